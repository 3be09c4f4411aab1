export const sliderStyles = `
.slider output{display:block;margin:0 0 .2em;font-size:1.5em;font-weight:700;line-height:1.4;font-variant-numeric:tabular-nums}
.slider input{display:block;width:100%;height:44px;margin:0;accent-color:var(--accent);cursor:pointer}
.slider .ends{display:flex;justify-content:space-between;gap:1em;color:var(--soft);font-size:.9em}
.slider .ends span:last-child{text-align:end}
.slider .mark{margin-inline-start:.5em}
`;

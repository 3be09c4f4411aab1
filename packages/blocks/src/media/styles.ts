export const mediaStyles = `
.media{margin:1.5em 0;padding:1em;border-radius:.75rem;background:var(--panel)}
.media video,.media audio{display:block;width:100%;height:auto}
.media video{border-radius:.5rem;background:#000}
.media audio{min-height:3.4rem}
.media .name{margin:0 0 .6em;font-weight:600}
.media details{margin-top:.75em}
`;

export const calloutStyles = `
.callout{--hue:var(--accent);margin:1.5em 0;padding:1em 1.25em;border-inline-start:.3rem solid var(--hue);border-radius:.35rem .75rem .75rem .35rem;background:var(--panel)}
[dir=rtl] .callout{border-radius:.75rem .35rem .35rem .75rem}
.callout>.label{margin:0 0 .35em;color:var(--hue);font-weight:700}
.callout .kind{font-size:.85em;letter-spacing:.02em}
.callout .kind+.name{display:block;color:var(--ink);font-size:1.05em}
.callout>:last-child{margin-bottom:0}
.callout.tip,.callout.objectives{--hue:var(--good)}
.callout.warning{--hue:var(--warn)}
.callout.example{--hue:var(--lamp-ink)}
`;

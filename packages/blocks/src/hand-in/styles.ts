export const handInStyles = `
.hand-in dl{margin:0 0 1em}
.hand-in dt{font-size:.9em;color:var(--soft)}
.hand-in dd{margin:0 0 .6em}
.hand-in dd>*{margin:.2em 0}
.hand-in>p{margin:0 0 .3em;font-weight:650}
`;

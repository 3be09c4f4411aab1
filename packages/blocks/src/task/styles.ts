export const taskStyles = `
.task{margin:1.5em 0;padding:1em 1.25em;border:2px solid var(--lamp);border-radius:.75rem;background:var(--paper)}
.task>.label{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;margin:0 0 .5em;font-weight:700}
.task .time{padding:.1em .75em;border-radius:9em;background:var(--lamp);color:#2b1d00;font-size:.85em}
.task>:last-child{margin-bottom:0}
`;

export const trueFalseStyles = `
.sure{margin:1em 0 0}
.sure p{margin:0 0 .4em;font-weight:600;font-size:.95em}
.sure div{display:flex;flex-wrap:wrap;gap:.5em}
.sure label{display:flex;align-items:center;min-height:44px;padding:.3em .9em;border:1.5px solid var(--line);border-radius:9em;background:var(--paper);cursor:pointer}
.sure label:hover{border-color:var(--accent)}
.sure input{width:1.15em;height:1.15em;margin:0;margin-inline-end:.55em;accent-color:var(--accent)}
.sure input:checked+span{font-weight:650}
`;

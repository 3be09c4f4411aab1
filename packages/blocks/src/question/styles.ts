/** What every question looks like. */
export const questionStyles = `
.question{display:block;margin:1.75em 0;padding:1.25em;border:1px solid var(--line);border-radius:.9rem;background:var(--card)}
.question fieldset{min-width:0;margin:0;padding:0;border:0}
.question legend,.question .lead{padding:0;margin:0 0 .75em;font-weight:650;font-size:1.05em;line-height:1.45}
.question .lead{font-weight:400}
.question ul{margin:0;padding:0;list-style:none}
.prompt{margin:0 0 1em}
.prompt img,.prompt video,.prompt audio{display:block;max-width:100%;border-radius:.5rem}
.prompt img{height:auto}
.prompt video,.prompt audio{width:100%;min-height:3.4rem}
.question .tip{margin:-.4em 0 .8em;color:var(--soft);font-size:.88em}
.question .feedback{margin:.5em 0 .25em;padding:.6em .9em;border-radius:.5rem;background:var(--panel);font-size:.95em}
.question .feedback>*{margin:.25em 0}
.question .actions{display:flex;flex-wrap:wrap;align-items:center;margin:.5em 0 0}
.question .actions>*{margin-top:.5em}
.question .actions button{margin-inline-end:1.25em}
.question .verdict{margin:0;font-weight:650}
.question .verdict:empty{display:none}
html:not(.js) .question .actions{display:none}
.js .question .answer{display:none}
.question details{margin:.9em 0 0}
.good{color:var(--good)}
.bad{color:var(--bad)}
.half{color:var(--lamp-ink)}
`;

/** Radio buttons and check boxes as roomy rows. */
export const choiceStyles = `
.options li{margin:.5em 0}
.options label{display:flex;align-items:flex-start;min-height:44px;padding:.6em .9em;border:1.5px solid var(--line);border-radius:.6rem;background:var(--paper);cursor:pointer}
.options label:hover{border-color:var(--accent)}
.options label.picked{border-color:var(--accent);background:var(--tint)}
.options input{flex:none;width:1.25em;height:1.25em;margin:.28em 0 0;margin-inline-end:.75em;accent-color:var(--accent)}
.options label>span{min-width:0;overflow-wrap:anywhere}
.options label.right{border-color:var(--good)}
.options label.wrong{border-color:var(--bad)}
.options .mark{margin-inline-start:auto;flex:none;font-weight:700}
`;

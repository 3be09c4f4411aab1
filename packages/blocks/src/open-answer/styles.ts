export const openAnswerStyles = `
.open label{display:block;margin-bottom:.35em;font-size:.9em;color:var(--soft)}
.open textarea,.open .address{width:100%;min-height:44px;padding:.6em .9em;border:1.5px solid var(--soft);border-radius:.6rem;background:var(--paper);color:inherit;font:inherit;line-height:1.6;unicode-bidi:plaintext;text-align:start}
.open textarea{display:block;resize:vertical}
.open textarea:disabled,.open [readonly]{opacity:1;background:var(--panel);border-color:var(--line)}
.open .counted{margin:.35em 0 0;color:var(--soft);font-size:.9em}
.open .printed{display:none}
.compared .head{margin:1.2em 0 .4em;font-weight:650}
.compared .model{padding:.6em .9em;border-inline-start:.25rem solid var(--lamp);background:var(--panel)}
.compared .model>*{margin:.25em 0}
.compared .criterion{margin:.8em 0}
.compared .criterion p{margin:0 0 .3em}
.compared .criterion div{display:flex;flex-wrap:wrap;gap:.4em}
.compared label{display:flex;align-items:center;min-height:44px;padding:.3em .9em;border:1.5px solid var(--line);border-radius:9em;background:var(--paper);cursor:pointer}
.compared label:hover{border-color:var(--accent)}
.compared input{width:1.15em;height:1.15em;margin:0;margin-inline-end:.55em;accent-color:var(--accent)}
.compared input:checked+span{font-weight:650}
@media print{.open textarea{display:none}.open .printed{display:block;min-height:8em;padding:.6em;border:1px solid var(--soft);white-space:pre-wrap;unicode-bidi:plaintext}.open .counted{display:none}}
`;

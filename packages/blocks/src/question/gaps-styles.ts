/** A text with controls in its lines. */
export const gapsStyles = `
.gaps{line-height:3.1}
.gaps>*{margin:.4em 0}
.question .gaps ul,.question .gaps ol{list-style:revert;padding-inline-start:1.4em}
.gaps li,.gaps td{line-height:3.1}
.gap{display:inline-block;max-width:100%;line-height:1.5;vertical-align:middle;unicode-bidi:isolate}
.gap .nth{display:none;margin-inline-end:.3em;font-size:.75em;font-weight:700;color:var(--soft)}
fieldset:disabled .gap .nth{display:inline}
.gap input,.gap select{width:auto;min-width:44px;max-width:100%;padding:.35em .6em}
.gap input{unicode-bidi:plaintext;text-align:start}
.gap .right{border-color:var(--good)}
.gap .wrong{border-color:var(--bad)}
.gap .mark{margin-inline-start:.3em;font-weight:700}
.question .feedback .of{margin:0;font-size:.85em;font-weight:650;color:var(--soft)}
`;

export const shortTextStyles = `
.typed label{display:block;margin-bottom:.35em;font-size:.9em;color:var(--soft)}
.typed input{width:100%;max-width:24rem;unicode-bidi:plaintext;text-align:start}
.typed .mark{margin-inline-start:.5em;font-weight:700}
.typed input.right{border-color:var(--good)}
.typed input.wrong{border-color:var(--bad)}
`;

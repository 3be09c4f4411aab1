export const shortTextStyles = `
.typed label{display:block;margin-bottom:.35em;font-size:.9em;color:var(--soft)}
.typed input{width:100%;max-width:24rem}
.typed input.right{border-color:var(--good)}
.typed input.wrong{border-color:var(--bad)}
`;

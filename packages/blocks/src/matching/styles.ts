export const matchingStyles = `
.pairs li{display:grid;grid-template-columns:1fr 1fr;gap:.4em 1em;align-items:center;padding:.5em 0;border-top:1px solid var(--line)}
.pairs li:first-child{border-top:0}
.pairs .feedback{grid-column:1/-1;margin:0}
.pairs select{width:100%;min-width:0}
.pairs select.right{border-color:var(--good)}
.pairs select.wrong{border-color:var(--bad)}
.pairs .mark{margin-inline-start:.5em;font-weight:700}
@media(max-width:30rem){.pairs li{grid-template-columns:1fr}}
`;

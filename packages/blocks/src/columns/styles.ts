export const columnsStyles = `
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,15rem),1fr));gap:0 2rem;margin:1.5em 0}
.columns>div{min-width:0}
.columns>div>:first-child{margin-top:0}
`;

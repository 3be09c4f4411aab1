export const numericStyles = `
.number .row{display:flex;flex-wrap:wrap;gap:.5em}
.number input[type=text]{width:11em;max-width:100%;direction:ltr;text-align:start}
.number .understood{min-height:1.65em;margin:.35em 0 0;color:var(--soft);font-size:.9em}
.number select.right{border-color:var(--good)}
.number select.wrong{border-color:var(--bad)}
[dir=rtl] .number input[type=text]{text-align:end}
`;

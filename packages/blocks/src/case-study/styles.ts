export const caseStudyStyles = `
.case{margin:1.75em 0;padding:1.25em;border:1px solid var(--line);border-radius:.9rem;background:var(--panel)}
.case .situation>:first-child,.case .asked>:first-child{margin-top:0}
.case .label{margin:0 0 .6em;font-weight:650}
.case .label .kind{display:block;font-size:.82em;color:var(--soft)}
.case>div{min-width:0}
.case .asked>.question:last-child{margin-bottom:0}
@media(min-width:75rem) and (min-height:30rem){
.case.side{display:grid;grid-template-columns:minmax(0,2fr) minmax(0,3fr);gap:0 1.5rem;width:min(70rem,100vw - 4rem);margin-inline-start:calc((100% - min(70rem,100vw - 4rem))/2)}
.case.side .situation{position:sticky;top:1rem;align-self:start;max-height:calc(100vh - 2rem);overflow:auto}
}
@media(max-width:30rem){.case{padding:.75em}}
@media print{.case.side{display:block;width:auto;margin-inline-start:0}}
`;

/** What gives our blocks their look inside a platform's page, without touching that page. */
export const staticStyle = `.nibras img,.nibras video{max-width:100%;height:auto}
.nibras figure{margin:1.5em 0}
.nibras figcaption{font-size:.9em;color:#555}
.nibras .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)}
.nibras .callout,.nibras .task,.nibras .situation{margin:1.5em 0;padding:1em 1.25em;border:1px solid #ccc;border-inline-start:.3em solid #0a6b7c;border-radius:.4em}
.nibras .callout.warning{border-inline-start-color:#a65a00}
.nibras .callout.tip,.nibras .callout.objectives{border-inline-start-color:#2d6a36}
.nibras .label{margin:0 0 .35em;font-weight:bold}
.nibras .label .kind+.name{display:block}
.nibras .columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(15em,1fr));grid-gap:0 2em}
.nibras table{border-collapse:collapse;max-width:100%}
.nibras .scroll{overflow-x:auto}
.nibras th,.nibras td{padding:.4em .7em;border:1px solid #bbb;text-align:start;vertical-align:top}
.nibras blockquote{margin:1em 0;padding-inline-start:1em;border-inline-start:.2em solid #ccc}
.nibras pre{overflow-x:auto;text-align:left}
`;

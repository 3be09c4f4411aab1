export const categoriseStyles = `
.board{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(13rem,100%),1fr));gap:.75em}
.board section{min-width:0;padding:.5em;border:1.5px dashed var(--soft);border-radius:.7rem;background:var(--panel)}
.board section:first-child{grid-column:1/-1;border-style:solid;border-color:var(--line);background:none}
.board .bin{width:100%;border-color:transparent;background:none;color:var(--ink);text-align:start}
.board .bin{margin-bottom:.4em}
.board section.ready .bin{border-color:var(--accent);background:var(--card)}
.board ul{display:flex;flex-wrap:wrap;gap:.45em;min-height:1.5em}
.board li{max-width:100%;margin:0}
.board .chip{max-width:100%;border-color:var(--soft);background:var(--paper);color:inherit;font-weight:500;text-align:start;overflow-wrap:anywhere}
.board .chip[aria-pressed=true]{border-color:var(--accent);background:var(--accent);color:var(--on-accent)}
.board .chip.right{border-color:var(--good)}
.board .chip.wrong{border-color:var(--bad)}
.board .mark{margin-inline-start:.5em;font-weight:700}
.board .dragged{position:relative;z-index:5;pointer-events:none;box-shadow:0 6px 18px rgba(0,0,0,.25)}
fieldset:disabled .board button{cursor:default}
`;

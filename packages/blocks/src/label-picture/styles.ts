export const labelPictureStyles = `
.drops{cursor:default}
.drops.ready [data-zone]{cursor:pointer;stroke-dasharray:6 4}
.drops svg .picked{fill:rgba(11,93,107,.16)}
.drops svg .aimed{fill:rgba(242,182,60,.5);stroke-width:5px}
.drops .core{display:flex;flex-direction:column;align-items:center;justify-content:center;line-height:1.25}
.drops .tag{flex:none;max-width:9.5em;padding:.15em .55em;margin:1px;border-radius:.4em;background:#fff;box-shadow:0 0 0 1.5px #0b5d6b;color:#1f2733;font-size:.82em;font-weight:600;text-align:center;overflow-wrap:anywhere;width:max-content}
.drops .tag.right{box-shadow:0 0 0 2.5px #1b693b}
.drops .tag.wrong{box-shadow:0 0 0 2.5px #a5271e}
.pool{margin:0 0 .9em}
.pool p{margin:0 0 .3em;font-size:.9em;color:var(--soft)}
.pool div{display:flex;flex-wrap:wrap;min-height:52px;padding:.25em;border:1.5px dashed var(--soft);border-radius:.7rem;background:var(--panel)}
.pool .chip{max-width:100%;margin:.2em;border-color:var(--soft);background:var(--paper);color:var(--ink);font-weight:500;text-align:start;overflow-wrap:anywhere}
.chip[aria-pressed=true]{border-color:var(--accent)!important;background:var(--accent)!important;color:var(--on-accent)!important}
.chip.dragged{position:relative;z-index:5;pointer-events:none;box-shadow:0 6px 18px rgba(0,0,0,.25)}
@media(max-width:30rem){.drops .tag{max-width:8.5em;padding:0 .3em;font-size:.7em}}
`;

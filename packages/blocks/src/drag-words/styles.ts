export const dragWordsStyles = `
.bank{position:sticky;top:0;z-index:2;display:flex;flex-wrap:wrap;gap:.45em;max-height:40vh;overflow:auto;margin:0 0 .75em;padding:.6em;border:1px solid var(--line);border-radius:.7rem;background:var(--panel)}
.bank .chip,.gap .hole{max-width:100%;border-color:var(--soft);background:var(--paper);color:inherit;font-weight:500;overflow-wrap:anywhere}
.bank .chip[aria-pressed=true]{border-color:var(--accent);background:var(--accent);color:var(--on-accent)}
.bank [hidden]{display:none}
.gap .hole{min-width:5.5em;padding:.3em .7em}
.gap .hole.empty{border-style:dashed;color:var(--soft)}
.ready .hole{border-color:var(--accent);background:var(--tint)}
.gap .hole.right{border-color:var(--good)}
.gap .hole.wrong{border-color:var(--bad)}
.question .dragged{position:relative;z-index:5;pointer-events:none;box-shadow:0 6px 18px rgba(0,0,0,.25)}
fieldset:disabled .bank{position:static}
fieldset:disabled .hole{cursor:default}
@media print{.bank{position:static;max-height:none}}
`;

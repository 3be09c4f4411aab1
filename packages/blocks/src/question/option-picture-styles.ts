/** Options with pictures: travels only with pages that show some. */
export const optionPictureStyles = `
.pictured img{display:block;max-width:100%;height:auto;border-radius:.4rem;background:#fff}
.pictured label>span:not(.mark){display:flex;flex-wrap:wrap;align-items:center;flex:auto}
.pictured img+span{flex:1 1 8rem;margin-inline-start:.9em}
.pictured:not(.cards) img{max-height:6rem;width:auto}
.pictured:not(.cards).medium img{max-height:9rem}
.pictured:not(.cards).large img{max-height:16rem}
.pictured label:focus-within{outline:3px solid var(--accent);outline-offset:2px}
.pictured label.picked{box-shadow:inset 0 0 0 1.5px var(--accent)}
.question .cards{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));grid-gap:.75em}
.question .cards.large{grid-template-columns:minmax(0,1fr)}
.cards li{display:flex;flex-direction:column;min-width:0;margin:0;break-inside:avoid}
.cards label{flex:1 0 auto;display:grid;grid-template-columns:auto minmax(0,1fr);grid-template-rows:1fr auto;align-items:start;padding:.6em}
.cards label>span:not(.mark){display:contents}
.cards img{grid-row:1;grid-column:1/-1;align-self:center;justify-self:center;margin:0 0 .6em;max-height:22rem;object-fit:contain}
.cards .lost{grid-row:1;grid-column:1/-1}
.cards input{grid-row:2;grid-column:1}
.cards img+span,.cards .lost+span{grid-row:2;grid-column:2;margin:0;min-width:0;overflow-wrap:anywhere}
.cards .mark{grid-column:1/-1;margin:.4em 0 0}
.cards .feedback{padding:.5em .6em}
@media(min-width:40em){.question .cards{grid-template-columns:repeat(var(--columns),minmax(0,1fr))}}
`;

/** Options with pictures: travels only with pages that show some. */
export const optionPictureStyles = `
.pictured img{display:block;max-width:100%;border-radius:.4rem;background:#fff}
.pictured label>span:not(.mark){display:flex;flex-wrap:wrap;align-items:center;flex:auto}
.pictured img+span{flex:1 1 8rem;margin-inline-start:.9em}
.pictured label:has(:focus-visible){outline:3px solid var(--accent);outline-offset:2px}
.pictured label.picked{box-shadow:inset 0 0 0 1.5px var(--accent)}
.pictured label.right{box-shadow:inset 0 0 0 1.5px var(--good)}
.pictured label.wrong{box-shadow:inset 0 0 0 1.5px var(--bad)}
.pictured:not(.cards) img{width:auto;height:auto;max-width:min(100%,20rem);max-height:9rem}
.pictured.small:not(.cards) img{max-height:5.5rem}
.pictured.large:not(.cards) img{max-width:100%;max-height:16rem}
.cards{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));grid-gap:.75em}
.question .cards li{display:flex;flex-direction:column;min-width:0;margin:0;break-inside:avoid}
.cards label{flex:auto;display:grid;grid-template-columns:auto minmax(0,1fr) auto;align-content:start;padding:.5em}
:disabled .cards label{flex:none}
.cards label>span:not(.mark){display:contents}
.cards img{grid-row:1;grid-column:1/-1;width:100%;height:7rem;margin:0 0 .5em;object-fit:scale-down}
.cards .lost{grid-row:1;grid-column:1/-1}
.question .cards input{grid-row:2;grid-column:1;margin-inline-end:.45em}
.cards img+span,.cards .lost+span{grid-row:2;grid-column:2;margin:0;min-width:0;overflow-wrap:anywhere}
.cards .mark{grid-row:2;grid-column:3}
.cards .feedback{padding:.5em .6em}
@media(max-width:39.9em){.cards.large{grid-template-columns:none}.cards.large img{height:13rem}}
@media(min-width:40em){.cards{grid-template-columns:repeat(var(--columns),minmax(0,1fr))}.cards.medium img{height:9.5rem}.cards.large img{height:15rem}}
`;

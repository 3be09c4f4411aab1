/** Regions over a picture, in colours that hold on any picture, by day and by night. */
export const regionStyles = `
.scene{position:relative;width:fit-content;max-width:100%;margin:0 auto .9em;direction:ltr;line-height:1.4;user-select:none;-webkit-user-select:none}
.scene img{display:block;max-width:100%;height:auto;border-radius:.5rem;background:var(--panel)}
.scene svg{position:absolute;left:0;top:0;width:100%;height:100%;overflow:visible;filter:drop-shadow(0 0 1px #fff) drop-shadow(0 0 1px #fff)}
.scene [data-zone]{fill:rgba(255,255,255,.08);stroke:#0b5d6b;stroke-width:2.5px;vector-effect:non-scaling-stroke;pointer-events:all}
.scene svg .picked{fill:rgba(11,93,107,.38);stroke-width:4px}
.scene svg .right{fill:rgba(27,105,59,.38);stroke:#1b693b;stroke-width:5px}
.scene svg .wrong{fill:rgba(165,39,30,.32);stroke:#a5271e;stroke-width:5px;stroke-dasharray:7 4}
.scene .core{position:absolute;width:24px;height:24px;margin:-12px 0 0 -12px}
.badge{display:inline-block;min-width:1.65em;padding:.05em .35em;border-radius:9em;background:#0b5d6b;color:#fff;font-size:.85em;font-weight:700;line-height:1.55;text-align:center}
.scene .badge{position:absolute;transform:translate(-45%,-45%);box-shadow:0 0 0 1.5px #fff;pointer-events:none}
.js .veiled svg>:not(.right):not(.wrong){opacity:0}
.js .veiled .badge{display:none}
label .badge{margin-inline-end:.6em}
@media print{.scene img{max-height:16cm}}
`;

export const orderingStyles = `
.order{margin:0;padding:0;list-style:none}
.order li{display:flex;flex-wrap:wrap;align-items:center;min-height:44px;margin:.5em 0;padding:.35em .5em;padding-inline-start:.9em;border:1.5px solid var(--line);border-radius:.6rem;background:var(--paper)}
.order .words{flex:1 1 0;min-width:0;overflow-wrap:anywhere}
.order .place{display:none;flex:none;min-width:1.9em;margin-inline-end:.6em;padding:.1em .3em;border-radius:9em;background:var(--tint);text-align:center;font-weight:650;font-variant-numeric:tabular-nums}
.order.steps .place{display:block}
.order .moves{flex:none;display:flex;margin-inline-start:.5em}
.order .moves button{width:44px;padding:0;margin-inline-start:.35em}
.order .moves [aria-disabled]{opacity:.4;cursor:default}
.order .grip{flex:none;align-self:stretch;width:1.5em;margin-inline-start:-.5em;margin-inline-end:.4em;background:radial-gradient(circle,var(--soft) 1.5px,transparent 2px) 50% 50%/.5em .5em;touch-action:none;cursor:grab}
.order .held{border-color:var(--accent);background:var(--tint);box-shadow:0 4px 14px rgba(0,0,0,.18)}
.order .right{border-color:var(--good)}
.order .wrong{border-color:var(--bad)}
.order .mark{flex:none;margin-inline-start:.5em;font-weight:700}
.order .feedback{flex:1 0 100%}
fieldset:disabled .order .moves,fieldset:disabled .order .grip{display:none}
@media(max-width:30rem){.order .moves{flex-direction:column;gap:.35em}.order .moves button{margin-inline-start:0}.order .grip{width:1.1em}.order .words{overflow-wrap:break-word}}
@media print{.order .moves,.order .grip{display:none}}
`;

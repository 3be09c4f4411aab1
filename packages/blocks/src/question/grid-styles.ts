/** Tables of radio buttons. */
export const gridStyles = `
.grid{position:relative;margin:.5em 0}
.grid th,.grid td{vertical-align:middle;overflow-wrap:break-word}
.grid thead th{min-width:5.5em;text-align:center}
.grid tbody th{position:sticky;inset-inline-start:0;z-index:1;min-width:8em;background:var(--card);color:inherit;font-weight:500}
.grid td{padding:0}
.grid label{display:flex;align-items:center;justify-content:center;min-width:44px;min-height:44px;cursor:pointer}
.grid label:hover{background:var(--tint)}
.grid input{flex:none;width:1.25em;height:1.25em;margin:0;accent-color:var(--accent)}
.grid .column{display:none}
.grid label.right{box-shadow:inset 0 0 0 2px var(--good)}
.grid label.wrong{box-shadow:inset 0 0 0 2px var(--bad)}
.grid .mark{margin-inline-start:.4em;font-weight:700}
.grid .said td{padding:0;border:0}
.grid .said .feedback{position:sticky;inset-inline-start:0;width:fit-content;max-width:min(100%,calc(100vw - 5.5rem))}
@media(max-width:30rem){
.grid tbody th{max-width:8.5em}
.stack table,.stack tbody,.stack tr,.stack th,.stack td{display:block}
.stack thead{display:none}
.stack tbody th{position:static;max-width:none;padding:.9em 0 .3em;border:0;font-weight:600}
.stack td{border:0}
.stack label{justify-content:flex-start;padding:.3em .6em;border-top:1px solid var(--line)}
.stack .column{display:inline;margin-inline-start:.7em}
}
`;

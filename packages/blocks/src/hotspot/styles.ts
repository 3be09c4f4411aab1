export const hotspotStyles = `
.js .spots{cursor:crosshair}
.spots .pin{position:absolute;width:22px;height:22px;margin:-11px 0 0 -11px;border:3px solid #fff;border-radius:9em;background:#0b5d6b;box-shadow:0 0 0 2px #0b5d6b;pointer-events:none}
.spots .pin.right{background:#1b693b;box-shadow:0 0 0 2px #1b693b}
.spots .pin.wrong{background:#a5271e;box-shadow:0 0 0 2px #a5271e}
.spots .pin .mark{display:none}
.spots .aim{position:absolute;width:44px;height:44px;min-height:0;margin:-22px 0 0 -22px;padding:0;border:3px solid #fff;border-radius:9em;background:linear-gradient(#fff,#fff) 50%/2px 60% no-repeat,linear-gradient(#fff,#fff) 50%/60% 2px no-repeat,rgba(11,93,107,.45);box-shadow:0 0 0 2px #0b5d6b;opacity:0;pointer-events:none}
.spots .aim:focus{opacity:1;outline:0}
.keys{display:none;margin:-.3em 0 .8em;color:var(--soft);font-size:.88em;text-align:center}
.spots:focus-within+.keys{display:block}
.zones .elsewhere:not(.given){display:none}
`;

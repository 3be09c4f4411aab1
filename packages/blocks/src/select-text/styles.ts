export const selectTextStyles = `
.gap .pick{display:inline-block;max-width:100%;min-width:44px;padding:.1em .4em;border:1.5px dashed var(--soft);border-radius:.4rem;background:none;color:inherit;font-weight:inherit;cursor:pointer}
.gap button.pick:hover{border-color:var(--accent)}
.gap .pick[aria-pressed=true]{border-style:solid;border-color:var(--accent);background:var(--accent);color:var(--on-accent)}
.gap .pick.right{border:2px solid var(--good)}
.gap .pick.wrong{border:2px solid var(--bad)}
`;

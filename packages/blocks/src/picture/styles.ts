export const pictureStyles = `
figure{margin:1.5em 0}
figure img{display:block;max-width:100%;height:auto;border-radius:.75rem;background:var(--panel)}
figure.small{max-width:18rem}
figure.medium{max-width:30rem}
figcaption{margin-top:.55em;font-size:.9em;color:var(--soft)}
`;

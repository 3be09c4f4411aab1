/** HTML from outside, parsed without running or fetching anything of it. */
const parse = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');

/** Whether pasted HTML says anything beside its pictures. */
export function hasWords(html: string): boolean {
  return (parse(html).body.textContent ?? '').trim() !== '';
}

/** Pictures that pasted HTML carries inside itself; those that it only points at stay where they are. */
export function picturesIn(html: string): File[] {
  const files: File[] = [];
  for (const [index, picture] of parse(html).querySelectorAll('img[src^="data:image/"]').entries()) {
    const match = /^data:(image\/[a-z+.-]+);base64,(.+)$/is.exec(picture.getAttribute('src') ?? '');
    if (!match) continue;
    try {
      const bytes = Uint8Array.from(atob(match[2]!.trim()), (character) => character.charCodeAt(0));
      files.push(new File([bytes], `image-${index + 1}`, { type: match[1]! }));
    } catch {
      // Not base64 after all: nothing that could be shown.
    }
  }
  return files;
}

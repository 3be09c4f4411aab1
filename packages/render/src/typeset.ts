/** French sets a space before tall punctuation and inside guillemets, at which a line must not break. */
export function typeset(text: string, language: string): string {
  if (!language.startsWith('fr')) return text;
  return text.replace(/ (?=[?!;:»%])/g, '\u00a0').replace(/« /g, '«\u00a0');
}

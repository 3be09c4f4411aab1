/** A number as a page of a language shows it: with a decimal comma in French and Arabic. */
export function numberText(value: number, language: string): string {
  const text = String(value).replace('-', '\u2212');
  return language.startsWith('fr') || language.startsWith('ar') ? text.replace('.', ',') : text;
}

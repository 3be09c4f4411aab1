/** Silent reading speed in words per minute. Source: Trauzettel-Klosinski and Dietz 2012, IReST, for adults. */
const wordsPerMinute: Readonly<Record<string, number>> = { en: 228, fr: 195, ar: 138 };
const otherLanguages = 180;

/** To think about a question and choose. */
export const minutesPerQuestion = 1;

/** How many words a text has; letters, digits and inner apostrophes make a word. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}\p{M}]+(?:['’.,-][\p{L}\p{N}\p{M}]+)*/gu)?.length ?? 0;
}

/** Minutes that a teacher needs to read so many words in a language. */
export function readingMinutes(words: number, language: string): number {
  return words / (wordsPerMinute[language.slice(0, 2)] ?? otherLanguages);
}

import { countWords } from './reading.ts';

/** How hard a text is to read, in three rough degrees: a question has too few words for more. */
export type ReadingGrade = 'plain' | 'middling' | 'hard';

/** Letters from which a word counts as long, and the two borders between the degrees. */
interface Scale {
  readonly long: number;
  readonly middling: number;
  readonly hard: number;
}

/**
 * LIX: words in a sentence plus the percentage of long words. Source: Björnsson 1968, for languages in Latin letters, where more
 * than six letters are long. Arabic writes article, conjunction and pronoun in one with the word and no short vowels, so that its
 * scale is our own, set on the course's samples.
 */
const scales: Readonly<Record<string, Scale>> = {
  ar: { long: 7, middling: 38, hard: 52 },
};
const latin: Scale = { long: 7, middling: 45, hard: 58 };

const fewestWords = 5;

/** The degree of a text; undefined where it has too few words to say. */
export function gradeReading(text: string, language: string): ReadingGrade | undefined {
  const words = countWords(text);
  if (words < fewestWords) return undefined;
  const scale = scales[language.slice(0, 2)] ?? latin;
  const sentences = Math.max(1, text.split(/[.!?؟…:;؛\n]+/u).filter((part) => /\p{L}/u.test(part)).length);
  const long = (text.replace(/\p{M}/gu, '').match(/\p{L}+/gu) ?? []).filter((word) => word.length >= scale.long).length;
  const lix = words / sentences + (100 * long) / words;
  return lix < scale.middling ? 'plain' : lix < scale.hard ? 'middling' : 'hard';
}

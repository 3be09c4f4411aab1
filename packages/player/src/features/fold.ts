/** A text without what a search does not mind, and where each of its characters stood in the original. */
export interface Folded {
  readonly text: string;
  readonly at: readonly number[];
}

const same: Readonly<Record<string, string>> = {
  ى: 'ي',
  ة: 'ه',
  ٱ: 'ا',
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  '’': "'",
  '\u00a0': ' ',
  '\u202f': ' ',
};

/** Folds accents, case, Arabic vowel signs and letter variants, and the digits of other scripts. */
export function foldText(original: string): Folded {
  let text = '';
  const at: number[] = [];
  let place = 0;
  for (const character of original) {
    const plain = character
      .normalize('NFKD')
      .replace(/[\p{M}\u0640]/gu, '')
      .toLowerCase()
      .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15));
    for (const one of plain) {
      const folded = same[one] ?? one;
      text += folded;
      for (let count = folded.length; count > 0; count -= 1) at.push(place);
    }
    place += character.length;
  }
  at.push(original.length);
  return { text, at };
}

/** Words of a query, folded. */
export const wordsOf = (query: string): string[] =>
  foldText(query)
    .text.split(/[\s,;:.!?؟،؛"«»()]+/)
    .filter(Boolean);

/** Where the words stand in a text, as ranges of the original in order, none over another. */
export function findWords(folded: Folded, words: readonly string[]): [from: number, to: number][] {
  const found: [number, number][] = [];
  for (const word of words)
    for (let from = folded.text.indexOf(word); from >= 0; from = folded.text.indexOf(word, from + word.length))
      found.push([folded.at[from]!, folded.at[from + word.length]!]);
  found.sort(([one], [other]) => one - other);
  return found.filter(([from], index) => index === 0 || from >= found[index - 1]![1]);
}

// The most frequent characters of each script first: these take one character of the state, all others two or three.
const tables = [" esaitnrulodcmpévqfbghjàxyèêz'’.,", ' اليمنرتوبةعدسفهكقحجأشطصخضذثزغءى'];
const direct = 31;

const points = (text: string): string[] => Array.from(text);

/** Text as small whole numbers, at most `limit` characters of it: Latin and Arabic letters cost little more than one each. */
export function packText(text: string, limit: number): number[] {
  const letters = points(text).slice(0, limit);
  const arabic = letters.filter((letter) => letter >= '\u0600' && letter <= '\u06ff').length * 2 > letters.length;
  const table = tables[arabic ? 1 : 0]!;
  return [
    arabic ? 1 : 0,
    ...letters.map((letter) => {
      const at = table.slice(0, direct).indexOf(letter);
      return at < 0 ? direct + letter.codePointAt(0)! : at;
    }),
  ];
}

/** The text of numbers made by {@link packText}; numbers that name no character are passed over. */
export function unpackText([which = 0, ...numbers]: readonly number[]): string {
  const table = tables[which] ?? '';
  return numbers
    .map((number) =>
      number < direct
        ? (table[number] ?? '')
        : number - direct <= 0x10ffff
          ? String.fromCodePoint(number - direct)
          : '',
    )
    .join('');
}

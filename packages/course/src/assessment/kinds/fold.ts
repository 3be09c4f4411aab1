/** Folds what a short answer may differ in: spaces, and unless told otherwise case, accents and Arabic letter variants. */
export function foldAnswer(text: string, caseSensitive: boolean, accentSensitive: boolean): string {
  let folded = text.normalize('NFKC').replace(/\s+/g, ' ').trim();
  if (!accentSensitive)
    folded = folded
      .normalize('NFD')
      .replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640]/g, '')
      .replace(/[\u0622\u0623\u0625\u0671]/g, '\u0627')
      .replace(/\u0629/g, '\u0647')
      .replace(/\u0649/g, '\u064a')
      .normalize('NFC');
  return caseSensitive ? folded : folded.toLowerCase();
}

/** Whether two folded texts differ by a slip: one letter in a word of four or more, two in one of eight or more. */
export function isNearMiss(one: string, other: string): boolean {
  const allowed = other.length >= 8 ? 2 : other.length >= 4 ? 1 : 0;
  if (Math.abs(one.length - other.length) > allowed || /\d/.test(other)) return false;
  // Edit distance with swapped neighbours, row by row.
  let [earlier, previous] = [[] as number[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const same = one[row - 1] === other[at - 1];
      let cost = Math.min(previous[at]! + 1, now[at - 1]! + 1, previous[at - 1]! + (same ? 0 : 1));
      if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1])
        cost = Math.min(cost, earlier[at - 2]! + 1);
      now.push(cost);
    }
    [earlier, previous] = [previous, now];
  }
  return previous[other.length]! <= allowed;
}

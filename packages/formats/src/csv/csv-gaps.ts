import { numberIn } from './csv-cell.ts';

/** A word that may fill a gap, with what is said of it, as a cell. */
interface CsvGapWord {
  readonly label: string;
  readonly feedback?: string;
}

/** What fills a gap, as a cell says it. */
export type CsvGap =
  | { readonly way: 'text'; readonly answers: readonly (CsvGapWord & { readonly credit: number })[] }
  | { readonly way: 'number'; readonly value: number; readonly tolerance: number }
  | { readonly way: 'choice'; readonly options: readonly (CsvGapWord & { readonly correct: boolean })[] }
  | { readonly way: 'bank'; readonly word: string };

const escaped = (text: string): string =>
  text
    .replace(/[\\|]/g, '\\$&')
    .replace(/^\s*(?=[*#>])/, '$&\\')
    .replace(/(?<=^|\s)\/\/(?=\s|$)/g, '\\//')
    .replace(/=(?=\s*[\d.,]+\s*%\s*$)/, '\\=');
const unescaped = (text: string): string => text.replace(/\\(.)/gs, '$1');
/** Behind a word, what is said to those who fill it in. */
const said = ({ feedback }: CsvGapWord): string =>
  feedback === undefined ? '' : ` // ${feedback.replace(/[\\|]/g, '\\$&')}`;
const percent = (share: number): string => String(Number((share * 100).toFixed(5)));

/**
 * A cell of a gap: `word`, or `word | other = 50%` with what a part earns; `*right | wrong` to pick from; `# 3.5 ± 0.5` for a
 * number; `> word` for one of the words that all gaps share. What is said of a word stands behind it and ` // `. A backslash
 * before a sign takes its meaning away.
 */
export function writeCsvGap(gap: CsvGap): string {
  switch (gap.way) {
    case 'text':
      return gap.answers
        .map((one) => escaped(one.label) + (one.credit === 1 ? '' : ` = ${percent(one.credit)}%`) + said(one))
        .join(' | ');
    case 'number':
      return `# ${gap.value}${gap.tolerance > 0 ? ` ± ${gap.tolerance}` : ''}`;
    case 'choice':
      return gap.options.map((one) => (one.correct ? '*' : '') + escaped(one.label) + said(one)).join(' | ');
    case 'bank':
      return `> ${escaped(gap.word)}`;
  }
}

const partsOf = (cell: string): string[] =>
  [...cell.matchAll(/(?:\\.|[^\\|]|\\$)+/gs)].map(([part]) => part.trim()).filter((part) => part !== '');

/** A word, still with its backslashes, and what is said of it. */
function wordIn(part: string): { readonly word: string; readonly feedback?: string } {
  const at = /(?<=^|\s)\/\/(?=\s|$)/.exec(part)?.index;
  if (at === undefined) return { word: part };
  const feedback = unescaped(part.slice(at + 2).trim());
  return { word: part.slice(0, at).trim(), ...(feedback === '' ? {} : { feedback }) };
}

/** The same read; undefined where the cell says nothing that fills a gap. */
export function readCsvGap(cell: string): CsvGap | undefined {
  const text = cell.trim();
  if (text.startsWith('#')) {
    const [value, tolerance] = text.slice(1).split(/±|\+\/?-/);
    const read = numberIn(value);
    return read === undefined
      ? undefined
      : { way: 'number', value: read, tolerance: Math.abs(numberIn(tolerance) ?? 0) };
  }
  if (text.startsWith('>')) {
    const word = unescaped(text.slice(1).trim());
    return word === '' ? undefined : { way: 'bank', word };
  }
  const parts = partsOf(text).map(wordIn);
  if (parts.length === 0) return undefined;
  if (parts.some(({ word }) => word.startsWith('*')))
    return {
      way: 'choice',
      options: parts.map(({ word, ...more }) => ({
        label: unescaped(word.replace(/^\*\s*/, '')),
        correct: word.startsWith('*'),
        ...more,
      })),
    };
  return {
    way: 'text',
    answers: parts.map(({ word, ...more }) => {
      const worth = /^(.*[^\\\s])\s*=\s*([\d.,٠-٩٫]+)\s*[%٪]$/s.exec(word);
      const share = worth ? numberIn(worth[2]) : undefined;
      return worth && share !== undefined
        ? { label: unescaped(worth[1]!), credit: Math.min(100, share) / 100, ...more }
        : { label: unescaped(word), credit: 1, ...more };
    }),
  };
}

/** Square brackets of a text that mean themselves. */
export const escapeBrackets = (text: string): string => text.replace(/[[\]]/g, '\\$&');
export const unescapeBrackets = (text: string): string => text.replace(/\\([[\]])/g, '$1');

/** A text whose brackets are replaced by what they hold; a backslash before one keeps it as it is. */
export function fillBrackets(text: string, fill: (inside: string) => string | undefined): string {
  return text.replace(/\\[[\]]|\[((?:\\[[\]]|[^[\]])*)\]/g, (whole, inside: string | undefined) =>
    inside === undefined ? whole.slice(1) : (fill(inside) ?? whole),
  );
}

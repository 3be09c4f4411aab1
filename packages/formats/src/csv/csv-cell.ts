import { escapeHtml } from '@nibras/base';
import { foldCsv } from './csv-columns.ts';

const markup = /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>|&(?:[a-z]+|#\d+|#x[0-9a-f]+);/i;
const entity: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const decoded = (html: string): string => html.replace(/&(amp|lt|gt|quot);/g, (_, name: string) => entity[name]!);
const breaks = (text: string): string => escapeHtml(text).replace(/\n/g, '<br>');

/** What a cell says, as HTML: as it stands where it holds markup, otherwise with its line breaks. */
export function cellToHtml(cell: string, kind: 'rich' | 'line'): string {
  const text = cell.replace(/\r\n?/g, '\n').trim();
  if (text === '' || markup.test(text)) return text;
  if (kind === 'line') return breaks(text);
  return text
    .split(/\n{2,}/)
    .map((part) => `<p>${breaks(part.trim())}</p>`)
    .join('');
}

/** HTML as a cell: plain words wherever these come back as the same HTML. */
export function htmlToCell(html: string, kind: 'rich' | 'line'): string {
  const flat = html.replace(/\s+/g, ' ').trim();
  const plain = decoded(
    flat
      .replace(/<\/p>\s*<p>/g, '\n\n')
      .replace(/^<p>|<\/p>$/g, '')
      .replace(/<br\s*\/?>/g, '\n'),
  );
  if (cellToHtml(plain, kind) === flat) return plain;
  return flat === '' || markup.test(flat) ? flat : `<span>${flat}</span>`;
}

/** Spreadsheets run what begins like this as a formula. */
const formula = /^'*[=+\-@\t\r]/;
const number = /^[+-]?[\d.,]+$/;

/** A cell that no spreadsheet takes for a formula: an apostrophe stands before it. */
export const guardCell = (cell: string): string => (formula.test(cell) && !number.test(cell) ? `'${cell}` : cell);
export const unguardCell = (cell: string): string => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

/** A number with a decimal comma or point, in Western or Arabic digits; undefined where the cell holds none. */
export function numberIn(cell: string | undefined): number | undefined {
  const text = foldCsv((cell ?? '').replace(/[-−]/g, '~').replace(/٫/g, '.'))
    .replace(/~/g, '-')
    .replace(/[\s%]/g, '')
    .replace(',', '.');
  return text === '' || Number.isNaN(Number(text)) ? undefined : Number(text);
}

const yeses = new Set(['yes', 'oui', 'نعم', 'true', 'vrai', 'صحيح', 'صح', '1', 'x']);
const nos = new Set(['no', 'non', 'لا', 'false', 'faux', 'خطا', '0']);

/** Yes or no in three languages; undefined where the cell says neither. */
export function yesIn(cell: string | undefined): boolean | undefined {
  const word = foldCsv(cell ?? '');
  return yeses.has(word) ? true : nos.has(word) ? false : undefined;
}

const joining = new Set(['et', 'and', 'و']);
const letters = ['abcdefghijklmnopqrstuvwxyz', 'ابجدهوزحطي'];

/** Places, from 0, that a key names by numbers or letters: `1 3`, `A, C`, `أ و ج`; -1 for what names none. */
export const placesIn = (cell: string): number[] =>
  foldCsv(cell)
    .split(/[^\da-z\u0621-\u064a]+/)
    .filter((part) => part !== '' && !joining.has(part))
    .map((part) => {
      if (/^\d+$/.test(part)) return Number(part) - 1;
      return part.length === 1 ? Math.max(...letters.map((row) => row.indexOf(part))) : -1;
    });

const difficulties: ReadonlyMap<string, string> = new Map(
  Object.entries({
    easy: ['easy', 'facile', 'سهل'],
    medium: ['medium', 'moyen', 'moyenne', 'متوسط'],
    hard: ['hard', 'difficile', 'صعب'],
  }).flatMap(([name, words]) => words.map((word) => [foldCsv(word), name] as const)),
);

/** Easy, medium or hard in three languages; undefined where the cell says none of them. */
export const difficultyIn = (cell: string | undefined): string | undefined => difficulties.get(foldCsv(cell ?? ''));

import type { NumberInteraction } from '../interaction.ts';
import { foldAnswer } from './fold.ts';

export type ScoredNumber = Pick<NumberInteraction, 'kind' | 'unitNeeded'> & {
  readonly answers: readonly {
    readonly id: string;
    readonly value: number;
    readonly tolerance: number;
    readonly credit: number;
  }[];
  readonly units: readonly { readonly label: string; readonly factor: number }[];
};

/** Digits of any script that learners write, and Arabic signs, as plain ones. */
const plainDigits = (text: string): string =>
  text
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/\u066b/g, ',')
    .replace(/\u066c|[\u200e\u200f\u061c]/g, '')
    .replace(/[\u2212\u2013]/g, '-');

/**
 * A number as people write it, with what follows it: decimal comma or point, groups of three set apart by spaces, points or
 * commas, Arabic-Indic digits, a fraction, a power of ten. Undefined where it is no number.
 */
export function parseNumber(text: string): { readonly value: number; readonly rest: string } | undefined {
  const plain = plainDigits(text.normalize('NFKC')).trim();
  const found =
    /^([+-]?)\s*((?:\d[\d\s.,]*)?\d)(?:\s*\/\s*(\d+))?(?:\s*(?:[eE]|[x×*]\s*10\s*\^)\s*([+-]?\d+))?\s*(.*)$/s.exec(
      plain,
    );
  if (!found) return undefined;
  const [, sign, written, divisor, power, rest = ''] = found;
  let digits = written!.replace(/\s/g, '');
  const [comma, point] = [digits.lastIndexOf(','), digits.lastIndexOf('.')];
  const decimal = Math.max(comma, point);
  const sorts = (comma >= 0 ? 1 : 0) + (point >= 0 ? 1 : 0);
  const mark = digits[decimal];
  const grouped = decimal >= 0 && sorts === 1 && digits.split(mark!).length > 2;
  if (grouped) digits = digits.replace(/[.,]/g, '');
  else if (decimal >= 0) digits = `${digits.slice(0, decimal).replace(/[.,]/g, '')}.${digits.slice(decimal + 1)}`;
  const value = (Number(digits) / Number(divisor ?? 1)) * 10 ** Number(power ?? 0);
  return Number.isFinite(value) ? { value: sign === '-' ? -value : value, rest: rest.trim() } : undefined;
}

/** Whether a value lies within the tolerance, whatever the last digits of binary fractions are. */
export const isWithin = (value: number, target: number, tolerance: number): boolean =>
  Math.abs(value - target) <= tolerance + 1e-9 * Math.max(1, Math.abs(target), Math.abs(value));

/** The foreseen value that a number matches, best credit first. */
export function matchNumber<Answer extends ScoredNumber['answers'][number]>(
  interaction: Omit<ScoredNumber, 'answers' | 'kind'> & { readonly answers: readonly Answer[] },
  text: string,
): Answer | undefined {
  const given = parseNumber(text);
  if (!given) return undefined;
  const fold = (one: string): string => foldAnswer(one, true, false);
  const unit = interaction.units.find(({ label }) => fold(label) === fold(given.rest));
  if (given.rest === '' ? interaction.unitNeeded : !unit) return undefined;
  const value = given.value * (unit?.factor ?? 1);
  let best: Answer | undefined;
  for (const answer of interaction.answers)
    if (isWithin(value, answer.value, answer.tolerance) && (!best || answer.credit > best.credit)) best = answer;
  return best;
}

/** Share of the marks that a number earns. */
export const scoreNumber = (interaction: Omit<ScoredNumber, 'kind'>, text: string): number =>
  matchNumber(interaction, text)?.credit ?? 0;

import { parseNumber } from '@nibras/course/scoring/number';
import type { PlayedNumber } from '../../question/behaviour.ts';
import { decimal } from '../cmi-format.ts';
import type { Told } from '../told.ts';

/** Moodle takes five digits before the point, and no exponent. */
const isPlain = (value: number): boolean => Math.abs(value) < 100_000;

/** A number as LMSs log it; what is none, or too large for them, as words. @spec SCORM 2004 RTE 4.2.9.2 numeric */
export function tellNumber({ answers, units }: PlayedNumber, { text }: { readonly text: string }): Told {
  const given = parseNumber(text);
  const right = answers.filter(({ credit }) => credit === 1);
  const factor = units.find(({ label }) => label === given?.rest)?.factor ?? 1;
  const value = (given?.value ?? 0) * factor;
  if (!given || ![value, ...right.map((one) => Math.abs(one.value) + one.tolerance)].every(isPlain))
    return { type: 'fill-in', answer: [text], keys: right.map((one) => [String(one.value)]) };
  return {
    type: 'numeric',
    answer: [decimal(value, 7)],
    keys: right.map((one) => [{ value: one.value, from: one.value - one.tolerance, to: one.value + one.tolerance }]),
  };
}

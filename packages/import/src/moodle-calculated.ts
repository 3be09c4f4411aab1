import { evaluateFormula } from '@nibras/course';
import type { MoodleBody, MoodleFormula, MoodleText } from '@nibras/formats';
import { type MadeCalculation, makeCalculation, namesIn } from './calculation.ts';
import { foreignFunctions, readMoodleFormula } from './moodle-formula.ts';

type Body = Extract<MoodleBody, { data: unknown }>;

/** The right answer as Moodle shows it. @spec Moodle question/type/calculated */
function shown(value: number, { figures, length }: MoodleFormula): number {
  return figures === 'decimals'
    ? Number(value.toFixed(Math.min(20, length)))
    : Number(value.toPrecision(Math.max(1, length)));
}

/** A calculated question of Moodle with its draws; undefined where its formula cannot be worked out. */
export function readCalculatedBody(
  body: Body,
  lose: (code: string) => void,
): (MadeCalculation & { readonly answer: MoodleFormula }) | undefined {
  const best = body.answers.toSorted((one, other) => other.fraction - one.fraction)[0];
  const formula = best && readMoodleFormula(best.text.text);
  if (!best || !formula) return undefined;
  const made = makeCalculation(
    formula,
    body.data,
    {
      tolerance: best.toleranceType === 'nominal' ? best.tolerance : Number((best.tolerance * 100).toPrecision(12)),
      percent: best.toleranceType !== 'nominal',
    },
    foreignFunctions,
  );
  if (!made) return undefined;
  if (body.answers.some((one) => one !== best && one.text.text.trim() !== '*')) lose('some-formulas');
  if (best.toleranceType === 'geometric' && best.tolerance > 0) lose('geometric');
  if (made.draws.some(({ value }) => Math.abs(shown(value, best) - value) > 1e-9 * Math.abs(value)))
    lose('answer-decimals');
  return { ...made, answer: best };
}

/** A text with markers for wild cards; what is worked out inside of it is written out for the first draw, and told. */
export function withMarkers(text: MoodleText, { markers, draws }: MadeCalculation, inside: () => void): MoodleText {
  const value = (name: string): number =>
    draws[0]?.values[/\[\[(.*)\]\]/.exec(markers.get(name) ?? '')?.[1] ?? ''] ?? Number.NaN;
  return {
    ...text,
    text: text.text
      .replace(/\{=([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}/g, (whole, inner: string) => {
        const formula = readMoodleFormula(inner.replace(/&nbsp;/g, ' '));
        if (!formula) return whole;
        inside();
        const values = Object.fromEntries(namesIn(formula).map((name) => [name, value(name)]));
        return String(Number(evaluateFormula(formula, values, foreignFunctions).toPrecision(12)));
      })
      .replace(/\{([A-Za-z][^}> <{"']*)\}/g, (whole, name: string) => markers.get(name) ?? whole),
  };
}

import type { ChoiceInteraction } from '@nibras/course';
import { type ClozeBlank, parseClozeText } from '@nibras/formats';
import { type ItemMaker, plainToHtml } from './item-maker.ts';
import { choiceFromWeights } from './weighted-choice.ts';

/** Whether embedded answers have boxes to tick among them. */
export const hasBoxes = (html: string): boolean =>
  parseClozeText(html)?.blanks.some(({ type }) => type === 'several') ?? false;

/** A text whose only blank is boxes to tick, as a multiple choice; undefined where it has others, or no right box. */
export function readBoxes(
  html: string,
  points: number,
  maker: ItemMaker,
  lose: (code: string) => void,
): ChoiceInteraction | undefined {
  const parsed = parseClozeText(html);
  const [blank, ...more] = parsed?.blanks ?? [];
  if (!parsed || blank?.type !== 'several' || more.length > 0) return undefined;
  const weights = sharesOf(blank);
  if (!weights.some((weight) => weight > 0)) return undefined;
  const { marking, correct, exact } = choiceFromWeights(weights, true);
  if (!exact || blank.answers.some(({ fraction }, index) => fraction !== weights[index])) lose('percentages');
  const [before = '', after = ''] = parsed.html.split('[[#0]]');
  const ends = after.replace(/<[^<>]*>/g, '').trim() === '';
  const stem = `${before}${ends ? '' : '_____'}${after}`.replace(/<p>\s*<\/p>/g, '');
  const options = blank.answers.map(({ text, feedback }, index) => ({
    ...maker.member(plainToHtml(text), feedback === '' ? undefined : feedback),
    label: text,
    correct: correct[index]!,
  }));
  const base = maker.base(stem, points);

  return { ...base, kind: 'choice', multiple: true, marking, shuffle: blank.shuffle, options };
}

/** Percent of each box; each right one counts alike where each is told as a whole. */
function sharesOf({ answers }: ClozeBlank): number[] {
  const right = answers.filter(({ fraction }) => fraction === 100).length;
  return answers.map(({ fraction }) => (fraction === 100 && right > 1 ? 100 / right : fraction));
}

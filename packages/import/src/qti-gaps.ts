import { escapeHtml } from '@nibras/base';
import type { Gap } from '@nibras/course';
import type { QtiResponse } from '@nibras/formats';
import type { OfType, QtiContext, Read } from './qti-context.ts';
import { bestOf, isPerPair, share, wordsOfResponse } from './qti-response.ts';
import { rangesOf } from './slider-ranges.ts';

/** Whether no answer costs or earns anything beyond its share of the best. */
const isShare = ({ scoring, mapping }: QtiResponse, best: number): boolean =>
  scoring !== 'map' ||
  !mapping ||
  (mapping.fallback === 0 &&
    (mapping.lower ?? 0) <= 0 &&
    (mapping.upper ?? Infinity) > 0 &&
    mapping.entries.every(({ value }) => (value >= 0 || mapping.lower === 0) && value <= best + 1e-4));

/** What is typed: a number where the key is one, otherwise words. */
export function typed(context: QtiContext, identifier: string, response: QtiResponse | undefined): Read {
  if (!response) return 'no-key';
  const best = bestOf(response) || 1;
  const base = context.base(context.stem(identifier, true));
  if (response.baseType === 'float' || response.baseType === 'integer') {
    const ranges =
      response.scoring === 'ranges'
        ? response.ranges
        : response.scoring === 'map' && response.mapping
          ? rangesOf(response.mapping.entries)
          : response.correct.map((value) => ({ value: Number(value), tolerance: 0, score: best }));
    if (ranges.length === 0 || ranges.some(({ value }) => !Number.isFinite(value))) return 'no-key';
    const answers = ranges.map(({ value, tolerance, score }, index) => ({
      ...context.maker.member(String(value), context.feedback(`A${index + 1}`)),
      value,
      tolerance,
      credit: share(score, best),
    }));
    return { ...base, kind: 'number', answers, units: [], unitNeeded: false };
  }
  if (!isShare(response, best)) context.lost.add('percentages');
  const { answers, caseSensitive } = wordsOfResponse(response, best);
  if (!answers.some(({ credit }) => credit > 0)) return 'no-key';
  return {
    ...base,
    kind: 'text',
    caseSensitive,
    accentSensitive: true,
    answers: answers.map(({ label, credit }, index) => ({
      ...context.maker.member(escapeHtml(label), context.feedback(`A${index + 1}`)),
      label,
      credit,
    })),
  };
}

/** Blanks that take words of one bank. */
export function bank(context: QtiContext, one: OfType<'gapMatch'>, response: QtiResponse | undefined): Read {
  const pairs = (
    response?.correct.length
      ? response.correct
      : (response?.mapping?.entries ?? []).filter(({ value }) => value > 0).map(({ key }) => key)
  ).map((pair) => pair.trim().split(/\s+/));
  const words = one.words.map((choice) => ({ member: context.member(choice), from: choice.identifier }));
  const gaps: Gap[] = [];
  const key: string[] = [];
  let stem = context.item.body;
  for (const gap of one.gaps) {
    const word = words.find(({ from }) => pairs.some(([of, to]) => of === from && to === gap));
    if (!word) return 'no-key';
    const own = context.maker.member('');
    key.push(`${word.from} ${gap}`);
    stem = stem.replace(`[[${gap}]]`, `[[${own.id}]]`);
    gaps.push({ ...own, way: 'bank', key: word.member.id });
  }
  if (!isPerPair(response, key)) context.lost.add('percentages');
  return {
    ...context.base(stem),
    kind: 'gaps',
    gaps,
    bank: words.map(({ member }) => member),
    shuffle: one.shuffle,
    caseSensitive: false,
    accentSensitive: true,
  };
}

/** Blanks in a sentence, each in its own way. */
export function gaps(context: QtiContext, all: readonly OfType<'textEntry' | 'inlineChoice'>[]): Read {
  let stem = context.item.body;
  let caseSensitive = false;
  const gaps: Gap[] = [];
  const shared = all.find((one): one is OfType<'inlineChoice'> => one.type === 'inlineChoice' && one.label === 'bank');
  const bank = (shared?.choices ?? []).map((choice) => ({ member: context.member(choice), from: choice.identifier }));
  const bests = new Set<string>();
  for (const one of all) {
    const response = context.response(one.response);
    if (!response) return 'no-key';
    const best = bestOf(response) || 1;
    bests.add(best.toFixed(4));
    if (!isShare(response, best)) context.lost.add('percentages');
    const own = context.maker.member('');
    stem = stem.replace(`[[${one.response}]]`, `[[${own.id}]]`);
    if (one.type === 'inlineChoice') {
      const keys =
        response.scoring === 'map'
          ? (response.mapping?.entries ?? []).filter(({ value }) => value > 0).map(({ key }) => key)
          : response.correct;
      if (one.label === 'bank') {
        const word = bank.find(({ from }) => keys.includes(from));
        if (!word) return 'no-key';
        gaps.push({ ...own, way: 'bank', key: word.member.id });
      } else {
        const options = one.choices.map((choice) => ({
          ...context.member(choice),
          correct: keys.includes(choice.identifier),
        }));
        if (!options.some(({ correct }) => correct)) return 'no-key';
        if (response.scoring === 'map' && response.mapping?.entries.some(({ value }) => value > 0 && value < best))
          context.lost.add('percentages');
        gaps.push({ ...own, way: 'choice', options });
      }
    } else if (response.baseType === 'float' || response.baseType === 'integer') {
      const [range] = response.ranges;
      const value = range?.value ?? Number(response.correct[0] ?? Number.NaN);
      if (!Number.isFinite(value)) return 'no-key';
      if (response.ranges.length > 1) context.lost.add('percentages');
      gaps.push({ ...own, way: 'number', value, tolerance: range?.tolerance ?? 0 });
    } else {
      const words = wordsOfResponse(response, best);
      if (!words.answers.some(({ credit }) => credit > 0)) return 'no-key';
      caseSensitive ||= words.caseSensitive;
      gaps.push({ ...own, way: 'text', answers: words.answers });
    }
  }
  // Each blank weighs the same here.
  if (bests.size > 1) context.lost.add('percentages');
  return {
    ...context.base(stem),
    kind: 'gaps',
    gaps,
    bank: bank.map(({ member }) => member),
    shuffle: shared?.shuffle ?? false,
    caseSensitive,
    accentSensitive: true,
  };
}

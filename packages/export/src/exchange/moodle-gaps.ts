import { type ExchangeItem, fillMarkers, type Gap, type GapsInteraction, NOT_SUPPORTED } from '@nibras/course';
import { type ClozeAnswer, type ClozeBlank, type MoodleBody, nearestFraction, writeClozeBlank } from '@nibras/formats';
import { gapText } from './gap-text.ts';
import type { Losses } from './translator.ts';

type Words = Extract<MoodleBody, { readonly words: unknown }>['words'];

/** Blanks in Moodle's own way: words to drag where all take one of the bank, else answers that stand in the text. */
export function moodleGaps(
  item: ExchangeItem,
  interaction: GapsInteraction,
  losses: Losses,
): { readonly stem: string; readonly words: Words | undefined } | typeof NOT_SUPPORTED {
  const { gaps, bank, caseSensitive, shuffle, accentSensitive, nearMiss } = interaction;
  if (gaps.length === 0) return NOT_SUPPORTED;
  const { html } = item;
  const said = (id: string | undefined): string => (id === undefined ? '' : (html[`feedback:${id}`] ?? ''));
  const text = gapText(item, interaction);
  losses.add('exchange.near-miss', (nearMiss ?? 0) > 0 && gaps.some(({ way }) => way === 'text'));
  losses.add('exchange.accents', !accentSensitive && gaps.some(({ way }) => way === 'text'));
  if (gaps.every(({ way }) => way === 'bank')) {
    losses.add(
      'exchange.member-feedback',
      gaps.some(({ id }) => said(id) !== ''),
    );
    const placeOf = (gap: Gap | undefined): number =>
      gap?.way === 'bank' ? bank.findIndex(({ id }) => id === gap.key) + 1 : 0;
    const places = gaps.map(placeOf);
    return {
      stem: fillMarkers(text, (id) => `[[${placeOf(gaps.find((gap) => gap.id === id))}]]`),
      words: bank.map(({ label }, index) => ({
        text: label,
        group: 1,
        ...(places.filter((place) => place === index + 1).length > 1 ? { again: true as const } : {}),
      })),
    };
  }
  losses.add(
    'exchange.bank',
    gaps.some(({ way }) => way === 'bank'),
  );
  losses.add(
    'exchange.member-feedback',
    gaps.some(({ id, way }) => (way === 'choice' || way === 'bank') && said(id) !== ''),
  );
  const weight = interaction.points / gaps.length;
  const whole = Number.isInteger(weight);
  losses.add('exchange.points', !whole);
  const answer = (one: Partial<ClozeAnswer> & { readonly text: string }): ClozeAnswer => ({
    fraction: 0,
    tolerance: 0,
    feedback: '',
    ...one,
  });
  // What is said of any other filling stands behind an asterisk.
  const other = (id: string): ClozeAnswer[] => (said(id) === '' ? [] : [answer({ text: '*', feedback: said(id) })]);
  const toBlank = (gap: Gap): ClozeBlank => {
    const base = { weight: whole ? weight : 1, caseSensitive, shuffle };
    switch (gap.way) {
      case 'text': {
        const answers = gap.answers.map(({ id, label, credit }) =>
          answer({ text: label, fraction: nearestFraction(credit * 100), feedback: said(id) }),
        );
        return { ...base, type: 'text', answers: [...answers, ...other(gap.id)] };
      }
      case 'number': {
        const value = answer({ text: String(gap.value), fraction: 100, tolerance: gap.tolerance });
        return { ...base, type: 'number', answers: [value, ...other(gap.id)] };
      }
      default: {
        const options =
          gap.way === 'bank' ? bank.map((word) => ({ ...word, correct: word.id === gap.key })) : gap.options;
        const answers = options.map(({ id, label, correct }) =>
          answer({ text: label, fraction: correct ? 100 : 0, feedback: said(id) }),
        );
        return { ...base, type: 'choice', answers };
      }
    }
  };
  return {
    words: undefined,
    stem: fillMarkers(text, (id) => {
      const gap = gaps.find((one) => one.id === id);
      return gap ? writeClozeBlank(toBlank(gap)) : '';
    }),
  };
}

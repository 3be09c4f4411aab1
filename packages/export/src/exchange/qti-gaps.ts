import type { ExchangeItem, GapsInteraction } from '@nibras/course';
import type { QtiInteraction, QtiResponse } from '@nibras/formats';
import { gapText } from './gap-text.ts';
import { answers, type Body, identifier, mapping, response, wordOf } from './qti-parts.ts';
import type { Losses } from './translator.ts';

/** Blanks: words of a bank to put into the text, or each in its own way. */
export function gapsBody(item: ExchangeItem, one: GapsInteraction, losses: Losses): Body {
  const { html } = item;
  const { points } = one;
  const { gaps, bank, shuffle, caseSensitive, accentSensitive, nearMiss } = one;
  losses.add('exchange.accents', !accentSensitive && gaps.some(({ way }) => way === 'text'));
  losses.add('exchange.near-miss', (nearMiss ?? 0) > 0 && gaps.some(({ way }) => way === 'text'));
  losses.add(
    'exchange.member-feedback',
    Object.keys(html).some((name) => name.startsWith('feedback:')),
  );
  const whole = gapText(item, one);
  const share = points / Math.max(1, gaps.length);
  if (gaps.every(({ way }) => way === 'bank')) {
    const pairs = gaps.map((gap) => `${gap.way === 'bank' ? identifier(gap.key) : ''} ${gap.id}`);
    return {
      stem: whole,
      interactions: [
        { response: answers, type: 'gapMatch', shuffle, gaps: gaps.map(({ id }) => id), words: bank.map(wordOf) },
      ],
      responses: [
        response({
          cardinality: 'multiple',
          baseType: 'directedPair',
          correct: pairs,
          scoring: 'map',
          mapping: mapping(pairs.map((pair) => ({ key: pair, value: share }))),
        }),
      ],
    };
  }
  const parts = gaps.map((gap): readonly [QtiInteraction, QtiResponse] => {
    const common = { identifier: gap.id, points: share };
    switch (gap.way) {
      case 'text':
        return [
          { response: gap.id, type: 'textEntry', label: 'gap' },
          response({
            ...common,
            baseType: 'string',
            correct: gap.answers.slice(0, 1).map(({ label }) => label),
            scoring: 'map',
            mapping: mapping(
              gap.answers.map(({ label, credit }) => ({ key: label, value: credit * share, caseSensitive })),
            ),
          }),
        ];
      case 'number':
        return [
          { response: gap.id, type: 'textEntry', label: 'gap' },
          response({
            ...common,
            baseType: 'float',
            correct: [String(gap.value)],
            scoring: 'ranges',
            ranges: [{ value: gap.value, tolerance: gap.tolerance, score: share }],
          }),
        ];
      default: {
        const [choices, keys] =
          gap.way === 'bank'
            ? [bank.map(wordOf), [identifier(gap.key)]]
            : [gap.options.map(wordOf), gap.options.filter(({ correct }) => correct).map(({ id }) => identifier(id))];
        return [
          { response: gap.id, type: 'inlineChoice', shuffle, label: gap.way === 'bank' ? 'bank' : 'gap', choices },
          response({
            ...common,
            correct: keys.slice(0, 1),
            scoring: 'map',
            mapping: mapping(keys.map((key) => ({ key, value: share }))),
          }),
        ];
      }
    }
  });
  return { stem: whole, interactions: parts.map(([one]) => one), responses: parts.map(([, one]) => one) };
}

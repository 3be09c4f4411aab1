import { applyTable, type ExchangeItem, type InteractionTable, type NOT_SUPPORTED } from '@nibras/course';
import type { QtiChoice, QtiVersion } from '@nibras/formats';
import { marked } from './calculation.ts';
import { qtiCalculated } from './qti-calculated.ts';
import { gapsBody } from './qti-gaps.ts';
import { answers, type Body, identifier, mapping, type Member, plainHtml, response } from './qti-parts.ts';
import { qtiPicture } from './qti-picture.ts';
import type { Losses } from './translator.ts';

/** The picture that the question is answered on, where this version has it. */
export const graphicOf = (item: ExchangeItem, version: QtiVersion): ReturnType<typeof qtiPicture> =>
  qtiPicture(item, version, { response: answers, identifier, word: ({ label }) => plainHtml(label) });

/** A question as QTI has it. @spec IMS QTI 2.1 Implementation Guide 3 */
export function toBody(item: ExchangeItem, losses: Losses, version: QtiVersion): Body | typeof NOT_SUPPORTED {
  const { interaction, html } = item;
  const { points } = interaction;
  const choice = ({ id, label }: Member): QtiChoice => ({
    identifier: identifier(id),
    html: html[`member:${id}`] ?? plainHtml(label),
  });
  const unsaid = (members: readonly Member[]): void =>
    losses.add(
      'exchange.member-feedback',
      members.some(({ id }) => html[`feedback:${id}`] !== undefined),
    );
  const graphic = graphicOf(item, version);
  const formatted = (members: readonly Member[]): void =>
    losses.add(
      'exchange.rich-text',
      members.some(({ id }) => /<(?!\/?p\b)/.test(html[`member:${id}`] ?? '')),
    );
  const table: InteractionTable<Body | typeof NOT_SUPPORTED> = {
    choice({ options, multiple, marking, truth, certainty, shuffle, inText }) {
      if (graphic) {
        unsaid(options.filter(({ id }) => !item.picture?.zones[id]));
        formatted(options);
      }
      losses.add('exchange.certainty', certainty ?? false);
      losses.add('exchange.marking', multiple && marking === 'lenient');
      const choices = options.map((option, index) => ({
        ...choice(option),
        ...(truth ? { identifier: String(index === 0) } : {}),
      }));
      const keys = choices.filter((_, index) => options[index]!.correct).map((one) => one.identifier);
      const share = multiple ? points / Math.max(1, keys.length) : points;
      const whole = multiple ? marking === 'all' : keys.length < 2;
      const cost = multiple ? -share : 0;
      const text = inText ? html['text'] : undefined;
      return {
        ...(text === undefined ? {} : { stem: text }),
        interactions: [
          graphic ??
            (text === undefined
              ? { response: answers, type: 'choice', shuffle, most: multiple ? 0 : 1, choices }
              : { response: answers, type: 'hottext', most: 0, choices }),
        ],
        responses: [
          response({
            cardinality: multiple ? 'multiple' : 'single',
            correct: multiple ? keys : keys.slice(0, 1),
            points,
            ...(whole
              ? { scoring: 'match' }
              : {
                  scoring: 'map',
                  mapping: mapping(
                    keys.map((key) => ({ key, value: share })),
                    { fallback: cost, lower: 0, upper: points },
                  ),
                }),
          }),
        ],
        picks: choices.map((one, index) => [one.identifier, options[index]!.id]),
      };
    },
    match({ sources, targets, key, shuffle }) {
      unsaid(sources);
      if (graphic) formatted([...sources, ...targets]);
      const sort = item.picture?.look === 'sort';
      const pairs = sources.flatMap(({ id }) => {
        const pair = [identifier(id), identifier(key[id] ?? '')];
        if (!graphic) return [pair.join(' ')];
        // The label comes first, and what is left aside goes nowhere.
        if (sort) return item.picture?.zones[key[id] ?? ''] ? [pair.join(' ')] : [];
        return [pair.toReversed().join(' ')];
      });
      return {
        interactions: [
          graphic ?? {
            response: answers,
            type: 'match',
            shuffle,
            sources: sources.map(choice),
            targets: targets.map(choice),
          },
        ],
        responses: [
          response({
            cardinality: 'multiple',
            baseType: 'directedPair',
            correct: pairs,
            scoring: 'map',
            mapping: mapping(pairs.map((pair) => ({ key: pair, value: points / pairs.length }))),
          }),
        ],
      };
    },
    text({ answers: foreseen, caseSensitive, accentSensitive, nearMiss }) {
      losses.add('exchange.accents', !accentSensitive);
      losses.add('exchange.near-miss', (nearMiss ?? 0) > 0);
      return {
        interactions: [{ response: answers, type: 'textEntry', label: '' }],
        responses: [
          response({
            baseType: 'string',
            correct: foreseen.slice(0, 1).map(({ label }) => label),
            scoring: 'map',
            mapping: mapping(
              foreseen.map(({ label, credit }) => ({ key: label, value: credit * points, caseSensitive })),
            ),
          }),
        ],
        picks: foreseen.map(({ id }, index) => [`A${index + 1}`, id]),
      };
    },
    number({ answers: foreseen, units, draws = [] }) {
      losses.add('exchange.units', units.length > 0);
      const drawn = marked(item);
      const calculated = drawn && qtiCalculated(drawn);
      losses.add('exchange.formula', drawn !== undefined && !calculated && draws.length > 1);
      if (calculated) {
        losses.add('exchange.anew', drawn.calculation.anew);
        return {
          interactions: [{ response: answers, type: 'textEntry', label: '' }],
          responses: [calculated.response],
          template: calculated.template,
          picks: foreseen.slice(0, 1).map(({ id }) => ['A1', id]),
        };
      }
      return {
        interactions: [{ response: answers, type: 'textEntry', label: '' }],
        responses: [
          response({
            baseType: 'float',
            correct: foreseen.slice(0, 1).map(({ value }) => String(value)),
            scoring: 'ranges',
            ranges: foreseen.map(({ value, tolerance, credit }) => ({ value, tolerance, score: credit * points })),
          }),
        ],
        picks: foreseen.map(({ id }, index) => [`A${index + 1}`, id]),
      };
    },
    order({ items, marking }) {
      unsaid(items);
      losses.add('exchange.marking', marking === 'partial');
      const choices = items.map(choice);
      // A reader that does not shuffle must not show the key.
      const shown = choices.toSorted((one, other) => (one.identifier < other.identifier ? -1 : 1));
      return {
        interactions: [{ response: answers, type: 'order', shuffle: true, choices: shown }],
        responses: [
          response({ cardinality: 'ordered', correct: choices.map((one) => one.identifier), scoring: 'match', points }),
        ],
      };
    },
    gaps: (one) => gapsBody(item, one, losses),
    open({ criteria, fewestWords, mostWords }) {
      losses.add('exchange.criteria', criteria.length > 0);
      losses.add('exchange.word-limits', fewestWords > 0 || mostWords > 0);
      return {
        interactions: [{ response: answers, type: 'extendedText' }],
        responses: [response({ baseType: 'string' })],
      };
    },
    survey: ({ items, scale }) => ({
      interactions: [
        { response: answers, type: 'match', shuffle: false, sources: items.map(choice), targets: scale.map(choice) },
      ],
      responses: [response({ cardinality: 'multiple', baseType: 'directedPair' })],
    }),
  };
  return applyTable(table, interaction);
}

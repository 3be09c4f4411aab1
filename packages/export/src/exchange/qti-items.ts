import { applyTable, type ExchangeItem, type InteractionTable, NOT_SUPPORTED } from '@nibras/course';
import {
  pickOutcome,
  type QtiChoice,
  type QtiFeedback,
  type QtiInteraction,
  type QtiItem,
  type QtiMapping,
  type QtiResponse,
  type QtiVersion,
  resultOutcome,
  writeQtiPackage,
} from '@nibras/formats';
import { filesAt, stemBeside, withAddresses } from './item-files.ts';
import { gapText } from './gap-text.ts';
import { qtiPicture } from './qti-picture.ts';
import { Losses, type Translator, type WrittenItems } from './translator.ts';

interface Member {
  readonly id: string;
  readonly label: string;
}
interface Body {
  readonly interactions: readonly QtiInteraction[];
  readonly responses: readonly QtiResponse[];
  readonly stem?: string;
  /** Feedback by the identifier of what was picked or typed. */
  readonly picks?: readonly (readonly [identifier: string, id: string])[];
}

const identifier = (id: string): string => id.replace(/[^\w.-]/g, '_').replace(/^(?![A-Za-z_])/, '_');
const answers = 'RESPONSE';
const plainHtml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const response = (more: Partial<QtiResponse>): QtiResponse => ({
  identifier: answers,
  cardinality: 'single',
  baseType: 'identifier',
  correct: [],
  mapping: undefined,
  ranges: [],
  scoring: 'none',
  points: 1,
  ...more,
});
const mapping = (
  entries: readonly { readonly key: string; readonly value: number; readonly caseSensitive?: boolean }[],
  more: Partial<QtiMapping> = {},
): QtiMapping => ({
  fallback: 0,
  lower: undefined,
  upper: undefined,
  entries: entries.map((one) => ({ caseSensitive: true, ...one })),
  ...more,
});

const graphicOf = (item: ExchangeItem, version: QtiVersion): ReturnType<typeof qtiPicture> =>
  qtiPicture(item, version, { response: answers, identifier, word: ({ label }) => plainHtml(label) });

/** A question as QTI has it. @spec IMS QTI 2.1 Implementation Guide 3 */
function toBody(item: ExchangeItem, losses: Losses, version: QtiVersion): Body | typeof NOT_SUPPORTED {
  const { interaction, html } = item;
  const { points } = interaction;
  const choice = ({ id, label }: Member): QtiChoice => ({
    identifier: identifier(id),
    html: html[`member:${id}`] ?? plainHtml(label),
  });
  const word = ({ id, label }: Member): QtiChoice => ({ identifier: identifier(id), html: plainHtml(label) });
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
      const share = points / Math.max(1, keys.length);
      const whole = !multiple || marking === 'all';
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
            correct: keys,
            points,
            ...(whole
              ? { scoring: 'match' }
              : {
                  scoring: 'map',
                  mapping: mapping(
                    keys.map((key) => ({ key, value: share })),
                    { fallback: -share, lower: 0, upper: points },
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
    number({ answers: foreseen, units }) {
      losses.add('exchange.units', units.length > 0);
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
    gaps(one) {
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
            { response: answers, type: 'gapMatch', shuffle, gaps: gaps.map(({ id }) => id), words: bank.map(word) },
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
                ? [bank.map(word), [identifier(gap.key)]]
                : [gap.options.map(word), gap.options.filter(({ correct }) => correct).map(({ id }) => identifier(id))];
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
    },
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

function toQtiItem(item: ExchangeItem, body: Body, index: number): QtiItem {
  const { html } = item;
  const feedback = (outcome: string, value: string, text: string | undefined): QtiFeedback[] =>
    text === undefined ? [] : [{ outcome, identifier: value, html: text }];
  return {
    identifier: identifier(`${item.interaction.id}-${index + 1}`),
    title: item.name,
    maxScore: item.interaction.points,
    body: body.stem ?? html['stem'] ?? '',
    interactions: body.interactions,
    responses: body.responses,
    feedbacks: [
      ...(body.picks ?? []).flatMap(([value, id]) => feedback(pickOutcome, value, html[`feedback:${id}`])),
      ...(['correct', 'incorrect'] as const).flatMap((name) => feedback(resultOutcome, name, html[name])),
    ],
    ownRules: false,
  };
}

function write(items: readonly ExchangeItem[], version: QtiVersion): WrittenItems {
  const losses = new Losses();
  const placed = items.flatMap((given, index) => {
    const bare = graphicOf(given, version) ? { ...given, html: { ...given.html, stem: stemBeside(given) } } : given;
    const item = withAddresses(bare, (key) => `../media/${key}`);
    losses.of(item);
    const files = Object.entries(item.files ?? {});
    losses.add(
      'exchange.files',
      files.some(([, { mediaType }]) => !mediaType.startsWith('image/')),
    );
    const body = toBody(item, losses, version);
    if (body === NOT_SUPPORTED) {
      losses.add('exchange.not-supported');
      return [];
    }
    losses.add(
      'exchange.hints',
      Object.keys(item.html).some((name) => name.startsWith('hint:')),
    );
    return [
      {
        item: toQtiItem(item, body, index),
        sections: item.category,
        keywords: item.tags,
        files: files.map(([key]) => `media/${key}`),
      },
    ];
  });
  const files = writeQtiPackage(placed, version);
  const binaries = filesAt(items, (key) => `media/${key}`);
  return { text: files['imsmanifest.xml']!, files, binaries, diagnostics: losses.diagnostics };
}

/** A writer of one version of QTI. */
export const qtiTranslator = (version: QtiVersion): Translator => ({
  id: version.id,
  ending: '.zip',
  mediaType: 'application/zip',
  carriesFiles: true,
  holds: (item) => toBody(item, new Losses(), version),
  write: (items) => write(items, version),
});

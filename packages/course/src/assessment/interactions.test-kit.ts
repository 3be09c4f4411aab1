import fc from 'fast-check';
import type { Gap, Interaction, InteractionMember } from './interaction.ts';

/** Words as authors write them: Latin, Arabic and Tifinagh script, signs and breaks. */
export const labels: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'abcdeéèçà 0123456789.,;:!?&<>"\'{}[]'), minLength: 1, maxLength: 30 }),
  fc.string({ unit: fc.constantFrom(...'أبتثجحخدذرزسشصضطظعغفقكلمنهويةى '), minLength: 1, maxLength: 20 }),
  fc.string({ unit: fc.constantFrom(...'ⴰⴱⴳⴷⴹⴻⴼⴽⵀⵃⵄⵅⵇⵉⵊⵍⵎⵏⵓⵔ '), minLength: 1, maxLength: 12 }),
  fc.constantFrom('une ligne\net une autre', '👩‍🏫 12 %', 'x = 3,5'),
);

const idOf = (number: number): string => `q${String(number).padStart(11, '0')}`;
const members = (start: number, fewest: number, most: number): fc.Arbitrary<InteractionMember[]> =>
  fc
    .uniqueArray(labels, { minLength: fewest, maxLength: most, selector: (one) => one.trim().toLowerCase() })
    .filter((all) => all.every((one) => one.trim() !== ''))
    .map((all) => all.map((label, index) => ({ id: idOf(start + index), number: start + index, label })));

const base = fc.record({
  id: fc.constant(idOf(1)),
  number: fc.constant(1),
  prompt: labels,
  points: fc.integer({ min: 1, max: 20 }),
  attempts: fc.nat({ max: 5 }),
});
const value = fc.integer({ min: -99_999, max: 99_999 }).map((one) => one / 10);

const gap = (number: number, bank: readonly InteractionMember[]): fc.Arbitrary<Gap> => {
  const own = { id: idOf(number), number, label: '' };
  return fc.oneof(
    labels
      .filter((label) => label.trim() !== '')
      .map((label): Gap => ({ ...own, way: 'text', answers: [{ label, credit: 1 }] })),
    value.map((one): Gap => ({ ...own, way: 'number', value: one, tolerance: 0 })),
    members(number + 1, 2, 4).map((options): Gap => ({
      ...own,
      way: 'choice',
      options: options.map((option, index) => ({ ...option, correct: index === 0 })),
    })),
    fc.constantFrom(...bank.map(({ id }) => id)).map((key): Gap => ({ ...own, way: 'bank', key })),
  );
};

/** Random questions of every kind, each with a full answer. */
export const interactionsOf: {
  readonly [Kind in Interaction['kind']]: fc.Arbitrary<Extract<Interaction, { kind: Kind }>>;
} = {
  choice: fc
    .tuple(
      base,
      members(10, 2, 8),
      fc.boolean(),
      fc.constantFrom('all', 'partial', 'lenient'),
      fc.boolean(),
      fc.nat(),
      fc.boolean(),
    )
    .map(([common, options, multiple, marking, shuffle, bits, any]) => ({
      ...common,
      kind: 'choice' as const,
      multiple,
      marking: multiple ? marking : ('all' as const),
      shuffle,
      ...(any && !multiple ? { anyKey: true } : {}),
      options: options.map((option, index) => ({
        ...option,
        correct: multiple || any ? index === 0 || ((bits >> index) & 1) === 1 : index === bits % options.length,
      })),
    })),
  match: fc
    .tuple(base, members(10, 2, 6), members(40, 2, 7), fc.boolean(), fc.nat())
    .map(([common, sources, targets, shuffle, turn]) => ({
      ...common,
      kind: 'match' as const,
      shuffle,
      sources,
      targets,
      key: Object.fromEntries(sources.map(({ id }, index) => [id, targets[(index + turn) % targets.length]!.id])),
    })),
  text: fc
    .tuple(base, members(10, 1, 4), fc.boolean(), fc.boolean())
    .map(([common, answers, caseSensitive, accentSensitive]) => ({
      ...common,
      kind: 'text' as const,
      caseSensitive,
      accentSensitive,
      answers: answers.map((answer, index) => ({ ...answer, credit: index === 0 ? 1 : 0.5 })),
    })),
  order: fc
    .tuple(base, members(10, 2, 8), fc.constantFrom('all', 'partial'))
    .map(([common, items, marking]) => ({ ...common, kind: 'order' as const, marking, items })),
  number: fc.tuple(base, value, fc.nat({ max: 50 }), fc.boolean()).map(([common, one, tolerance, unitNeeded]) => ({
    ...common,
    kind: 'number' as const,
    unitNeeded,
    units: [
      { id: idOf(20), number: 20, label: 'm', factor: 1 },
      { id: idOf(21), number: 21, label: 'cm', factor: 0.01 },
    ],
    answers: [{ id: idOf(10), number: 10, label: String(one), value: one, tolerance: tolerance / 10, credit: 1 }],
  })),
  gaps: fc
    .tuple(base, members(10, 2, 5), fc.boolean(), fc.boolean(), fc.boolean())
    .chain(([common, bank, shuffle, caseSensitive, accentSensitive]) =>
      fc.tuple(...[30, 40, 50].map((number) => gap(number, bank))).map((gaps) => ({
        ...common,
        kind: 'gaps' as const,
        gaps,
        bank,
        shuffle,
        caseSensitive,
        accentSensitive,
      })),
    ),
  open: fc.tuple(base, members(10, 0, 4), fc.constantFrom('words', 'link')).map(([common, criteria, hands]) => ({
    ...common,
    kind: 'open' as const,
    hands,
    fewestWords: 0,
    mostWords: 0,
    criteria: criteria.map((one, index) => ({ ...one, points: index + 1 })),
  })),
  survey: fc
    .tuple(base, members(10, 1, 4), members(40, 2, 5))
    .map(([common, items, scale]) => ({ ...common, kind: 'survey' as const, items, scale })),
};

export const interactions: fc.Arbitrary<Interaction> = fc.oneof(
  ...(Object.values(interactionsOf) as fc.Arbitrary<Interaction>[]),
);

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Interaction, keyResponse, type Response } from '@nibras/course';
import { interactionsOf } from '../../course/src/assessment/interactions.test-kit.ts';
import { players } from '../src/players.ts';

const everyPlayer = Object.entries(players).flatMap(([type, player]) => (player ? [{ type, player }] : []));

/** Which kind of question each type asks. */
const kinds: Readonly<Partial<Record<keyof typeof players, Interaction['kind']>>> = {
  choice: 'choice',
  'multiple-choice': 'choice',
  'true-false': 'choice',
  matching: 'match',
  categorise: 'match',
  matrix: 'match',
  ordering: 'order',
  numeric: 'number',
  slider: 'number',
  'short-text': 'text',
  survey: 'survey',
  'open-answer': 'open',
  hotspot: 'choice',
  'label-picture': 'match',
  calculated: 'number',
  'hand-in': 'survey',
  cloze: 'gaps',
  'drag-words': 'gaps',
  'select-text': 'choice',
};

/** Any answer that a learner may give, right or wrong. */
function someResponse(interaction: Interaction, bits: readonly number[]): Response {
  const bit = (at: number): number => bits[at % bits.length]!;
  const pick = <Item>(items: readonly Item[], at: number): Item => items[bit(at) % items.length]!;
  switch (interaction.kind) {
    case 'choice': {
      const picked = interaction.options.filter((_, at) => bit(at) % 2 === 1).map(({ id }) => id);
      return { kind: 'choice', picked: picked.length > 0 ? picked : [interaction.options[0]!.id] };
    }
    case 'match':
      return {
        kind: 'match',
        pairs: Object.fromEntries(interaction.sources.map(({ id }, at) => [id, pick(interaction.targets, at).id])),
      };
    case 'order':
      return {
        kind: 'order',
        order: interaction.items
          .map(({ id }, at) => ({ id, at: bit(at) }))
          .toSorted((one, other) => one.at - other.at)
          .map(({ id }) => id),
      };
    case 'survey':
      return {
        kind: 'survey',
        answers: Object.fromEntries(interaction.items.map(({ id }, at) => [id, pick(interaction.scale, at).id])),
      };
    case 'open':
      return {
        kind: 'open',
        text: `${interaction.prompt} …`.trim(),
        marks: Object.fromEntries(interaction.criteria.map(({ id, points }, at) => [id, (points * (bit(at) % 3)) / 2])),
      };
    default:
      return keyResponse(interaction);
  }
}

describe('an answer comes back from saved progress as it was given', () => {
  test('every type that asks is here', () => {
    expect(Object.keys(kinds).toSorted()).toEqual(everyPlayer.map(({ type }) => type).toSorted());
  });

  test.each(everyPlayer)('$type', ({ type, player }) => {
    const kind = kinds[type as keyof typeof kinds]!;
    fc.assert(
      fc.property(
        interactionsOf[kind] as fc.Arbitrary<Interaction>,
        fc.array(fc.nat(), { minLength: 1, maxLength: 9 }),
        fc.constantFrom(1, 2, 3),
        (interaction, bits, certainty) => {
          const asked: Interaction =
            type === 'true-false' ? ({ ...interaction, certainty: true } as Interaction) : interaction;
          const given = { ...someResponse(asked, bits), ...(type === 'true-false' ? { certainty } : {}) } as Response;
          const packed = player.pack(given, asked);
          expect(packed.every((one) => Number.isInteger(one) && one >= 0)).toBe(true);
          const back = player.unpack(packed, asked)!;
          const sorted = (one: Response): unknown =>
            one.kind === 'choice' ? { ...one, picked: one.picked.toSorted() } : one;
          expect(sorted(back)).toEqual(sorted(given));
          expect(player.score(asked, back)).toBe(player.score(asked, given));
        },
      ),
    );
  });
});

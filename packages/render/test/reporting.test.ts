import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  applyTable,
  emptyResponse,
  type Interaction,
  type InteractionTable,
  keyResponse,
  type Response,
  scoreInteraction,
} from '@nibras/course';
import { createScormSession, type Edition, type ScormProfileId, scormProfile } from '@nibras/lms';
import {
  tellChoice,
  tellGaps,
  tellMatch,
  tellNumber,
  tellOpen,
  tellOrder,
  tellSurvey,
  tellText,
  type Told,
} from '@nibras/player';
import { interactions, labels } from '../../course/src/assessment/interactions.test-kit.ts';
import type { Lms } from '../../player/src/lms/lms.ts';
import { openScorm12 } from '../../player/src/lms/scorm12.ts';
import { openScorm2004 } from '../../player/src/lms/scorm2004.ts';

const local = globalThis as unknown as { nibras: unknown };

const as = <Kind extends Response['kind']>(kind: Kind, response: Response): Extract<Response, { kind: Kind }> => {
  if (response.kind !== kind) throw new Error(`${response.kind} is no ${kind}`);
  return response as Extract<Response, { kind: Kind }>;
};
const telling = (response: Response): InteractionTable<Told> => ({
  choice: (one) => tellChoice(one, as('choice', response)),
  match: (one) => tellMatch(one, as('match', response)),
  text: (one) => tellText(one, as('text', response)),
  order: (one) => tellOrder(one, as('order', response)),
  number: (one) => tellNumber(one, as('number', response)),
  gaps: (one) => tellGaps(one, as('gaps', response)),
  open: (one) => tellOpen(one, as('open', response)),
  survey: (one) => tellSurvey(one, as('survey', response)),
});

/** What a learner may answer besides the key and nothing: whatever was typed, and picks of every kind. */
function someResponse(one: Interaction, words: string, dice: number): Response {
  const pick = <Item>(all: readonly Item[], at: number): Item => all[(dice + at) % all.length]!;
  const table: InteractionTable<Response> = {
    choice: ({ options, multiple }) => ({
      kind: 'choice',
      picked: multiple ? options.map(({ id }) => id) : [pick(options, 0).id],
    }),
    match: ({ sources, targets }) => ({
      kind: 'match',
      pairs: Object.fromEntries(sources.map(({ id }, at) => [id, pick(targets, at).id])),
    }),
    text: () => ({ kind: 'text', text: words }),
    order: ({ items }) => ({ kind: 'order', order: items.map((_, at) => pick(items, at).id) }),
    number: () => ({ kind: 'number', text: dice % 2 ? words : String((dice - 500) * 1234.5678) }),
    gaps: ({ gaps }) => ({ kind: 'gaps', values: Object.fromEntries(gaps.map(({ id }) => [id, words])) }),
    open: () => ({ kind: 'open', text: `${words}\n`.repeat(dice), marks: {} }),
    survey: ({ items, scale }) => ({
      kind: 'survey',
      answers: Object.fromEntries(items.map(({ id }, at) => [id, pick(scale, at).id])),
    }),
  };
  return applyTable(table, one);
}

const answered = fc
  .tuple(interactions, labels, fc.nat({ max: 1000 }), fc.constantFrom('key', 'nothing', 'some'))
  .map(([interaction, words, dice, how]) => {
    const response =
      how === 'key'
        ? keyResponse(interaction)
        : how === 'nothing'
          ? emptyResponse(interaction)
          : someResponse(interaction, words, dice);
    return {
      interaction,
      response,
      told: applyTable(telling(response), interaction),
      credit: scoreInteraction(interaction, response),
    };
  });
type Answered = typeof answered extends fc.Arbitrary<infer One> ? One : never;

const lmss: readonly (readonly [ScormProfileId, Edition, boolean])[] = [
  ['strict-scorm12', '12', true],
  ['moodle', '12', true],
  ['strict-scorm2004', '2004-4th', false],
  ['strict-scorm2004', '2004-3rd', false],
  ['moodle', '2004-4th', false],
];

/** What an LMS refuses of a sitting in which these answers are given. */
function refusedBy(
  profile: ScormProfileId,
  edition: Edition,
  standardLimits: boolean,
  answers: readonly Answered[],
): string[] {
  const lms = createScormSession({
    profile: scormProfile(profile, edition, standardLimits),
    mode: 'normal',
    now: () => 0,
  });
  const prefix = edition === '12' ? 'LMS' : '';
  lms.api[`${prefix}Initialize`]!('');
  local.nibras = { lms: lms.api, saved: '' };
  const open: Lms = edition === '12' ? openScorm12() : openScorm2004();
  for (const [index, { interaction, told, response, credit }] of answers.entries())
    open.answer(
      {
        id: `u${index}`,
        at: 1_700_000_000_000,
        interaction,
        response,
        told,
        credit,
        prompt: interaction.prompt,
        seconds: 3.456,
      },
      index,
    );
  void open.commit();
  open.close();
  return lms.calls.flatMap(({ verdicts }) =>
    verdicts
      .filter(({ severity }) => severity === 'error')
      .map(({ rule, element, value }) => `${rule} ${element} = ${JSON.stringify(value)}`),
  );
}

beforeAll(() => {
  local.nibras = {};
});

describe.each(lmss)('%s, %s', (profile, edition, limits) => {
  test('no answer to any kind of question, in any script, is refused', () => {
    fc.assert(
      fc.property(fc.array(answered, { minLength: 1, maxLength: 4 }), (answers) => {
        expect(refusedBy(profile, edition, limits, answers)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('nor any of two hundred in one sitting', () => {
    const answers = fc.sample(answered, { numRuns: 200, seed: 7 });
    expect(new Set(answers.map(({ interaction }) => interaction.kind)).size).toBe(8);
    expect(refusedBy(profile, edition, limits, answers)).toEqual([]);
  });
});

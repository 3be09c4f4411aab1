import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Answer } from './lms.ts';
import { answerParts, partOf, scoreOf } from './statement.ts';

beforeAll(() => {
  vi.stubGlobal('nibras', { language: 'ar' });
  vi.stubGlobal('document', { querySelector: () => null });
});
afterAll(() => vi.unstubAllGlobals());

const answer = (changes: { readonly [Key in keyof Answer]?: unknown }): Answer =>
  ({
    id: '00000000-0000-4000-8000-000000000000',
    at: 0,
    interaction: {
      id: 'q00000000001',
      number: 1,
      kind: 'choice',
      points: 2,
      attempts: 1,
      options: [{ id: 'o1' }, { id: 'o2' }],
    },
    response: { kind: 'choice', picked: ['o1'] },
    told: { type: 'choice', answer: [[['o1', 0]]], keys: [[[['o1', 0]], [['o2', 1]]]] },
    credit: 0.5,
    prompt: ' كم؟ ',
    seconds: 3.456,
    ...changes,
  }) as Answer;
const sent = (changes: { readonly [Key in keyof Answer]?: unknown } = {}): unknown =>
  JSON.parse(JSON.stringify(answerParts('urn:nibras:abc', answer(changes))));

test('parts of a course lie below it, in a URN as on the web', () => {
  expect(partOf('urn:nibras:abc', 'q1')).toBe('urn:nibras:abc:q1');
  expect(partOf('https://a.example/abc', 'q1')).toBe('https://a.example/abc/q1');
});

test('a score is the same in percent and as a share', () => {
  expect(scoreOf(66.666)).toEqual({ scaled: 0.6667, raw: 66.67, min: 0, max: 100 });
});

describe('an answer', () => {
  test('to a choice', () => {
    expect(sent()).toEqual({
      object: {
        objectType: 'Activity',
        id: 'urn:nibras:abc:q00000000001',
        definition: {
          type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
          interactionType: 'choice',
          correctResponsesPattern: ['o1[,]o2'],
          description: { ar: 'كم؟' },
          choices: [{ id: 'o1' }, { id: 'o2' }],
        },
      },
      result: {
        response: 'o1',
        success: false,
        score: { scaled: 0.5, raw: 1, min: 0, max: 2 },
        duration: 'PT0H0M3.46S',
      },
    });
  });

  test.each([
    ['sequencing', { items: [{ id: 'a' }] }, { choices: [{ id: 'a' }] }],
    ['matching', { sources: [{ id: 'a' }], targets: [{ id: 'b' }] }, { source: [{ id: 'a' }], target: [{ id: 'b' }] }],
    ['matching', { items: [{ id: 'a' }], scale: [{ id: 'b' }] }, { source: [{ id: 'a' }], target: [{ id: 'b' }] }],
    ['likert', { items: [{ id: 'a' }], scale: [{ id: 'b' }] }, { scale: [{ id: 'b' }] }],
    ['fill-in', { answers: [{ id: 'a' }] }, {}],
    ['true-false', { options: [{ id: 'a' }, { id: 'b' }] }, {}],
  ])('to a question told as %s has the lists of its type and no others', (type, lists, expected) => {
    const interaction = { id: 'q00000000001', number: 1, points: 1, attempts: 0, ...lists };
    const { object } = sent({ interaction, told: { type, answer: ['x'], keys: [['x']] } }) as {
      object: { definition: Record<string, unknown> };
    };
    const { choices, scale, source, target } = object.definition;
    expect(JSON.parse(JSON.stringify({ choices, scale, source, target }))).toEqual(expected);
  });

  test('that is not marked has neither score nor success nor a pattern', () => {
    const { object, result } = sent({
      interaction: { id: 'q00000000001', number: 1, kind: 'survey', points: 0, attempts: 0, items: [], scale: [] },
      told: { type: 'likert', answer: ['a'], keys: [] },
    }) as { object: { definition: object }; result: object };
    expect(Object.keys(result)).toEqual(['response', 'duration']);
    expect(object.definition).not.toHaveProperty('correctResponsesPattern');
  });

  test('where capitals count says so', () => {
    expect(
      sent({ told: { type: 'fill-in', answer: ['rabat\n!'], keys: [['Rabat'], ['Rabat'], ['Ribat']], strict: true } }),
    ).toMatchObject({
      object: {
        definition: { correctResponsesPattern: ['{case_matters=true}Rabat', '{case_matters=true}Ribat'] },
      },
      result: { response: 'rabat\n!' },
    });
  });

  test('of a long text keeps its lines, up to a length, and no half of a character', () => {
    const essay = `Un\n${'😀'.repeat(5000)}`;
    const { result } = sent({ told: { type: 'long-fill-in', answer: [essay], keys: [] } }) as {
      result: { response: string };
    };
    expect(result.response.startsWith('Un\n😀')).toBe(true);
    expect(result.response.length).toBeGreaterThan(7990);
    expect(() => encodeURIComponent(result.response)).not.toThrow();
  });
});

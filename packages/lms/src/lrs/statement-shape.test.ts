import { expect, test } from 'vitest';
import { checkStatement } from './statement-shape.ts';

const sound = {
  id: '10000000-0000-4000-8000-000000000001',
  actor: { objectType: 'Agent', account: { homePage: 'https://lms.example', name: 'x' } },
  verb: { id: 'http://adlnet.gov/expapi/verbs/answered', display: { 'fr-FR': 'a répondu' } },
  object: {
    id: 'https://lms.example/q/1',
    definition: {
      type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
      interactionType: 'choice',
      correctResponsesPattern: ['a[,]b'],
      choices: [{ id: 'a', description: { fr: 'Un' } }, { id: 'b' }],
    },
  },
  result: { response: 'a', success: false, duration: 'PT5.25S', score: { scaled: 0.5 } },
  context: { registration: '10000000-0000-4000-8000-000000000002', language: 'fr' },
  timestamp: '2026-11-23T10:00:00.00Z',
};

const broken: readonly (readonly [rule: string, change: (one: typeof sound) => unknown])[] = [
  ['xapi.not-a-statement', () => 'text'],
  ['xapi.unknown-property', (one) => ({ ...one, note: 'x' })],
  ['xapi.null', (one) => ({ ...one, result: { ...one.result, response: null } })],
  ['xapi.statement-id', (one) => ({ ...one, id: 'one' })],
  ['xapi.actor', (one) => ({ ...one, actor: [] })],
  ['xapi.actor-identifier', (one) => ({ ...one, actor: { name: 'x' } })],
  ['xapi.mbox', (one) => ({ ...one, actor: { mbox: 'a@b' } })],
  ['xapi.account', (one) => ({ ...one, actor: { account: { homePage: 'lms', name: 'x' } } })],
  ['xapi.verb', (one) => ({ ...one, verb: { id: 'answered' } })],
  ['xapi.language-map', (one) => ({ ...one, verb: { ...one.verb, display: { 'pas une langue': 'x' } } })],
  ['xapi.object', (one) => ({ ...one, object: undefined })],
  ['xapi.activity-id', (one) => ({ ...one, object: { id: 'q1' } })],
  ['xapi.definition', (one) => ({ ...one, object: { ...one.object, definition: { type: 'question' } } })],
  ['xapi.interaction-type', (one) => ({ ...one, object: { ...one.object, definition: { interactionType: 'essay' } } })],
  [
    'xapi.interaction-pattern',
    (one) => ({ ...one, object: { ...one.object, definition: { correctResponsesPattern: 'a' } } }),
  ],
  [
    'xapi.interaction-component',
    (one) => ({ ...one, object: { ...one.object, definition: { choices: [{ id: 'a' }, { id: 'a' }] } } }),
  ],
  ['xapi.result', (one) => ({ ...one, result: { success: 'true' } })],
  ['xapi.duration', (one) => ({ ...one, result: { duration: '5s' } })],
  ['xapi.score', (one) => ({ ...one, result: { score: { scaled: '1' } } })],
  ['xapi.score-range', (one) => ({ ...one, result: { score: { scaled: 80 } } })],
  ['xapi.extensions', (one) => ({ ...one, context: { ...one.context, extensions: { mine: 1 } } })],
  ['xapi.context', (one) => ({ ...one, context: [] })],
  ['xapi.registration', (one) => ({ ...one, context: { registration: '1' } })],
  ['xapi.language', (one) => ({ ...one, context: { language: 'français' } })],
  ['xapi.timestamp', (one) => ({ ...one, timestamp: '23/11/2026' })],
];

test('a sound statement is taken', () => expect(checkStatement(sound)).toEqual([]));

test.each(broken)('%s', (rule, change) => {
  const plain = JSON.parse(JSON.stringify(change(sound))) as unknown;
  expect(checkStatement(plain).map((one) => one.rule)).toContain(rule);
});

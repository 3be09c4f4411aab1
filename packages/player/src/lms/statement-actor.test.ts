import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actorKey, toActor } from './statement-actor.ts';
import { uuidOf } from './statement-id.ts';

const account = { homePage: 'https://lms.example', name: '42' };

test('an actor as LMSs send it today is passed on as it came', () => {
  for (const actor of [
    { objectType: 'Agent', name: 'Amina', account },
    { account, extra: { kept: true } },
    { mbox: 'mailto:a@b.example' },
  ])
    expect(toActor(actor)).toBe(actor);
});

test('early forms become the present one, with exactly one identifier', () => {
  expect(toActor({ name: ['Amina'], mbox: ['mailto:a@b.example'] })).toEqual({
    objectType: 'Agent',
    name: 'Amina',
    mbox: 'mailto:a@b.example',
  });
  expect(
    toActor({
      name: ['Amina'],
      mbox: ['mailto:a@b.example'],
      account: [{ accountServiceHomePage: account.homePage, accountName: account.name }],
    }),
  ).toEqual({ objectType: 'Agent', name: 'Amina', account });
  expect(toActor({ account: [account] })).toEqual({ objectType: 'Agent', account });
});

test('what tells one actor from another', () => {
  expect(actorKey({ account })).toBe('https://lms.example 42');
  expect(actorKey({ name: 'Amina', mbox: 'mailto:a@b.example' })).toBe('mailto:a@b.example');
  expect(actorKey({ openid: 'https://a.example' })).toBe('https://a.example');
  expect(actorKey({})).toBe('');
});

test('the UUID of a text is one, the same each time, and another for another text', () => {
  const seen = new Map<string, string>();
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), (text) => {
      const id = uuidOf(text);
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(uuidOf(text)).toBe(id);
      expect(seen.get(id) ?? text).toBe(text);
      seen.set(id, text);
    }),
    { numRuns: 2000 },
  );
  const numbered = Array.from({ length: 20_000 }, (_, index) => uuidOf(`learner ${index} passed`));
  expect(new Set(numbered).size).toBe(numbered.length);
});

import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newId } from '@nibras/base';
import { models } from '@nibras/blocks/models';
import { addBank, appendBlock, blocksOf, readRawSettings, setSetting, takeSnapshot } from '@nibras/course';
import { type Bench, createBench, newCourse, type OpenWindow } from '../test-bench.test-kit.ts';

let bench: Bench;
let one: OpenWindow;
let bank: string;
let questions: string[];
const path = (): string => join(bench.folder, 'banque.nibras');
beforeEach(async () => {
  bench = createBench();
  one = await newCourse(bench);
  bank = addBank(one.document, { fr: 'Tableur' });
  questions = [1, 2, 3].map((number) =>
    appendBlock(one.document, bank, models.choice, {
      settings: models.choice.create(() => newId()).settings,
      texts: { stem: { fr: `Question ${number}`, ar: `سؤال ${number}` } },
    }),
  );
  await one.session.settled();
});
afterEach(async () => {
  await bench.end();
  expect(bench.bugs).toEqual([]);
});

test('a bank goes into a file of its own and into another course, once', async () => {
  expect(await one.client.call('bank.save', { course: one.course, bank, path: path() })).toMatchObject({ count: 3 });
  await expect(one.client.call('bank.save', { course: one.course, bank, path: path() })).rejects.toMatchObject({
    code: 'file.exists',
  });
  const other = await newCourse(bench);
  const into = addBank(other.document, { fr: 'Ici' });
  await other.session.settled();
  const look = { course: other.course, path: path() };
  expect(await other.client.call('bank.look', look)).toMatchObject({
    banks: [{ id: bank, title: { fr: 'Tableur' }, count: 3 }],
    added: 3,
    changed: 0,
    same: 0,
  });
  const add = { ...look, into, update: true };
  expect(await other.client.call('bank.add', add)).toMatchObject({ added: 3, updated: 0, same: 0 });
  await vi.waitFor(() => expect(blocksOf(other.document, into)).toHaveLength(3));
  const copies = blocksOf(other.document, into);
  expect(copies.map((id) => other.document.blocks.get(id)!.get('copiedFrom'))).toEqual(questions);
  expect(takeSnapshot(other.document, models).unreadableBlocks).toEqual([]);
  expect(await other.client.call('bank.add', add)).toMatchObject({ added: 0, updated: 0, same: 3 });
  expect(blocksOf(other.document, into)).toEqual(copies);
});

test('a question that changed is updated only where that is wanted, and its options stay the same to learners', async () => {
  await one.client.call('bank.save', { course: one.course, bank, path: path() });
  const other = await newCourse(bench);
  const into = addBank(other.document, { fr: 'Ici' });
  await other.session.settled();
  const add = { course: other.course, path: path(), into, update: false };
  await other.client.call('bank.add', add);
  await vi.waitFor(() => expect(blocksOf(other.document, into)).toHaveLength(3));
  const [copy] = blocksOf(other.document, into);
  const optionsOf = (): string[] =>
    Object.keys(readRawSettings(other.document.blocks.get(copy!)!)['options'] as object).toSorted();
  const before = optionsOf();
  const numbers = before.map((id) => other.document.numbers.get(id));

  setSetting(one.document, models.choice, questions[0]!, 'difficulty', 'hard');
  await one.session.settled();
  await one.client.call('bank.save', { course: one.course, bank, path: path(), overwrite: true });
  expect(await other.client.call('bank.look', add)).toMatchObject({ added: 0, changed: 1, same: 2 });
  expect(await other.client.call('bank.add', add)).toMatchObject({ added: 0, updated: 0, same: 2, kept: 1 });
  expect(await other.client.call('bank.add', { ...add, update: true })).toMatchObject({
    added: 0,
    updated: 1,
    same: 2,
    kept: 0,
  });
  await vi.waitFor(() => expect(other.document.blocks.get(copy!)!.get('set/difficulty')).toBe('hard'));
  expect(optionsOf()).toEqual(before);
  expect(optionsOf().map((id) => other.document.numbers.get(id))).toEqual(numbers);
});

test('a bank that comes back to its own course adds nothing', async () => {
  await one.client.call('bank.save', { course: one.course, bank, path: path() });
  expect(await one.client.call('bank.look', { course: one.course, path: path() })).toMatchObject({ added: 0, same: 3 });
});

test('what cannot be done is said', async () => {
  const empty = addBank(one.document, { fr: 'Vide' });
  await one.session.settled();
  await one.client.call('bank.save', { course: one.course, bank: empty, path: path() });
  const add = { course: one.course, path: path(), into: bank, update: false };
  await expect(one.client.call('bank.add', add)).rejects.toMatchObject({ code: 'bank.no-question' });
  await expect(
    one.client.call('bank.save', { course: one.course, bank: 'abcdefghijkl', path: path() }),
  ).rejects.toMatchObject({ code: 'bank.not-found' });
  await expect(one.client.call('bank.add', { ...add, path: one.path })).rejects.toMatchObject({
    code: 'bank.same-file',
  });
});

import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { models } from '@nibras/blocks/models';
import {
  addNode,
  appendBlock,
  blocksOf,
  createUndoManager,
  edit,
  initialiseCourse,
  nodeTitle,
  openDocument,
  readTree,
} from '@nibras/course';
import { bankActions } from './bank-actions.ts';
import { measureQuestion, placeQuestions, readDraws, readRow, usesOf } from './question-row.ts';

function course() {
  const document = openDocument(new Y.Doc());
  initialiseCourse(document, { title: { fr: 'Cours' }, languages: ['fr', 'ar'] });
  const page = addNode(document, { kind: 'page', title: { fr: 'Page' } });
  const undo = createUndoManager(document);
  const actions = bankActions(document, undo, models);
  const bank = actions.addBank('Banque', 'fr');
  return { document, undo, actions, bank, page };
}

test('a change of many questions is one step of undo', () => {
  const { document, undo, actions, bank } = course();
  const ids = [1, 2, 3].map(() => actions.addQuestion(bank, 'choice')!);
  const tagged = (): number => ids.filter((id) => document.blocks.get(id)!.has('set/tags/formule')).length;
  actions.addTag(ids, ' formule ');
  expect(tagged()).toBe(3);
  actions.set(ids, 'objective', '1.2');
  undo.undo();
  expect(ids.some((id) => document.blocks.get(id)!.has('set/objective'))).toBe(false);
  expect(tagged()).toBe(3);
  actions.removeTag(ids, 'formule');
  expect(tagged()).toBe(0);
  undo.undo();
  expect(tagged()).toBe(3);
});

test('questions move with their ids, copies get their own, what is deleted comes back', () => {
  const { document, undo, actions, bank, page } = course();
  const [one, two] = [actions.addQuestion(bank, 'choice')!, actions.addQuestion(bank, 'numeric')!];
  actions.move([two], page);
  expect([blocksOf(document, bank), blocksOf(document, page)]).toEqual([[one], [two]]);
  const [copy] = actions.copy([one], page);
  expect(blocksOf(document, page)).toEqual([two, copy]);
  expect(document.blocks.get(copy!)!.get('copiedFrom')).toBe(one);
  actions.remove([one]);
  expect(blocksOf(document, bank)).toEqual([]);
  undo.undo();
  expect(blocksOf(document, bank)).toEqual([one]);
  expect(placeQuestions(document, models, 'all').map(({ id, inBank }) => [id, inBank])).toEqual([
    [one, true],
    [two, false],
    [copy, false],
  ]);
});

test('banks stand in the author’s order', () => {
  const { document, actions, bank } = course();
  const other = actions.addBank('Autre', 'fr');
  const names = (): (string | undefined)[] => readTree(document).banks.map(({ id }) => nodeTitle(document, id)['fr']);
  expect(names()).toEqual(['Banque', 'Autre']);
  actions.moveBank(other, -1);
  expect(names()).toEqual(['Autre', 'Banque']);
  actions.moveBank(other, -1);
  expect(names()).toEqual(['Autre', 'Banque']);
  actions.moveBank(other, 1);
  expect(names()).toEqual(['Banque', 'Autre']);
  for (const id of [bank, other]) document.nodes.get(id)!.set('order', 'a0');
  const [first, second] = names();
  actions.moveBank(readTree(document).banks[0]!.id, 1);
  expect(names()).toEqual([second, first]);
  actions.trashBank(bank);
  expect(names()).toEqual(['Autre']);
});

test('a row says what the question says, and which pages may draw it', () => {
  const { document, actions, bank, page } = course();
  const easy = appendBlock(document, bank, models.choice, {
    settings: { ...models.choice.create(() => 'abcdefghijkl').settings, difficulty: 'easy' },
    texts: { stem: { fr: 'Quelle formule donne la moyenne des notes ?' }, correct: { fr: 'Oui.' } },
  });
  const hard = actions.addQuestion(bank, 'numeric')!;
  actions.set([hard], 'difficulty', 'hard');
  edit(document, () =>
    appendBlock(document, page, models.draw, {
      settings: { rules: { rulerulerule: { order: 'a0', count: 1, difficulty: 'easy' } } },
    }),
  );
  const rows = placeQuestions(document, models, bank).map((place) => readRow(document, place, 'ar', 'fr'));
  expect(rows.map(({ id, stem, difficulty }) => [id, stem, difficulty])).toEqual([
    [easy, 'Quelle formule donne la moyenne des notes ?', 'easy'],
    [hard, '', 'hard'],
  ]);
  const draws = readDraws(document, models);
  expect(rows.map((row) => usesOf(row, draws))).toEqual([[page], []]);
  expect(measureQuestion(document, models, easy, 'fr')).toMatchObject({ grade: 'plain', hasFeedback: true });
  expect(measureQuestion(document, models, hard, 'fr')).toEqual({ minutes: 1, grade: undefined, hasFeedback: false });
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { comparePublications, updateSeverities } from './compare-publications.ts';
import type { PublishedFacts, PublishedQuestion } from './published-facts.ts';

const question = (number: number, more: Partial<PublishedQuestion> = {}): PublishedQuestion => ({
  id: `q${number}`,
  number,
  page: 'p1',
  prompt: `Question ${number}`,
  kind: 'choice',
  points: 1,
  counts: true,
  key: 'a',
  ...more,
});
const facts: PublishedFacts = {
  pages: [
    { id: 'p1', number: 1, title: 'Un' },
    { id: 'p2', number: 2, title: 'Deux' },
  ],
  questions: [question(10), question(20, { counts: false })],
  quizzes: { p1: 60 },
};
const codes = (now: Partial<PublishedFacts>): string[] =>
  comparePublications(facts, { ...facts, ...now }).map(({ code }) => code);

test('what learners do not notice is not told', () => {
  expect(codes({})).toEqual([]);
  expect(codes({ pages: facts.pages.toReversed(), questions: facts.questions.toReversed() })).toEqual([]);
  expect(codes({ pages: facts.pages.map((page) => ({ ...page, title: 'Autre' })) })).toEqual([]);
});

test.each<[string, Partial<PublishedFacts>, string[]]>([
  ['a page more', { pages: [...facts.pages, { id: 'p3', number: 3, title: 'Trois' }] }, ['update.page-added']],
  ['a page less', { pages: facts.pages.slice(1) }, ['update.page-removed']],
  ['a scored question more', { questions: [...facts.questions, question(30)] }, ['update.scored-added']],
  ['a scored question less', { questions: facts.questions.slice(1) }, ['update.scored-removed']],
  ['practice less', { questions: facts.questions.slice(0, 1) }, ['update.practice-removed']],
  ['another key', { questions: [question(10, { key: 'b' }), facts.questions[1]!] }, ['update.question-changed']],
  [
    'another type',
    { questions: [question(10, { kind: 'text', key: 'b' }), facts.questions[1]!] },
    ['update.question-kind'],
  ],
  ['other points', { questions: [question(10, { points: 3 }), facts.questions[1]!] }, ['update.question-points']],
  [
    'no longer scored',
    { questions: [question(10, { counts: false }), facts.questions[1]!] },
    ['update.question-practice'],
  ],
  ['another mastery score', { quizzes: { p1: 80 } }, ['update.mastery']],
])('%s is told', (_, now, expected) => {
  expect(codes(now)).toEqual(expected);
});

test.each(['fr', 'ar', 'en'])('every remark has its sentence in %s', (language) => {
  const path = new URL(`../../../../resources/locales/${language}/problems.json`, import.meta.url);
  const sentences = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
  for (const code of Object.keys(updateSeverities)) expect(sentences[`problem.${code}`], code).toBeTruthy();
});

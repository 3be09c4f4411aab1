import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bankPath, type BankQuestionSource, readBank } from './bank-source.ts';
import { readCourseFacts } from './compile-course.ts';

const folder = resolve(import.meta.dirname, '../../resources/samples/ict-daily-work');
const { course } = readCourseFacts(folder);
const banks = course.banks.map((name) => readBank(bankPath(folder, name)));
const questions = banks.flatMap((bank) => bank.questions);
const languages = ['fr', 'ar', 'en'];

/** What a learner may be told something about; a number and a formula are told at the end. */
function helpedMembers(question: BankQuestionSource): readonly { readonly feedback?: unknown }[] {
  switch (question.type) {
    case 'choice':
    case 'multiple-choice':
    case 'select-text':
      return question.options;
    case 'matching':
      return question.pairs;
    case 'ordering':
    case 'categorise':
    case 'matrix':
      return question.items;
    case 'true-false':
      return [{ feedback: question.feedback }];
    case 'drag-words':
      return question.words;
    case 'cloze':
      return question.gaps.flatMap((gap): readonly { readonly feedback?: unknown }[] =>
        gap.way === 'number' ? [gap] : gap.words,
      );
    case 'calculated':
      return [{ feedback: question.correct }, { feedback: question.incorrect }];
    case 'hotspot':
    case 'label-picture':
      return question.zones;
    case 'short-text':
    case 'numeric':
      return question.answers;
  }
}

test('eighty questions or more, over the eight modules', () => {
  expect(banks).toHaveLength(8);
  expect(questions.length).toBeGreaterThanOrEqual(80);
});

describe.each(banks)('$key', (bank) => {
  test('has easy, middling and hard questions of more than one type, at more than one level', () => {
    const count = (difficulty: string): number =>
      bank.questions.filter((question) => question.difficulty === difficulty).length;
    expect(count('easy')).toBeGreaterThanOrEqual(3);
    expect(count('medium')).toBeGreaterThanOrEqual(3);
    expect(count('hard')).toBeGreaterThanOrEqual(2);
    expect(new Set(bank.questions.map(({ type }) => type)).size).toBeGreaterThanOrEqual(2);
    expect(new Set(bank.questions.map(({ level }) => level)).size).toBeGreaterThanOrEqual(2);
  });

  test('gives every option, answer, item and pair a word of help, and asks nothing twice', () => {
    for (const question of bank.questions) {
      const helped = helpedMembers(question);
      expect(helped.length).toBeGreaterThan(0);
      for (const one of helped) expect(one.feedback, question.key).toBeDefined();
    }
    for (const language of languages) {
      const stems = bank.questions.map(({ stem }) => stem[language]);
      expect(new Set(stems).size).toBe(stems.length);
    }
  });
});

test.each(languages)('in %s the longest option is no hint', (language) => {
  const choices = questions.flatMap((question) => (question.type === 'choice' ? [question.options] : []));
  const longest = choices.filter((options) => {
    const length = (right: boolean): number =>
      Math.max(...options.filter((one) => (one.right === true) === right).map(({ text }) => text[language]!.length));
    return length(true) > length(false);
  });
  expect(longest.length / choices.length).toBeLessThanOrEqual(0.5);
});

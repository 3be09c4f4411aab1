import { expect, test } from 'vitest';
import { testBlock } from '../../test/test-block.ts';
import { isDrawn } from './rule.ts';

testBlock('draw');

const question = { tags: { Tableur: true }, difficulty: 'easy', level: 'KA', objective: '1.2 ' } as const;

test.each([
  [{}, true],
  [{ bank: 'one' }, true],
  [{ bank: 'other' }, false],
  [{ difficulty: 'easy', level: 'KA', objective: '1.2', tag: 'tableur' }, true],
  [{ difficulty: 'hard' }, false],
  [{ level: 'KD' }, false],
  [{ objective: '1.3' }, false],
  [{ competency: 'unesco:KA.1' }, false],
  [{ tag: 'texte' }, false],
] as const)('a rule %j draws it: %s', (rule, drawn) => {
  expect(isDrawn({ order: '', count: 1, ...rule }, 'one', question)).toBe(drawn);
});

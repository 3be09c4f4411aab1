import { expect, test } from 'vitest';
import { decodeState, encodeState, newState, type PlayedOpen } from '@nibras/player';
import { testBlock } from '../../test/test-block.ts';
import { behaviour } from './player.ts';

testBlock('open-answer');

test.each([
  ['Latin', 'L’élève rédige une « fiche » de six pages ; il la relit.\n'],
  ['Arabic', 'يكتب المتعلم جذاذة من ست صفحات، ثم يراجعها.\n'],
])('an essay of two thousand words in %s outlives a pause, in what xAPI and SCORM 2004 hold', (_, sentence) => {
  const text = sentence.repeat(300).slice(0, 12_000);
  const question = { criteria: [] } as unknown as PlayedOpen;
  const state = newState();
  const answer = behaviour.pack({ kind: 'open', text, marks: {} }, question);
  state.questions.set(7, { tries: 0, credit: 0, last: 0, answer, open: true });
  const kept = decodeState(encodeState(state, 16_000))!.questions.get(7)!;
  expect(behaviour.unpack(kept.answer, question)).toEqual({ kind: 'open', text, marks: {} });
});

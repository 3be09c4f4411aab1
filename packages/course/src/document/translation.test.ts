import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { paragraph } from '../prose/prose-node.ts';
import { toFragmentChildren } from '../prose/fragment.ts';
import { type CourseDocument, initialiseCourse, openDocument } from './course-document.ts';
import { addNode, nodeSettings, pageProse, renameNode, setNodeSetting } from './nodes.ts';
import type { QuizSettings } from './quiz-settings.ts';
import { noteTranslated, staleTexts, translationState } from './translation.ts';

function course(): { document: CourseDocument; page: Y.Map<unknown>; id: string } {
  const document = openDocument(new Y.Doc());
  initialiseCourse(document, { title: { fr: 'Cours' }, languages: ['fr', 'ar'] });
  const id = addNode(document, { kind: 'page', title: { fr: 'Bonjour' }, prose: { fr: [paragraph('Un texte.')] } });
  return { document, page: document.nodes.get(id)!, id };
}

test('a translation is missing, then done, then stale when its source changes, then done again', () => {
  const { document, page, id } = course();
  const state = (): string => translationState(document, page, 'title', 'ar');
  expect(translationState(document, page, 'title', 'fr')).toBe('source');
  expect(state()).toBe('missing');
  renameNode(document, id, 'ar', 'مرحبا');
  noteTranslated(document, page, 'ar');
  expect(state()).toBe('done');
  renameNode(document, id, 'fr', 'Bonsoir');
  expect(state()).toBe('stale');
  expect(staleTexts(document, page)).toEqual(['title/ar']);
  noteTranslated(document, page, 'ar', ['title']);
  expect(state()).toBe('done');
});

test('prose falls behind by itself, the title beside it does not', () => {
  const { document, page, id } = course();
  renameNode(document, id, 'ar', 'مرحبا');
  pageProse(document, id, 'ar')!.insert(0, toFragmentChildren([paragraph('نص.')]));
  noteTranslated(document, page, 'ar');
  pageProse(document, id, 'fr')!.insert(1, toFragmentChildren([paragraph('Encore.')]));
  expect(staleTexts(document, page)).toEqual(['prose/ar']);
});

test('what was never noted counts as done, and an empty source asks for nothing', () => {
  const { document, page, id } = course();
  renameNode(document, id, 'ar', 'مرحبا');
  renameNode(document, id, 'fr', 'Autre');
  expect(translationState(document, page, 'title', 'ar')).toBe('done');
  renameNode(document, id, 'fr', '');
  renameNode(document, id, 'ar', '');
  expect(translationState(document, page, 'title', 'ar')).toBe('done');
});

test('texts by score are missing, done and behind like others, and keep their state when one of them goes', () => {
  const { document, page, id } = course();
  const band = (fr: string, ar?: string): { from: number; text: Record<string, string> } => ({
    from: 0,
    text: { fr, ...(ar === undefined ? {} : { ar }) },
  });
  setNodeSetting(document, id, 'quiz', { mastery: 50, bands: [band('Relisez.', 'أعد القراءة.'), band('Bravo.')] });
  noteTranslated(document, page, 'ar');
  const state = (index: number): string => translationState(document, page, `band:${index}`, 'ar');
  expect([state(0), state(1)]).toEqual(['done', 'missing']);
  const quiz = (): QuizSettings => nodeSettings(document, id).quiz!;
  setNodeSetting(document, id, 'quiz', {
    ...quiz(),
    bands: quiz().bands!.map((one, index) => (index === 0 ? { ...one, text: { ...one.text, fr: 'Reprenez.' } } : one)),
  });
  expect(staleTexts(document, page)).toEqual(['band:0/ar']);
  setNodeSetting(document, id, 'quiz', { ...quiz(), bands: quiz().bands!.toReversed() });
  expect(staleTexts(document, page)).toEqual(['band:1/ar']);
  noteTranslated(document, page, 'ar', ['band:1']);
  expect(staleTexts(document, page)).toEqual([]);
});

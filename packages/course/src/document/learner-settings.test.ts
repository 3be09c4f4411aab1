import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { initialiseCourse, openDocument } from './course-document.ts';
import {
  addGlossaryEntry,
  courseSettings,
  readLearnerSettings,
  removeGlossaryEntry,
  setCourseSetting,
} from './learner-settings.ts';

function course(): ReturnType<typeof openDocument> {
  const document = openDocument(new Y.Doc());
  initialiseCourse(document, { id: 'c00000000001', languages: ['fr', 'ar'], title: { fr: 'Cours' } });
  return document;
}

test('a term is added, translated, and removed in all its languages', () => {
  const document = course();
  const id = addGlossaryEntry(document, 'fr', 'g00000000001');
  setCourseSetting(document, `glossary/${id}/term/fr`, 'Barème');
  setCourseSetting(document, `glossary/${id}/definition/fr`, 'Points par question.');
  setCourseSetting(document, `glossary/${id}/term/ar`, 'سلم التنقيط');
  expect(readLearnerSettings(courseSettings(document)).glossary).toEqual([
    { id, term: { ar: 'سلم التنقيط', fr: 'Barème' }, definition: { fr: 'Points par question.' } },
  ]);
  removeGlossaryEntry(document, id);
  expect(courseSettings(document)).toEqual({});
});

test('two sides that write different terms keep both', () => {
  const one = course();
  const other = openDocument(new Y.Doc());
  Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc));
  addGlossaryEntry(one, 'fr', 'g00000000001');
  addGlossaryEntry(other, 'ar', 'g00000000002');
  Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc));
  expect(readLearnerSettings(courseSettings(other)).glossary.map(({ id }) => id)).toEqual([
    'g00000000001',
    'g00000000002',
  ]);
});

test('a certificate is offered only where the author said so, and broken hours are no hours', () => {
  const document = course();
  setCourseSetting(document, 'certificateHours', -3);
  expect(readLearnerSettings(courseSettings(document)).certificate).toBeUndefined();
  setCourseSetting(document, 'certificate', true);
  setCourseSetting(document, 'certificateSignatory/fr', 'La direction');
  expect(readLearnerSettings(courseSettings(document)).certificate).toEqual({
    title: {},
    competencies: {},
    signatory: { fr: 'La direction' },
  });
});

import { expect, test } from 'vitest';
import { models } from '@nibras/blocks/models';
import { paragraph, takeSnapshot } from '@nibras/course';
import { both, choice, CleanCourse, ids } from './clean-course.test-kit.ts';
import { measureCourse, measurePages } from './measure-course.ts';

test('reading, questions and tasks add up', () => {
  const course = new CleanCourse(false);
  course.add(paragraph(Array.from({ length: 390 }, () => 'mot').join(' ')));
  course.add(course.block('choice', choice()));
  course.add(course.block('task', { settings: { minutes: 12 }, texts: { body: both('Faites-le.', 'أنجزه.') } }));
  const snapshot = takeSnapshot(course.document, models);
  expect(measureCourse(snapshot, models, 'fr').minutes).toBe(15);
  expect(measurePages(snapshot, models, 'fr').get(ids.page)!.words).toBe(5);
});

test('feedback, hints and descriptions of pictures are not counted as reading', () => {
  const course = new CleanCourse(false);
  const before = measureCourse(takeSnapshot(course.document, models), models, 'fr').words;
  course.add(
    course.block('picture', { settings: { decorative: false }, texts: { alt: both('Quatre mots de plus', 'وصف') } }),
  );
  expect(measureCourse(takeSnapshot(course.document, models), models, 'fr').words - before).toBe(2);
});

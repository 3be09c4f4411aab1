import { derivedId, type Id } from '@nibras/base';
import { blockRef, type CourseSnapshot } from '@nibras/course';

/** The course as if it had one page with one question, for practice; undefined where there is no such block. */
export function oneQuestion(snapshot: CourseSnapshot, question: Id): CourseSnapshot | undefined {
  if (!snapshot.blocks[question]) return undefined;
  const page = derivedId('one question', question);
  return {
    ...snapshot,
    nodes: [
      {
        id: page,
        kind: 'page',
        title: snapshot.title,
        settings: {},
        children: [],
        prose: Object.fromEntries(snapshot.languages.map((language) => [language, [blockRef(question)]])),
      },
    ],
    banks: [],
    settings: {},
    numbers: { ...snapshot.numbers, [page]: Math.max(0, ...Object.values(snapshot.numbers)) + 1 },
  };
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { models } from '@nibras/blocks/models';
import type { BlockSeed, ProseNode } from '@nibras/course';
import { CourseMaker } from './fixture-course.ts';

const source = join(import.meta.dirname, '../../blocks/src');

/** Question types beside those of the showcase, and short text with near misses, in the order in which they stand on a page. */
export const questionTypes = [
  'true-false',
  'ordering',
  'numeric',
  'slider',
  'categorise',
  'matrix',
  'survey',
  'open-answer',
  'short-text',
  'cloze',
  'drag-words',
  'hotspot',
  'label-picture',
  'calculated',
  'hand-in',
  // Inside a case study.
  'select-text',
  // With pictures beside words, or in their place.
  'choice',
  'multiple-choice',
] as const satisfies readonly (keyof typeof models)[];
export type QuestionType = (typeof questionTypes)[number];

/** The same example twice in a course needs ids of its own each time. */
function renamed(seed: BlockSeed, count: number): BlockSeed {
  const mark = `${String.fromCharCode(97 + Math.floor(count / 36))}${(count % 36).toString(36)}`;
  const text = JSON.stringify(seed).replace(/\b[a-z](?=[a-z0-9]{11}\b)[a-z]+0\d+\b/g, (id) => `${mark}${id.slice(2)}`);
  return JSON.parse(text) as BlockSeed;
}

/** Everything that a type keeps as an example, on a page of practice and in a scored quiz. */
export function questionShowcase(): ReturnType<CourseMaker['snapshot']> {
  const maker = new CourseMaker(['fr', 'ar', 'en'], { fr: 'Les questions', ar: 'الأسئلة', en: 'Questions' });
  let count = 0;
  const inAll = (nodes: readonly ProseNode[]): Record<string, readonly ProseNode[]> => ({
    fr: nodes,
    ar: nodes,
    en: nodes,
  });
  const seedOf = (type: string, file: string): BlockSeed =>
    JSON.parse(readFileSync(join(source, type, 'fixtures', file), 'utf8')) as BlockSeed;
  const blocks = (): ProseNode[] =>
    questionTypes.flatMap((type) => {
      const made = readdirSync(join(source, type, 'fixtures'))
        .toSorted()
        .map((file) => maker.block(type, renamed(seedOf(type, file), (count += 1))));
      if (type !== 'select-text') return made;
      const { settings, texts } = seedOf('case-study', 'storm.json');
      return [maker.block('case-study', { settings, texts: { ...texts, questions: inAll(made) } })];
    });
  maker.page({ fr: 'Je m’entraîne', ar: 'أتدرّب', en: 'Practice' }, inAll(blocks()));
  maker.page({ fr: 'Je vérifie', ar: 'أتحقق', en: 'Quiz' }, inAll(blocks()), '', { quiz: { mastery: 60 } });
  return maker.snapshot();
}

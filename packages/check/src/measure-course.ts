import type { Id } from '@nibras/base';
import {
  type BlockModels,
  type CourseSnapshot,
  countWords,
  minutesPerQuestion,
  readingMinutes,
  type SlotRole,
} from '@nibras/course';
import { type CheckedPage, viewCourse, wordsOf } from './course-view.ts';

/** How long something is for a learner. */
export interface Measure {
  readonly words: number;
  readonly minutes: number;
}

/** What a learner reads only now and then, or hears instead. */
const asides: ReadonlySet<SlotRole> = new Set<SlotRole>(['alt', 'feedback', 'hint', 'answer', 'transcript']);

function measurePage({ node, blocks }: CheckedPage, language: string): Measure {
  let words = countWords(node.title[language] ?? '') + countWords(wordsOf(node.prose?.[language]));
  let minutes = node.settings.taskMinutes ?? 0;
  for (const { block, slots, model } of blocks) {
    for (const { key, role } of slots)
      if (!asides.has(role)) words += countWords(wordsOf(block.texts[key]?.[language]));
    const task: unknown = block.settings['minutes'];
    if (typeof task === 'number') minutes += task;
    if (model.interaction) minutes += minutesPerQuestion;
    for (const { count } of model.draws?.(block.settings as never) ?? []) minutes += count * minutesPerQuestion;
  }
  return { words, minutes: minutes + readingMinutes(words, language) };
}

/** Words and minutes of each page in a language; minutes are not rounded. */
export function measurePages(
  snapshot: CourseSnapshot,
  models: BlockModels,
  language: string,
): ReadonlyMap<Id, Measure> {
  const { pages } = viewCourse(snapshot, models, [], undefined);
  return new Map(pages.map((page) => [page.node.id, measurePage(page, language)]));
}

/** How long the course is in a language: what is read, one minute a question, and the tasks away from the screen. */
export function measureCourse(snapshot: CourseSnapshot, models: BlockModels, language: string): Measure {
  let words = 0;
  let minutes = 0;
  for (const page of measurePages(snapshot, models, language).values()) {
    words += page.words;
    minutes += page.minutes;
  }
  return { words, minutes: Math.round(minutes) };
}

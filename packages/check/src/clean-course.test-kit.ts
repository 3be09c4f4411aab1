import * as Y from 'yjs';
import { derivedId } from '@nibras/base';
import { models } from '@nibras/blocks/models';
import {
  addNode,
  blockRef,
  type BlockSeed,
  type CourseDocument,
  createBlock,
  initialiseCourse,
  openDocument,
  paragraph,
  type ProseNode,
  takeSnapshot,
} from '@nibras/course';
import { checkCourse, type CheckOptions } from './check-course.ts';

export const ids = {
  module: derivedId('module'),
  page: derivedId('page'),
  quiz: derivedId('quiz'),
  right: derivedId('right'),
  wrong: derivedId('wrong'),
  other: derivedId('other'),
  question: derivedId('question'),
};

export const text = (words: string, ...marks: NonNullable<ProseNode['marks']>): ProseNode =>
  marks.length > 0 ? { type: 'text', text: words, marks } : { type: 'text', text: words };

export const link = (words: string, href: string): ProseNode => ({
  type: 'paragraph',
  content: [text(words, { type: 'link', attrs: { href } })],
});

export const heading = (level: number, words: string): ProseNode => ({
  type: 'heading',
  attrs: { level },
  content: words === '' ? [] : [text(words)],
});

export const both = (french: string, arabic: string): Record<string, string> => ({ fr: french, ar: arabic });

/** A choice whose settings and texts are right. */
export function choice(): { settings: Record<string, unknown>; texts: Record<string, Record<string, string>> } {
  return {
    settings: {
      points: 1,
      options: {
        [ids.right]: { order: 'a0', correct: true },
        [ids.wrong]: { order: 'a1', correct: false },
        [ids.other]: { order: 'a2', correct: false },
      },
    },
    texts: {
      stem: both('Combien font deux et deux ?', 'كم يساوي اثنان زائد اثنين؟'),
      [`option:${ids.right}`]: both('Quatre', 'أربعة'),
      [`option:${ids.wrong}`]: both('Cinq', 'خمسة'),
      [`feedback:${ids.wrong}`]: both('Recomptez.', 'أعد العد.'),
      [`option:${ids.other}`]: both('Trois', 'ثلاثة'),
      [`feedback:${ids.other}`]: both('Comptez encore.', 'عد من جديد.'),
    },
  };
}

/** A course in two languages in which no check finds anything, to be spoilt one fault at a time. */
export class CleanCourse {
  readonly document: CourseDocument = openDocument(new Y.Doc());

  constructor(withQuiz = true) {
    initialiseCourse(this.document, {
      id: derivedId('course'),
      title: both('Un cours', 'مساق'),
      languages: ['fr', 'ar'],
    });
    addNode(this.document, { id: ids.module, kind: 'module', title: both('Une partie', 'قسم') });
    this.page(ids.page, [heading(2, 'Titre'), paragraph('Des mots.')]);
    if (withQuiz) this.page(ids.quiz, [this.block('choice', choice(), ids.question)], { quiz: { mastery: 60 } });
  }

  page(id: string, prose: readonly ProseNode[], settings = {}, title = both('Une page', 'صفحة')): void {
    addNode(this.document, { id, kind: 'page', parent: ids.module, title, settings, prose: { fr: prose, ar: prose } });
  }

  /** A page with that content. */
  add(...prose: readonly ProseNode[]): void {
    this.page(derivedId('added', JSON.stringify(prose)), prose);
  }

  block(type: keyof typeof models, seed: BlockSeed, id = derivedId(type, JSON.stringify(seed))): ProseNode {
    return blockRef(createBlock(this.document, models[type], seed, id));
  }

  codes(options: CheckOptions = {}): string[] {
    const snapshot = takeSnapshot(this.document, models);
    return [...new Set(checkCourse(snapshot, models, options).map(({ code }) => code))];
  }
}

import {
  type CourseDocument,
  addNode,
  createBlock,
  edit,
  type LocalText,
  blockRef,
  paragraph,
  type ProseNode,
} from '@nibras/course';
import { newId } from '@nibras/base';
import { models } from '@nibras/blocks/models';
import { templateTexts } from './template-texts.ts';

/** A shape that a new course may start from. */
export interface Template {
  readonly id: string;
  readonly title: LocalText;
  readonly description: LocalText;
  readonly pages: number;
  readonly minutes: number;
  /** Fills a course that has languages and a title but no page. */
  readonly fill: (document: CourseDocument, languages: readonly string[]) => void;
}

const inLanguages = (text: LocalText, languages: readonly string[]): LocalText =>
  Object.fromEntries(languages.map((language) => [language, text[language.slice(0, 2)] ?? text['en'] ?? '']));

/** Prose of one paragraph of advice, then the blocks given. */
function adviceProse(
  advice: LocalText | undefined,
  blocks: readonly string[],
  languages: readonly string[],
): Record<string, ProseNode[]> {
  const texts = advice ? inLanguages(advice, languages) : {};
  return Object.fromEntries(
    languages.map((language) => [
      language,
      [...(texts[language] ? [paragraph(texts[language])] : []), ...blocks.map(blockRef)],
    ]),
  );
}

const question = (document: CourseDocument): string => createBlock(document, models.choice);

function lessonFill(document: CourseDocument, languages: readonly string[]): void {
  const { lesson } = templateTexts;
  const module = addNode(document, { kind: 'module', title: inLanguages(lesson.module, languages) });
  const node = addNode(document, { kind: 'lesson', parent: module, title: inLanguages(lesson.lesson, languages) });
  for (const page of lesson.pages) {
    const blocks =
      page.block === 'questions'
        ? [question(document), question(document), question(document)]
        : page.block === undefined
          ? []
          : [createBlock(document, models[page.block], models[page.block].create(newId))];
    addNode(document, {
      kind: 'page',
      parent: node,
      title: inLanguages(page.title, languages),
      prose: adviceProse(page.advice, blocks, languages),
    });
  }
}

function quizFill(document: CourseDocument, languages: readonly string[]): void {
  const blocks = [
    createBlock(document, models.choice),
    createBlock(document, models['multiple-choice']),
    createBlock(document, models['short-text']),
  ];
  addNode(document, {
    kind: 'page',
    title: inLanguages(templateTexts.quiz.page, languages),
    settings: { quiz: { mastery: 60 } },
    prose: adviceProse(undefined, blocks, languages),
  });
}

function blankFill(document: CourseDocument, languages: readonly string[]): void {
  addNode(document, { kind: 'page', title: inLanguages(templateTexts.blank.page, languages) });
}

const filled =
  (fill: Template['fill']): Template['fill'] =>
  (document, languages) =>
    edit(document, () => fill(document, languages));

/** Every template, the plainest last. */
export const templates: readonly Template[] = [
  {
    id: 'template-lesson',
    title: templateTexts.lesson.name,
    description: templateTexts.lesson.description,
    pages: templateTexts.lesson.pages.length,
    minutes: 20,
    fill: filled(lessonFill),
  },
  {
    id: 'template-quiz',
    title: templateTexts.quiz.name,
    description: templateTexts.quiz.description,
    pages: 1,
    minutes: 5,
    fill: filled(quizFill),
  },
  {
    id: 'template-blank',
    title: templateTexts.blank.name,
    description: templateTexts.blank.description,
    pages: 1,
    minutes: 0,
    fill: filled(blankFill),
  },
];

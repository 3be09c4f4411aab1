import type { Diagnostic } from '@nibras/base';
import { blockRefs, type CourseSnapshot, type SlotRole, type SlotTexts } from '@nibras/course';
import { isBlank, isBlankEverywhere } from '../blank.ts';
import { type CheckedPage, type CourseView, wordsOf } from '../course-view.ts';
import { problem, type ProblemCode } from '../problem.ts';

const missingCodes: Readonly<Partial<Record<SlotRole, ProblemCode>>> = {
  stem: 'question.no-stem',
  option: 'question.empty-option',
  answer: 'question.empty-option',
  source: 'question.empty-option',
  target: 'question.empty-option',
  alt: 'picture.no-alt',
  title: 'media.no-title',
  body: 'block.empty',
};

/** A text that another language has and this one lacks. Blocks stand in every language: they do not make up for words. */
function isUntranslated(texts: SlotTexts | undefined, language: string): boolean {
  const says = (text: SlotTexts[string] | undefined): boolean => wordsOf(text).trim() !== '';
  if (Object.values(texts ?? {}).some(says)) return !says(texts?.[language]);
  return isBlank(texts?.[language]) && !isBlankEverywhere(texts);
}

/** How many texts lack this language, and the first block that lacks one. */
function untranslated(page: CheckedPage, language: string): { count: number; block: string | undefined } {
  let count = 0;
  let block: string | undefined;
  const titles = Object.values(page.node.title).some((title) => title.trim() !== '');
  if (titles && !page.node.title[language]?.trim()) count += 1;
  if (isUntranslated(page.node.prose, language)) count += 1;
  for (const { text } of page.node.settings.quiz?.bands ?? []) if (isUntranslated(text, language)) count += 1;
  for (const placed of page.blocks)
    for (const { key } of placed.slots) {
      if (!isUntranslated(placed.block.texts[key], language)) continue;
      count += 1;
      block ??= placed.block.id;
    }
  return { count, block };
}

/** Translations whose source changed after them, one remark a page and language. */
function* checkStale({ staleTexts = {} }: CourseSnapshot, page: CheckedPage): Generator<Diagnostic> {
  const owners = [page.node.id, ...page.blocks.map(({ block }) => block.id)];
  const behind = new Map<string, { count: number; block: string | undefined }>();
  for (const owner of owners)
    for (const text of staleTexts[owner] ?? []) {
      const language = text.slice(text.lastIndexOf('/') + 1);
      const known = behind.get(language) ?? { count: 0, block: undefined };
      behind.set(language, {
        count: known.count + 1,
        block: known.block ?? (owner === page.node.id ? undefined : owner),
      });
    }
  for (const [language, { count, block }] of behind)
    yield problem(
      'translation.stale',
      { page: page.node.id, language, ...(block === undefined ? {} : { block }) },
      { count, language },
    );
}

/** Blocks that one language of a page shows and the main one does not, or the other way round: another test, another score. */
function* checkSameBlocks({ languages, defaultLanguage }: CourseSnapshot, page: CheckedPage): Generator<Diagnostic> {
  const flows = [page.node.prose ?? {}, ...page.blocks.flatMap(({ block }) => Object.values(block.texts))];
  for (const language of languages) {
    const differing = flows.flatMap((texts) => {
      // Where a language has no words, the main one is shown with all its blocks.
      if (isUntranslated(texts, language) || isUntranslated(texts, defaultLanguage)) return [];
      const refs = (of: string): string[] => {
        const text = texts[of];
        return text === undefined || typeof text === 'string' ? [] : blockRefs(text);
      };
      const [main, own] = [refs(defaultLanguage), refs(language)];
      return [...main.filter((id) => !own.includes(id)), ...own.filter((id) => !main.includes(id))];
    });
    const [block] = differing;
    if (block !== undefined)
      yield problem(
        'translation.other-blocks',
        { page: page.node.id, language, block },
        { count: differing.length, language },
      );
  }
}

/** What must be said is said, and in every language of the course. */
export function* checkTexts({ snapshot, pages, banks }: CourseView): Generator<Diagnostic> {
  for (const page of [...pages, ...banks]) {
    for (const { block, slots } of page.blocks)
      for (const { key, role, required } of slots) {
        const code = missingCodes[role];
        if (required && code && isBlankEverywhere(block.texts[key]))
          yield problem(code, { page: page.node.id, block: block.id, slot: key });
      }
    yield* checkStale(snapshot, page);
    yield* checkSameBlocks(snapshot, page);
    for (const language of snapshot.languages) {
      const { count, block } = untranslated(page, language);
      if (count > 0)
        yield problem(
          'translation.missing',
          { page: page.node.id, language, ...(block === undefined ? {} : { block }) },
          { count, language },
        );
    }
  }
}

import type { Diagnostic, Id } from '@nibras/base';
import { markedIds } from '@nibras/course';
import { isBlank } from '../blank.ts';
import { type CourseView, type PlacedBlock, wordsOf } from '../course-view.ts';
import { problem } from '../problem.ts';

/** Members whose places a question's text marks; undefined where it marks none. */
function markedMembers({ interaction }: PlacedBlock, language: string): readonly Id[] | undefined {
  const asked = interaction(language);
  if (asked?.kind === 'gaps') return asked.gaps.map(({ id }) => id);
  return asked?.kind === 'choice' && asked.inText ? asked.options.map(({ id }) => id) : undefined;
}

const marker = /\[\[[a-z][a-z0-9]{11}\]\]/g;

/** What is left out in the main language's text and stands in another, or the other way round, changes what is asked there. */
export function* checkGaps({ snapshot, pages, banks }: CourseView): Generator<Diagnostic> {
  const { defaultLanguage, languages } = snapshot;
  for (const page of [...pages, ...banks])
    for (const placed of page.blocks) {
      const members = markedMembers(placed, defaultLanguage);
      if (!members) continue;
      const stem = placed.block.texts['stem'] ?? {};
      const main = markedIds(wordsOf(stem[defaultLanguage])).filter((id) => members.includes(id));
      for (const language of languages) {
        if (isBlank(stem[language])) continue;
        const words = wordsOf(stem[language]);
        const marked = markedIds(words);
        const at = { page: page.node.id, block: placed.block.id, slot: 'stem', language };
        const alive = marked.filter((id) => members.includes(id));
        const dead = (words.match(marker) ?? []).length - alive.length;
        if (dead > 0) yield problem('gap.dead', at, { count: dead, language });
        if (language === defaultLanguage || isBlank(stem[defaultLanguage])) continue;
        const missing = main.filter((id) => !marked.includes(id)).length;
        if (missing > 0) yield problem('gap.missing', at, { count: missing, language });
        const extra = alive.filter((id) => !main.includes(id)).length;
        if (extra > 0) yield problem('gap.extra', at, { count: extra, language });
      }
    }
}

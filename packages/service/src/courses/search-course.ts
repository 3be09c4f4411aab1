import { defaultLanguage, nodeTitle, pagesInOrder, pagesOfBlocks, pickText, readTree } from '@nibras/course';
import type { HostOutput } from '@nibras/host';
import { foldText } from '@nibras/storage';
import type { OpenCourse } from './open-course.ts';

type Hit = HostOutput<'course.search'>['hits'][number];

const most = 200;
const around = 48;

/** Cuts the words around the first match, in the author's own spelling. */
function excerpt(body: string, query: string): Pick<Hit, 'before' | 'match' | 'after'> {
  const wanted = foldText(query).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const words = [...body.matchAll(/[\p{L}\p{N}\p{M}]+/gu)];
  const folded = words.map((word) => foldText(word[0]));
  let first = folded.findIndex((_, at) =>
    wanted.every((word, offset) =>
      offset === wanted.length - 1 ? folded[at + offset]?.startsWith(word) : folded[at + offset] === word,
    ),
  );
  let last = first + wanted.length - 1;
  if (first === -1)
    last = first = Math.max(
      0,
      folded.findIndex((word) => wanted.some((one) => word.startsWith(one))),
    );
  const [from, to] = [words[first], words[last]];
  const start = from?.index ?? 0;
  const end = to ? to.index + to[0].length : start;
  const oneLine = (text: string): string => text.replace(/\s+/g, ' ');
  const before = body.slice(Math.max(0, start - around), start);
  const after = body.slice(end, end + around);
  return {
    before: (start > around ? '…' : '') + oneLine(before),
    match: oneLine(body.slice(start, end)),
    after: oneLine(after) + (end + around < body.length ? '…' : ''),
  };
}

/** Finds a text in titles, pages and blocks, in one language or all. */
export function searchCourse(course: OpenCourse, text: string, language: string | undefined): Hit[] {
  const { document, file } = course;
  course.refreshTexts();
  const found = file.texts.search(text, language, most);
  if (found.length === 0) return [];
  const pages = new Set(pagesInOrder(readTree(document)).map((page) => page.id));
  const pageOf = pagesOfBlocks(document);
  const fallback = defaultLanguage(document);
  return found.flatMap((one) => {
    const isBlock = document.blocks.has(one.owner);
    const page = isBlock ? pageOf.get(one.owner) : one.owner;
    if (page === undefined || (!isBlock && !document.nodes.has(page)) || (isBlock && !pages.has(page))) return [];
    if (document.nodes.get(page)?.get('trashed') === true) return [];
    return [
      {
        page,
        ...(isBlock ? { block: one.owner } : {}),
        language: one.language,
        title: pickText(nodeTitle(document, page), one.language, fallback),
        ...excerpt(one.body, text),
      },
    ];
  });
}

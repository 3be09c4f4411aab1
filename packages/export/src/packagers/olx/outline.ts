import type { OlxChapter, OlxSequential, OlxVertical } from '@nibras/formats';
import type { StaticPage } from '@nibras/render';

/** What makes a sequential graded. */
export type Graded = Pick<OlxSequential, 'format' | 'timeLimit' | 'hidden'>;

type Open<Type, Inside extends string, Child> = Omit<Type, Inside> & { readonly [Key in Inside]: Child[] };
type OpenSequential = Open<OlxSequential, 'verticals', OlxVertical> & { readonly key: string };
type OpenChapter = Open<OlxChapter, 'sequentials', OpenSequential> & { readonly key: string };

/**
 * The pages of a course in the three levels that Open edX has. What lies deeper is flattened; a quiz has a sequential of its own,
 * since that is what is graded. Names come from ids alone and are unlike each other whatever their tag, for links by name.
 */
export function outlineOf(
  courseTitle: string,
  pages: readonly StaticPage[],
  grading: (page: StaticPage) => Graded,
  verticalOf: (page: StaticPage) => OlxVertical,
): readonly OlxChapter[] {
  const chapters: OpenChapter[] = [];
  const named = new Set<string>();
  const nameOf = (id: string, prefix: string, page: string): string => {
    const name = named.has(id) || id === '' ? `${prefix}-${page}` : id;
    named.add(name);
    return name;
  };
  for (const page of pages) {
    const { ancestors, node, title, quiz } = page;
    const [top, ...below] = ancestors;
    let chapter = chapters.at(-1);
    if (!chapter || chapter.key !== (top?.id ?? '')) {
      chapter = {
        key: top?.id ?? '',
        urlName: nameOf(top?.id ?? '', 'c', node.id),
        title: top?.title ?? courseTitle,
        sequentials: [],
      };
      chapters.push(chapter);
    }
    const lesson = below.at(-1);
    const key = `${lesson?.id ?? node.id} ${quiz ?? ''}`;
    let sequential = chapter.sequentials.at(-1);
    if (!sequential || sequential.key !== key) {
      sequential = {
        key,
        urlName: nameOf(lesson?.id ?? '', 's', node.id),
        title: lesson ? below.map((one) => one.title).join(' · ') : title,
        ...grading(page),
        verticals: [],
      };
      chapter.sequentials.push(sequential);
    }
    sequential.verticals.push(verticalOf(page));
  }
  return chapters;
}

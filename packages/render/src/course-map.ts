import type { Id } from '@nibras/base';
import { type CourseSnapshot, type Level, pickText, type SnapshotNode, snapshotPages } from '@nibras/course';
import type { RenderedNode } from './rendered-course.ts';

/** A scored quiz: a page, or all pages below a module or lesson. */
export interface QuizUnit {
  readonly node: Id;
  /** Percent of the marks from which it is passed. */
  readonly mastery: number;
  /** Its part of the course's score; the marks of its questions where not said. */
  readonly weight?: number;
  readonly lastPage: Id;
}

/** A page in its place. */
export interface PagePlace {
  readonly page: SnapshotNode;
  /** Titles of the module and lesson around it. */
  readonly crumbs: readonly string[];
  readonly path: string;
  readonly title: string;
  /** Which quiz it belongs to; undefined where its questions are practice. */
  readonly quiz?: number;
  /** Level of the part that it belongs to. */
  readonly level?: Level;
}

/** Where every page lies, which quiz it belongs to and what it is called in one language. */
export interface CourseMap {
  readonly language: string;
  readonly fallback: string;
  readonly title: string;
  readonly places: readonly PagePlace[];
  readonly paths: ReadonlyMap<Id, string>;
  readonly quizzes: readonly QuizUnit[];
  readonly outline: readonly RenderedNode[];
  /** Paths of the document that opens it and of its list of pages. */
  readonly launch: string;
  readonly contents: string;
}

/** Names of the documents that open a course, or a part of it that is launched on its own. The launch document is also its first page. */
export interface UnitPaths {
  readonly launch: string;
  readonly contents: string;
}
export const coursePaths: UnitPaths = { launch: 'index.html', contents: 'menu.html' };
export const unitPaths = (unit: Id): UnitPaths => ({ launch: `u-${unit}.html`, contents: `menu-${unit}.html` });

/** A link to a page. The first page is named too, since the launch document alone means "where I stopped". */
export function hrefOf(path: string, page: string): string {
  return path.startsWith('p-') ? path : `${path}#${page}`;
}

export function mapCourse(
  snapshot: CourseSnapshot,
  language: string,
  recovered: string,
  { launch, contents }: UnitPaths = coursePaths,
): CourseMap {
  const fallback = snapshot.defaultLanguage;
  const titleOf = (node: SnapshotNode): string =>
    node.recovered ? recovered : pickText(node.title, language, fallback) || '…';
  const quizzes: QuizUnit[] = [];
  const quizOf = new Map<Id, number>();
  const paths = new Map<Id, string>();
  const pages = snapshotPages(snapshot);
  const places = pages.map(({ page, ancestors }, index): PagePlace => {
    const path = index === 0 ? launch : `p-${page.id}.html`;
    paths.set(page.id, path);
    const owner = [page, ...ancestors.toReversed()].find((node) => node.settings.quiz);
    let quiz: number | undefined;
    if (owner) {
      quiz = quizOf.get(owner.id) ?? quizzes.length;
      quizOf.set(owner.id, quiz);
      const { mastery, weight } = owner.settings.quiz!;
      quizzes[quiz] = { node: owner.id, mastery, lastPage: page.id, ...(weight === undefined ? {} : { weight }) };
    }
    const level = [page, ...ancestors.toReversed()].find((node) => node.settings.level)?.settings.level;
    return {
      page,
      crumbs: ancestors.map(titleOf),
      path,
      title: titleOf(page),
      ...(quiz === undefined ? {} : { quiz }),
      ...(level === undefined ? {} : { level }),
    };
  });
  const outlineOf = (nodes: readonly SnapshotNode[]): RenderedNode[] =>
    nodes.map((node) => ({
      id: node.id,
      kind: node.kind,
      title: titleOf(node),
      ...(node.kind === 'page' ? { path: paths.get(node.id)! } : {}),
      children: outlineOf(node.children),
    }));
  return {
    language,
    fallback,
    title: pickText(snapshot.title, language, fallback) || '…',
    places,
    paths,
    quizzes,
    outline: outlineOf(snapshot.nodes),
    launch,
    contents,
  };
}

import type { Nodes, RootContent } from 'mdast';
import remarkDirective from 'remark-directive';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { SourceError } from './source-error.ts';

/** A block directive: everything but what stands inside a line. */
export type Directive = ContainerDirective | LeafDirective;

export const isDirective = (node: Nodes): node is Directive =>
  node.type === 'containerDirective' || node.type === 'leafDirective';

/** One file of a lesson: what every function that reads it may need. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
  readonly language: string;
}

/** A page as one language has it. */
export interface PageSource {
  readonly key: string;
  readonly line: number;
  readonly heading: Extract<RootContent, { type: 'heading' }>;
  readonly quiz: { readonly mastery: number } | undefined;
  readonly content: readonly RootContent[];
}

/** A lesson as one language has it. */
export interface LessonSource {
  readonly file: SourceFile;
  readonly title: string;
  readonly level: 'KA' | 'KD' | 'KC';
  readonly minutes: number;
  /** What its questions ask for, as the banks number it: "1.2". */
  readonly objective?: string | undefined;
  readonly pages: readonly PageSource[];
}

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkDirective).use(remarkFrontmatter, ['yaml']);
const keyPattern = /^[a-z][a-z0-9-]*$/;
const frontmatter = z.strictObject({
  title: z.string().min(1),
  level: z.enum(['KA', 'KD', 'KC']),
  minutes: z.number().positive(),
  objective: z.string().optional(),
});

/** Stops with the place of a node. */
export function fail(file: SourceFile, node: Pick<Nodes, 'position'>, what: string): never {
  throw new SourceError(file.name, node.position?.start.line ?? 1, what);
}

/** The value of a directive's attribute; stops where a required one is missing. */
export function attribute(file: SourceFile, node: Directive, name: string): string {
  const value = node.attributes?.[name];
  if (value === undefined || value === null) fail(file, node, `:::${node.name} needs ${name}="…"`);
  return value;
}

/** The key of a directive, checked. */
export function keyOf(file: SourceFile, node: Directive): string {
  const key = attribute(file, node, 'key');
  if (!keyPattern.test(key)) fail(file, node, `key "${key}" must match [a-z][a-z0-9-]*`);
  return key;
}

/** A number among a directive's attributes. */
export function numberOf(file: SourceFile, node: Directive, name: string, fallback?: number): number {
  if (fallback !== undefined && node.attributes?.[name] === undefined) return fallback;
  const value = Number(attribute(file, node, name));
  if (!Number.isFinite(value) || value < 0) fail(file, node, `${name} must be a number of 0 or more`);
  return value;
}

function readQuiz(file: SourceFile, page: Directive): PageSource['quiz'] {
  if (page.attributes?.['quiz'] !== 'true') return undefined;
  const mastery = numberOf(file, page, 'mastery');
  return mastery <= 100 ? { mastery } : fail(file, page, 'mastery is a percentage');
}

/** Reads a lesson file into its pages; what stands on a page is left as Markdown. */
export function parseLesson(file: SourceFile): LessonSource {
  const [head, ...rest] = processor.parse(file.text).children;
  if (head?.type !== 'yaml')
    throw new SourceError(file.name, 1, 'the file must begin with --- title, level, minutes ---');
  let values: unknown;
  try {
    values = parseYaml(head.value);
  } catch (error) {
    throw new SourceError(file.name, 1, `the head is no YAML: ${String(error)}`);
  }
  const parsed = frontmatter.safeParse(values);
  if (!parsed.success)
    throw new SourceError(
      file.name,
      1,
      parsed.error.issues.map((one) => `${one.path.join('.')}: ${one.message}`).join('; '),
    );
  const pages: PageSource[] = [];
  for (let index = 0; index < rest.length;) {
    const heading = rest[index]!;
    const page = rest[index + 1];
    if (heading.type !== 'heading' || heading.depth !== 1) fail(file, heading, 'a page begins with a # heading');
    if (page?.type !== 'leafDirective' || page.name !== 'page')
      fail(file, page ?? heading, 'a # heading is followed by ::page{key="…"}');
    let end = index + 2;
    for (let next = rest[end]; next && !(next.type === 'heading' && next.depth === 1); next = rest[end]) {
      if (next.type === 'leafDirective' && next.name === 'page')
        fail(file, next, '::page belongs right after a # heading');
      end += 1;
    }
    pages.push({
      key: keyOf(file, page),
      line: heading.position?.start.line ?? 1,
      heading,
      quiz: readQuiz(file, page),
      content: rest.slice(index + 2, end),
    });
    index = end;
  }
  if (pages.length === 0) throw new SourceError(file.name, 1, 'the lesson has no page');
  return { file, ...parsed.data, pages };
}

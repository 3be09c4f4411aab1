import { z } from 'zod';

/** A mark on a run of text; `attrs` as ProseMirror writes them. */
export interface ProseMark {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
}

/** One node of rich text in ProseMirror's JSON shape; text nodes carry `text` and `marks`, the others `content`. */
export interface ProseNode {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly ProseNode[];
  readonly text?: string;
  readonly marks?: readonly ProseMark[];
}

/** Node names that prose may hold; the editor's schema and the renderer both cover exactly these. */
export const proseNodeTypes = [
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'listItem',
  'blockquote',
  'codeBlock',
  'table',
  'tableRow',
  'tableHeader',
  'tableCell',
  'hardBreak',
  'text',
  'blockRef',
] as const;
export type ProseNodeType = (typeof proseNodeTypes)[number];

/** Mark names that prose may hold. `phrase` carries the language and direction of a run inside other text. */
export const proseMarkTypes = [
  'bold',
  'italic',
  'underline',
  'strike',
  'code',
  'link',
  'subscript',
  'superscript',
  'phrase',
] as const;
export type ProseMarkType = (typeof proseMarkTypes)[number];

const markSchema: z.ZodType<ProseMark> = z.object({
  type: z.enum(proseMarkTypes),
  attrs: z.record(z.string(), z.unknown()).optional(),
}) as z.ZodType<ProseMark>;

/** Validates rich text that comes from outside the document. */
export const proseNodeSchema: z.ZodType<ProseNode> = z.lazy(() =>
  z.object({
    type: z.enum(proseNodeTypes),
    attrs: z.record(z.string(), z.unknown()).optional(),
    content: z.array(proseNodeSchema).optional(),
    text: z.string().optional(),
    marks: z.array(markSchema).optional(),
  }),
) as z.ZodType<ProseNode>;

/** A paragraph of plain text, the shortest rich text. */
export function paragraph(text: string): ProseNode {
  return text === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text }] };
}

/** A leaf that stands for a block record inside prose. */
export function blockRef(id: string): ProseNode {
  return { type: 'blockRef', attrs: { id } };
}

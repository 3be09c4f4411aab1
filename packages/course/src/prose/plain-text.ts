import type { ProseNode } from './prose-node.ts';

const breaks = new Set(['paragraph', 'heading', 'listItem', 'blockquote', 'codeBlock', 'tableRow', 'hardBreak']);

function append(nodes: readonly ProseNode[], out: string[]): void {
  for (const node of nodes) {
    if (node.text !== undefined) out.push(node.text);
    if (node.content) append(node.content, out);
    if (breaks.has(node.type)) out.push('\n');
    else if (node.type === 'tableCell' || node.type === 'tableHeader') out.push('\t');
  }
}

/** The words of rich text, one line a block; without what blocks that it refers to say. */
export function plainText(nodes: readonly ProseNode[]): string {
  const out: string[] = [];
  append(nodes, out);
  return out
    .join('')
    .replace(/[ \t]*\n[\s]*/g, '\n')
    .trim();
}

/** Ids of the blocks that rich text refers to, in order. */
export function blockRefs(nodes: readonly ProseNode[]): string[] {
  const ids: string[] = [];
  for (const node of nodes) {
    if (node.type === 'blockRef' && typeof node.attrs?.['id'] === 'string') ids.push(node.attrs['id']);
    if (node.content) ids.push(...blockRefs(node.content));
  }
  return ids;
}

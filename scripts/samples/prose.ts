import type { PhrasingContent, RootContent } from 'mdast';
import { derivedId, type Id } from '@nibras/base';
import { blockRef, type ProseMark, type ProseNode } from '@nibras/course';
import { type Directive, fail, isDirective, type SourceFile } from './lesson-source.ts';

/** Gives the id of the block that a directive stands for, or refuses it where none may stand. */
export type BlockPlacer = (node: Directive) => Id;

const marksByType: Readonly<Record<string, ProseMark>> = {
  strong: { type: 'bold' },
  emphasis: { type: 'italic' },
  delete: { type: 'strike' },
};

/** Characters of the source that a node was read from: for what looked like a directive and is only text. */
function literal(file: SourceFile, node: PhrasingContent): string {
  const { start, end } = node.position ?? fail(file, node, 'a node without place');
  return file.text.slice(start.offset, end.offset);
}

/** Words inside a line, each run with its marks. */
export function toInline(
  file: SourceFile,
  nodes: readonly PhrasingContent[],
  marks: readonly ProseMark[] = [],
): ProseNode[] {
  const run = (text: string, extra: readonly ProseMark[] = []): ProseNode[] => {
    const all = [...marks, ...extra];
    return text === '' ? [] : [{ type: 'text', text, ...(all.length > 0 ? { marks: all } : {}) }];
  };
  return nodes.flatMap((node): ProseNode[] => {
    switch (node.type) {
      case 'text':
        return run(node.value.replace(/\s*\n\s*/g, ' '));
      case 'textDirective':
        return run(literal(file, node));
      case 'inlineCode':
        return run(node.value, [{ type: 'code' }]);
      case 'break':
        return [{ type: 'hardBreak' }];
      case 'link':
        return toInline(file, node.children, [...marks, { type: 'link', attrs: { href: node.url } }]);
      case 'strong':
      case 'emphasis':
      case 'delete':
        return toInline(file, node.children, [...marks, marksByType[node.type]!]);
      default:
        return fail(file, node, `a ${node.type} cannot stand inside a line here`);
    }
  });
}

/** Neighbouring runs with equal marks become one. */
function joinRuns(nodes: readonly ProseNode[]): ProseNode[] {
  const joined: ProseNode[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.type === 'text' && last?.type === 'text' && JSON.stringify(last.marks) === JSON.stringify(node.marks))
      joined[joined.length - 1] = { ...last, text: `${last.text}${node.text}` };
    else joined.push(node);
  }
  return joined;
}

/** A paragraph of the words given. */
export function toParagraph(file: SourceFile, nodes: readonly PhrasingContent[]): ProseNode {
  const content = joinRuns(toInline(file, nodes));
  return content.length > 0 ? { type: 'paragraph', content } : { type: 'paragraph' };
}

/** Words without marks: for titles and typed answers. */
export function toPlain(file: SourceFile, nodes: readonly PhrasingContent[]): string {
  return toInline(file, nodes)
    .map((node) => node.text ?? ' ')
    .join('')
    .trim();
}

function toTable(file: SourceFile, node: Extract<RootContent, { type: 'table' }>): ProseNode {
  const [head] = node.children;
  const rowsNamed = head?.children[0]?.children.length === 0;
  return {
    type: 'table',
    content: node.children.map((row, index) => ({
      type: 'tableRow',
      content: row.children.map((cell, column) => {
        const corner = rowsNamed && index === 0 && column === 0;
        const header = !corner && (index === 0 || (rowsNamed && column === 0));
        return { type: header ? 'tableHeader' : 'tableCell', content: [toParagraph(file, cell.children)] };
      }),
    })),
  };
}

function toBlock(file: SourceFile, node: RootContent, place: BlockPlacer): ProseNode {
  if (isDirective(node)) return blockRef(place(node));
  switch (node.type) {
    case 'paragraph':
      return toParagraph(file, node.children);
    case 'heading':
      if (node.depth < 2 || node.depth > 4) fail(file, node, 'headings inside a page are ## to ####');
      return { type: 'heading', attrs: { level: node.depth }, content: joinRuns(toInline(file, node.children)) };
    case 'list': {
      if (node.children.some(({ checked }) => typeof checked === 'boolean'))
        fail(file, node, 'a task list belongs at the end of a question');
      const content = node.children.map(({ children }) => ({
        type: 'listItem',
        content: toProse(file, children, place),
      }));
      if (!node.ordered) return { type: 'bulletList', content };
      const start = node.start ?? 1;
      return { type: 'orderedList', ...(start === 1 ? {} : { attrs: { start } }), content };
    }
    case 'blockquote':
      return { type: 'blockquote', content: toProse(file, node.children, place) };
    case 'code':
      return { type: 'codeBlock', content: [{ type: 'text', text: node.value }] };
    case 'table':
      return toTable(file, node);
    default:
      return fail(file, node, `a ${node.type} is not part of the sample format`);
  }
}

/** Markdown as the document's rich text. */
export function toProse(file: SourceFile, nodes: readonly RootContent[], place: BlockPlacer): ProseNode[] {
  return nodes.map((node) => toBlock(file, node, place));
}

const identified = new Set(['paragraph', 'heading', 'bulletList', 'orderedList', 'blockquote', 'codeBlock', 'table']);

/** Gives top-level nodes the ids that the editor would give them, the same in every build. */
export function withIds(nodes: readonly ProseNode[], ...words: readonly string[]): ProseNode[] {
  return nodes.map((node, index) =>
    identified.has(node.type) ? { ...node, attrs: { ...node.attrs, id: derivedId(...words, String(index)) } } : node,
  );
}

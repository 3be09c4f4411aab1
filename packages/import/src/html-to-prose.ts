import { Parser } from 'htmlparser2';
import { type ProseMark, type ProseNode } from '@nibras/course';

/** What HTML said, as rich text, and what of it was left behind. */
export interface ReadHtml {
  readonly nodes: readonly ProseNode[];
  /** Names of elements whose meaning is lost: pictures, sound, forms, scripts. */
  readonly lost: readonly string[];
}

const markOf: Readonly<Record<string, ProseMark['type']>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  s: 'strike',
  strike: 'strike',
  del: 'strike',
  code: 'code',
  tt: 'code',
  sub: 'subscript',
  sup: 'superscript',
};
const blockOf: Readonly<Record<string, string>> = {
  p: 'paragraph',
  div: 'paragraph',
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
  pre: 'codeBlock',
  ul: 'bulletList',
  ol: 'orderedList',
  li: 'listItem',
  blockquote: 'blockquote',
  table: 'table',
  tr: 'tableRow',
  td: 'tableCell',
  th: 'tableHeader',
};
const textBlocks = new Set(['paragraph', 'heading', 'codeBlock']);
const unread = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'title',
  'textarea',
  'select',
  'iframe',
  'object',
  'svg',
  'math',
]);
const lostElements = new Set([
  'img',
  'audio',
  'video',
  'iframe',
  'object',
  'embed',
  'svg',
  'math',
  'form',
  'input',
  'script',
  'canvas',
]);
const safe = /^(https?:\/\/|mailto:|tel:)/i;

interface Open {
  readonly tag: string;
  readonly node: { type: string; attrs?: Record<string, unknown>; content: (ProseNode | Open['node'])[] };
}

/** Nothing empty: lists without items, cells without a paragraph and the like are what the editor's schema refuses. */
function settle(node: Open['node'] | ProseNode): ProseNode[] {
  const inside = ((node.content ?? []) as (Open['node'] | ProseNode)[]).flatMap((child) =>
    child.type === 'text' || child.type === 'hardBreak' ? [child as ProseNode] : settle(child),
  );
  const made = (content: readonly ProseNode[]): ProseNode[] => [
    { type: node.type, ...(node.attrs ? { attrs: node.attrs } : {}), content },
  ];
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'codeBlock':
      return inside.length > 0 ? made(inside) : [];
    case 'listItem':
    case 'tableCell':
    case 'tableHeader':
      return made(inside.length > 0 ? inside : [{ type: 'paragraph' }]);
    case 'bulletList':
    case 'orderedList': {
      const items = inside.map((child): ProseNode =>
        child.type === 'listItem' ? child : { type: 'listItem', content: [child] },
      );
      return items.length > 0 ? made(items) : [];
    }
    case 'table': {
      const rows = inside.filter(({ type }) => type === 'tableRow');
      return rows.length > 0 ? made(rows) : [];
    }
    case 'tableRow': {
      const cells = inside.filter(({ type }) => type === 'tableCell' || type === 'tableHeader');
      return cells.length > 0 ? made(cells) : [];
    }
    default:
      return inside.length > 0 ? made(inside) : [];
  }
}

/**
 * Reads HTML of any origin as rich text. Only what the editor knows comes through: no scripts, no handlers, no styles, no
 * addresses but those of the web, mail and telephone.
 */
export function htmlToProse(html: string): ReadHtml {
  const root: Open['node'] = { type: 'root', content: [] };
  const open: Open[] = [{ tag: '', node: root }];
  const marks: { readonly tag: string; readonly mark: ProseMark | undefined }[] = [];
  const lost = new Set<string>();
  let silent = 0;
  const top = (): Open['node'] => open.at(-1)!.node;
  /** Words need a paragraph around them; one that was opened for them ends with the next block. */
  const place = (): Open['node'] => {
    if (!textBlocks.has(top().type)) open.push({ tag: '#words', node: append('paragraph') });
    return top();
  };
  const append = (type: string, attrs?: Record<string, unknown>): Open['node'] => {
    const node: Open['node'] = { type, ...(attrs ? { attrs } : {}), content: [] };
    top().content.push(node);
    return node;
  };
  const closeWords = (): void => {
    while (textBlocks.has(top().type) && open.length > 1) open.pop();
  };
  const trimEnd = (node: Open['node']): void => {
    const last = node.content.at(-1) as ProseNode | undefined;
    if (node.type !== 'codeBlock' && last?.type === 'text') {
      const text = last.text!.replace(/\s+$/, '');
      node.content.pop();
      if (text !== '') node.content.push({ ...last, text });
    }
  };
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        if (lostElements.has(tag)) lost.add(tag);
        if (unread.has(tag)) silent += 1;
        if (silent > 0) return;
        const type = blockOf[tag];
        if (type) {
          if (textBlocks.has(top().type)) trimEnd(top());
          closeWords();
          const attrs = type === 'heading' ? { level: Math.min(4, Math.max(2, Number(tag[1]))) } : undefined;
          open.push({ tag, node: append(type, attrs) });
        } else if (tag === 'br') place().content.push({ type: 'hardBreak' });
        else if (markOf[tag]) marks.push({ tag, mark: { type: markOf[tag] } });
        else if (tag === 'a') {
          const href = attributes['href'] ?? '';
          marks.push({ tag, mark: safe.test(href) ? { type: 'link', attrs: { href } } : undefined });
        }
      },
      ontext(text) {
        if (silent > 0) return;
        const kept = top().type === 'codeBlock';
        let words = kept ? text : text.replace(/[ \t\r\n\f]+/g, ' ');
        if (words.trim() === '' && !textBlocks.has(top().type)) return;
        const node = place();
        const before = node.content.at(-1) as ProseNode | undefined;
        if (!kept && (!before || before.type === 'hardBreak' || /\s$/.test(before.text ?? '')))
          words = words.replace(/^ /, '');
        if (words === '') return;
        const all = kept ? [] : marks.flatMap(({ mark }) => (mark ? [mark] : []));
        const unique = all.filter((mark, index) => all.findIndex(({ type }) => type === mark.type) === index);
        const sameMarks = before?.type === 'text' && JSON.stringify(before.marks ?? []) === JSON.stringify(unique);
        if (sameMarks) node.content[node.content.length - 1] = { ...before, text: before.text! + words };
        else node.content.push({ type: 'text', text: words, ...(unique.length > 0 ? { marks: unique } : {}) });
      },
      onclosetag(tag) {
        if (unread.has(tag)) silent = Math.max(0, silent - 1);
        if (silent > 0) return;
        const at = marks.findLastIndex((one) => one.tag === tag);
        if (at >= 0) marks.splice(at, 1);
        if (!blockOf[tag]) return;
        const place = open.findLastIndex((one) => one.tag === tag);
        if (place <= 0) return;
        for (const { node } of open.splice(place)) trimEnd(node);
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(html);
  parser.end();
  for (const { node } of open) trimEnd(node);
  return { nodes: root.content.flatMap((node) => settle(node)), lost: [...lost] };
}

/** The same as one line of inline content, where no more fits. */
export function htmlToLine(html: string): { readonly nodes: readonly ProseNode[]; readonly lost: readonly string[] } {
  const { nodes, lost } = htmlToProse(html);
  const lines: ProseNode[][] = [];
  const visit = (all: readonly ProseNode[]): void => {
    for (const node of all)
      if (textBlocks.has(node.type)) lines.push([...(node.content ?? [])]);
      else visit(node.content ?? []);
  };
  visit(nodes);
  const content = lines
    .flatMap((line, index) => (index > 0 ? [{ type: 'text', text: ' ' }, ...line] : line))
    .filter(({ type }) => type === 'text');
  return { nodes: content.length > 0 ? [{ type: 'paragraph', content }] : [], lost };
}

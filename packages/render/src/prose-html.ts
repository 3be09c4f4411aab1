import { escapeHtml } from '@nibras/base';
import { plainText, type ProseMark, type ProseNode } from '@nibras/course';

/** What rich text may ask of the course around it. */
export interface ProseContext {
  /** HTML of a block that the prose refers to. */
  readonly block: (id: string) => string;
  /** Where a link leads; undefined where it must not lead anywhere. */
  readonly link: (href: string) => string | undefined;
  readonly newTab: string;
  readonly table: string;
  /** Words as the language's typography wants them. */
  readonly typeset: (text: string) => string;
}

const attribute = (node: { readonly attrs?: Readonly<Record<string, unknown>> }, name: string): string | undefined => {
  const value = node.attrs?.[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
};

/** `lang` and `dir` where the author set them. */
function languageAttributes(node: { readonly attrs?: Readonly<Record<string, unknown>> }): string {
  const language = attribute(node, 'lang') ?? '';
  const direction = attribute(node, 'dir') ?? '';
  return (
    (/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(language) ? ` lang="${language}"` : '') +
    (direction === 'rtl' || direction === 'ltr' || direction === 'auto' ? ` dir="${direction}"` : '')
  );
}

// Outermost first: equal neighbours share one element, so that a link with a bold word stays one link.
const markOrder = ['link', 'phrase', 'bold', 'italic', 'underline', 'strike', 'subscript', 'superscript', 'code'];
const plainMarks: Readonly<Record<string, readonly [string, string]>> = {
  bold: ['<strong>', '</strong>'],
  italic: ['<em>', '</em>'],
  underline: ['<u>', '</u>'],
  strike: ['<s>', '</s>'],
  subscript: ['<sub>', '</sub>'],
  superscript: ['<sup>', '</sup>'],
  code: ['<code dir="ltr">', '</code>'],
};

interface Run {
  readonly html: string;
  readonly marks: readonly ProseMark[];
}

function wrap(mark: ProseMark, inner: string, context: ProseContext): string {
  const plain = plainMarks[mark.type];
  if (plain) return plain[0] + inner + plain[1];
  if (mark.type === 'phrase') {
    const attributes = languageAttributes(mark);
    return attributes.includes(' dir=') ? `<span${attributes}>${inner}</span>` : `<bdi${attributes}>${inner}</bdi>`;
  }
  const target = context.link(attribute(mark, 'href') ?? '');
  if (target === undefined) return inner;
  if (!/^https?:/i.test(target)) return `<a href="${escapeHtml(target)}">${inner}</a>`;
  return `<a href="${escapeHtml(target)}" target="_blank" rel="noopener noreferrer">${inner}<span class="unseen"> (${context.newTab})</span></a>`;
}

function joinRuns(runs: readonly Run[], context: ProseContext): string {
  let html = '';
  for (let start = 0; start < runs.length;) {
    const mark = runs[start]!.marks[0];
    const key = JSON.stringify(mark);
    let end = start + 1;
    if (!mark) {
      html += runs[start]!.html;
    } else {
      while (end < runs.length && JSON.stringify(runs[end]!.marks[0]) === key) end += 1;
      const inner = runs.slice(start, end).map((run) => ({ html: run.html, marks: run.marks.slice(1) }));
      html += wrap(mark, joinRuns(inner, context), context);
    }
    start = end;
  }
  return html;
}

/** Inline content of paragraphs, one line each. */
export function inlineHtml(nodes: readonly ProseNode[], context: ProseContext): string {
  return nodes.map((node) => inlineOf(node.content ?? [], context)).join('<br>');
}

function inlineOf(nodes: readonly ProseNode[], context: ProseContext): string {
  const runs = nodes.flatMap((node): Run[] => {
    if (node.type === 'hardBreak') return [{ html: '<br>', marks: [] }];
    if (node.type !== 'text') return [];
    const marks = (node.marks ?? [])
      .filter((mark) => markOrder.includes(mark.type))
      .toSorted((one, other) => markOrder.indexOf(one.type) - markOrder.indexOf(other.type));
    const text = node.text ?? '';
    const isCode = marks.some((mark) => mark.type === 'code');
    return [{ html: escapeHtml(isCode ? text : context.typeset(text)), marks }];
  });
  return joinRuns(runs, context);
}

function cellHtml(node: ProseNode, firstRow: boolean, context: ProseContext): string {
  const header = node.type === 'tableHeader';
  const tag = header ? 'th' : 'td';
  const span = (name: string): string => {
    const value = Number(node.attrs?.[name] ?? 1);
    return Number.isInteger(value) && value > 1 && value < 1000 ? ` ${name}="${value}"` : '';
  };
  const scope = header ? ` scope="${firstRow ? 'col' : 'row'}"` : '';
  // A column of sentences must not be squeezed to a word a line by the others on a phone.
  const wide = plainText(node.content ?? []).length > 24 ? ' class="wide"' : '';
  return `<${tag}${wide}${scope}${span('colspan')}${span('rowspan')}${languageAttributes(node)}>${tight(node.content ?? [], context)}</${tag}>`;
}

function tableHtml(node: ProseNode, context: ProseContext): string {
  const rows = (node.content ?? []).map(
    (row, index) => `<tr>${(row.content ?? []).map((cell) => cellHtml(cell, index === 0, context)).join('')}</tr>`,
  );
  const hasHead = (node.content?.[0]?.content ?? []).every((cell) => cell.type === 'tableHeader');
  const body = hasHead
    ? `<thead>${rows[0] ?? ''}</thead><tbody>${rows.slice(1).join('')}</tbody>`
    : `<tbody>${rows.join('')}</tbody>`;
  return `<div class="scroll" role="region" aria-label="${context.table}" tabindex="0"><table>${body}</table></div>`;
}

/** Content of a list item or cell: one paragraph alone needs no `p`. */
function tight(nodes: readonly ProseNode[], context: ProseContext): string {
  const [first, ...rest] = nodes;
  if (first?.type !== 'paragraph' || first.attrs?.['dir'] || rest.some((node) => node.type === 'paragraph'))
    return proseHtml(nodes, context);
  return inlineOf(first.content ?? [], context) + proseHtml(rest, context);
}

const headingLevel = (node: ProseNode): number =>
  Math.min(4, Math.max(2, Math.trunc(Number(node.attrs?.['level'] ?? 2)) || 2));

const elements: Readonly<Record<string, (node: ProseNode, context: ProseContext) => string>> = {
  paragraph: (node, context) =>
    node.content?.length ? `<p${languageAttributes(node)}>${inlineOf(node.content, context)}</p>` : '',
  heading: (node, context) => {
    const level = headingLevel(node);
    return node.content?.length
      ? `<h${level}${languageAttributes(node)}>${inlineOf(node.content, context)}</h${level}>`
      : '';
  },
  bulletList: (node, context) => `<ul>${proseHtml(node.content ?? [], context)}</ul>`,
  orderedList: (node, context) => {
    const start = Number(node.attrs?.['start'] ?? 1);
    return `<ol${Number.isInteger(start) && start !== 1 ? ` start="${start}"` : ''}>${proseHtml(node.content ?? [], context)}</ol>`;
  },
  listItem: (node, context) => `<li${languageAttributes(node)}>${tight(node.content ?? [], context)}</li>`,
  blockquote: (node, context) => `<blockquote>${proseHtml(node.content ?? [], context)}</blockquote>`,
  codeBlock: (node) =>
    `<pre dir="ltr" tabindex="0"><code>${escapeHtml((node.content ?? []).map((one) => one.text ?? '').join(''))}</code></pre>`,
  table: tableHtml,
  blockRef: (node, context) => context.block(attribute(node, 'id') ?? ''),
};

/** Rich text as HTML. Headings are clamped to h2–h4, since the page's title is the h1; code never takes the text's direction. */
export function proseHtml(nodes: readonly ProseNode[], context: ProseContext): string {
  return nodes.map((node) => elements[node.type]?.(node, context) ?? '').join('');
}

import * as Y from 'yjs';
import type { ProseMark, ProseNode } from './prose-node.ts';

const plainMark = (name: string): string => {
  const hash = name.indexOf('--');
  return hash === -1 ? name : name.slice(0, hash);
};

function readText(text: Y.XmlText): ProseNode[] {
  const nodes: ProseNode[] = [];
  for (const run of text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
    if (typeof run.insert !== 'string' || run.insert === '') continue;
    const marks: ProseMark[] = Object.entries(run.attributes ?? {})
      .filter(([, value]) => value !== null)
      .map(([name, value]) => {
        const attrs = value as Record<string, unknown>;
        return typeof value === 'object' && Object.keys(attrs).length > 0
          ? { type: plainMark(name), attrs }
          : { type: plainMark(name) };
      })
      .toSorted((one, other) => (one.type < other.type ? -1 : 1));
    nodes.push(marks.length > 0 ? { type: 'text', text: run.insert, marks } : { type: 'text', text: run.insert });
  }
  return nodes;
}

function readElement(element: Y.XmlElement): ProseNode {
  const attrs = Object.fromEntries(
    Object.entries(element.getAttributes() as Record<string, unknown>)
      .filter(([, value]) => value !== null && value !== undefined)
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
  const content = readProse(element);
  return {
    type: element.nodeName,
    ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
    ...(content.length > 0 ? { content } : {}),
  };
}

/** Rich text as plain data: attributes and marks sorted by name, so that equal content reads as equal bytes. */
export function readProse(fragment: Y.XmlFragment): ProseNode[] {
  const nodes: ProseNode[] = [];
  for (const child of fragment.toArray()) {
    if (child instanceof Y.XmlText) nodes.push(...readText(child));
    else if (child instanceof Y.XmlElement) nodes.push(readElement(child));
  }
  return nodes;
}

function toDelta(nodes: readonly ProseNode[]): { insert: string; attributes: Record<string, unknown> }[] {
  return nodes.map((node) => ({
    insert: node.text ?? '',
    attributes: Object.fromEntries((node.marks ?? []).map((mark) => [mark.type, mark.attrs ?? {}])),
  }));
}

/** New Yjs nodes for rich text, to be inserted into a fragment; runs of text become one shared text. */
export function toFragmentChildren(nodes: readonly ProseNode[]): (Y.XmlElement | Y.XmlText)[] {
  const children: (Y.XmlElement | Y.XmlText)[] = [];
  let run: ProseNode[] = [];
  const flush = (): void => {
    if (run.length === 0) return;
    const text = new Y.XmlText();
    text.applyDelta(toDelta(run));
    children.push(text);
    run = [];
  };
  for (const node of nodes) {
    if (node.type === 'text') {
      run.push(node);
      continue;
    }
    flush();
    const element = new Y.XmlElement(node.type);
    for (const [name, value] of Object.entries(node.attrs ?? {}))
      if (value !== null && value !== undefined) element.setAttribute(name, value as string);
    if (node.content) element.insert(0, toFragmentChildren(node.content));
    children.push(element);
  }
  flush();
  return children;
}

/** A new fragment that holds the rich text given. Never used to overwrite a fragment that exists: edit that one in place. */
export function createFragment(nodes: readonly ProseNode[]): Y.XmlFragment {
  const fragment = new Y.XmlFragment();
  if (nodes.length > 0) fragment.insert(0, toFragmentChildren(nodes));
  return fragment;
}

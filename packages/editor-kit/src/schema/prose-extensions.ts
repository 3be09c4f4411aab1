import { type AnyExtension, Node } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';
import type { SlotKind } from '@nibras/course';
import { inlineMarks } from './marks.ts';
import { ProseIds } from './prose-ids.ts';
import { tableExtensions } from './table.ts';

const LineDocument = Node.create({ name: 'doc', topNode: true, content: 'paragraph' });

/** Addresses that a link may lead to; `nibras:page/<id>` is a page of the same course. */
export function isAllowedAddress(address: string): boolean {
  return /^(https?:\/\/|mailto:|tel:|#|nibras:page\/)/i.test(address.trim());
}

const link = {
  openOnClick: false,
  autolink: true,
  defaultProtocol: 'https',
  isAllowedUri: (address: string | undefined) => isAllowedAddress(address ?? ''),
  HTMLAttributes: { target: null, rel: 'noopener', class: null },
};

/** The schema and keys of a text, without its binding to the document: what a slot of that kind may hold. */
export function proseExtensions(kind: Exclude<SlotKind, 'plain'>): AnyExtension[] {
  if (kind === 'line')
    return [
      LineDocument,
      StarterKit.configure({
        document: false,
        undoRedo: false,
        heading: false,
        bulletList: false,
        orderedList: false,
        listItem: false,
        listKeymap: false,
        blockquote: false,
        codeBlock: false,
        hardBreak: false,
        horizontalRule: false,
        trailingNode: false,
        link,
      }),
      ...inlineMarks,
    ];
  return [
    StarterKit.configure({
      undoRedo: false,
      horizontalRule: false,
      trailingNode: false,
      heading: { levels: [2, 3, 4] },
      link,
      dropcursor: { class: 'nb-drop-cursor', width: 3, color: false },
    }),
    ...inlineMarks,
    ...tableExtensions,
    ProseIds,
  ];
}

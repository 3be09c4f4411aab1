import { Node } from '@tiptap/core';
import { ReactNodeViewRenderer } from '@tiptap/react';
import type { ComponentType } from 'react';
import type { ReactNodeViewProps } from '@tiptap/react';

/** How a leaf that stands for a block is shown and carried over the clipboard. */
export interface BlockRefOptions {
  readonly view: ComponentType<ReactNodeViewProps> | null;
  /** The block with all inside it, as text for the clipboard. */
  readonly pack: (id: string) => string;
  /** Takes note of a packed block found in pasted HTML. */
  readonly unpack: (id: string, packed: string) => void;
}

/** The leaf that stands for a block record in prose. */
export const BlockRef = Node.create<BlockRefOptions>({
  name: 'blockRef',
  group: 'block',
  atom: true,
  draggable: true,
  selectable: true,
  addOptions: () => ({ view: null, pack: () => '', unpack: () => undefined }),
  addAttributes: () => ({ id: { default: null, rendered: false } }),
  parseHTML() {
    return [
      {
        tag: 'div[data-nibras-block]',
        getAttrs: (element) => {
          const id = element.getAttribute('data-nibras-block') ?? '';
          const packed = element.getAttribute('data-nibras-packed');
          if (packed) this.options.unpack(id, packed);
          return { id };
        },
      },
    ];
  },
  renderHTML({ node }) {
    const id = String(node.attrs['id']);
    return ['div', { 'data-nibras-block': id, 'data-nibras-packed': this.options.pack(id) }];
  },
  addNodeView() {
    if (!this.options.view) return null;
    return ReactNodeViewRenderer(this.options.view, {
      stopEvent: ({ event }) => !event.type.startsWith('drag') && event.type !== 'drop',
      ignoreMutation: () => true,
    });
  },
});

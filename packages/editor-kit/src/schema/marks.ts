import { Mark } from '@tiptap/core';

const Subscript = Mark.create({
  name: 'subscript',
  excludes: 'superscript',
  parseHTML: () => [{ tag: 'sub' }],
  renderHTML: () => ['sub', 0],
});

const Superscript = Mark.create({
  name: 'superscript',
  excludes: 'subscript',
  parseHTML: () => [{ tag: 'sup' }],
  renderHTML: () => ['sup', 0],
});

/** A run in another language or direction, e.g. a French term inside an Arabic sentence; always isolated when shown. */
const Phrase = Mark.create({
  name: 'phrase',
  addAttributes: () => ({
    lang: { default: null, parseHTML: (element: HTMLElement) => element.getAttribute('lang') },
    dir: { default: null, parseHTML: (element: HTMLElement) => element.getAttribute('dir') },
  }),
  parseHTML: () => [{ tag: 'bdi' }, { tag: 'span[lang]' }],
  renderHTML: ({ HTMLAttributes }) => ['bdi', HTMLAttributes, 0],
});

export const inlineMarks = [Subscript, Superscript, Phrase];

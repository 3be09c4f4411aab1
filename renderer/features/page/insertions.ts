import type {} from '@tiptap/starter-kit';
import type { Editor } from '@tiptap/core';
import { newId } from '@nibras/base';
import { editors } from '@nibras/blocks/editors';
import { models, type BlockType } from '@nibras/blocks/models';
import { asOneStep, type CourseDocument, createBlock } from '@nibras/course';
import type * as Y from 'yjs';
import type { BlockSeed } from '@nibras/course';

/** Something the palette can put on the page. */
export interface Insertion {
  readonly id: string;
  readonly icon: string;
  readonly keywords: string;
  readonly run: (editor: Editor) => void;
}

/** Puts a block record into the course and its leaf at the caret, replacing an empty paragraph; one step of undo. */
export function insertBlock(
  editor: Editor,
  document: CourseDocument,
  undo: Y.UndoManager,
  type: BlockType,
  seed?: BlockSeed,
): string {
  return asOneStep(undo, () => {
    const id = createBlock(document, models[type], seed);
    const { $from } = editor.state.selection;
    const leaf = editor.schema.nodes['blockRef']!.create({ id });
    const depth = Math.min(1, $from.depth);
    const transaction = editor.state.tr;
    if (depth === 0) transaction.insert($from.pos, leaf);
    else if ($from.node(1).type.name === 'paragraph' && $from.node(1).content.size === 0)
      transaction.replaceWith($from.before(1), $from.after(1), leaf);
    else transaction.insert($from.after(1), leaf);
    editor.view.dispatch(transaction.scrollIntoView());
    return id;
  });
}

/** Everything the palette offers, text first, then blocks by group. */
export function listInsertions(
  document: CourseDocument,
  undo: Y.UndoManager,
  onInserted: (block: string) => void,
): Insertion[] {
  const text: Insertion[] = [
    {
      id: 'paragraph',
      icon: 'M6 5h12M6 10h12M6 15h8',
      keywords: 'text texte نص فقرة',
      run: (editor) => editor.chain().focus().setParagraph().run(),
    },
    ...([2, 3, 4] as const).map((level): Insertion => ({
      id: `heading${level}`,
      icon: 'M6 5v14M16 5v14M6 12h10',
      keywords: `h${level} title titre عنوان`,
      run: (editor) => editor.chain().focus().setHeading({ level }).run(),
    })),
    {
      id: 'bulletList',
      icon: 'M5 6v.01M5 12v.01M5 18v.01M9 6h10M9 12h10M9 18h10',
      keywords: 'list liste قائمة',
      run: (editor) => editor.chain().focus().toggleBulletList().run(),
    },
    {
      id: 'orderedList',
      icon: 'M5 5v3M4 13h2l-2 3h2M9 6h10M9 12h10M9 18h10',
      keywords: 'numbers list liste numérotée قائمة مرقمة',
      run: (editor) => editor.chain().focus().toggleOrderedList().run(),
    },
    {
      id: 'blockquote',
      icon: 'M6 7h4v5H6zM14 7h4v5h-4zM10 12c0 3-2 4-4 5M18 12c0 3-2 4-4 5',
      keywords: 'quote citation اقتباس',
      run: (editor) => editor.chain().focus().toggleBlockquote().run(),
    },
    {
      id: 'codeBlock',
      icon: 'M8 8l-4 4 4 4M16 8l4 4-4 4',
      keywords: 'formula code formule صيغة',
      run: (editor) => editor.chain().focus().toggleCodeBlock().run(),
    },
    {
      id: 'table',
      icon: 'M4 5h16v14H4zM4 10h16M4 15h16M10 5v14',
      keywords: 'grid tableau جدول',
      run: (editor) => {
        const { table, tableRow, tableHeader, tableCell, paragraph } = editor.schema.nodes;
        const row = (cell: typeof tableCell): ReturnType<NonNullable<typeof tableRow>['create']> =>
          tableRow!.create(
            null,
            [0, 1, 2].map(() => cell!.create(null, paragraph!.create())),
          );
        editor
          .chain()
          .focus()
          .insertContent(table!.create(null, [row(tableHeader), row(tableCell), row(tableCell)]).toJSON())
          .run();
      },
    },
  ];
  const blocks = Object.values(editors).map((editor): Insertion => ({
    id: editor.type,
    icon: editor.icon,
    keywords: editor.keywords,
    run: (target) => onInserted(insertBlock(target, document, undo, editor.type as BlockType)),
  }));
  const steps: Insertion = {
    id: 'steps',
    icon: 'M5 5h4v4H5zM5 15h4v4H5zM7 9v6M13 7h7M13 17h7',
    keywords: 'steps procedure sequence étapes procédure séquence خطوات إجراء مراحل',
    run: (target) => {
      const seed = models.ordering.create(newId);
      onInserted(
        insertBlock(target, document, undo, 'ordering', { ...seed, settings: { ...seed.settings, steps: true } }),
      );
    },
  };
  return [...text, ...blocks, steps];
}

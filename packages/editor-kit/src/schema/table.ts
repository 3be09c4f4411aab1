import { Extension, getExtensionField, Node } from '@tiptap/core';
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  goToNextCell,
  tableEditing,
  toggleHeaderColumn,
  toggleHeaderRow,
} from '@tiptap/pm/tables';

declare module '@tiptap/core' {
  interface NodeConfig<Options, Storage> {
    /** Which part of a table the node is, as prosemirror-tables wants it in the schema. */
    tableRole?: 'table' | 'row' | 'cell' | 'header_cell' | undefined;
  }
}

const cellAttributes = {
  colspan: { default: 1, parseHTML: (element: HTMLElement) => Number(element.getAttribute('colspan') ?? 1) },
  rowspan: { default: 1, parseHTML: (element: HTMLElement) => Number(element.getAttribute('rowspan') ?? 1) },
  colwidth: { default: null, rendered: false },
};

const Table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow+',
  isolating: true,
  tableRole: 'table',
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: ({ HTMLAttributes }) => ['table', HTMLAttributes, ['tbody', 0]],
});

const TableRow = Node.create({
  name: 'tableRow',
  content: '(tableCell | tableHeader)*',
  tableRole: 'row',
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: ({ HTMLAttributes }) => ['tr', HTMLAttributes, 0],
});

const TableCell = Node.create({
  name: 'tableCell',
  content: 'block+',
  isolating: true,
  tableRole: 'cell',
  addAttributes: () => cellAttributes,
  parseHTML: () => [{ tag: 'td' }],
  renderHTML: ({ HTMLAttributes }) => ['td', HTMLAttributes, 0],
});

const TableHeader = Node.create({
  name: 'tableHeader',
  content: 'block+',
  isolating: true,
  tableRole: 'header_cell',
  addAttributes: () => cellAttributes,
  parseHTML: () => [{ tag: 'th' }],
  renderHTML: ({ HTMLAttributes }) => ['th', HTMLAttributes, 0],
});

const TableEditing = Extension.create({
  name: 'tableEditing',
  extendNodeSchema: (extension) => ({ tableRole: getExtensionField<string | undefined>(extension, 'tableRole') }),
  addProseMirrorPlugins: () => [tableEditing()],
  addKeyboardShortcuts() {
    const step = (direction: 1 | -1) => (): boolean =>
      goToNextCell(direction)(this.editor.state, this.editor.view.dispatch);
    return {
      Tab: () =>
        step(1)() ||
        (this.editor.isActive('table') && addRowAfter(this.editor.state, this.editor.view.dispatch) && step(1)()),
      'Shift-Tab': step(-1),
    };
  },
});

/** Tables whose cells hold blocks; Tab walks the cells and adds a row after the last one. */
export const tableExtensions = [Table, TableRow, TableCell, TableHeader, TableEditing];

/** Table commands by name, for menus and the palette. */
export const tableCommands = {
  'table.row-before': addRowBefore,
  'table.row-after': addRowAfter,
  'table.row-delete': deleteRow,
  'table.column-before': addColumnBefore,
  'table.column-after': addColumnAfter,
  'table.column-delete': deleteColumn,
  'table.header-row': toggleHeaderRow,
  'table.header-column': toggleHeaderColumn,
  'table.delete': deleteTable,
} as const;
export type TableCommand = keyof typeof tableCommands;

import { defineBlockEditor } from '@nibras/editor-kit';
import { GroupsFields, GroupsView } from '../question/groups-editor.tsx';

const words = {
  target: 'question.column',
  addTarget: 'question.addColumn',
  source: 'question.row',
  addSource: 'question.addRow',
};

export const matrixEditor = defineBlockEditor({
  type: 'matrix',
  group: 'question',
  icon: 'M4 4h16v16H4zM4 10h16M4 15h16M10 4v16M15 4v16',
  keywords: 'matrix grid table rows columns matrice grille tableau lignes colonnes مصفوفة جدول شبكة أسطر أعمدة',
  View: ({ block }) => <GroupsView block={block} words={words} />,
  Inspector: GroupsFields,
});

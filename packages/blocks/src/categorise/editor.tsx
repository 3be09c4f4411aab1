import { defineBlockEditor } from '@nibras/editor-kit';
import { GroupsFields, GroupsView } from '../question/groups-editor.tsx';

const words = {
  target: 'question.group',
  addTarget: 'question.addGroup',
  source: 'question.item',
  addSource: 'question.addItem',
};

export const categoriseEditor = defineBlockEditor({
  type: 'categorise',
  group: 'question',
  icon: 'M4 13h7v7H4zM13 13h7v7h-7zM7 9V4M17 9V4M5 7l2 2 2-2M15 7l2 2 2-2',
  keywords: 'categorise group sort drag classify classer groupes catégories trier glisser تصنيف مجموعات فرز سحب',
  View: ({ block }) => <GroupsView block={block} words={words} />,
  Inspector: GroupsFields,
});

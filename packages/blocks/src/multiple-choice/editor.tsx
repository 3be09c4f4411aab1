import { defineBlockEditor, useBlockSettings } from '@nibras/editor-kit';
import { ChoiceFields, ChoiceView } from '../question/choice-editor.tsx';
import { MarkingField } from '../question/marking-field.tsx';
import type { MultipleChoiceSettings } from './model.ts';

export const multipleChoiceEditor = defineBlockEditor({
  type: 'multiple-choice',
  group: 'question',
  icon: 'M4 4h16v16H4zM8 12l3 3 5-6',
  keywords: 'qcm checkbox several multiple choix اختيارات',
  View: ({ block }) => <ChoiceView block={block} severalKeys />,
  Inspector: ({ block }) => {
    const settings = useBlockSettings<MultipleChoiceSettings>(block);
    return (
      <>
        <ChoiceFields block={block} />
        <MarkingField block={block} value={settings.marking} />
      </>
    );
  },
});

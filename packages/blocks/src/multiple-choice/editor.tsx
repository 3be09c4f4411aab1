import { defineBlockEditor, SelectField, useBlockSettings, useCourseEditing, useSetSetting } from '@nibras/editor-kit';
import { ChoiceFields, ChoiceView } from '../question/choice-editor.tsx';
import type { MultipleChoiceSettings } from './model.ts';

export const multipleChoiceEditor = defineBlockEditor({
  type: 'multiple-choice',
  group: 'question',
  icon: 'M4 4h16v16H4zM8 12l3 3 5-6',
  keywords: 'qcm checkbox several multiple choix اختيارات',
  View: ({ block }) => <ChoiceView block={block} multiple />,
  Inspector: ({ block }) => {
    const { say } = useCourseEditing();
    const settings = useBlockSettings<MultipleChoiceSettings>(block);
    const set = useSetSetting(block);
    return (
      <>
        <ChoiceFields block={block} />
        <SelectField
          label={say('question.marking')}
          value={settings.marking}
          choices={[
            { value: 'partial', label: say('question.marking.penalty') },
            { value: 'all', label: say('question.marking.all') },
            { value: 'lenient', label: say('question.marking.lenient') },
          ]}
          hint={say(`question.marking.${settings.marking}Hint`)}
          onChange={(value) => set('marking', value)}
        />
      </>
    );
  },
});

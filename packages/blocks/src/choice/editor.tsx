import { defineBlockEditor, useBlockSettings } from '@nibras/editor-kit';
import { AnyKeyField } from '../question/any-key-field.tsx';
import { ChoiceFields, ChoiceView } from '../question/choice-editor.tsx';
import type { SingleChoiceSettings } from './model.ts';

export const choiceEditor = defineBlockEditor({
  type: 'choice',
  group: 'question',
  icon: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 5a4 4 0 1 1 0 8 4 4 0 0 1 0-8Z',
  keywords: 'qcu mcq radio single choix unique اختيار',
  View: ({ block }) => {
    const { anyKey } = useBlockSettings<SingleChoiceSettings>(block);
    return <ChoiceView block={block} severalKeys={anyKey} />;
  },
  Inspector: ({ block }) => {
    const { anyKey } = useBlockSettings<SingleChoiceSettings>(block);
    return (
      <>
        <ChoiceFields block={block} />
        <AnyKeyField block={block} value={anyKey} />
      </>
    );
  },
});

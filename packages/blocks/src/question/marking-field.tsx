import type { ReactNode } from 'react';
import type { Id } from '@nibras/base';
import type { ChoiceInteraction } from '@nibras/course';
import { SelectField, useCourseEditing, useSetSetting } from '@nibras/editor-kit';

/** How several picks earn marks. */
export function MarkingField({
  block,
  value,
}: {
  readonly block: Id;
  readonly value: ChoiceInteraction['marking'];
}): ReactNode {
  const { say } = useCourseEditing();
  const set = useSetSetting(block);
  return (
    <SelectField
      label={say('question.marking')}
      value={value}
      choices={[
        { value: 'partial', label: say('question.marking.penalty') },
        { value: 'all', label: say('question.marking.all') },
        { value: 'lenient', label: say('question.marking.lenient') },
      ]}
      hint={say(`question.marking.${value}Hint`)}
      onChange={(chosen) => set('marking', chosen)}
    />
  );
}

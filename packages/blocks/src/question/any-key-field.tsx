import type { ReactNode } from 'react';
import type { Id } from '@nibras/base';
import { SwitchField, useCourseEditing, useSetSetting } from '@nibras/editor-kit';

/** Whether one pick among several right ones is enough. */
export function AnyKeyField({ block, value }: { readonly block: Id; readonly value: boolean }): ReactNode {
  const { say } = useCourseEditing();
  const set = useSetSetting(block);
  return (
    <SwitchField
      label={say('question.anyKey')}
      hint={say('question.anyKeyHint')}
      value={value}
      onChange={(next) => set('anyKey', next)}
    />
  );
}

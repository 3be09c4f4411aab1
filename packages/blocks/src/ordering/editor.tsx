import type { ReactNode } from 'react';
import type { Id } from '@nibras/base';
import {
  defineBlockEditor,
  SelectField,
  SlotEditor,
  SwitchField,
  useBlockSettings,
  useCourseEditing,
  useSetSetting,
} from '@nibras/editor-kit';
import { OptionalSlot, QuestionFields, QuestionFrame, RowButtons, useMembers } from '../question/question-parts.tsx';
import type { OrderingSettings } from './model.ts';

function OrderingView({ block }: { readonly block: Id }): ReactNode {
  const { say, readOnly } = useCourseEditing();
  const settings = useBlockSettings<OrderingSettings>(block);
  const items = useMembers(block, 'items', () => settings.items);
  const last = items.members.length - 1;
  return (
    <QuestionFrame block={block}>
      <p className="nb-question-note">{say('question.rightOrder')}</p>
      <ol className="nb-options">
        {items.members.map(({ id }, index) => {
          const name = say(settings.steps ? 'question.step' : 'question.item', { number: index + 1 });
          return (
            <li key={id} className="nb-option">
              <div className="nb-question-row">
                <span className="nb-key" aria-hidden="true">
                  {index + 1}
                </span>
                <SlotEditor
                  block={block}
                  slot={`item:${id}`}
                  kind="line"
                  label={name}
                  placeholder={name}
                  onEnter={() => items.add({}, id)}
                />
                <RowButtons
                  name={name}
                  {...(index > 0 ? { onUp: () => items.move(id, -1) } : {})}
                  {...(index < last ? { onDown: () => items.move(id, 1) } : {})}
                  {...(items.members.length > 2 ? { onRemove: () => items.remove(id) } : {})}
                />
              </div>
              <OptionalSlot block={block} slot={`feedback:${id}`} label={say('question.feedbackMisplaced')} />
            </li>
          );
        })}
      </ol>
      {readOnly ? null : (
        <button type="button" className="nb-quiet-button" onClick={() => items.add({})}>
          + {say(settings.steps ? 'question.addStep' : 'question.addItem')}
        </button>
      )}
    </QuestionFrame>
  );
}

export const orderingEditor = defineBlockEditor({
  type: 'ordering',
  group: 'question',
  icon: 'M7 4v16M7 4L4 7M7 4l3 3M14 6h6M14 12h6M14 18h6',
  keywords:
    'order sequence sort steps procedure ordre ordonner classer étapes procédure séquence ترتيب خطوات تسلسل مراحل',
  View: OrderingView,
  Inspector: ({ block }) => {
    const { say } = useCourseEditing();
    const settings = useBlockSettings<OrderingSettings>(block);
    const set = useSetSetting(block);
    return (
      <>
        <QuestionFields block={block} />
        <SelectField
          label={say('question.marking')}
          value={settings.marking}
          choices={[
            { value: 'partial', label: say('question.marking.partial') },
            { value: 'all', label: say('question.marking.all') },
          ]}
          onChange={(value) => set('marking', value)}
        />
        <SwitchField
          label={say('question.steps')}
          hint={say('question.stepsHint')}
          value={settings.steps}
          onChange={(value) => set('steps', value)}
        />
      </>
    );
  },
});

import type { ReactNode } from 'react';
import type { Id } from '@nibras/base';
import {
  defineBlockEditor,
  PlainSlotField,
  SelectField,
  SlotEditor,
  useBlockSettings,
  useCourseEditing,
  useSetSetting,
} from '@nibras/editor-kit';
import { QuestionFrame, RowButtons, useMembers } from '../question/question-parts.tsx';
import type { HandInSettings } from './model.ts';

function HandInView({ block }: { readonly block: Id }): ReactNode {
  const { say, readOnly } = useCourseEditing();
  const settings = useBlockSettings<HandInSettings>(block);
  const criteria = useMembers(block, 'criteria', () => settings.criteria);
  const last = criteria.members.length - 1;
  return (
    <QuestionFrame block={block} marked={false}>
      <p className="nb-question-note">{say(`handIn.hands.${settings.hands}`)}</p>
      <SlotEditor
        block={block}
        slot="kinds"
        kind="line"
        label={say('handIn.kinds')}
        placeholder={say('handIn.kindsHere')}
      />
      <SlotEditor
        block={block}
        slot="where"
        kind="rich"
        label={say('handIn.where')}
        placeholder={say('handIn.whereHere')}
        className="nb-optional"
      />
      <ul className="nb-answers">
        {criteria.members.map(({ id }, index) => {
          const name = say('question.criterion', { number: index + 1 });
          return (
            <li key={id} className="nb-option">
              <div className="nb-question-row">
                <SlotEditor
                  block={block}
                  slot={`criterion:${id}`}
                  kind="line"
                  label={name}
                  placeholder={name}
                  onEnter={() => criteria.add({}, id)}
                />
                <RowButtons
                  name={name}
                  {...(index > 0 ? { onUp: () => criteria.move(id, -1) } : {})}
                  {...(index < last ? { onDown: () => criteria.move(id, 1) } : {})}
                  onRemove={() => criteria.remove(id)}
                />
              </div>
            </li>
          );
        })}
      </ul>
      {readOnly ? null : (
        <button type="button" className="nb-quiet-button" onClick={() => criteria.add({})}>
          + {say('question.addCriterion')}
        </button>
      )}
    </QuestionFrame>
  );
}

export const handInEditor = defineBlockEditor({
  type: 'hand-in',
  group: 'question',
  icon: 'M4 15v5h16v-5M12 4v11M8 8l4-4 4 4',
  keywords: 'hand in submit upload file link homework remettre devoir rendre dépôt fichier تسليم واجب ملف رابط إيداع',
  View: HandInView,
  Inspector: ({ block }) => {
    const { say } = useCourseEditing();
    const settings = useBlockSettings<HandInSettings>(block);
    const set = useSetSetting(block);
    return (
      <>
        <SelectField
          label={say('handIn.hands')}
          value={settings.hands}
          choices={(['file', 'link', 'either'] as const).map((value) => ({
            value,
            label: say(`handIn.hands.${value}`),
          }))}
          onChange={(value) => set('hands', value)}
        />
        <PlainSlotField block={block} slot="done" label={say('handIn.done')} />
        <p className="nb-hint">{say('handIn.hint')}</p>
      </>
    );
  },
});

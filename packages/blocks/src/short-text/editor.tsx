import type { ReactNode } from 'react';
import type { Id } from '@nibras/base';
import {
  defineBlockEditor,
  PlainSlotField,
  SelectField,
  SwitchField,
  useBlockSettings,
  useCourseEditing,
  useSetSetting,
} from '@nibras/editor-kit';
import {
  nearMisses,
  OptionalSlot,
  QuestionFields,
  QuestionFrame,
  RowButtons,
  toCredit,
  useCreditChoices,
  useMembers,
} from '../question/question-parts.tsx';
import type { ShortTextSettings } from './model.ts';

function ShortTextView({ block }: { readonly block: Id }): ReactNode {
  const { say, readOnly } = useCourseEditing();
  const settings = useBlockSettings<ShortTextSettings>(block);
  const credits = useCreditChoices();
  const answers = useMembers(block, 'answers', () => settings.answers);
  return (
    <QuestionFrame block={block}>
      <ul className="nb-answers">
        {answers.members.map((answer, index) => {
          const name = say('question.answer', { number: index + 1 });
          return (
            <li key={answer.id} className={answer.credit === 1 ? 'nb-option nb-option-key' : 'nb-option'}>
              <div className="nb-question-row">
                <PlainSlotField
                  block={block}
                  slot={`answer:${answer.id}`}
                  label={name}
                  hideLabel
                  placeholder={name}
                  className="nb-grow"
                  onEnter={() => answers.add({ credit: 1 }, answer.id)}
                />
                <SelectField
                  label={say('question.credit')}
                  value={toCredit(answer.credit)}
                  choices={credits}
                  onChange={(value) => answers.change(answer.id, { ...answer, credit: Number(value) })}
                />
                <RowButtons
                  name={name}
                  {...(answers.members.length > 1 ? { onRemove: () => answers.remove(answer.id) } : {})}
                />
              </div>
              <OptionalSlot block={block} slot={`feedback:${answer.id}`} label={say('question.feedback')} />
            </li>
          );
        })}
      </ul>
      {readOnly ? null : (
        <p className="nb-row-actions">
          <button type="button" className="nb-quiet-button" onClick={() => answers.add({ credit: 1 })}>
            + {say('question.addAnswer')}
          </button>
          <button type="button" className="nb-quiet-button" onClick={() => answers.add({ credit: 0 })}>
            + {say('question.addWrongAnswer')}
          </button>
        </p>
      )}
    </QuestionFrame>
  );
}

export const shortTextEditor = defineBlockEditor({
  type: 'short-text',
  group: 'question',
  icon: 'M4 7h16v10H4zM8 10v4M7 10h2M7 14h2',
  keywords: 'fill in word réponse courte mot جواب قصير',
  View: ShortTextView,
  Inspector: ({ block }) => {
    const { say } = useCourseEditing();
    const settings = useBlockSettings<ShortTextSettings>(block);
    const set = useSetSetting(block);
    return (
      <>
        <QuestionFields block={block} />
        <SwitchField
          label={say('question.caseSensitive')}
          value={settings.caseSensitive}
          onChange={(value) => set('caseSensitive', value)}
        />
        <SwitchField
          label={say('question.accentSensitive')}
          hint={say('question.accentSensitiveHint')}
          value={settings.accentSensitive}
          onChange={(value) => set('accentSensitive', value)}
        />
        <SelectField
          label={say('question.nearMiss')}
          hint={say('question.nearMissHint')}
          value={nearMisses.find((one) => Number(one) <= settings.nearMiss) ?? '0'}
          choices={nearMisses.map((value) => ({ value, label: say(`question.nearMiss.${value}`) }))}
          onChange={(value) => set('nearMiss', Number(value))}
        />
      </>
    );
  },
});

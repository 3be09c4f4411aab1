import type { ReactNode } from 'react';
import type { Id } from '@nibras/base';
import {
  defineBlockEditor,
  NumberField,
  PlainSlotField,
  SelectField,
  SwitchField,
  useBlockSettings,
  useCourseEditing,
  useSetSetting,
} from '@nibras/editor-kit';
import {
  OptionalSlot,
  QuestionFields,
  QuestionFrame,
  RowButtons,
  toCredit,
  useCreditChoices,
  useMembers,
} from '../question/question-parts.tsx';
import type { NumericSettings } from './model.ts';

const most = 1e12;

function NumericView({ block }: { readonly block: Id }): ReactNode {
  const { say, readOnly } = useCourseEditing();
  const settings = useBlockSettings<NumericSettings>(block);
  const answers = useMembers(block, 'answers', () => settings.answers);
  const units = useMembers(block, 'units', () => settings.units);
  const credits = useCreditChoices();
  const plain = { value: 0, tolerance: 0, percent: false };
  return (
    <QuestionFrame block={block}>
      <ul className="nb-answers">
        {answers.members.map((answer, index) => {
          const name = say('question.value', { number: index + 1 });
          return (
            <li key={answer.id} className={answer.credit === 1 ? 'nb-option nb-option-key' : 'nb-option'}>
              <div className="nb-question-row nb-number-row">
                <NumberField
                  label={name}
                  value={answer.value}
                  min={-most}
                  max={most}
                  step={0.1}
                  onChange={(value) => answers.change(answer.id, { ...answer, value })}
                />
                <span aria-hidden="true">±</span>
                <NumberField
                  label={`${say('question.tolerance')} – ${name}`}
                  value={answer.tolerance}
                  min={0}
                  max={most}
                  step={0.1}
                  onChange={(tolerance) => answers.change(answer.id, { ...answer, tolerance })}
                />
                <SelectField
                  label={`${say('question.toleranceIn')} – ${name}`}
                  value={answer.percent ? 'percent' : 'unit'}
                  choices={[
                    { value: 'unit', label: say('question.toleranceIn.unit') },
                    { value: 'percent', label: '%' },
                  ]}
                  onChange={(value) => answers.change(answer.id, { ...answer, percent: value === 'percent' })}
                />
                <SelectField
                  label={`${say('question.credit')} – ${name}`}
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
          <button type="button" className="nb-quiet-button" onClick={() => answers.add({ ...plain, credit: 0.5 })}>
            + {say('question.addValue')}
          </button>
          <button type="button" className="nb-quiet-button" onClick={() => answers.add({ ...plain, credit: 0 })}>
            + {say('question.addWrongAnswer')}
          </button>
          <button type="button" className="nb-quiet-button" onClick={() => units.add({ factor: 1 })}>
            + {say('question.addUnit')}
          </button>
        </p>
      )}
      {units.members.length > 0 ? <p className="nb-question-note">{say('question.factorHint')}</p> : null}
      {units.members.length > 0 ? (
        <ul className="nb-answers">
          {units.members.map((unit, index) => {
            const name = say('question.unit', { number: index + 1 });
            return (
              <li key={unit.id} className="nb-option">
                <div className="nb-question-row nb-number-row">
                  <PlainSlotField
                    block={block}
                    slot={`unit:${unit.id}`}
                    label={name}
                    hideLabel
                    placeholder={name}
                    className="nb-grow"
                  />
                  <span aria-hidden="true">×</span>
                  <NumberField
                    label={`${say('question.factor')} – ${name}`}
                    value={unit.factor}
                    min={1e-12}
                    max={most}
                    step={0.1}
                    onChange={(factor) => units.change(unit.id, { ...unit, factor })}
                  />
                  <RowButtons name={name} onRemove={() => units.remove(unit.id)} />
                </div>
              </li>
            );
          })}
        </ul>
      ) : null}
    </QuestionFrame>
  );
}

export const numericEditor = defineBlockEditor({
  type: 'numeric',
  group: 'question',
  icon: 'M5 4h14v16H5zM8 8h8M8 12h2M14 12h2M8 16h2M14 16h2',
  keywords: 'number numeric calculate unit tolerance nombre numérique calcul unité tolérance عدد رقم حساب وحدة',
  View: NumericView,
  Inspector: ({ block }) => {
    const { say } = useCourseEditing();
    const settings = useBlockSettings<NumericSettings>(block);
    const set = useSetSetting(block);
    return (
      <>
        <QuestionFields block={block} />
        <SwitchField
          label={say('question.unitNeeded')}
          hint={say('question.unitNeededHint')}
          value={settings.unitNeeded}
          onChange={(value) => set('unitNeeded', value)}
        />
      </>
    );
  },
});

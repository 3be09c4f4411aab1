import type { ReactNode } from 'react';
import type { Id } from '@nibras/base';
import {
  defineBlockEditor,
  NumberField,
  SelectField,
  SlotEditor,
  useBlockSettings,
  useCourseEditing,
  useSetSetting,
} from '@nibras/editor-kit';
import { ClassificationFields } from '../question/classification-fields.tsx';
import { PointsField, QuestionFrame, RowButtons, useMembers } from '../question/question-parts.tsx';
import type { OpenAnswerSettings } from './model.ts';

function OpenAnswerView({ block }: { readonly block: Id }): ReactNode {
  const { say, readOnly } = useCourseEditing();
  const settings = useBlockSettings<OpenAnswerSettings>(block);
  const criteria = useMembers(block, 'criteria', () => settings.criteria);
  const last = criteria.members.length - 1;
  return (
    <QuestionFrame block={block} marked={false}>
      <p className="nb-question-note">
        {say(settings.hands === 'link' ? 'question.handsLink' : 'question.handsWords')}
      </p>
      <SlotEditor
        block={block}
        slot="model"
        kind="rich"
        label={say('question.model')}
        placeholder={say('question.modelHere')}
        className="nb-optional nb-right"
      />
      <ul className="nb-answers">
        {criteria.members.map((criterion, index) => {
          const name = say('question.criterion', { number: index + 1 });
          return (
            <li key={criterion.id} className="nb-option">
              <div className="nb-question-row nb-number-row">
                <SlotEditor
                  block={block}
                  slot={`criterion:${criterion.id}`}
                  kind="line"
                  label={name}
                  placeholder={name}
                  onEnter={() => criteria.add({ points: 1 }, criterion.id)}
                />
                <NumberField
                  label={`${say('question.pointsField')} – ${name}`}
                  value={criterion.points}
                  min={0.5}
                  max={100}
                  step={0.5}
                  onChange={(points) => criteria.change(criterion.id, { ...criterion, points })}
                />
                <RowButtons
                  name={name}
                  {...(index > 0 ? { onUp: () => criteria.move(criterion.id, -1) } : {})}
                  {...(index < last ? { onDown: () => criteria.move(criterion.id, 1) } : {})}
                  onRemove={() => criteria.remove(criterion.id)}
                />
              </div>
            </li>
          );
        })}
      </ul>
      {readOnly ? null : (
        <button type="button" className="nb-quiet-button" onClick={() => criteria.add({ points: 1 })}>
          + {say('question.addCriterion')}
        </button>
      )}
    </QuestionFrame>
  );
}

export const openAnswerEditor = defineBlockEditor({
  type: 'open-answer',
  group: 'question',
  icon: 'M5 4h14v16H5zM8 8h8M8 12h8M8 16h4',
  keywords:
    'open essay write text reflection rubric link file rédaction réponse ouverte rédiger critères lien fichier إنشاء كتابة جواب مفتوح معايير رابط ملف',
  View: OpenAnswerView,
  Inspector: ({ block }) => {
    const { say } = useCourseEditing();
    const settings = useBlockSettings<OpenAnswerSettings>(block);
    const set = useSetSetting(block);
    return (
      <>
        <PointsField block={block} />
        <SelectField
          label={say('question.hands')}
          value={settings.hands}
          choices={[
            { value: 'words', label: say('question.hands.words') },
            { value: 'link', label: say('question.hands.link') },
          ]}
          onChange={(value) => set('hands', value)}
        />
        {settings.hands === 'words' ? (
          <>
            <NumberField
              label={say('question.fewestWords')}
              hint={say('question.wordsHint')}
              value={settings.fewestWords}
              min={0}
              max={5000}
              onChange={(value) => set('fewestWords', value)}
            />
            <NumberField
              label={say('question.mostWords')}
              value={settings.mostWords}
              min={0}
              max={5000}
              onChange={(value) => set('mostWords', value)}
            />
          </>
        ) : null}
        <ClassificationFields block={block} />
      </>
    );
  },
});

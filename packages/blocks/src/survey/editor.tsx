import type { ReactNode } from 'react';
import type { Id } from '@nibras/base';
import { defineBlockEditor, SlotEditor, useBlockSettings, useCourseEditing } from '@nibras/editor-kit';
import { ClassificationFields } from '../question/classification-fields.tsx';
import { QuestionFrame, RowButtons, useMembers } from '../question/question-parts.tsx';
import type { SurveySettings } from './model.ts';

interface Lines {
  readonly block: Id;
  readonly collection: 'items' | 'scale';
  readonly slot: string;
  readonly name: string;
  readonly add: string;
  readonly least: number;
}

function Lines({ block, collection, slot, name: key, add, least }: Lines): ReactNode {
  const { say, readOnly } = useCourseEditing();
  const settings = useBlockSettings<SurveySettings>(block);
  const lines = useMembers(block, collection, () => settings[collection]);
  const last = lines.members.length - 1;
  return (
    <>
      <ol className={collection === 'scale' ? 'nb-options nb-columns' : 'nb-options'}>
        {lines.members.map(({ id }, index) => {
          const name = say(key, { number: index + 1 });
          return (
            <li key={id} className="nb-option">
              <div className="nb-question-row">
                <SlotEditor
                  block={block}
                  slot={`${slot}:${id}`}
                  kind="line"
                  label={name}
                  placeholder={name}
                  onEnter={() => lines.add({}, id)}
                />
                <RowButtons
                  name={name}
                  {...(index > 0 ? { onUp: () => lines.move(id, -1) } : {})}
                  {...(index < last ? { onDown: () => lines.move(id, 1) } : {})}
                  {...(last >= least ? { onRemove: () => lines.remove(id) } : {})}
                />
              </div>
            </li>
          );
        })}
      </ol>
      {readOnly ? null : (
        <button type="button" className="nb-quiet-button" onClick={() => lines.add({})}>
          + {say(add)}
        </button>
      )}
    </>
  );
}

function SurveyView({ block }: { readonly block: Id }): ReactNode {
  return (
    <QuestionFrame block={block} marked={false}>
      <Lines
        block={block}
        collection="items"
        slot="item"
        name="question.statement"
        add="question.addStatement"
        least={1}
      />
      <Lines block={block} collection="scale" slot="scale" name="question.degree" add="question.addDegree" least={2} />
    </QuestionFrame>
  );
}

export const surveyEditor = defineBlockEditor({
  type: 'survey',
  group: 'question',
  icon: 'M4 6h6M4 12h6M4 18h6M14 6v.01M18 6v.01M14 12v.01M18 12v.01M14 18v.01M18 18v.01M13 5h2v2h-2zM17 11h2v2h-2z',
  keywords: 'survey poll likert opinion scale sondage enquête avis échelle استطلاع استبيان رأي سلم',
  View: SurveyView,
  Inspector: ({ block }) => {
    const { say } = useCourseEditing();
    return (
      <>
        <p className="nb-hint">{say('question.surveyHint')}</p>
        <ClassificationFields block={block} />
      </>
    );
  },
});

import type { ReactNode } from 'react';
import type { Id } from '@nibras/base';
import {
  defineBlockEditor,
  SlotEditor,
  SwitchField,
  useBlockSettings,
  useCourseEditing,
  useSetSetting,
} from '@nibras/editor-kit';
import { inOrder } from '../define.ts';
import { OptionalSlot, QuestionFields, QuestionFrame } from '../question/question-parts.tsx';
import type { TrueFalseSettings } from './model.ts';

function TrueFalseView({ block }: { readonly block: Id }): ReactNode {
  const { say, readOnly, document } = useCourseEditing();
  const settings = useBlockSettings<TrueFalseSettings>(block);
  const set = useSetSetting(block);
  const options = inOrder(settings.options);
  const setKey = (key: Id): void => {
    document.doc.transact(() => {
      for (const { id, order } of options) set(`options/${id}`, { order, correct: id === key });
    }, 'author');
  };
  return (
    <QuestionFrame block={block}>
      <ol className="nb-options">
        {options.map(({ id, correct }, index) => {
          const name = say(index === 0 ? 'question.true' : 'question.false');
          return (
            <li key={id} className={correct ? 'nb-option nb-option-key' : 'nb-option'}>
              <div className="nb-question-row">
                <label className="nb-key" title={say('question.key')}>
                  <input
                    type="radio"
                    name={`key-${block}`}
                    checked={correct}
                    disabled={readOnly}
                    aria-label={`${say('question.key')} – ${name}`}
                    onChange={() => setKey(id)}
                  />
                </label>
                <SlotEditor block={block} slot={`option:${id}`} kind="line" label={name} placeholder={name} />
              </div>
              <OptionalSlot block={block} slot={`feedback:${id}`} label={say('question.feedback')} />
            </li>
          );
        })}
      </ol>
      {settings.certainty ? <p className="nb-question-note">{say('question.certaintyShown')}</p> : null}
    </QuestionFrame>
  );
}

export const trueFalseEditor = defineBlockEditor({
  type: 'true-false',
  group: 'question',
  icon: 'M3 12l4 4 6-8M15 9l6 6M21 9l-6 6',
  keywords: 'true false yes no statement vrai faux oui non affirmation certitude صحيح خطأ صواب نعم لا',
  View: TrueFalseView,
  Inspector: ({ block }) => {
    const { say } = useCourseEditing();
    const settings = useBlockSettings<TrueFalseSettings>(block);
    const set = useSetSetting(block);
    return (
      <>
        <QuestionFields block={block} />
        <SwitchField
          label={say('question.certainty')}
          hint={say('question.certaintyHint')}
          value={settings.certainty}
          onChange={(value) => set('certainty', value)}
        />
      </>
    );
  },
});

import type { ReactNode } from 'react';
import { type Id, newId } from '@nibras/base';
import { edit, orderBetween, setPlainText } from '@nibras/course';
import {
  defineBlockEditor,
  PlainSlotField,
  useBlockSettings,
  useCourseEditing,
  useSetSetting,
} from '@nibras/editor-kit';
import { inOrder } from '../define.ts';
import { MarkedStemEditor, NotInText, useMarkedStem } from '../question/gaps-editor.tsx';
import { inTextOrder } from '../question/gaps-text.ts';
import { MarkingField } from '../question/marking-field.tsx';
import { OptionalSlot, QuestionFields, QuestionFrame, RowButtons, useSlotTexts } from '../question/question-parts.tsx';
import type { SelectTextSettings } from './model.ts';

function SelectTextView({ block }: { readonly block: Id }): ReactNode {
  const { say, document, language, readOnly } = useCourseEditing();
  const settings = useBlockSettings<SelectTextSettings>(block);
  const set = useSetSetting(block);
  const stem = useMarkedStem(block);
  const options = inTextOrder(inOrder(settings.options), stem.plain);
  const texts = useSlotTexts(
    block,
    options.map(({ id }) => `option:${id}`),
  );
  const labels = new Map(
    options.map(({ id, correct }, index) => [
      id,
      { text: texts[index] || '…', tone: correct ? ('good' as const) : ('plain' as const) },
    ]),
  );
  let last = inOrder(settings.options).at(-1)?.order ?? null;
  const make = (words: string, correct: boolean): Id => {
    const id = newId();
    edit(document, () => {
      last = orderBetween(last, null);
      set(`options/${id}`, { order: last, correct });
      if (words !== '') setPlainText(document, block, `option:${id}`, language, words);
    });
    if (words === '') stem.focusOn(id);
    return id;
  };
  return (
    <QuestionFrame
      block={block}
      stem={
        <MarkedStemEditor
          block={block}
          stem={stem}
          markers={{
            labelOf: (id) => labels.get(id),
            onMake: (words) => make(words, true),
            key: JSON.stringify([...labels]),
          }}
          words={{ make: 'question.makePhrase', hint: 'question.makePhraseHint', here: 'question.gapsHere' }}
        >
          <button
            type="button"
            className="nb-quiet-button"
            onClick={() => stem.markWords((words) => make(words, false))}
          >
            + {say('question.makeRest')}
          </button>
        </MarkedStemEditor>
      }
    >
      <ol className="nb-gap-cards" aria-label={say('question.phrases')}>
        {options.map(({ id, order, correct }, index) => {
          const name = say('question.phrase', { number: index + 1 });
          return (
            <li key={id} className={correct ? 'nb-gap-card nb-option-key' : 'nb-gap-card'} data-member={id}>
              <div className="nb-question-row">
                <label className="nb-key">
                  <input
                    type="checkbox"
                    checked={correct}
                    disabled={readOnly}
                    aria-label={`${say('question.key')} – ${name}`}
                    onChange={(event) => set(`options/${id}`, { order, correct: event.target.checked })}
                  />
                </label>
                <PlainSlotField
                  block={block}
                  slot={`option:${id}`}
                  label={name}
                  hideLabel
                  placeholder={name}
                  className="nb-grow"
                />
                <NotInText id={id} stem={stem} />
                <RowButtons name={name} onRemove={() => stem.remove(id, [`options/${id}`], `option:${id}`)} />
              </div>
              <OptionalSlot block={block} slot={`feedback:${id}`} label={say('question.feedback')} />
            </li>
          );
        })}
      </ol>
    </QuestionFrame>
  );
}

export const selectTextEditor = defineBlockEditor({
  type: 'select-text',
  group: 'question',
  icon: 'M3 6h18M3 18h9M3 10h10v4H3zM16 12h5M16 18l2 2 4-5',
  keywords: 'select highlight words hot text surligner choisir mots passages تحديد كلمات اختيار نص',
  View: SelectTextView,
  Inspector: ({ block }) => {
    const settings = useBlockSettings<SelectTextSettings>(block);
    return (
      <>
        <QuestionFields block={block} />
        <MarkingField block={block} value={settings.marking} />
      </>
    );
  },
});

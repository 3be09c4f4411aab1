import type { ReactNode } from 'react';
import { type Id, newId } from '@nibras/base';
import { edit, orderBetween, setPlainText } from '@nibras/course';
import {
  defineBlockEditor,
  PlainSlotField,
  SwitchField,
  useBlockSettings,
  useCourseEditing,
  useSetSetting,
} from '@nibras/editor-kit';
import { inOrder } from '../define.ts';
import { MarkedStemEditor, NotInText, useMarkedStem } from '../question/gaps-editor.tsx';
import { inTextOrder } from '../question/gaps-text.ts';
import {
  OptionalSlot,
  QuestionFields,
  QuestionFrame,
  RowButtons,
  useMembers,
  useSlotTexts,
} from '../question/question-parts.tsx';
import type { DragWordsSettings } from './model.ts';

function DragWordsView({ block }: { readonly block: Id }): ReactNode {
  const { say, document, language, readOnly } = useCourseEditing();
  const settings = useBlockSettings<DragWordsSettings>(block);
  const set = useSetSetting(block);
  const stem = useMarkedStem(block);
  const bank = useMembers(block, 'bank', () => settings.bank);
  const gaps = inTextOrder(inOrder(settings.gaps), stem.plain);
  const texts = useSlotTexts(
    block,
    bank.members.map(({ id }) => `word:${id}`),
  );
  const wordOf = (id: Id): string => texts[bank.members.findIndex((word) => word.id === id)] || '…';
  const wanted = new Set(gaps.map(({ word }) => word));
  const extra = bank.members.filter(({ id }) => !wanted.has(id));
  const labels = new Map(gaps.map(({ id, word }, index) => [id, `${index + 1} · ${wordOf(word)}`]));
  const make = (words: string): Id => {
    const id = newId();
    const same = words === '' ? -1 : texts.indexOf(words);
    const word = bank.members[same]?.id ?? newId();
    edit(document, () => {
      const last = (members: readonly { readonly order: string }[]): string | null => members.at(-1)?.order ?? null;
      set(`gaps/${id}`, { order: orderBetween(last(inOrder(settings.gaps)), null), word });
      if (same >= 0) return;
      set(`bank/${word}`, { order: orderBetween(last(bank.members), null) });
      if (words !== '') setPlainText(document, block, `word:${word}`, language, words);
    });
    if (words === '') stem.focusOn(id);
    return id;
  };
  const field = (id: Id, name: string): ReactNode => (
    <PlainSlotField block={block} slot={`word:${id}`} label={name} hideLabel placeholder={name} className="nb-grow" />
  );
  return (
    <QuestionFrame
      block={block}
      stem={
        <MarkedStemEditor
          block={block}
          stem={stem}
          markers={{
            labelOf: (id) => (labels.has(id) ? { text: labels.get(id)!, tone: 'plain' } : undefined),
            onMake: make,
            key: [...labels].flat().join('|'),
          }}
          words={{ make: 'question.makeGap', hint: 'question.makeGapHint', here: 'question.gapsHere' }}
        />
      }
    >
      <ol className="nb-gap-cards" aria-label={say('question.gaps')}>
        {gaps.map(({ id, word }, index) => {
          const name = say('question.gap', { number: index + 1 });
          const alone = gaps.filter((one) => one.word === word).length === 1;
          return (
            <li key={id} className="nb-gap-card" data-member={id}>
              <div className="nb-question-row">
                <strong className="nb-gap-name">{name}</strong>
                {field(word, name)}
                <NotInText id={id} stem={stem} />
                <RowButtons
                  name={name}
                  onRemove={() => stem.remove(id, [`gaps/${id}`, ...(alone ? [`bank/${word}`] : [])])}
                />
              </div>
              <OptionalSlot block={block} slot={`feedback:${id}`} label={say('question.gapFeedback')} />
            </li>
          );
        })}
      </ol>
      {extra.length > 0 ? (
        <ul className="nb-answers" aria-label={say('question.extraWords')}>
          {extra.map(({ id }, index) => {
            const name = say('question.distractor', { number: index + 1 });
            return (
              <li key={id} className="nb-option">
                <div className="nb-question-row">
                  {field(id, name)}
                  <RowButtons name={name} onRemove={() => bank.remove(id)} />
                </div>
              </li>
            );
          })}
        </ul>
      ) : null}
      {readOnly ? null : (
        <button type="button" className="nb-quiet-button" onClick={() => bank.add({})}>
          + {say('question.addWord')}
        </button>
      )}
    </QuestionFrame>
  );
}

export const dragWordsEditor = defineBlockEditor({
  type: 'drag-words',
  group: 'question',
  icon: 'M3 5h18M3 10h4M17 10h4M9 8h6v4H9zM5 16h6v4H5zM13 16h6v4h-6z',
  keywords: 'drag words bank gaps glisser mots placer banque سحب كلمات فراغات',
  View: DragWordsView,
  Inspector: ({ block }) => {
    const { say } = useCourseEditing();
    const settings = useBlockSettings<DragWordsSettings>(block);
    const set = useSetSetting(block);
    return (
      <>
        <QuestionFields block={block} />
        <SwitchField
          label={say('question.shuffleOptions')}
          value={settings.shuffle}
          onChange={(value) => set('shuffle', value)}
        />
      </>
    );
  },
});

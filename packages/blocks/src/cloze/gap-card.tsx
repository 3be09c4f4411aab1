import type { ReactNode } from 'react';
import type { Id } from '@nibras/base';
import { edit } from '@nibras/course';
import {
  NumberField,
  PlainSlotField,
  SelectField,
  useBlockSettings,
  useCourseEditing,
  useSetSetting,
} from '@nibras/editor-kit';
import { type MarkedStem, NotInText } from '../question/gaps-editor.tsx';
import { OptionalSlot, RowButtons, toCredit, useCreditChoices, useMembers } from '../question/question-parts.tsx';
import { type ClozeGap, type ClozeSettings, type ClozeWord, clozeWays, wordsOfGap } from './model.ts';

const most = 1e12;

/** What may stand in a blank for words: each with its credit, or an option with its key. */
function Words({
  block,
  gap,
  way,
}: {
  readonly block: Id;
  readonly gap: Id;
  readonly way: 'text' | 'choice';
}): ReactNode {
  const { say, readOnly, document } = useCourseEditing();
  const settings = useBlockSettings<ClozeSettings>(block);
  const set = useSetSetting(block);
  const all = useMembers<ClozeWord>(block, 'words', () => settings.words);
  const credits = useCreditChoices();
  const words = wordsOfGap(settings, gap);
  const choice = way === 'choice';
  const setKey = (key: Id): void =>
    edit(document, () => {
      for (const { id, ...word } of words) {
        const credit = id === key ? 1 : 0;
        if (word.credit !== credit) set(`words/${id}`, { ...word, credit });
      }
    });
  return (
    <>
      <ul className="nb-answers">
        {words.map((word, index) => {
          const name = say(choice ? 'question.option' : 'question.answer', { number: index + 1 });
          return (
            <li key={word.id} className={word.credit === 1 ? 'nb-option nb-option-key' : 'nb-option'}>
              <div className="nb-question-row">
                {choice ? (
                  <label className="nb-key">
                    <input
                      type="radio"
                      name={`key-${gap}`}
                      checked={word.credit === 1}
                      disabled={readOnly}
                      aria-label={`${say('question.key')} – ${name}`}
                      onChange={() => setKey(word.id)}
                    />
                  </label>
                ) : null}
                <PlainSlotField
                  block={block}
                  slot={`word:${word.id}`}
                  label={name}
                  hideLabel
                  placeholder={name}
                  className="nb-grow"
                  onEnter={() => all.add({ gap, credit: choice ? 0 : 1 }, word.id)}
                />
                {choice ? null : (
                  <SelectField
                    label={`${say('question.credit')} – ${name}`}
                    value={toCredit(word.credit)}
                    choices={credits}
                    onChange={(value) => all.change(word.id, { ...word, credit: Number(value) })}
                  />
                )}
                <RowButtons
                  name={name}
                  {...(words.length > (choice ? 2 : 1) ? { onRemove: () => all.remove(word.id) } : {})}
                />
              </div>
              <OptionalSlot block={block} slot={`feedback:${word.id}`} label={say('question.feedback')} />
            </li>
          );
        })}
      </ul>
      {readOnly ? null : (
        <p className="nb-row-actions">
          <button
            type="button"
            className="nb-quiet-button"
            onClick={() => all.add({ gap, credit: choice && words.length > 0 ? 0 : 1 })}
          >
            + {say(choice ? 'question.addOption' : 'question.addAnswer')}
          </button>
          {choice ? null : (
            <button type="button" className="nb-quiet-button" onClick={() => all.add({ gap, credit: 0 })}>
              + {say('question.addWrongAnswer')}
            </button>
          )}
        </p>
      )}
    </>
  );
}

/** One blank: what is expected there, and what is said of it. */
export function GapCard({
  block,
  gap,
  number,
  stem,
}: {
  readonly block: Id;
  readonly gap: ClozeGap & { readonly id: Id };
  readonly number: number;
  readonly stem: MarkedStem;
}): ReactNode {
  const { say } = useCourseEditing();
  const settings = useBlockSettings<ClozeSettings>(block);
  const gaps = useMembers(block, 'gaps', () => settings.gaps);
  const words = useMembers<ClozeWord>(block, 'words', () => settings.words);
  const name = say('question.gap', { number });
  const change = (more: Partial<ClozeGap>): void => gaps.change(gap.id, { ...gap, ...more });
  return (
    <li className="nb-gap-card" data-member={gap.id}>
      <div className="nb-question-row">
        <strong className="nb-gap-name">{name}</strong>
        <SelectField
          label={`${say('question.gapWay')} – ${name}`}
          value={gap.way}
          choices={clozeWays.map((value) => ({ value, label: say(`question.gapWay.${value}`) }))}
          onChange={(way) => {
            change({ way });
            const held = wordsOfGap(settings, gap.id);
            if (way === 'choice' && held.length < 2)
              words.add({ gap: gap.id, credit: held.some(({ credit }) => credit === 1) ? 0 : 1 });
            if (way === 'text' && held.length === 0) words.add({ gap: gap.id, credit: 1 });
          }}
        />
        <NotInText id={gap.id} stem={stem} />
        <RowButtons
          name={name}
          onRemove={() =>
            stem.remove(gap.id, [`gaps/${gap.id}`, ...wordsOfGap(settings, gap.id).map(({ id }) => `words/${id}`)])
          }
        />
      </div>
      {gap.way === 'number' ? (
        <div className="nb-question-row nb-number-row">
          <NumberField
            label={`${say('question.value', { number: 1 })} – ${name}`}
            value={gap.value}
            min={-most}
            max={most}
            step={0.1}
            onChange={(value) => change({ value })}
          />
          <span aria-hidden="true">±</span>
          <NumberField
            label={`${say('question.tolerance')} – ${name}`}
            value={gap.tolerance}
            min={0}
            max={most}
            step={0.1}
            onChange={(tolerance) => change({ tolerance })}
          />
        </div>
      ) : (
        <Words block={block} gap={gap.id} way={gap.way} />
      )}
      <OptionalSlot block={block} slot={`feedback:${gap.id}`} label={say('question.gapFeedback')} />
    </li>
  );
}

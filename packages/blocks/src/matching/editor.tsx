import type { ReactNode } from 'react';
import { type Id, newId } from '@nibras/base';
import { edit, orderBetween } from '@nibras/course';
import {
  defineBlockEditor,
  SlotEditor,
  SwitchField,
  useBlockSettings,
  useCourseEditing,
  useSetSetting,
} from '@nibras/editor-kit';
import { inOrder } from '../define.ts';
import { OptionalSlot, QuestionFields, QuestionFrame, RowButtons } from '../question/question-parts.tsx';
import type { MatchingSettings } from './model.ts';

function MatchingView({ block }: { readonly block: Id }): ReactNode {
  const { say, document, readOnly } = useCourseEditing();
  const settings = useBlockSettings<MatchingSettings>(block);
  const set = useSetSetting(block);
  const sources = inOrder(settings.sources);
  const targets = inOrder(settings.targets);
  const paired = new Set(sources.map((source) => source.target));
  const distractors = targets.filter((target) => !paired.has(target.id));
  const nextOrder = (members: readonly { order: string }[]): string =>
    orderBetween(members.at(-1)?.order ?? null, null);
  const addPair = (): void =>
    edit(document, () => {
      const target = newId();
      set(`targets/${target}`, { order: nextOrder(targets) });
      set(`sources/${newId()}`, { order: nextOrder(sources), target });
    });
  const removePair = (source: (typeof sources)[number]): void =>
    edit(document, () => {
      set(`sources/${source.id}`, undefined);
      if (sources.filter((one) => one.target === source.target).length === 1)
        set(`targets/${source.target}`, undefined);
    });
  return (
    <QuestionFrame block={block}>
      <ul className="nb-pairs">
        {sources.map((source, index) => {
          const name = say('question.pair', { number: index + 1 });
          return (
            <li key={source.id}>
              <div className="nb-pair">
                <SlotEditor
                  block={block}
                  slot={`source:${source.id}`}
                  kind="line"
                  label={say('question.source', { number: index + 1 })}
                />
                <span aria-hidden="true" className="nb-pair-join" />
                <SlotEditor
                  block={block}
                  slot={`target:${source.target}`}
                  kind="line"
                  label={say('question.target', { number: index + 1 })}
                />
                <RowButtons name={name} {...(sources.length > 2 ? { onRemove: () => removePair(source) } : {})} />
              </div>
              <OptionalSlot block={block} slot={`feedback:${source.id}`} label={say('question.feedback')} />
            </li>
          );
        })}
        {distractors.map((target, index) => {
          const name = say('question.distractor', { number: index + 1 });
          return (
            <li key={target.id}>
              <div className="nb-pair">
                <span className="nb-pair-empty">{say('question.noPartner')}</span>
                <span aria-hidden="true" className="nb-pair-join" />
                <SlotEditor block={block} slot={`target:${target.id}`} kind="line" label={name} />
                <RowButtons name={name} onRemove={() => set(`targets/${target.id}`, undefined)} />
              </div>
            </li>
          );
        })}
      </ul>
      {readOnly ? null : (
        <p className="nb-row-actions">
          <button type="button" className="nb-quiet-button" onClick={addPair}>
            + {say('question.addPair')}
          </button>
          <button
            type="button"
            className="nb-quiet-button"
            onClick={() => set(`targets/${newId()}`, { order: nextOrder(targets) })}
          >
            + {say('question.addDistractor')}
          </button>
        </p>
      )}
    </QuestionFrame>
  );
}

export const matchingEditor = defineBlockEditor({
  type: 'matching',
  group: 'question',
  icon: 'M4 6h5M4 18h5M15 6h5M15 18h5M9 6l6 12M9 18l6-12',
  keywords: 'match pairs associer relier appariement مطابقة ربط',
  View: MatchingView,
  Inspector: ({ block }) => {
    const { say } = useCourseEditing();
    const settings = useBlockSettings<MatchingSettings>(block);
    const set = useSetSetting(block);
    return (
      <>
        <QuestionFields block={block} />
        <SwitchField
          label={say('question.shuffle')}
          value={settings.shuffle}
          onChange={(value) => set('shuffle', value)}
        />
      </>
    );
  },
});

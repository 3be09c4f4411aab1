import type { ReactNode } from 'react';
import type { Id } from '@nibras/base';
import {
  SelectField,
  SlotEditor,
  SwitchField,
  useBlockSettings,
  useCourseEditing,
  useSetSetting,
} from '@nibras/editor-kit';
import type { MatchSettings } from './match-settings.ts';
import {
  OptionalSlot,
  QuestionFields,
  QuestionFrame,
  RowButtons,
  useMembers,
  useSlotTexts,
} from './question-parts.tsx';

/** Keys of studio strings for what is edited. */
interface Words {
  readonly target: string;
  readonly addTarget: string;
  readonly source: string;
  readonly addSource: string;
}

/** Targets as named boxes, then sources, each with the target that is right for it. */
export function GroupsView({ block, words }: { readonly block: Id; readonly words: Words }): ReactNode {
  const { say, readOnly } = useCourseEditing();
  const settings = useBlockSettings<MatchSettings>(block);
  const sources = useMembers(block, 'sources', () => settings.sources);
  const targets = useMembers(block, 'targets', () => settings.targets);
  const names = useSlotTexts(
    block,
    targets.members.map(({ id }) => `target:${id}`),
  );
  const firstTarget = targets.members[0]?.id ?? '';
  const choices = targets.members.map(({ id }, index) => ({
    value: id,
    label: names[index] || say(words.target, { number: index + 1 }),
  }));
  const usual = (last: Id | undefined): Id => (last !== undefined && last in settings.targets ? last : firstTarget);
  return (
    <QuestionFrame block={block}>
      <ul className="nb-options nb-columns">
        {targets.members.map(({ id }, index) => {
          const name = say(words.target, { number: index + 1 });
          return (
            <li key={id} className="nb-option">
              <div className="nb-question-row">
                <SlotEditor
                  block={block}
                  slot={`target:${id}`}
                  kind="line"
                  label={name}
                  placeholder={name}
                  onEnter={() => targets.add({}, id)}
                />
                <RowButtons
                  name={name}
                  {...(index > 0 ? { onUp: () => targets.move(id, -1) } : {})}
                  {...(index < targets.members.length - 1 ? { onDown: () => targets.move(id, 1) } : {})}
                  {...(targets.members.length > 2 ? { onRemove: () => targets.remove(id) } : {})}
                />
              </div>
            </li>
          );
        })}
      </ul>
      {readOnly ? null : (
        <button type="button" className="nb-quiet-button" onClick={() => targets.add({})}>
          + {say(words.addTarget)}
        </button>
      )}
      <ul className="nb-answers">
        {sources.members.map((source, index) => {
          const name = say(words.source, { number: index + 1 });
          return (
            <li key={source.id} className="nb-option">
              <div className="nb-question-row">
                <SlotEditor
                  block={block}
                  slot={`source:${source.id}`}
                  kind="line"
                  label={name}
                  placeholder={name}
                  onEnter={() => sources.add({ target: usual(source.target) }, source.id)}
                />
                <SelectField
                  label={`${say('question.key')} – ${name}`}
                  value={source.target in settings.targets ? source.target : ''}
                  choices={source.target in settings.targets ? choices : [{ value: '', label: '?' }, ...choices]}
                  onChange={(target) => sources.change(source.id, { ...source, target })}
                />
                <RowButtons
                  name={name}
                  {...(index > 0 ? { onUp: () => sources.move(source.id, -1) } : {})}
                  {...(index < sources.members.length - 1 ? { onDown: () => sources.move(source.id, 1) } : {})}
                  {...(sources.members.length > 1 ? { onRemove: () => sources.remove(source.id) } : {})}
                />
              </div>
              <OptionalSlot block={block} slot={`feedback:${source.id}`} label={say('question.feedback')} />
            </li>
          );
        })}
      </ul>
      {readOnly ? null : (
        <button
          type="button"
          className="nb-quiet-button"
          onClick={() => sources.add({ target: usual(sources.members.at(-1)?.target) })}
        >
          + {say(words.addSource)}
        </button>
      )}
    </QuestionFrame>
  );
}

export function GroupsFields({ block }: { readonly block: Id }): ReactNode {
  const { say } = useCourseEditing();
  const settings = useBlockSettings<MatchSettings>(block);
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
}

import { type ReactNode, useState } from 'react';
import { newId, type Id } from '@nibras/base';
import { edit, orderBetween, plainText, readProse } from '@nibras/course';
import {
  NumberField,
  SlotEditor,
  useBlockSettings,
  useCourseEditing,
  useSetSetting,
  type TextMarkers,
  useShared,
} from '@nibras/editor-kit';
import * as Y from 'yjs';
import { inOrder } from '../define.ts';
import { ClassificationFields } from './classification-fields.tsx';
import { PromptPart } from './prompt-part.tsx';
import type { QuestionSettings } from './question-settings.ts';

interface BlockProps {
  readonly block: Id;
}

/** Whether a slot holds words in the language being edited. */
export function useHasText(block: Id, slot: string): boolean {
  const { document, language } = useCourseEditing();
  const value = document.blocks.get(block)?.get(`text/${slot}/${language}`);
  const fragment = value instanceof Y.XmlFragment ? value : undefined;
  return useShared(fragment, () => (fragment ? plainText(readProse(fragment)) !== '' : false), {
    deep: true,
    key: `${block} ${slot} ${language}`,
  });
}

/** The plain words of slots in the language being edited, followed while they change. */
export function useSlotTexts(block: Id, slots: readonly string[]): readonly string[] {
  const { document, language } = useCourseEditing();
  const record = document.blocks.get(block);
  return useShared(
    record,
    () =>
      slots.map((slot) => {
        const value = record?.get(`text/${slot}/${language}`);
        return value instanceof Y.XmlFragment ? plainText(readProse(value)) : typeof value === 'string' ? value : '';
      }),
    { deep: true, key: `${block} ${slots.join(' ')} ${language}` },
  );
}

/** A feedback or other optional text: offered as a quiet button until it has words. */
export function OptionalSlot({
  block,
  slot,
  label,
  className,
  markers,
}: BlockProps & { slot: string; label: string; className?: string; markers?: TextMarkers }): ReactNode {
  const { selectedBlock } = useCourseEditing();
  const has = useHasText(block, slot);
  const [wanted, setWanted] = useState(false);
  if (has || wanted)
    return (
      <SlotEditor
        block={block}
        slot={slot}
        kind="rich"
        label={label}
        className={`nb-optional ${className ?? ''}`}
        autoFocus={wanted && !has}
        {...(markers ? { markers } : {})}
      />
    );
  if (selectedBlock !== block) return null;
  return (
    <button type="button" className="nb-quiet-button" onClick={() => setWanted(true)}>
      + {label}
    </button>
  );
}

/** The members of a collection of settings with ways to add and remove one. */
export function useMembers<Member extends { readonly order: string }>(
  block: Id,
  collection: string,
  read: () => Readonly<Record<Id, Member>>,
): {
  readonly members: (Member & { readonly id: Id })[];
  readonly add: (member: Omit<Member, 'order'>, after?: Id) => Id;
  readonly remove: (id: Id) => void;
  readonly move: (id: Id, by: 1 | -1) => void;
  readonly change: (id: Id, member: Member) => void;
} {
  const { document } = useCourseEditing();
  const set = useSetSetting(block);
  const members = inOrder(read());
  return {
    members,
    add(member, after) {
      const id = newId();
      const index = after === undefined ? members.length - 1 : members.findIndex((one) => one.id === after);
      const order = orderBetween(members[index]?.order ?? null, members[index + 1]?.order ?? null);
      edit(document, () => set(`${collection}/${id}`, { ...member, order }));
      return id;
    },
    remove: (id) => set(`${collection}/${id}`, undefined),
    move(id, by) {
      const index = members.findIndex((one) => one.id === id);
      const others = members.filter((one) => one.id !== id);
      const place = index + by;
      if (index === -1 || place < 0 || place > others.length) return;
      const { id: _, ...member } = members[index]!;
      const order = orderBetween(others[place - 1]?.order ?? null, others[place]?.order ?? null);
      set(`${collection}/${id}`, { ...member, order });
    },
    change(id, member) {
      const { id: _, ...plain } = member as Member & { id?: Id };
      set(`${collection}/${id}`, plain);
    },
  };
}

/** Small buttons at the end of a row: move, remove. */
export function RowButtons({
  onUp,
  onDown,
  onRemove,
  name,
  across = false,
}: {
  onUp?: () => void;
  onDown?: () => void;
  onRemove?: () => void;
  name: string;
  /** Whether the rows stand side by side. */
  across?: boolean;
}): ReactNode {
  const { say, readOnly } = useCourseEditing();
  if (readOnly) return null;
  return (
    <span className="nb-row-buttons">
      <button
        type="button"
        className="nb-icon-button"
        aria-label={`${say(across ? 'row.before' : 'row.up')} – ${name}`}
        disabled={!onUp}
        onClick={onUp}
      >
        {across ? <span className="nb-mirrored">←</span> : '↑'}
      </button>
      <button
        type="button"
        className="nb-icon-button"
        aria-label={`${say(across ? 'row.after' : 'row.down')} – ${name}`}
        disabled={!onDown}
        onClick={onDown}
      >
        {across ? <span className="nb-mirrored">→</span> : '↓'}
      </button>
      <button
        type="button"
        className="nb-icon-button"
        aria-label={`${say('row.remove')} – ${name}`}
        disabled={!onRemove}
        onClick={onRemove}
      >
        ×
      </button>
    </span>
  );
}

/** The frame that all questions share: stem on top, hints and closing feedback below. */
export function QuestionFrame({
  block,
  children,
  stem,
  markers,
  marked = true,
}: BlockProps & {
  children: ReactNode;
  /** In the place of the usual editor of the stem. */
  stem?: ReactNode;
  /** Of members that hints and closing feedback may name. */
  markers?: TextMarkers;
  /** False where no answer is right or wrong: there is one closing text then. */
  marked?: boolean;
}): ReactNode {
  const { say, selectedBlock, document } = useCourseEditing();
  const settings = useBlockSettings<QuestionSettings>(block);
  const type = String(document.blocks.get(block)?.get('type'));
  const hints = useMembers(block, 'hints', () => settings.hints);
  const withMarkers = markers ? { markers } : {};
  return (
    <section className="nb-question" aria-label={say(`block.${type}`)}>
      <header className="nb-question-head">
        <span>{say(`block.${type}`)}</span>
        {settings.points > 0 ? <span>{say('question.points', { count: settings.points })}</span> : null}
      </header>
      <PromptPart block={block} />
      {stem ?? (
        <SlotEditor
          block={block}
          slot="stem"
          kind="rich"
          label={say('question.stem')}
          placeholder={say('question.stemHere')}
          className="nb-stem"
        />
      )}
      {children}
      {hints.members.map(({ id }, index) => (
        <div key={id} className="nb-question-row">
          <SlotEditor
            block={block}
            slot={`hint:${id}`}
            kind="rich"
            label={say('question.hint', { number: index + 1 })}
            className="nb-optional"
            {...withMarkers}
          />
          <RowButtons name={say('question.hint', { number: index + 1 })} onRemove={() => hints.remove(id)} />
        </div>
      ))}
      {selectedBlock === block ? (
        <button type="button" className="nb-quiet-button" onClick={() => hints.add({})}>
          + {say('question.addHint')}
        </button>
      ) : null}
      <OptionalSlot
        block={block}
        slot="correct"
        label={say(marked ? 'question.whenRight' : 'question.whenAnswered')}
        className="nb-right"
        {...withMarkers}
      />
      {marked ? (
        <OptionalSlot
          block={block}
          slot="incorrect"
          label={say('question.whenWrong')}
          className="nb-wrong"
          {...withMarkers}
        />
      ) : null}
    </section>
  );
}

const credits = ['1', '0.5', '0'] as const;
type Credit = (typeof credits)[number];

/** The choice that stands for a credit. */
export const toCredit = (credit: number): Credit => credits.find((one) => Number(one) <= credit) ?? '0';

/** How right a foreseen answer is. */
export function useCreditChoices(): readonly { readonly value: Credit; readonly label: string }[] {
  const { say } = useCourseEditing();
  return credits.map((value) => ({ value, label: say(`question.credit.${value}`) }));
}

/** Shares of the credit that a near miss may earn. */
export const nearMisses = ['1', '0.75', '0.5', '0'] as const;

/** What a full answer earns. */
export function PointsField({ block }: BlockProps): ReactNode {
  const { say } = useCourseEditing();
  const settings = useBlockSettings<QuestionSettings>(block);
  const set = useSetSetting(block);
  return (
    <NumberField
      label={say('question.pointsField')}
      value={settings.points}
      min={0.5}
      max={1000}
      step={0.5}
      onChange={(value) => set('points', value)}
    />
  );
}

/** Settings that all questions share. */
export function QuestionFields({ block }: BlockProps): ReactNode {
  const { say } = useCourseEditing();
  const settings = useBlockSettings<QuestionSettings>(block);
  const set = useSetSetting(block);
  return (
    <>
      <PointsField block={block} />
      <NumberField
        label={say('question.attempts')}
        hint={say('question.attemptsHint')}
        value={settings.attempts}
        min={0}
        max={99}
        onChange={(value) => set('attempts', value)}
      />
      {Object.keys(settings.hints).length > 0 ? (
        <NumberField
          label={say('question.hintCost')}
          hint={say('question.hintCostHint')}
          value={settings.hintCost ?? 0}
          min={0}
          max={100}
          step={5}
          onChange={(value) => set('hintCost', value || undefined)}
        />
      ) : null}
      <ClassificationFields block={block} />
    </>
  );
}

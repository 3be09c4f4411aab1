import { type ReactNode, useMemo } from 'react';
import type { Id } from '@nibras/base';
import { blocksOf, levels, nodeTitle, pickText, readRawSettings, readTree } from '@nibras/course';
import {
  defineBlockEditor,
  SwitchField,
  useBlockSettings,
  useCourseEditing,
  useSetSetting,
  useShared,
} from '@nibras/editor-kit';
import { DescribingField } from '../question/describing-field.tsx';
import { RowButtons, useMembers } from '../question/question-parts.tsx';
import { difficulties } from '../question/question-settings.ts';
import type { DrawSettings } from './model.ts';
import { type Drawable, type DrawRule, isDrawn } from './rule.ts';

interface BankChoice {
  readonly id: Id;
  readonly title: string;
  readonly questions: readonly Drawable[];
}

/** The course's banks with what rules look at, read again when banks come and go and when the block is selected. */
function useBanks(block: Id): readonly BankChoice[] {
  const { document, models, language, selectedBlock } = useCourseEditing();
  const read = (): BankChoice[] =>
    readTree(document).banks.map(({ id }) => ({
      id,
      title: pickText(nodeTitle(document, id), language, language),
      questions: blocksOf(document, id).flatMap((block) => {
        const record = document.blocks.get(block);
        const model = record && models[String(record.get('type'))];
        const settings = model?.interaction && model.schema.safeParse(readRawSettings(record!));
        return settings && settings.success ? [settings.data as Drawable] : [];
      }),
    }));
  const selected = selectedBlock === block;
  const names = useShared(document.nodes, () => readTree(document).banks.map(({ id }) => id));
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- a deep watch of the document would run with every key pressed
  return useMemo(read, [names, language, selected]);
}

function RuleRow({
  rule,
  banks,
  change,
  buttons,
}: {
  rule: DrawRule & { readonly id: Id };
  banks: readonly BankChoice[];
  change: (rule: DrawRule) => void;
  buttons: ReactNode;
}): ReactNode {
  const { say, readOnly } = useCourseEditing();
  const matching = banks.reduce(
    (sum, bank) => sum + bank.questions.filter((question) => isDrawn(rule, bank.id, question)).length,
    0,
  );
  const { id: _, ...plain } = rule;
  const set = (name: keyof DrawRule, value: string): void => {
    const { [name]: _old, ...rest } = plain;
    change({ ...rest, ...(value === '' ? {} : { [name]: value }) } as DrawRule);
  };
  const select = (
    name: 'bank' | 'difficulty' | 'level',
    choices: readonly (readonly [string, string])[],
  ): ReactNode => (
    <select
      className="nb-input"
      aria-label={say(`draw.${name}`)}
      value={rule[name] ?? ''}
      disabled={readOnly}
      onChange={(event) => set(name, event.target.value)}
    >
      <option value="">{say(`draw.any.${name}`)}</option>
      {choices.map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
  const picker = (what: 'objective' | 'competency'): ReactNode => (
    <DescribingField
      what={what}
      label={say(`draw.${what}`)}
      labelHidden
      value={rule[what] ?? ''}
      onChange={(value) => set(what, value)}
    />
  );
  return (
    <li className="nb-draw-rule">
      <div className="nb-draw-fields">
        <input
          className="nb-input nb-draw-count"
          type="number"
          min={1}
          max={200}
          aria-label={say('draw.count')}
          value={rule.count}
          readOnly={readOnly}
          onChange={(event) => {
            const count = event.target.valueAsNumber;
            if (Number.isInteger(count) && count >= 1 && count <= 200) change({ ...plain, count });
          }}
        />
        {select(
          'bank',
          banks.map(({ id, title }) => [id, title || say('bank.untitled')]),
        )}
        {select(
          'difficulty',
          difficulties.map((one) => [one, say(`question.difficulty.${one}`)]),
        )}
        {select(
          'level',
          levels.map((one) => [one, say(`level.${one}`)]),
        )}
        {picker('objective')}
        {picker('competency')}
        <input
          className="nb-input"
          aria-label={say('draw.tag')}
          placeholder={say('draw.tag')}
          defaultValue={rule.tag ?? ''}
          readOnly={readOnly}
          maxLength={100}
          onBlur={(event) => set('tag', event.target.value.trim())}
        />
        {buttons}
      </div>
      <small className={matching < rule.count ? 'nb-draw-short' : ''}>
        {say('draw.matching', { count: matching })}
        {matching < rule.count ? ` ${say('draw.tooFew')}` : ''}
      </small>
    </li>
  );
}

function DrawView({ block }: { block: Id }): ReactNode {
  const { say, readOnly } = useCourseEditing();
  const settings = useBlockSettings<DrawSettings>(block);
  const rules = useMembers(block, 'rules', () => settings.rules);
  const banks = useBanks(block);
  const total = rules.members.reduce((sum, { count }) => sum + count, 0);
  return (
    <section className="nb-question nb-draw" aria-label={say('block.draw')}>
      <header className="nb-question-head">
        <span>{say('block.draw')}</span>
        <span>{say('draw.total', { count: total })}</span>
      </header>
      {banks.length === 0 ? <p className="nb-draw-none">{say('draw.noBank')}</p> : null}
      <ol className="nb-draw-rules">
        {rules.members.map((rule, index) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            banks={banks}
            change={(changed) => rules.change(rule.id, changed)}
            buttons={
              <RowButtons
                name={say('draw.rule', { number: index + 1 })}
                {...(rules.members.length > 1 ? { onRemove: () => rules.remove(rule.id) } : {})}
              />
            }
          />
        ))}
      </ol>
      {readOnly ? null : (
        <button type="button" className="nb-quiet-button" onClick={() => rules.add({ count: 1 })}>
          + {say('draw.addRule')}
        </button>
      )}
    </section>
  );
}

export const drawEditor = defineBlockEditor({
  type: 'draw',
  group: 'question',
  icon: 'M5 5h14v14H5zM9 9h.01M15 9h.01M12 12h.01M9 15h.01M15 15h.01',
  keywords: 'draw random bank blueprint tirage hasard banque questions سحب عشوائي بنك أسئلة',
  View: DrawView,
  Inspector: ({ block }) => {
    const { say } = useCourseEditing();
    const { spaced } = useBlockSettings<DrawSettings>(block);
    const set = useSetSetting(block);
    return (
      <SwitchField
        label={say('draw.spaced')}
        hint={say('draw.spacedHint')}
        value={spaced}
        onChange={(value) => set('spaced', value)}
      />
    );
  },
});

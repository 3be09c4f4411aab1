import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '@nibras/base';
import {
  blocksOf,
  type Branch,
  type BranchCondition,
  nodeSettings,
  type NodeSettings,
  nodeTitle,
  pagesInOrder,
  pickText,
  plainText,
  readRawSettings,
  readTexts,
  readTree,
  setNodeSetting,
} from '@nibras/course';
import { useCourseEditing, useShared } from '@nibras/editor-kit';

interface OptionChoice {
  readonly value: string;
  readonly label: string;
  readonly when: BranchCondition;
}

const keyOf = (when: BranchCondition): string =>
  when.kind === 'option' ? `${when.question}/${when.option}` : when.kind;

/** Where a page leads on to, by an answer given on it or by the score of its questions. */
export function BranchFields({ page }: { readonly page: Id }): ReactNode {
  const { t } = useTranslation();
  const { document, language, readOnly } = useCourseEditing();
  const record = document.nodes.get(page);
  const { branches = [] } = useShared<NodeSettings>(record, () => nodeSettings(document, page), { key: page });
  const pages = useShared(
    document.nodes,
    () =>
      pagesInOrder(readTree(document)).map(({ id }) => ({
        id,
        title: pickText(nodeTitle(document, id), language, language) || '…',
      })),
    { key: language },
  );
  const put = (changed: readonly Branch[]): void =>
    setNodeSetting(document, page, 'branches', changed.length > 0 ? changed : undefined);
  const set = (at: number, part: Partial<Branch>): void =>
    put(branches.map((one, index) => (index === at ? { ...one, ...part } : one)));
  const options = answersOn();
  const next = pages[pages.findIndex(({ id }) => id === page) + 2] ?? pages[0];

  /** Options of the page's single-choice questions, as conditions. */
  function answersOn(): OptionChoice[] {
    return blocksOf(document, page).flatMap((question, index) => {
      const block = document.blocks.get(question);
      const type = String(block?.get('type') ?? '');
      if (!block || !['choice', 'multiple-choice', 'true-false'].includes(type)) return [];
      const texts = readTexts(block);
      const settings = readRawSettings(block)['options'];
      return Object.keys(typeof settings === 'object' && settings !== null ? settings : {}).map(
        (option): OptionChoice => {
          const said = (slot: string): string => {
            const words = texts[slot]?.[language];
            return typeof words === 'string' ? words : words ? plainText(words) : '';
          };
          // An option that is a picture alone goes by what stands for it.
          const label = said(`option:${option}`) || said(`alt:${option}`);
          return {
            value: `${question}/${option}`,
            label: t('branch.option', { number: index + 1, option: label || '…' }),
            when: { kind: 'option', question, option },
          };
        },
      );
    });
  }

  const choose = (at: number, value: string): void => {
    const option = options.find((one) => one.value === value);
    if (option) set(at, { when: option.when });
    else if (value === 'atLeast' || value === 'below') set(at, { when: { kind: value, percent: 60 } });
  };
  return (
    <fieldset className="nb-group">
      <legend>{t('branch.title')}</legend>
      <small>{t('branch.hint')}</small>
      {branches.map((branch, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- branches are tried in their order and edited in place
        <div key={index} className="nb-branch">
          <select
            className="nb-input"
            aria-label={t('branch.when', { number: index + 1 })}
            value={keyOf(branch.when)}
            disabled={readOnly}
            onChange={(event) => choose(index, event.target.value)}
          >
            {options.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
            {branch.when.kind === 'option' && !options.some(({ value }) => value === keyOf(branch.when)) ? (
              <option value={keyOf(branch.when)}>{t('branch.gone')}</option>
            ) : null}
            <option value="atLeast">{t('branch.atLeast')}</option>
            <option value="below">{t('branch.below')}</option>
          </select>
          {branch.when.kind === 'option' ? null : (
            <input
              className="nb-input"
              type="number"
              min={0}
              max={100}
              aria-label={t('branch.percent')}
              value={branch.when.percent}
              readOnly={readOnly}
              onChange={(event) => {
                const percent = event.target.valueAsNumber;
                if (Number.isFinite(percent) && branch.when.kind !== 'option')
                  set(index, { when: { ...branch.when, percent: Math.min(100, Math.max(0, percent)) } });
              }}
            />
          )}
          <select
            className="nb-input"
            aria-label={t('branch.to', { number: index + 1 })}
            value={branch.to}
            disabled={readOnly}
            onChange={(event) => set(index, { to: event.target.value })}
          >
            {pages.some(({ id }) => id === branch.to) ? null : <option value={branch.to}>{t('branch.gone')}</option>}
            {pages
              .filter(({ id }) => id !== page)
              .map(({ id, title }) => (
                <option key={id} value={id}>
                  → {title}
                </option>
              ))}
          </select>
          {readOnly ? null : (
            <button
              type="button"
              className="nb-icon-button"
              aria-label={t('branch.remove', { number: index + 1 })}
              onClick={() => put(branches.filter((_, at) => at !== index))}
            >
              ×
            </button>
          )}
        </div>
      ))}
      {readOnly || !next || pages.length < 2 ? null : (
        <button
          type="button"
          className="nb-quiet-button"
          onClick={() =>
            put([...branches, { when: options[0]?.when ?? { kind: 'atLeast', percent: 60 }, to: next.id }])
          }
        >
          + {t('branch.add')}
        </button>
      )}
    </fieldset>
  );
}

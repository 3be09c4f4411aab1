import { type ReactNode, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '@nibras/base';
import { DescribingField } from '@nibras/blocks/editors';
import { difficulties } from '@nibras/blocks/models';
import { levels } from '@nibras/course';
import { Icon } from '../../ui/icon.tsx';
import type { BankActions, BulkSetting } from './bank-actions.ts';
import type { QuestionRow } from './question-row.ts';

/** A bank or page that questions may go to. */
export interface Destination {
  readonly id: Id;
  readonly title: string;
  readonly bank: boolean;
}

const keep = '';
const clear = '-';

/** Destinations in a list, banks before pages. */
export function DestinationOptions({ destinations }: { readonly destinations: readonly Destination[] }): ReactNode {
  const { t } = useTranslation();
  return ([true, false] as const).map((bank) => {
    const group = destinations.filter((one) => one.bank === bank);
    return group.length === 0 ? null : (
      <optgroup key={String(bank)} label={t(bank ? 'bank.banks' : 'bank.pages')}>
        {group.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </optgroup>
    );
  });
}

/** Changes all chosen questions at once; each change is one step of undo. */
export function BulkPanel({
  rows,
  all,
  actions,
  destinations,
  onClose,
}: {
  readonly rows: readonly QuestionRow[];
  /** All questions of the table, for suggestions. */
  readonly all: readonly QuestionRow[];
  readonly actions: BankActions;
  readonly destinations: readonly Destination[];
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [target, setTarget] = useState('');
  const [done, setDone] = useState('');
  const ids = rows.map((row) => row.id);
  const tags = useMemo(() => [...new Set(rows.flatMap((row) => row.tags))].toSorted(), [rows]);
  const used = useMemo(
    () => ({
      tag: [...new Set(all.flatMap((row) => row.tags))],
    }),
    [all],
  );
  const say = (): void => setDone(t('bank.changed', { count: ids.length }));
  const set = (name: BulkSetting, value: string | number | undefined): void => {
    actions.set(ids, name, value);
    say();
  };
  /** What all chosen questions say alike, else nothing. */
  const shared = (name: 'difficulty' | 'level' | 'objective' | 'competency'): string => {
    const [first] = rows;
    return first && rows.every((row) => row[name] === first[name]) ? first[name] : keep;
  };
  const select = (name: 'difficulty' | 'level', choices: readonly (readonly [string, string])[]): ReactNode => (
    <label className="nb-field">
      <span className="nb-field-label">{t(`bank.column.${name}`)}</span>
      <select
        className="nb-input"
        value={shared(name)}
        onChange={(event) => {
          const { value } = event.target;
          if (value !== keep) set(name, value === clear ? undefined : value);
        }}
      >
        <option value={keep}>{t('bank.differing')}</option>
        {choices.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
        <option value={clear}>{t('question.notSaid')}</option>
      </select>
    </label>
  );
  const describing = (what: 'objective' | 'competency'): ReactNode => (
    <DescribingField
      what={what}
      label={t(`bank.column.${what}`)}
      value={shared(what)}
      onChange={(value) => set(what, value || undefined)}
    />
  );
  const field = (
    name: 'tag' | 'points',
    apply: (value: string) => void,
    type: 'text' | 'number' = 'text',
  ): ReactNode => (
    <form
      className="nb-field nb-bulk-field"
      onSubmit={(event) => {
        event.preventDefault();
        apply((typed[name] ?? '').trim());
        setTyped({ ...typed, [name]: '' });
        say();
      }}
    >
      <label className="nb-field-label" htmlFor={`${id}-${name}`}>
        {t(name === 'tag' ? 'question.addTag' : `bank.column.${name}`)}
      </label>
      <input
        id={`${id}-${name}`}
        className="nb-input"
        type={type}
        {...(type === 'number' ? { min: 0.5, max: 1000, step: 0.5 } : { maxLength: 200, dir: 'auto' })}
        list={name === 'points' ? undefined : `${id}-${name}-used`}
        value={typed[name] ?? ''}
        onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
      />
      {name === 'points' ? null : (
        <datalist id={`${id}-${name}-used`}>
          {used[name].map((value) => (
            <option key={value} value={value}>
              {value}
            </option>
          ))}
        </datalist>
      )}
      <button
        type="submit"
        className="nb-button nb-button-small"
        aria-label={`${t('bank.apply')} – ${t(name === 'tag' ? 'question.addTag' : `bank.column.${name}`)}`}
      >
        {t('bank.apply')}
      </button>
    </form>
  );
  return (
    <section className="nb-bank-side" aria-label={t('bank.bulk')}>
      <header className="nb-bank-side-head">
        <h2>{t('bank.chosen', { count: rows.length })}</h2>
        <span className="nb-grow" />
        <button type="button" className="nb-icon-button" aria-label={t('bank.unselect')} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div className="nb-inspector nb-bank-settings">
        <p className="nb-hint" role="status">
          {done || t('bank.bulkHint')}
        </p>
        {select(
          'difficulty',
          difficulties.map((one) => [one, t(`question.difficulty.${one}`)]),
        )}
        {select(
          'level',
          levels.map((one) => [one, t(`level.${one}`)]),
        )}
        {describing('objective')}
        {describing('competency')}
        {field('tag', (value) => actions.addTag(ids, value))}
        {tags.length > 0 ? (
          <ul className="nb-chips" aria-label={t('question.tags')}>
            {tags.map((tag) => (
              <li key={tag} className="nb-chip">
                <bdi>{tag}</bdi>
                <button
                  type="button"
                  aria-label={t('question.removeTag', { tag })}
                  onClick={() => {
                    actions.removeTag(ids, tag);
                    say();
                  }}
                >
                  ×
                </button>
              </li>
            ))}
          </ul>
        ) : null}
        {field(
          'points',
          (value) => {
            const points = Number(value);
            if (points > 0) actions.set(ids, 'points', points);
          },
          'number',
        )}
        <div className="nb-field">
          <label className="nb-field-label" htmlFor={`${id}-target`}>
            {t('bank.destination')}
          </label>
          <select
            id={`${id}-target`}
            className="nb-input"
            value={target}
            onChange={(event) => setTarget(event.target.value)}
          >
            <option value="">{t('bank.choose')}</option>
            <DestinationOptions destinations={destinations} />
          </select>
          <div className="nb-row-actions nb-bulk-actions">
            <button
              type="button"
              className="nb-button nb-button-small"
              disabled={target === ''}
              onClick={() => actions.move(ids, target)}
            >
              {t('bank.move')}
            </button>
            <button
              type="button"
              className="nb-button nb-button-small"
              disabled={target === ''}
              onClick={() => {
                actions.copy(ids, target);
                setDone(t('bank.copied', { count: ids.length }));
              }}
            >
              {t('bank.copy')}
            </button>
          </div>
        </div>
        <button type="button" className="nb-button nb-button-small" onClick={() => actions.remove(ids)}>
          <Icon name="trash" />
          <span>{t('bank.deleteQuestions', { count: ids.length })}</span>
        </button>
      </div>
    </section>
  );
}

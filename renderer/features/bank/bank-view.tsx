import { memo, type ReactNode, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diagnostic, Id } from '@nibras/base';
import { competenceLabel, type CourseTree, defaultLanguage, findCompetence, nodeTitle, pickText } from '@nibras/course';
import { useCourseEditing, useFrameworks } from '@nibras/editor-kit';
import { Icon } from '../../ui/icon.tsx';
import { bankActions } from './bank-actions.ts';
import { BankFilterBar } from './bank-filter-bar.tsx';
import { BulkPanel } from './bulk-panel.tsx';
import { ColumnMenu, useShownColumns } from './column-menu.tsx';
import { listDestinations } from './destinations.ts';
import { type Column, filterRows, noFilter, type RowFacts, type RowOrder, sortRows } from './question-filter.ts';
import { QuestionCell } from './question-cell.tsx';
import { QuestionGrid } from './question-grid.tsx';
import { QuestionPalette } from './question-palette.tsx';
import type { QuestionRow } from './question-row.ts';
import { usesOf } from './question-row.ts';
import { QuestionSide } from './question-side.tsx';
import { keepShown, noSelection, type RowSelection, selectOne } from './row-selection.ts';
import { useQuestionRows } from './use-question-rows.ts';

const grades = { plain: 0, middling: 1, hard: 2 } as const;

/** A bank's questions in a table, or all questions of the course; one is edited at the side, several at once. */
export const BankView = memo(function BankView({
  scope,
  tree,
  problems,
  files,
  onPreview,
}: {
  readonly scope: Id | 'all';
  readonly tree: CourseTree;
  readonly problems: readonly Diagnostic[];
  /** Buttons that bring questions from files and write them to files. */
  readonly files?: ReactNode;
  readonly onPreview: (question: Id) => void;
}): ReactNode {
  const { t } = useTranslation();
  const { document, models, undo, language, readOnly, selectedBlock, selectBlock } = useCourseEditing();
  const { rows, draws, measure } = useQuestionRows(scope);
  const [filter, setFilter] = useState(noFilter);
  const wanted = useDeferredValue(filter);
  const [order, setOrder] = useState<RowOrder | null>(null);
  const [selection, setSelection] = useState<RowSelection>(() =>
    selectedBlock ? selectOne(selectedBlock) : noSelection,
  );
  const [adding, setAdding] = useState(false);
  const { shown: columns, toggle } = useShownColumns();
  const view = useRef<HTMLDivElement>(null);
  const actions = useMemo(() => bankActions(document, undo, models), [document, undo, models]);

  const problemsOf = useMemo(() => {
    const found = new Map<Id, Diagnostic[]>();
    for (const one of problems) if (one.at.block) found.set(one.at.block, [...(found.get(one.at.block) ?? []), one]);
    return found;
  }, [problems]);
  const uses = useMemo(() => {
    const known = new WeakMap<QuestionRow, readonly Id[]>();
    return (row: QuestionRow): readonly Id[] => {
      let found = known.get(row);
      if (!found) known.set(row, (found = usesOf(row, draws)));
      return found;
    };
  }, [draws]);
  const frameworks = useFrameworks();
  const competenceName = useMemo(() => {
    const known = new Map<string, string>();
    return (value: string): string => {
      let name = known.get(value);
      if (name === undefined) {
        const found = findCompetence(frameworks, value);
        known.set(value, (name = found ? competenceLabel(found, language) : value));
      }
      return name;
    };
  }, [frameworks, language]);
  const facts = useMemo<RowFacts>(
    () => ({
      uses: (row) => uses(row).length,
      problems: (row) => problemsOf.get(row.id)?.length ?? 0,
      minutes: (row) => measure(row).minutes,
      grade: (row) => {
        const { grade } = measure(row);
        return grade ? grades[grade] : -1;
      },
      hasFeedback: (row) => measure(row).hasFeedback,
      typeName: (type) => t(`block.${type}`),
      competenceName,
    }),
    [uses, problemsOf, measure, competenceName, t],
  );
  const shown = useMemo(
    () => sortRows(filterRows(rows, wanted, facts), order, facts, language),
    [rows, wanted, facts, order, language],
  );
  const ids = useMemo(() => shown.map(({ id }) => id), [shown]);
  const held = useMemo(() => keepShown(selection, ids), [selection, ids]);

  const select = useCallback(
    (next: RowSelection) => {
      setSelection(next);
      selectBlock(next.chosen.size === 1 ? [...next.chosen][0]! : null);
    },
    [selectBlock],
  );
  // A problem that was clicked, or an undo, points at a question from outside.
  const pointed = useRef(selectedBlock);
  useEffect(() => {
    if (selectedBlock === pointed.current) return;
    pointed.current = selectedBlock;
    if (selectedBlock && document.blocks.has(selectedBlock) && !selection.chosen.has(selectedBlock))
      setSelection(selectOne(selectedBlock));
  }, [selectedBlock, selection, document]);

  const nameOf = useCallback(
    (page: Id) => pickText(nodeTitle(document, page), language, defaultLanguage(document)) || t('outline.untitled'),
    [document, language, t],
  );
  const cell = useCallback(
    (row: QuestionRow, column: Column): ReactNode => (
      <QuestionCell
        row={row}
        column={column}
        language={language}
        uses={uses}
        nameOf={nameOf}
        measure={measure}
        competenceName={competenceName}
        problems={problemsOf.get(row.id)}
      />
    ),
    [language, uses, nameOf, measure, competenceName, problemsOf],
  );
  const destinations = useMemo(
    () =>
      listDestinations(
        document,
        tree,
        language,
        { bank: t('bank.untitled'), page: t('outline.untitled') },
        scope === 'all' ? undefined : scope,
      ),
    [document, tree, language, t, scope],
  );
  const remove = (questions: readonly Id[]): void => {
    if (readOnly || questions.length === 0) return;
    const next = ids[ids.indexOf(questions.at(-1)!) + 1] ?? ids[ids.indexOf(questions[0]!) - 1];
    actions.remove(questions);
    select(next === undefined ? noSelection : selectOne(next));
  };
  const chosen = shown.filter(({ id }) => held.chosen.has(id));
  const one = held.chosen.size === 1 ? [...held.chosen][0]! : null;
  const index = one === null ? -1 : ids.indexOf(one);
  const step = (by: 1 | -1): void => {
    const target = ids[index + by];
    if (target !== undefined) select(selectOne(target));
  };
  const title = scope === 'all' ? t('bank.all') : nameOf(scope);
  const target = scope === 'all' ? (tree.banks[0]?.id ?? null) : scope;

  return (
    <div className={one !== null || chosen.length > 1 ? 'nb-bank nb-bank-split' : 'nb-bank'} ref={view}>
      <section className="nb-bank-main" aria-label={title}>
        <header className="nb-bank-head">
          <h2 lang={language}>
            <bdi>{title}</bdi>
          </h2>
          <span className="nb-grow" />
          {files}
          <ColumnMenu shown={columns} onToggle={toggle} />
          {readOnly || target === null ? null : (
            <button type="button" className="nb-button nb-button-main" onClick={() => setAdding(true)}>
              <Icon name="plus" />
              <span>{t('bank.addQuestion')}</span>
            </button>
          )}
        </header>
        <BankFilterBar
          rows={rows}
          shown={shown.length}
          filter={filter}
          competenceName={competenceName}
          onFilter={setFilter}
        />
        <p className="nb-visually-hidden" role="status">
          {chosen.length > 1 ? t('bank.chosen', { count: chosen.length }) : ''}
        </p>
        {rows.length === 0 ? (
          <div className="nb-empty">
            <p>{t(scope === 'all' ? 'bank.noBank' : 'bank.empty')}</p>
            {readOnly || scope === 'all' ? null : <p className="nb-hint">{t('bank.emptyHint')}</p>}
          </div>
        ) : shown.length === 0 ? (
          <p className="nb-empty">{t('bank.noMatch')}</p>
        ) : (
          <QuestionGrid
            label={title}
            rows={shown}
            columns={columns}
            cell={cell}
            order={order}
            onOrder={(column) =>
              setOrder((old) =>
                old?.column !== column
                  ? { column, descending: false }
                  : old.descending
                    ? null
                    : { column, descending: true },
              )
            }
            selection={held}
            onSelect={select}
            onOpen={() => {
              const side = view.current?.querySelector<HTMLElement>('.nb-bank-side [data-slot], .nb-bank-side button');
              side?.focus();
            }}
            onRemove={() => remove(chosen.map(({ id }) => id))}
          />
        )}
      </section>
      {one !== null ? (
        <QuestionSide
          question={one}
          index={index}
          count={ids.length}
          menu={[
            ...destinations
              .filter(({ bank }) => bank)
              .map(({ id, title: name }) => ({
                id: `move ${id}`,
                label: t('bank.moveTo', { name }),
                run: () => actions.move([one], id),
              })),
            { id: 'delete', label: t('outline.delete'), run: () => remove([one]) },
          ]}
          problems={problemsOf.get(one) ?? []}
          onStep={step}
          onPreview={() => onPreview(one)}
          onClose={() => {
            select(noSelection);
            view.current?.querySelector<HTMLElement>('[role=grid]')?.focus();
          }}
        />
      ) : chosen.length > 1 ? (
        <BulkPanel
          rows={chosen}
          all={rows}
          actions={actions}
          destinations={destinations}
          onClose={() => select(noSelection)}
        />
      ) : null}
      {adding && target !== null ? (
        <QuestionPalette
          onClose={() => setAdding(false)}
          onPick={(type) => {
            setAdding(false);
            setFilter(noFilter);
            const id = actions.addQuestion(target, type);
            if (id !== undefined) select(selectOne(id));
          }}
        />
      ) : null}
    </div>
  );
});

import { memo, type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '@nibras/base';
import {
  blocksOf,
  type CourseTree,
  defaultLanguage,
  directionOf,
  nodeTitle,
  pickText,
  renameNode,
} from '@nibras/course';
import { useCourseEditing, useShared } from '@nibras/editor-kit';
import { Icon } from '../../ui/icon.tsx';
import { MenuButton, type MenuEntry } from '../../ui/menu-button.tsx';
import { bankActions } from './bank-actions.ts';

function BankName({ bank, onDone }: { readonly bank: Id; readonly onDone: () => void }): ReactNode {
  const { t } = useTranslation();
  const { document, language } = useCourseEditing();
  const [value, setValue] = useState(nodeTitle(document, bank)[language] ?? '');
  const finish = (keep: boolean): void => {
    if (keep && value.trim() !== (nodeTitle(document, bank)[language] ?? ''))
      renameNode(document, bank, language, value.trim());
    onDone();
  };
  return (
    <input
      className="nb-input nb-outline-input"
      aria-label={t('outline.rename')}
      value={value}
      lang={language}
      dir={directionOf(language)}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the author asked to rename just now
      autoFocus
      onFocus={(event) => event.target.select()}
      onChange={(event) => setValue(event.target.value)}
      onBlur={() => finish(true)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') finish(true);
        if (event.key === 'Escape') finish(false);
      }}
    />
  );
}

/** The banks of the course below its outline: open, add, rename, order, delete. */
export const BankList = memo(function BankList({
  tree,
  bank,
  onOpen,
  more,
}: {
  readonly tree: CourseTree;
  readonly bank: Id | 'all' | null;
  readonly onOpen: (bank: Id | 'all') => void;
  /** What else a bank's menu offers. */
  readonly more?: (bank: Id) => readonly MenuEntry[];
}): ReactNode {
  const { t } = useTranslation();
  const { document, language, undo, models, readOnly } = useCourseEditing();
  const [renaming, setRenaming] = useState<Id | null>(null);
  const actions = useMemo(() => bankActions(document, undo, models), [document, undo, models]);
  const counts = useShared(
    document.nodes,
    () => Object.fromEntries(tree.banks.map(({ id }) => [id, blocksOf(document, id).length])),
    { deep: true, key: tree },
  );
  const add = (): void => {
    const id = actions.addBank(t('bank.new'), language);
    onOpen(id);
    setRenaming(id);
  };
  const menuFor = (id: Id, index: number): MenuEntry[] => [
    { id: 'rename', label: t('outline.rename'), run: () => setRenaming(id) },
    { id: 'up', label: t('outline.up'), disabled: index === 0, run: () => actions.moveBank(id, -1) },
    {
      id: 'down',
      label: t('outline.down'),
      disabled: index === tree.banks.length - 1,
      run: () => actions.moveBank(id, 1),
    },
    ...(more?.(id) ?? []),
    { id: 'delete', label: t('outline.delete'), run: () => actions.trashBank(id) },
  ];
  return (
    <section className="nb-bank-list" aria-labelledby="nb-bank-list-title">
      <div className="nb-pane-head">
        <h2 id="nb-bank-list-title">{t('bank.banks')}</h2>
        {readOnly ? null : (
          <button
            type="button"
            className="nb-icon-button"
            aria-label={t('bank.add')}
            title={t('bank.add')}
            onClick={add}
          >
            <Icon name="plus" />
          </button>
        )}
      </div>
      <ul>
        {tree.banks.map(({ id }, index) => {
          const title = pickText(nodeTitle(document, id), language, defaultLanguage(document)) || t('bank.untitled');
          return (
            <li key={id} className={bank === id ? 'nb-tree-row nb-tree-current' : 'nb-tree-row'}>
              {renaming === id ? (
                <BankName bank={id} onDone={() => setRenaming(null)} />
              ) : (
                <button
                  type="button"
                  className="nb-bank-open"
                  aria-current={bank === id ? 'page' : undefined}
                  data-bank={id}
                  onClick={() => onOpen(id)}
                  onKeyDown={(event) => {
                    if (event.key === 'F2' && !readOnly) setRenaming(id);
                  }}
                >
                  <Icon name="bank" />
                  <bdi className="nb-tree-title" lang={language}>
                    {title}
                  </bdi>
                  <small>{counts[id] ?? 0}</small>
                </button>
              )}
              {readOnly ? null : (
                <MenuButton label={t('outline.menu', { title })} entries={menuFor(id, index)}>
                  <Icon name="more" />
                </MenuButton>
              )}
            </li>
          );
        })}
        <li className={bank === 'all' ? 'nb-tree-row nb-tree-current' : 'nb-tree-row'}>
          <button
            type="button"
            className="nb-bank-open"
            aria-current={bank === 'all' ? 'page' : undefined}
            onClick={() => onOpen('all')}
          >
            <Icon name="search" />
            <span className="nb-tree-title">{t('bank.all')}</span>
          </button>
        </li>
      </ul>
    </section>
  );
});

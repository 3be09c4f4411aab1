import { memo, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import {
  Button,
  Collection,
  type DropItem,
  type Key,
  type Selection,
  Tree,
  TreeItem,
  TreeItemContent,
  useDragAndDrop,
  Virtualizer,
  ListLayout,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Diagnostic, Id } from '@nibras/base';
import {
  asOneStep,
  type CourseTree,
  defaultLanguage,
  directionOf,
  moveNode,
  nodeSettings,
  nodeTitle,
  type NodeKind,
  pickText,
  renameNode,
  restoreNode,
  type TreeNode,
} from '@nibras/course';
import { useCourseEditing } from '@nibras/editor-kit';
import { Icon } from '../../ui/icon.tsx';
import { MenuButton, type MenuEntry } from '../../ui/menu-button.tsx';
import { findPlaced, outlineActions } from './outline-actions.ts';

/** Height of a row in pixels: only rows in view are drawn. */
const rowHeight = 34;

const kindIcon = { module: 'module', lesson: 'lesson', page: 'page' } as const;

function TitleField({ id, onDone }: { readonly id: Id; readonly onDone: () => void }): ReactNode {
  const { document, language } = useCourseEditing();
  const { t } = useTranslation();
  const [value, setValue] = useState(nodeTitle(document, id)[language] ?? '');
  const finish = (keep: boolean): void => {
    if (keep && value !== (nodeTitle(document, id)[language] ?? '')) renameNode(document, id, language, value.trim());
    onDone();
  };
  return (
    <input
      className="nb-input nb-outline-input"
      aria-label={t('outline.rename')}
      value={value}
      lang={language}
      dir={directionOf(language)}
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

/** The outline: open, rename, add, drag, move by keys, delete, all undoable. */
export const Outline = memo(function Outline({
  tree,
  page,
  onOpenPage,
  problems,
}: {
  readonly tree: CourseTree;
  readonly page: Id | null;
  readonly onOpenPage: (id: Id) => void;
  readonly problems: readonly Diagnostic[];
}): ReactNode {
  const { t } = useTranslation();
  const { document, language, undo, models, readOnly } = useCourseEditing();
  const [renaming, setRenaming] = useState<Id | null>(null);
  const [selected, setSelected] = useState<Selection>(new Set(page ? [page] : []));
  // Where a bank is shown, no page is.
  useEffect(() => {
    if (page === null) setSelected(new Set());
  }, [page]);
  const host = useRef<HTMLDivElement>(null);
  const actions = useMemo(() => outlineActions(document, tree, undo, models), [document, tree, undo, models]);
  const fallback = defaultLanguage(document);
  const everyKey = useMemo(() => {
    const keys: Key[] = [];
    const visit = (node: TreeNode): void => {
      keys.push(node.id);
      node.children.forEach(visit);
    };
    [...tree.roots, ...tree.recovered].forEach(visit);
    return keys;
  }, [tree]);
  const [closed, setClosed] = useState<ReadonlySet<Key>>(new Set());
  const worst = useMemo(() => {
    const map = new Map<Id, 'error' | 'warning'>();
    for (const problem of problems) {
      const id = problem.at.page;
      if (!id || problem.severity === 'info') continue;
      if (problem.severity === 'error' || !map.has(id)) map.set(id, problem.severity);
    }
    return map;
  }, [problems]);

  const { dragAndDropHooks } = useDragAndDrop<TreeNode>({
    isDisabled: readOnly,
    getItems: (keys) =>
      [...keys].map((key): DropItem | Record<string, string> => ({
        'text/plain': String(key),
        'nibras-node': String(key),
      })) as Record<string, string>[],
    acceptedDragTypes: ['nibras-node'],
    onMove: (event) => actions.drop([...event.keys].map(String), String(event.target.key), event.target.dropPosition),
  });

  const open = (id: Id): void => {
    const placed = findPlaced(tree, id);
    const firstPage = (node: TreeNode): Id | undefined =>
      node.kind === 'page' ? node.id : node.children.map(firstPage).find((one) => one !== undefined);
    const target = placed ? firstPage(placed.node) : undefined;
    if (target) onOpenPage(target);
  };
  const focused = (): Id | null =>
    window.document.activeElement?.closest('[data-node]')?.getAttribute('data-node') ??
    (selected === 'all' ? null : ([...selected][0] as Id | undefined)) ??
    page;
  const chosen = (id: Id): Id[] => (selected !== 'all' && selected.has(id) ? [...selected].map(String) : [id]);
  const add = (kind: NodeKind): void => {
    const id = actions.add(kind, focused(), t(`outline.new.${kind}`), language);
    if (kind === 'page') onOpenPage(id);
    setSelected(new Set([id]));
    setRenaming(id);
  };
  const menuFor = (id: Id): MenuEntry[] => [
    { id: 'rename', label: t('outline.rename'), shortcut: 'F2', run: () => setRenaming(id) },
    { id: 'duplicate', label: t('outline.duplicate'), run: () => void actions.duplicate(id) },
    { id: 'up', label: t('outline.up'), shortcut: 'Alt+↑', run: () => actions.step(id, -1) },
    { id: 'down', label: t('outline.down'), shortcut: 'Alt+↓', run: () => actions.step(id, 1) },
    { id: 'in', label: t('outline.in'), shortcut: 'Alt+→', run: () => actions.indent(id, 1) },
    { id: 'out', label: t('outline.out'), shortcut: 'Alt+←', run: () => actions.indent(id, -1) },
    { id: 'delete', label: t('outline.delete'), shortcut: 'Del', run: () => actions.remove(chosen(id)) },
  ];
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const id = focused();
    if (!id || readOnly || (event.target as Element).tagName === 'INPUT') return;
    const forward = window.document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const backward = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
    const act =
      event.key === 'F2'
        ? () => setRenaming(id)
        : event.key === 'Delete'
          ? () => actions.remove(chosen(id))
          : event.altKey && event.key === 'ArrowUp'
            ? () => actions.step(id, -1)
            : event.altKey && event.key === 'ArrowDown'
              ? () => actions.step(id, 1)
              : event.altKey && event.key === forward
                ? () => actions.indent(id, 1)
                : event.altKey && event.key === backward
                  ? () => actions.indent(id, -1)
                  : null;
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  // Rows are drawn again when one of these changes, and only then.
  const shown = [page, language, renaming, worst, tree, readOnly];
  const renderNode = (node: TreeNode): ReactNode => {
    const title = pickText(nodeTitle(document, node.id), language, fallback) || t('outline.untitled');
    const problem = worst.get(node.id);
    const isQuiz = nodeSettings(document, node.id).quiz !== undefined;
    return (
      <TreeItem key={node.id} id={node.id} textValue={title} className="nb-tree-item" data-node={node.id}>
        <TreeItemContent>
          {({ hasChildItems, isExpanded, level }) => (
            <div
              className={node.id === page ? 'nb-tree-row nb-tree-current' : 'nb-tree-row'}
              style={{ paddingInlineStart: `${(level - 1) * 0.9}rem` }}
            >
              {readOnly ? null : (
                <Button slot="drag" className="nb-drag" aria-label={t('outline.drag', { title })}>
                  <Icon name="drag" />
                </Button>
              )}
              {hasChildItems ? (
                <Button slot="chevron" className={isExpanded ? 'nb-chevron nb-chevron-open' : 'nb-chevron'}>
                  <Icon name="forward" />
                </Button>
              ) : (
                <span className="nb-chevron" />
              )}
              <Icon name={isQuiz ? 'quiz' : kindIcon[node.kind]} />
              {renaming === node.id ? (
                <TitleField id={node.id} onDone={() => setRenaming(null)} />
              ) : (
                <bdi className="nb-tree-title" lang={language}>
                  {title}
                </bdi>
              )}
              {problem ? (
                <span className={`nb-dot nb-dot-${problem}`} role="img" aria-label={t(`severity.${problem}`)} />
              ) : null}
              {readOnly ? null : (
                <MenuButton label={t('outline.menu', { title })} entries={menuFor(node.id)}>
                  <Icon name="more" />
                </MenuButton>
              )}
            </div>
          )}
        </TreeItemContent>
        <Collection items={node.children} dependencies={shown}>
          {renderNode}
        </Collection>
      </TreeItem>
    );
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the tree inside bubble up to here
    <div className="nb-outline" ref={host} onKeyDownCapture={onKeyDown}>
      <div className="nb-pane-head">
        <h2>{t('outline.title')}</h2>
        {readOnly ? null : (
          <MenuButton
            label={t('outline.add')}
            entries={(['page', 'lesson', 'module'] as const).map((kind) => ({
              id: kind,
              label: t(`outline.new.${kind}`),
              run: () => add(kind),
            }))}
          >
            <Icon name="plus" />
          </MenuButton>
        )}
      </div>
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: rowHeight }}>
        <Tree
          aria-label={t('outline.title')}
          className="nb-tree"
          items={tree.roots}
          dependencies={shown}
          selectionMode="multiple"
          selectionBehavior="replace"
          selectedKeys={selected}
          onSelectionChange={(keys) => {
            setSelected(keys);
            if (keys !== 'all' && keys.size === 1) open(String([...keys][0]));
          }}
          onAction={(key) => open(String(key))}
          expandedKeys={everyKey.filter((key) => !closed.has(key))}
          onExpandedChange={(keys) => setClosed(new Set(everyKey.filter((key) => !keys.has(key))))}
          dragAndDropHooks={dragAndDropHooks}
          renderEmptyState={() => <p className="nb-hint">{t('outline.empty')}</p>}
        >
          {renderNode}
        </Tree>
      </Virtualizer>
      {tree.recovered.length > 0 ? (
        <section className="nb-recovered">
          <h3>{t('outline.recovered')}</h3>
          <p className="nb-hint">{t('outline.recoveredHint')}</p>
          <ul>
            {tree.recovered.map((node) => (
              <li key={node.id}>
                <button type="button" className="nb-quiet-button" onClick={() => moveNode(document, node.id, '')}>
                  {pickText(nodeTitle(document, node.id), language, fallback) || t('outline.untitled')} –{' '}
                  {t('outline.bringBack')}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {tree.trashed.length > 0 && !readOnly ? (
        <details className="nb-recovered">
          <summary>{t('outline.trash', { count: tree.trashed.length })}</summary>
          <ul>
            {tree.trashed.map((node) => (
              <li key={node.id}>
                <button
                  type="button"
                  className="nb-quiet-button"
                  onClick={() => asOneStep(undo, () => restoreNode(document, node.id))}
                >
                  {pickText(nodeTitle(document, node.id), language, fallback) || t('outline.untitled')} –{' '}
                  {t('outline.restore')}
                </button>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
});

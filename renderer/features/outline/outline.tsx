import { memo, type ReactNode, useMemo, useRef, useState } from 'react';
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
  addNode,
  asOneStep,
  type CourseDocument,
  type CourseTree,
  defaultLanguage,
  directionOf,
  duplicateNode,
  edit,
  moveNode,
  nodeSettings,
  nodeTitle,
  type NodeKind,
  pickText,
  renameNode,
  restoreNode,
  type TreeNode,
  trashNode,
} from '@nibras/course';
import { useCourseEditing } from '@nibras/editor-kit';
import { Icon } from '../../ui/icon.tsx';
import { MenuButton, type MenuEntry } from '../../ui/menu-button.tsx';

/** A node of the outline with where it stands. */
interface Placed {
  readonly node: TreeNode;
  readonly parent: string;
  readonly siblings: readonly TreeNode[];
  readonly index: number;
}

function findPlaced(tree: CourseTree, id: Id): Placed | undefined {
  const visit = (nodes: readonly TreeNode[], parent: string): Placed | undefined => {
    for (const [index, node] of nodes.entries()) {
      const found = node.id === id ? { node, parent, siblings: nodes, index } : visit(node.children, node.id);
      if (found) return found;
    }
    return undefined;
  };
  return visit(tree.roots, '') ?? visit(tree.recovered, '');
}

/** Whether a parent may hold a child, as the tree rule has it. */
const mayHold = (parent: NodeKind | 'root', child: NodeKind): boolean =>
  parent === 'root' || (parent === 'module' ? child !== 'module' : parent === 'lesson' && child === 'page');

/** What the author does to the outline; each is one step of undo. */
export function outlineActions(
  document: CourseDocument,
  tree: CourseTree,
  undo: Parameters<typeof asOneStep>[0],
  models: Parameters<typeof duplicateNode>[1],
) {
  return {
    /** Adds a node after the selected one, in the nearest place that may hold it. */
    add(kind: NodeKind, near: Id | null, title: string, language: string): Id {
      const placed = near ? findPlaced(tree, near) : undefined;
      let parent = '';
      let after: Id | undefined;
      if (placed) {
        if (placed.node.kind !== 'page' && mayHold(placed.node.kind, kind)) parent = placed.node.id;
        else {
          let at: Placed | undefined = placed;
          while (at && at.parent !== '' && !mayHold(findPlaced(tree, at.parent)?.node.kind ?? 'root', kind))
            at = findPlaced(tree, at.parent);
          parent = at?.parent ?? '';
          after = at?.node.id;
        }
      }
      return asOneStep(undo, () =>
        addNode(document, { kind, parent, title: { [language]: title }, ...(after ? { after } : {}) }),
      );
    },
    remove(ids: readonly Id[]): void {
      asOneStep(undo, () => edit(document, () => ids.forEach((id) => trashNode(document, id))));
    },
    duplicate(id: Id): Id | undefined {
      return asOneStep(undo, () => duplicateNode(document, models, id));
    },
    /** Moves up or down among its siblings, stepping over the edge into the neighbouring parent. */
    step(id: Id, by: 1 | -1): void {
      const placed = findPlaced(tree, id);
      if (!placed) return;
      const target = placed.index + by;
      if (target >= 0 && target < placed.siblings.length) {
        const after = by === 1 ? placed.siblings[target]!.id : (placed.siblings[target - 1]?.id ?? null);
        asOneStep(undo, () => moveNode(document, id, placed.parent, after));
        return;
      }
      const parent = placed.parent === '' ? undefined : findPlaced(tree, placed.parent);
      const neighbour = parent?.siblings[parent.index + by];
      if (neighbour && mayHold(neighbour.kind, placed.node.kind))
        asOneStep(undo, () => moveNode(document, id, neighbour.id, by === 1 ? null : undefined));
    },
    /** Moves into the sibling above (1) or out of the parent (-1). */
    indent(id: Id, by: 1 | -1): void {
      const placed = findPlaced(tree, id);
      if (!placed) return;
      if (by === 1) {
        const above = placed.siblings[placed.index - 1];
        if (above && mayHold(above.kind, placed.node.kind)) asOneStep(undo, () => moveNode(document, id, above.id));
      } else if (placed.parent !== '') {
        const parent = findPlaced(tree, placed.parent);
        const grand = parent?.parent === '' ? 'root' : findPlaced(tree, parent?.parent ?? '')?.node.kind;
        if (parent && grand && mayHold(grand, placed.node.kind))
          asOneStep(undo, () => moveNode(document, id, parent.parent, parent.node.id));
      }
    },
    /** Drops nodes before, after or into another one. */
    drop(ids: readonly Id[], target: Id, position: 'before' | 'after' | 'on'): void {
      const to = findPlaced(tree, target);
      if (!to) return;
      asOneStep(undo, () =>
        edit(document, () => {
          let after: Id | null | undefined =
            position === 'on' ? undefined : position === 'after' ? target : (to.siblings[to.index - 1]?.id ?? null);
          const parent = position === 'on' ? target : to.parent;
          const parentKind = parent === '' ? 'root' : (findPlaced(tree, parent)?.node.kind ?? 'root');
          for (const id of ids) {
            const moved = findPlaced(tree, id);
            if (!moved || id === target || !mayHold(parentKind, moved.node.kind)) continue;
            moveNode(document, id, parent, after);
            after = id;
          }
        }),
      );
    },
  };
}

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

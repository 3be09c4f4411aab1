import type { Id } from '@nibras/base';
import {
  addNode,
  asOneStep,
  type CourseDocument,
  type CourseTree,
  duplicateNode,
  edit,
  moveNode,
  type NodeKind,
  type TreeNode,
  trashNode,
} from '@nibras/course';

/** A node of the outline with where it stands. */
interface Placed {
  readonly node: TreeNode;
  readonly parent: string;
  readonly siblings: readonly TreeNode[];
  readonly index: number;
}

/** Where a node stands, or undefined where the outline does not show it. */
export function findPlaced(tree: CourseTree, id: Id): Placed | undefined {
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

import { generateKeyBetween } from 'fractional-indexing';
import { derivedId, type Id } from '@nibras/base';
import type { CourseDocument } from './course-document.ts';

/** What may stand in the outline. Modules hold lessons and pages, lessons hold pages, pages hold content. */
export const nodeKinds = ['module', 'lesson', 'page'] as const;
export type NodeKind = (typeof nodeKinds)[number];

/** Id of the section that collects pages whose parent is gone; the same in every copy. */
export const recoveredSectionId: Id = derivedId('nibras', 'recovered section');

/** A node as the map holds it, before the rules made a tree of it. */
export interface FlatNode {
  readonly id: Id;
  readonly kind: NodeKind;
  /** Parent's id, or '' at the top. */
  readonly parent: string;
  readonly order: string;
  readonly trashed: boolean;
  /** A page outside the outline that holds questions to draw from. */
  readonly bank?: boolean;
}

/** A node in its resolved place. */
export interface TreeNode {
  readonly id: Id;
  readonly kind: NodeKind;
  readonly parent: string;
  readonly order: string;
  readonly children: readonly TreeNode[];
}

/** The outline after the rules: `roots` in order; `recovered` holds what lost its place; `trashed` the deleted tops; `banks` stand beside it. */
export interface CourseTree {
  readonly roots: readonly TreeNode[];
  readonly recovered: readonly TreeNode[];
  readonly trashed: readonly TreeNode[];
  readonly banks: readonly TreeNode[];
}

const byOrder = (one: FlatNode, other: FlatNode): number =>
  one.order < other.order ? -1 : one.order > other.order ? 1 : one.id < other.id ? -1 : 1;

/** Nodes that a cycle of parents traps, each cycle opened at its lowest id, which then counts as an orphan. */
function cycleBreakers(nodes: ReadonlyMap<Id, FlatNode>): Set<Id> {
  const breakers = new Set<Id>();
  const settled = new Set<Id>();
  for (const start of nodes.keys()) {
    const path: Id[] = [];
    const onPath = new Set<Id>();
    let at: Id = start;
    while (nodes.has(at) && !settled.has(at) && !onPath.has(at)) {
      path.push(at);
      onPath.add(at);
      at = nodes.get(at)!.parent;
    }
    if (onPath.has(at)) {
      const cycle = path.slice(path.indexOf(at));
      breakers.add(cycle.reduce((lowest, id) => (id < lowest ? id : lowest)));
    }
    for (const id of path) settled.add(id);
  }
  return breakers;
}

const mayHold = (parent: NodeKind, child: NodeKind): boolean =>
  parent === 'module' ? child !== 'module' : parent === 'lesson' ? child === 'page' : false;

/**
 * The one rule that makes a tree of nodes edited apart: a cycle opens at its lowest id; a node whose parent is missing,
 * may not hold it, or closed a cycle is recovered; siblings with equal order stand by id. The outcome depends on the
 * nodes alone, never on the order in which they arrived.
 */
export function resolveTree(flat: readonly FlatNode[]): CourseTree {
  const nodes = new Map(flat.map((node) => [node.id, node]));
  const breakers = cycleBreakers(nodes);
  const childrenOf = new Map<string, FlatNode[]>();
  const recovered: FlatNode[] = [];
  const trashed: FlatNode[] = [];
  const roots: FlatNode[] = [];
  const banks: FlatNode[] = [];
  for (const node of flat) {
    const parent = nodes.get(node.parent);
    if (node.trashed) trashed.push(node);
    else if (node.bank && node.kind === 'page') banks.push(node);
    else if (breakers.has(node.id)) recovered.push(node);
    else if (node.parent === '') roots.push(node);
    else if (!parent || !mayHold(parent.kind, node.kind)) recovered.push(node);
    else childrenOf.set(node.parent, [...(childrenOf.get(node.parent) ?? []), node]);
  }
  const build = (node: FlatNode): TreeNode => ({
    id: node.id,
    kind: node.kind,
    parent: node.parent,
    order: node.order,
    children: (childrenOf.get(node.id) ?? []).toSorted(byOrder).map(build),
  });
  return {
    roots: roots.toSorted(byOrder).map(build),
    recovered: recovered.toSorted(byOrder).map(build),
    trashed: trashed.toSorted(byOrder).map(build),
    banks: banks.toSorted(byOrder).map(build),
  };
}

/** Nodes as the document holds them, in no particular order. */
export function readFlatNodes(document: CourseDocument): FlatNode[] {
  const nodes: FlatNode[] = [];
  for (const [id, map] of document.nodes.entries()) {
    const kind = map.get('kind');
    nodes.push({
      id,
      kind: kind === 'module' || kind === 'lesson' ? kind : 'page',
      parent: String(map.get('parent') ?? ''),
      order: String(map.get('order') ?? ''),
      trashed: map.get('trashed') === true,
      bank: map.get('setting/bank') === true,
    });
  }
  return nodes;
}

/** The outline of a document. */
export function readTree(document: CourseDocument): CourseTree {
  return resolveTree(readFlatNodes(document));
}

/** Pages in reading order, recovered ones last, deleted ones not. */
export function pagesInOrder(tree: Pick<CourseTree, 'roots' | 'recovered'>): TreeNode[] {
  const pages: TreeNode[] = [];
  const visit = (node: TreeNode): void => {
    if (node.kind === 'page') pages.push(node);
    for (const child of node.children) visit(child);
  };
  for (const node of [...tree.roots, ...tree.recovered]) visit(node);
  return pages;
}

/** A key that sorts between two siblings' keys (null at an end). Equal or reversed neighbours, which merges can make, are tolerated. */
export function orderBetween(before: string | null, after: string | null): string {
  if (before !== null && after !== null && before >= after) return generateKeyBetween(before, null);
  return generateKeyBetween(before === '' ? null : before, after === '' ? null : after);
}

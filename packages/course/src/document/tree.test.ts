import fc from 'fast-check';
import { expect, test } from 'vitest';
import { derivedId } from '@nibras/base';
import { type CourseTree, type FlatNode, nodeKinds, orderBetween, resolveTree, type TreeNode } from './tree.ts';

const ids = Array.from({ length: 8 }, (_, index) => derivedId('node', String(index)));

/** Nodes as merges can leave them: cycles, orphans, parents that may not hold them, equal order keys. */
const nodesArbitrary = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom(...ids),
    kind: fc.constantFrom(...nodeKinds),
    parent: fc.constantFrom('', 'gone', ...ids),
    order: fc.constantFrom('', 'a0', 'a1', 'a2'),
    trashed: fc.boolean(),
  }),
  { selector: (node) => node.id },
) as fc.Arbitrary<FlatNode[]>;

function everyId(tree: CourseTree): string[] {
  const found: string[] = [];
  const visit = (node: TreeNode): void => {
    found.push(node.id);
    for (const child of node.children) visit(child);
  };
  for (const node of [...tree.roots, ...tree.recovered, ...tree.trashed]) visit(node);
  return found;
}

test('every node has exactly one place, whatever the edits apart made of the parents', () => {
  fc.assert(
    fc.property(nodesArbitrary, (nodes) => {
      expect(everyId(resolveTree(nodes)).toSorted()).toEqual(nodes.map((node) => node.id).toSorted());
    }),
    { numRuns: 1000 },
  );
});

test('the outline does not depend on the order in which nodes arrived', () => {
  fc.assert(
    fc.property(
      nodesArbitrary.chain((nodes) =>
        fc.tuple(fc.constant(nodes), fc.shuffledSubarray(nodes, { minLength: nodes.length })),
      ),
      ([nodes, shuffled]) => {
        expect(resolveTree(shuffled)).toEqual(resolveTree(nodes));
      },
    ),
    { numRuns: 1000 },
  );
});

test('a cycle opens at its lowest id, which is then recovered', () => {
  const [first, second] = ids.slice(0, 2).toSorted() as [string, string];
  const node = (id: string, parent: string): FlatNode => ({ id, kind: 'lesson', parent, order: 'a0', trashed: false });
  const tree = resolveTree([node(first, second), node(second, first)]);
  expect(tree.recovered.map((one) => one.id)).toContain(first);
});

test('a new key stands between its neighbours, also after merges made them equal', () => {
  const keys = fc.array(fc.nat(5), { maxLength: 30 });
  fc.assert(
    fc.property(keys, (places) => {
      const order: string[] = [];
      for (const place of places) {
        const at = order.length === 0 ? 0 : place % (order.length + 1);
        order.splice(at, 0, orderBetween(order[at - 1] ?? null, order[at] ?? null));
      }
      expect(order).toEqual(order.toSorted((one, other) => (one < other ? -1 : 1)));
      expect(new Set(order).size).toBe(order.length);
      for (const key of order) expect(orderBetween(key, key) > key).toBe(true);
    }),
  );
});

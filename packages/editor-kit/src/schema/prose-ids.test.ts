import { getSchema } from '@tiptap/core';
import { EditorState, type Plugin, type Transaction } from '@tiptap/pm/state';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { derivedId, isId } from '@nibras/base';
import { repairedIds, ProseIds } from './prose-ids.ts';
import { proseExtensions } from './prose-extensions.ts';

const pool = Array.from({ length: 4 }, (_, index) => derivedId('prose', String(index)));
const nodeArbitrary = fc.record({
  id: fc.constantFrom<unknown>(null, undefined, 'no id', ...pool),
  size: fc.nat(4),
  identified: fc.boolean(),
});

describe('ids of the nodes of a text', () => {
  test('are all there and all different afterwards; nothing else changes', () => {
    fc.assert(
      fc.property(fc.array(nodeArbitrary, { maxLength: 12 }), (nodes) => {
        const changes = repairedIds(nodes);
        const after = nodes.map((node, index) => changes.get(index) ?? node.id);
        const owned = after.filter((_, index) => nodes[index]!.identified);
        expect(owned.every(isId)).toBe(true);
        expect(new Set(owned).size).toBe(owned.length);
        for (const index of changes.keys()) expect(nodes[index]!.identified).toBe(true);
        const settled = nodes.map((node, index) => ({ ...node, id: after[index] }));
        expect(repairedIds(settled).size).toBe(0);
      }),
      { numRuns: 1000 },
    );
  });

  test('stay with the half that has more text, the first of equal halves', () => {
    fc.assert(
      fc.property(fc.array(nodeArbitrary, { maxLength: 12 }), (nodes) => {
        const changes = repairedIds(nodes);
        for (const id of pool) {
          const rivals = [...nodes.entries()].filter(([, node]) => node.identified && node.id === id);
          const kept = rivals.filter(([index]) => !changes.has(index));
          expect(kept.length).toBe(Math.min(1, rivals.length));
          const most = Math.max(...rivals.map(([, node]) => node.size));
          expect(kept[0]?.[0]).toBe(rivals.find(([, node]) => node.size === most)?.[0]);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('in a text as an author edits it', () => {
  const schema = getSchema(proseExtensions('rich'));
  const plugins = (ProseIds.config.addProseMirrorPlugins as unknown as () => Plugin[])();
  const ids = (state: EditorState): unknown[] => {
    const found: unknown[] = [];
    state.doc.forEach((node) => void found.push(node.attrs['id']));
    return found;
  };
  const start = (...texts: string[]): EditorState => {
    const empty = EditorState.create({ schema, plugins });
    const nodes = texts.map((text) => schema.node('paragraph', null, text === '' ? [] : [schema.text(text)]));
    return empty.apply(empty.tr.replaceWith(0, empty.doc.content.size, nodes));
  };
  const after = (state: EditorState, change: (transaction: Transaction) => Transaction): EditorState =>
    state.apply(change(state.tr));

  test('every paragraph has an id from the start', () => {
    const found = ids(start('un', 'deux', ''));
    expect(found.every(isId)).toBe(true);
    expect(new Set(found).size).toBe(3);
  });

  test('split: the larger half keeps the id, wherever the cut', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 30 }), fc.nat(30), (words, cut) => {
        const text = words.replace(/[\r\n]/g, ' ');
        const place = cut % (text.length + 1);
        const state = start('avant', text, 'après');
        const [before, whole, behind] = ids(state);
        const split = after(state, (transaction) => transaction.split('avant'.length + 2 + 1 + place));
        const found = ids(split);
        expect(found).toHaveLength(4);
        expect([found[0], found[3]]).toEqual([before, behind]);
        const keeper = place >= text.length - place ? 1 : 2;
        expect(found[keeper]).toBe(whole);
        expect(isId(found[3 - keeper]) && !ids(state).includes(found[3 - keeper])).toBe(true);
      }),
    );
  });

  test('join: the first paragraph keeps its id', () => {
    const state = start('un', 'deux');
    expect(ids(after(state, (transaction) => transaction.join(4)))).toEqual([ids(state)[0]]);
  });

  test('cut and paste keeps the id, copy and paste gives a new one', () => {
    const state = start('un', 'deux', 'trois');
    const [one, two, three] = ids(state);
    const slice = state.doc.slice(4, 10);
    const cut = after(state, (transaction) => transaction.delete(4, 10));
    expect(ids(cut)).toEqual([one, three]);
    const pasted = after(cut, (transaction) => transaction.insert(cut.doc.content.size, slice.content));
    expect(ids(pasted)).toEqual([one, three, two]);
    const copied = ids(after(state, (transaction) => transaction.insert(state.doc.content.size, slice.content)));
    expect(copied.slice(0, 3)).toEqual([one, two, three]);
    expect(isId(copied[3]) && ![one, two, three].includes(copied[3])).toBe(true);
  });

  test('moving a paragraph in one step keeps every id', () => {
    const state = start('un', 'deux', 'trois');
    const [one, two, three] = ids(state);
    const first = state.doc.child(0);
    const moved = after(state, (transaction) =>
      transaction.delete(0, first.nodeSize).insert(state.doc.content.size - first.nodeSize, first),
    );
    expect(ids(moved)).toEqual([two, three, one]);
  });
});

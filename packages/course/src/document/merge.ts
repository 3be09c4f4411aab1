import * as Y from 'yjs';
import { derivedId, type Id, refuse, type Result, succeed } from '@nibras/base';
import type { BlockModels } from '../block-model.ts';
import { blockRefs } from '../prose/plain-text.ts';
import { blockRef, paragraph, type ProseNode } from '../prose/prose-node.ts';
import { pagesOfBlocks } from './block-pages.ts';
import { type CourseDocument, openDocument, remoteOrigin, repairOrigin } from './course-document.ts';
import { type HiddenText, hiddenTexts } from './merge-hidden.ts';
import { type Touched, watchTouched } from './merge-touched.ts';
import { addNode, nodeTitle } from './nodes.ts';
import { repairCourse } from './repair.ts';
import { pagesInOrder, readTree, recoveredSectionId, type TreeNode } from './tree.ts';

/** One thing that two sides did to the same page or block, and what became of it. */
export interface MergeEntry {
  readonly code:
    | 'merge.changed-and-deleted'
    | 'merge.changed-and-moved'
    | 'merge.moved-on-both-sides'
    | 'merge.text-hidden'
    | 'merge.text-deleted'
    | 'merge.setting-hidden'
    | 'repair.duplicate-block'
    | 'repair.duplicate-number';
  readonly at: { readonly page?: Id; readonly block?: Id };
  /** The reading that stands. */
  readonly kept?: string;
  /** The reading that gave way; it stays in the recovered section or in a comment. */
  readonly other?: string;
}

export interface MergeOptions {
  readonly models: BlockModels;
  /** Milliseconds since 1970, for the comments that keep hidden readings. */
  readonly now: number;
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc), remoteOrigin);
  return copy;
}

/** Trashed itself, or below something that is. */
function isTrashed(document: CourseDocument, id: Id): boolean {
  const seen = new Set<Id>();
  for (let at = id; at !== '' && !seen.has(at); at = String(document.nodes.get(at)?.get('parent') ?? '')) {
    if (document.nodes.get(at)?.get('trashed') === true) return true;
    seen.add(at);
  }
  return false;
}

/** The order in which readings are kept: the same on both sides. */
const sortKey = ({ root, owner, key, text }: HiddenText): string => [root, owner, key, text].join('\u0000');

/** Rich text without the leaves of blocks that have a place elsewhere. */
function withoutBlocks(nodes: readonly ProseNode[], shown: ReadonlySet<Id>): ProseNode[] {
  return nodes
    .filter((node) => node.type !== 'blockRef' || !shown.has(String(node.attrs?.['id'])))
    .map((node) => (node.content ? { ...node, content: withoutBlocks(node.content, shown) } : node));
}

interface Side {
  readonly before: CourseDocument;
  readonly touched: Touched;
}

/** Pages and blocks that one side changed while the other moved or deleted them. */
function crossings(merged: CourseDocument, one: Side, other: Side): MergeEntry[] {
  const entries: MergeEntry[] = [];
  for (const id of one.touched.nodes.content.toSorted()) {
    if (!merged.nodes.has(id) || !other.before.nodes.has(id)) continue;
    if (isTrashed(merged, id) && !isTrashed(one.before, id))
      entries.push({ code: 'merge.changed-and-deleted', at: { page: id } });
    else if (other.touched.nodes.place.includes(id))
      entries.push({ code: 'merge.changed-and-moved', at: { page: id } });
  }
  const own = pagesOfBlocks(one.before);
  const theirs = pagesOfBlocks(other.before);
  const now = pagesOfBlocks(merged);
  for (const id of one.touched.blocks.content.toSorted()) {
    const from = own.get(id);
    if (from === undefined || !other.before.blocks.has(id)) continue;
    const page = now.get(id);
    if (page === undefined) entries.push({ code: 'merge.changed-and-deleted', at: { block: id } });
    else if (theirs.get(id) !== from) entries.push({ code: 'merge.changed-and-moved', at: { page, block: id } });
  }
  return entries;
}

/** Blocks that one side took off its pages and that the other side did nothing to. */
function takenOut(one: Side, other: Side): Id[] {
  const [own, theirs] = [pagesOfBlocks(one.before), pagesOfBlocks(other.before)];
  return [...one.before.blocks.keys()].filter(
    (id) => !own.has(id) && theirs.has(id) && !other.touched.blocks.content.includes(id),
  );
}

/** Puts a reading that gave way where the author finds it: rich text on a page of the recovered section, a plain text in a comment. */
function keepReachable(
  merged: CourseDocument,
  hidden: readonly HiddenText[],
  lostBlocks: readonly Id[],
  now: number,
): void {
  const pages = pagesOfBlocks(merged);
  let shown: ReadonlySet<Id> = new Set(pages.keys());
  const firstPage = (): Id | undefined => pagesInOrder(readTree(merged))[0]?.id;
  const firstBelow = (id: Id): Id | undefined => {
    const find = (nodes: readonly TreeNode[]): TreeNode | undefined => {
      for (const node of nodes) {
        const found = node.id === id ? node : find(node.children);
        if (found) return found;
      }
      return undefined;
    };
    const tree = readTree(merged);
    const node = find([...tree.roots, ...tree.recovered]);
    return node && pagesInOrder({ roots: [node], recovered: [] })[0]?.id;
  };
  const rich = hidden.flatMap((one) =>
    one.nodes
      ? [{ ...one, nodes: one.nodes, id: derivedId('merge', one.owner, one.key, JSON.stringify(one.nodes)) }]
      : [],
  );
  for (const one of rich.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    if (merged.nodes.has(one.id)) continue;
    const page = merged.nodes.has(one.owner) ? one.owner : pages.get(one.owner);
    addNode(merged, {
      id: one.id,
      kind: 'page',
      parent: recoveredSectionId,
      title: page === undefined ? {} : nodeTitle(merged, page),
      prose: { [one.language]: withoutBlocks(one.nodes, shown) },
    });
    if (blockRefs(one.nodes).some((id) => !shown.has(id))) shown = new Set(pagesOfBlocks(merged).keys());
  }
  for (const block of lostBlocks.toSorted()) {
    const id = derivedId('merge', 'block', block);
    // One that was brought back before may hold this one.
    if (merged.nodes.has(id) || pagesOfBlocks(merged).has(block)) continue;
    const languages = [...merged.course.keys()].flatMap((key) => (key.startsWith('languages/') ? [key.slice(10)] : []));
    addNode(merged, {
      id,
      kind: 'page',
      parent: recoveredSectionId,
      prose: Object.fromEntries(languages.map((language) => [language, [blockRef(block)]])),
    });
  }
  for (const one of hidden) {
    if (one.nodes || one.setting) continue;
    const id = derivedId('merge', one.owner, one.key, one.text);
    const page =
      one.root === 'blocks' ? pages.get(one.owner) : one.root === 'nodes' ? firstBelow(one.owner) : undefined;
    const place = page ?? firstPage();
    if (place === undefined && !merged.nodes.has(id))
      addNode(merged, {
        id,
        kind: 'page',
        parent: recoveredSectionId,
        prose: { [one.language]: [paragraph(one.text)] },
      });
    if (place === undefined || merged.comments.has(id)) continue;
    const record = new Y.Map<unknown>();
    merged.comments.set(id, record);
    record.set('page', place);
    if (one.root === 'blocks') record.set('block', one.owner);
    record.set('author', 'Nibras');
    record.set('text', one.text);
    record.set('time', now);
    record.set('resolved', false);
  }
}

/**
 * Takes the other copy's state into ours. Nothing that either side wrote becomes unreachable: what one reading hides or
 * one side's deletion takes along goes to the recovered section or into a comment. Both sides that merge each other's
 * copy come to the same course. Refused where the other document is not a copy of the same course.
 */
export function mergeCourses(
  ours: CourseDocument,
  theirState: Uint8Array,
  { models, now }: MergeOptions,
): Result<MergeEntry[], 'other-course'> {
  const theirs = openDocument(new Y.Doc());
  Y.applyUpdate(theirs.doc, theirState, remoteOrigin);
  if (theirs.course.get('id') !== ours.course.get('id')) return refuse('other-course');
  const ourVector = Y.encodeStateVector(ours.doc);
  const theirVector = Y.encodeStateVector(theirs.doc);
  const oursBefore = openDocument(copyOf(ours.doc));
  const theirsBefore = openDocument(copyOf(theirs.doc));
  const ourChanges = Y.encodeStateAsUpdate(ours.doc, theirVector);
  const us = { before: oursBefore, touched: watchTouched(theirs, () => Y.applyUpdate(theirs.doc, ourChanges)) };
  const them = {
    before: theirsBefore,
    touched: watchTouched(ours, () => Y.applyUpdate(ours.doc, theirState, remoteOrigin)),
  };
  const crossed = [...crossings(ours, us, them), ...crossings(ours, them, us)];
  const movedTwice = us.touched.nodes.place.filter((id) => them.touched.nodes.place.includes(id));
  const pages = pagesOfBlocks(ours);
  const hidden = [...hiddenTexts(oursBefore, theirVector, ours), ...hiddenTexts(theirsBefore, ourVector, ours)]
    .filter(({ text, nodes }) => text !== '' || !nodes || blockRefs(nodes).some((id) => !pages.has(id)))
    .toSorted((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1));
  const lostBlocks = crossed.flatMap(({ code, at }) =>
    code === 'merge.changed-and-deleted' && at.block !== undefined ? [at.block] : [],
  );
  const unwanted = new Set([...takenOut(us, them), ...takenOut(them, us)]);
  const repairs = ours.doc.transact(() => {
    keepReachable(ours, hidden, lostBlocks, now);
    return repairCourse(ours, models, unwanted);
  }, repairOrigin);
  const placeOf = (one: HiddenText): MergeEntry['at'] => {
    if (one.root === 'nodes') return { page: one.owner };
    const page = pages.get(one.owner);
    return one.root === 'blocks' ? { block: one.owner, ...(page === undefined ? {} : { page }) } : {};
  };
  return succeed([
    ...crossed,
    ...movedTwice.toSorted().map((page): MergeEntry => ({ code: 'merge.moved-on-both-sides', at: { page } })),
    ...hidden.map((one): MergeEntry => ({
      code: one.setting ? 'merge.setting-hidden' : one.replaced ? 'merge.text-hidden' : 'merge.text-deleted',
      at: placeOf(one),
      kept: one.kept,
      other: one.text,
    })),
    ...repairs,
  ]);
}

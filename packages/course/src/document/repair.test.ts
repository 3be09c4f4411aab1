import * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import { derivedId, type Id } from '@nibras/base';
import { blockRef } from '../prose/prose-node.ts';
import { toFragmentChildren } from '../prose/fragment.ts';
import { pagesOfBlocks } from './block-pages.ts';
import { createBlock } from './block-record.ts';
import { copyBlock } from './copies.ts';
import { type CourseDocument, edit } from './course-document.ts';
import { mergeCourses } from './merge.ts';
import { pageProse } from './nodes.ts';
import { baseCourse, fork, frame, testModels as models } from './random-edits.test-kit.ts';
import { takeSnapshot } from './snapshot.ts';

const page = derivedId('page', 'one');
const [outer, inner] = [derivedId('frame', 'outer'), derivedId('frame', 'inner')];

/** A page with two frames side by side. */
function framedCourse(): CourseDocument {
  const document = baseCourse();
  for (const id of [outer, inner]) createBlock(document, frame, undefined, id);
  edit(document, () => pageProse(document, page, 'fr')!.push(toFragmentChildren([blockRef(outer), blockRef(inner)])));
  return document;
}

const bodyOf = (document: CourseDocument, id: Id): Y.XmlFragment =>
  document.blocks.get(id)!.get('text/body/fr') as Y.XmlFragment;

/** Cuts a frame from its page and pastes it into another one. */
function moveInto(document: CourseDocument, id: Id, target: Id): void {
  edit(document, () => {
    const prose = pageProse(document, page, 'fr')!;
    const at = prose.toArray().findIndex((child) => child instanceof Y.XmlElement && child.getAttribute('id') === id);
    prose.delete(at, 1);
    bodyOf(document, target).push(toFragmentChildren([blockRef(id)]));
  });
}

describe('two frames that each side put into the other', () => {
  const merged = (first: 'a' | 'b'): CourseDocument => {
    const base = framedCourse();
    const [a, b] = [fork(base, 20), fork(base, 30)];
    moveInto(a, outer, inner);
    moveInto(b, inner, outer);
    const [ours, theirs] = first === 'a' ? [a, b] : [b, a];
    const outcome = mergeCourses(ours, Y.encodeStateAsUpdate(theirs.doc), { models, now: 1 });
    if (!outcome.ok) throw new Error(outcome.error);
    return ours;
  };

  test('both stay in the course, once each, and both sides agree', () => {
    const [a, b] = [merged('a'), merged('b')];
    expect(JSON.stringify(takeSnapshot(a, models))).toBe(JSON.stringify(takeSnapshot(b, models)));
    for (const id of [outer, inner]) expect(pagesOfBlocks(a).has(id)).toBe(true);
  });
});

test('a block that holds itself can be copied', () => {
  const document = framedCourse();
  edit(document, () => bodyOf(document, outer).push(toFragmentChildren([blockRef(outer)])));
  const copy = copyBlock(document, models, outer)!;
  expect(String(bodyOf(document, copy))).not.toContain(outer);
});

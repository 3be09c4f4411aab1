import * as Y from 'yjs';
import { type Id, newId } from '@nibras/base';
import { type CourseDocument, edit } from './course-document.ts';

/** A remark of the author or a reviewer on a page or block. */
export interface Comment {
  readonly id: Id;
  readonly page: Id;
  /** Absent where the comment is on the page as a whole. */
  readonly block?: Id;
  readonly author: string;
  readonly text: string;
  /** Milliseconds since 1970, UTC. */
  readonly time: number;
  readonly resolved: boolean;
  /** The comment that this one answers. */
  readonly replyTo?: Id;
}

/** Adds a comment to the document. */
export function addComment(document: CourseDocument, comment: Omit<Comment, 'id' | 'resolved'>): Id {
  const id = newId();
  edit(document, () => {
    const record = new Y.Map<unknown>();
    document.comments.set(id, record);
    for (const [name, value] of Object.entries(comment)) if (value !== undefined) record.set(name, value);
    record.set('resolved', false);
  });
  return id;
}

/** Marks a comment as dealt with, or open again. */
export function resolveComment(document: CourseDocument, id: Id, resolved: boolean): void {
  const record = document.comments.get(id);
  if (record) edit(document, () => record.set('resolved', resolved));
}

/** All comments, oldest first. */
export function readComments(document: CourseDocument): Comment[] {
  return [...document.comments.entries()]
    .map(([id, record]) => ({ ...(record.toJSON() as Omit<Comment, 'id'>), id }))
    .toSorted((one, other) => one.time - other.time || (one.id < other.id ? -1 : 1));
}

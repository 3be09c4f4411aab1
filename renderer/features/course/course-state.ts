import { useEffect, useState } from 'react';
import type * as Y from 'yjs';
import { type CourseTree, createUndoManager, openDocument, readTree, type CourseDocument } from '@nibras/course';
import { editorOrigin } from '@nibras/editor-kit';
import { type CourseSession, createCourseSession, type SavedState } from '@nibras/host';
import { type OpenedCourse, useStudio } from '../../app/studio-context.tsx';

export interface CourseState {
  readonly session: CourseSession;
  readonly document: CourseDocument;
  readonly undo: Y.UndoManager;
}

/** Opens a session on a course for as long as the window shows it, and carries it over broken connections. */
export function useCourseState(opened: OpenedCourse): CourseState {
  const { host, report } = useStudio();
  const [state] = useState(() => {
    const session = createCourseSession(host, opened.course, opened.state);
    const document = openDocument(session.doc);
    return { session, document, undo: createUndoManager(document, [editorOrigin]), firstHost: host };
  });
  useEffect(() => {
    if (host === state.firstHost) return;
    host
      .call('course.open', { path: opened.path })
      .then((again) => state.session.resume(host, again.course))
      .catch(report);
  }, [host, opened.path, state, report]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (state.session.savedState() !== 'saved') event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [state]);
  return state;
}

/** Where the author's changes are; apart from the rest, since it changes with every key. */
export function useSavedState(session: CourseSession): SavedState {
  const [saved, setSaved] = useState<SavedState>(session.savedState());
  useEffect(() => {
    const listening = session.onSavedState(setSaved);
    return () => listening.dispose();
  }, [session]);
  return saved;
}

/** The outline, made again only when a node's place, title or settings change: never while somebody types. */
export function useTree(document: CourseDocument): { tree: CourseTree; version: number } {
  const [state, setState] = useState(() => ({ tree: readTree(document), version: 0 }));
  useEffect(() => {
    const listener = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
      if (events.some((event) => event.path.length <= 1))
        setState((old) => ({ tree: readTree(document), version: old.version + 1 }));
    };
    document.nodes.observeDeep(listener as never);
    return () => document.nodes.unobserveDeep(listener as never);
  }, [document]);
  return state;
}

import * as Y from 'yjs';
import { models } from '@nibras/blocks/models';
import { checkCourse } from '@nibras/check';
import { type CourseSnapshot, openDocument, pickText, type SnapshotNode, takeSnapshot } from '@nibras/course';
import type { Diagnostic, Id } from '@nibras/base';
import { type CourseFile, openCourseFile } from '@nibras/storage';
import { readDocument } from '@nibras/service';
import type { Terminal } from './terminal.ts';

/** Opens a course for reading, hands it over and closes it again. */
export function withCourse<Value>(path: string, use: (file: CourseFile, snapshot: CourseSnapshot) => Value): Value {
  const file = openCourseFile(path, { readOnly: true });
  try {
    const doc: Y.Doc = readDocument(file);
    return use(file, takeSnapshot(openDocument(doc), models));
  } finally {
    file.close();
  }
}

/** The problems of a course file, its files looked up too. */
export function checkFile(file: CourseFile, snapshot: CourseSnapshot, targets: readonly string[]): Diagnostic[] {
  return checkCourse(snapshot, models, { targets, assets: (hash) => file.assets.find(hash) });
}

/** Titles of modules, lessons and pages in the course's main language. */
export function titlesOf(snapshot: CourseSnapshot): Map<Id, string> {
  const titles = new Map<Id, string>();
  const name = ({ id, title, children }: SnapshotNode): void => {
    titles.set(id, pickText(title, snapshot.defaultLanguage, ''));
    for (const child of children) name(child);
  };
  for (const node of [...snapshot.nodes, ...snapshot.banks]) name(node);
  return titles;
}

/** Tells problems one a line: how bad, on which page, what and what to do. */
export function tellProblems(
  path: string,
  titles: ReadonlyMap<Id, string>,
  problems: readonly Diagnostic[],
  terminal: Terminal,
): void {
  const { t } = terminal;
  for (const { severity, code, at, params } of problems) {
    const message = t(`problem.${code}`, params);
    const page = at.page === undefined ? undefined : titles.get(at.page) || at.page;
    const place = [page, at.language].filter(Boolean).join(' · ');
    terminal.say(`  ${t(`severity.${severity}`)} ${place === '' ? '' : `[${place}] `}${message}`);
    terminal.tell({ event: 'problem', file: path, severity, code, at, params, message });
  }
}

import { existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import * as Y from 'yjs';
import { AppError, type Id } from '@nibras/base';
import {
  addBank,
  type CourseDocument,
  courseLanguages,
  defaultLanguage,
  edit,
  initialiseCourse,
  nodeTitle,
  openDocument,
  readLocalText,
  readTree,
} from '@nibras/course';
import type { HostHandlers } from '@nibras/host';
import { besideName, type CourseFile, createCourseFile, openCourseFile, putInPlace } from '@nibras/storage';
import { namedAssets } from '../courses/asset-names.ts';
import type { OpenCourse } from '../courses/open-course.ts';
import { readDocument } from '../courses/replica.ts';
import {
  addShared,
  carryQuestions,
  compareQuestions,
  questionsOf,
  type SharedQuestions,
} from '../questions/shared-questions.ts';
import type { ServiceContext } from '../service-context.ts';

type BankHandlers = Pick<HostHandlers, 'bank.save' | 'bank.look' | 'bank.add'>;

function adoptNamed(from: CourseFile, into: CourseFile, document: CourseDocument): void {
  for (const hash of namedAssets(document)) {
    const asset = from.assets.find(hash);
    if (asset && !into.assets.find(hash)) into.assets.adopt(asset, from.assets.read(hash, 0, asset.size));
  }
}

/** Opens another course file for reading as long as something is done with it. */
function withCourse<Value>(
  open: OpenCourse,
  path: string,
  work: (file: CourseFile, document: CourseDocument) => Value,
): Value {
  const other = openCourseFile(path, { readOnly: true });
  try {
    if (other.path === open.file.path) throw new AppError('bank.same-file', { path });
    return work(other, openDocument(readDocument(other)));
  } finally {
    other.close();
  }
}

function compared(open: OpenCourse, source: CourseDocument, from: Id | undefined, path: string): SharedQuestions {
  const questions = questionsOf(source, from);
  if (questions.length === 0) throw new AppError('bank.no-question', { path });
  return compareQuestions(open.document, source, questions);
}

export function bankHandlers({ courses }: ServiceContext): BankHandlers {
  return {
    'bank.save'({ course, bank, path: given, overwrite }, { connection }) {
      const open = courses.find(course, connection);
      const { document } = open;
      const path = resolve(given.toLowerCase().endsWith('.nibras') ? given : `${given}.nibras`);
      if (!readTree(document).banks.some(({ id }) => id === bank)) throw new AppError('bank.not-found');
      if (existsSync(path) && overwrite !== true) throw new AppError('file.exists', { path });
      const questions = questionsOf(document, bank);
      const doc = new Y.Doc();
      const made = openDocument(doc);
      const main = defaultLanguage(document);
      initialiseCourse(made, {
        title: nodeTitle(document, bank),
        languages: [main, ...courseLanguages(document).filter((one) => one !== main)],
      });
      edit(made, () => carryQuestions(made, document, questions, addBank(made, nodeTitle(document, bank), bank)));
      const part = besideName(path);
      try {
        createCourseFile(part);
        const file = openCourseFile(part);
        try {
          file.log.append([Y.encodeStateAsUpdate(doc)]);
          adoptNamed(open.file, file, made);
        } finally {
          file.close();
        }
        putInPlace(part, path, overwrite ?? false);
      } finally {
        for (const end of ['', '-wal', '-shm', '-lock', '-journal']) rmSync(part + end, { force: true });
      }
      return { path, count: questions.length };
    },
    'bank.look'({ course, path, from }, { connection }) {
      const open = courses.find(course, connection);
      return withCourse(open, path, (_file, source) => {
        const { fresh, changed, same } = compared(open, source, from, path);
        return {
          title: readLocalText(source.course, 'title'),
          banks: readTree(source).banks.map(({ id }) => ({
            id,
            title: nodeTitle(source, id),
            count: questionsOf(source, id).length,
          })),
          added: fresh.length,
          changed: changed.length,
          same,
        };
      });
    },
    'bank.add'({ course, path, from, into, update }, { connection }) {
      const open = courses.find(course, connection);
      if (open.file.readOnly) throw new AppError('course.read-only', { path: open.file.path });
      return withCourse(open, path, (file, source) => {
        if (open.document.nodes.get(into)?.get('kind') !== 'page') throw new AppError('bank.not-found');
        const shared = compared(open, source, from, path);
        open.change(() => addShared(open.document, source, shared, into, update));
        adoptNamed(file, open.file, open.document);
        return { added: shared.fresh.length, updated: update ? shared.changed.length : 0, same: shared.same };
      });
    },
  };
}

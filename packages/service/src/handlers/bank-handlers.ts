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
  type LocalText,
  nodeTitle,
  openDocument,
  plainText,
  readLocalText,
  readTexts,
  readTree,
} from '@nibras/course';
import type { Connection, HostHandlers, HostInput, HostOutput } from '@nibras/host';
import { besideName, type CourseFile, createCourseFile, openCourseFile, putInPlace } from '@nibras/storage';
import { namedAssets } from '../courses/asset-names.ts';
import type { OpenCourse } from '../courses/open-course.ts';
import { readDocument } from '../courses/replica.ts';
import {
  addShared,
  carryQuestions,
  compareQuestions,
  questionsOf,
  type SharedChoice,
  type SharedQuestions,
  updatedBy,
} from '../questions/shared-questions.ts';
import type { ServiceContext } from '../service-context.ts';

type BankHandlers = Pick<HostHandlers, 'bank.save' | 'bank.look' | 'bank.add' | 'bank.bring'>;

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

const stemOf = (document: CourseDocument, question: Id): LocalText =>
  Object.fromEntries(
    Object.entries(readTexts(document.blocks.get(question)!)['stem'] ?? {}).map(([language, text]) => [
      language,
      (typeof text === 'string' ? text : plainText(text)).replace(/\s+/g, ' ').slice(0, 160),
    ]),
  );

type BankChoice = HostInput<'bank.add'>;
type BankOutcome = HostOutput<'bank.add'>;

/** Brings questions into a document: the open course itself, or a copy of it that shows what would change. */
function bring(
  document: CourseDocument,
  source: CourseDocument,
  shared: SharedQuestions,
  { into, add = true, update, replaceOwn = false }: BankChoice,
): BankOutcome {
  const wanted = add && shared.fresh.length > 0;
  const choice = (bank: Id | undefined): SharedChoice => ({
    into: bank,
    update: !update ? 'none' : replaceOwn ? 'all' : 'untouched',
  });
  edit(document, () => {
    const bank = !wanted ? undefined : (into ?? addBank(document, readLocalText(source.course, 'title')));
    addShared(document, source, shared, choice(bank));
  });
  const updated = updatedBy(shared, choice(undefined)).length;
  return {
    added: wanted ? shared.fresh.length : 0,
    updated,
    same: shared.same,
    kept: shared.changed.length - updated,
  };
}

/** The title of a bank's file may end so beside `.nibras`, to be told from courses. */
const bankEnding = /\.nibras(-bank)?$/i;

export function bankHandlers({ courses }: ServiceContext): BankHandlers {
  const writable = ({ course, into }: BankChoice, connection: Connection): OpenCourse => {
    const open = courses.find(course, connection);
    if (open.file.readOnly) throw new AppError('course.read-only', { path: open.file.path });
    if (into !== undefined && open.document.nodes.get(into)?.get('kind') !== 'page')
      throw new AppError('bank.not-found');
    return open;
  };
  return {
    'bank.save'({ course, bank, path: given, overwrite }, { connection }) {
      const open = courses.find(course, connection);
      const { document } = open;
      const path = resolve(bankEnding.test(given) ? given : `${given}.nibras`);
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
          own: changed
            .filter(({ own }) => own)
            .map(({ here }) => ({ question: here, stem: stemOf(open.document, here) })),
          same,
        };
      });
    },
    'bank.add'(choice, { connection }) {
      const open = writable(choice, connection);
      return withCourse(open, choice.path, (file, source) => {
        const shared = compared(open, source, choice.from, choice.path);
        let outcome: BankOutcome | undefined;
        open.change(() => (outcome = bring(open.document, source, shared, choice)));
        adoptNamed(file, open.file, open.document);
        return outcome!;
      });
    },
    'bank.bring'(choice, { connection }) {
      const open = writable(choice, connection);
      return withCourse(open, choice.path, (file, source) => {
        const shared = compared(open, source, choice.from, choice.path);
        const doc = new Y.Doc();
        Y.applyUpdate(doc, open.state());
        const before = Y.encodeStateVector(doc);
        const document = openDocument(doc);
        const outcome = bring(document, source, shared, choice);
        adoptNamed(file, open.file, document);
        return { ...outcome, change: Y.encodeStateAsUpdate(doc, before) };
      });
    },
  };
}

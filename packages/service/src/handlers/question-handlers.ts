import * as Y from 'yjs';
import { AppError } from '@nibras/base';
import { type CourseDocument, defaultLanguage, openDocument } from '@nibras/course';
import type { Connection, HostHandlers, HostInput, HostOutput } from '@nibras/host';
import type { OpenCourse } from '../courses/open-course.ts';
import { addQuestions, exportQuestions, type ImportOutcome, readQuestions } from '../questions/exchange-questions.ts';
import { storeFiles } from '../questions/question-files.ts';
import type { ServiceContext } from '../service-context.ts';

type QuestionHandlers = Pick<HostHandlers, 'questions.import' | 'questions.bring' | 'questions.export'>;

const told = ({ node, count, diagnostics, format }: ImportOutcome): HostOutput<'questions.import'> => ({
  format,
  count,
  diagnostics: [...diagnostics],
  ...(node === undefined ? {} : { node }),
});

export function questionHandlers({ courses }: ServiceContext): QuestionHandlers {
  /** Reads a file, and says how its questions are put into a document. */
  async function read(
    { course, path, language, format, into }: HostInput<'questions.import'>,
    connection: Connection,
  ): Promise<{
    readonly open: OpenCourse;
    readonly put: (document: CourseDocument) => HostOutput<'questions.import'>;
  }> {
    const { file } = courses.find(course, connection);
    if (file.readOnly) throw new AppError('course.read-only', { path: file.path });
    const found = await readQuestions(path, format);
    const open = courses.find(course, connection);
    const assets = storeFiles(found.items, open.file.assets);
    const put = (document: CourseDocument): HostOutput<'questions.import'> =>
      told(addQuestions(document, found, language ?? defaultLanguage(document), into, assets));
    return { open, put };
  }
  return {
    async 'questions.import'(choice, { connection }) {
      const { open, put } = await read(choice, connection);
      let outcome: HostOutput<'questions.import'> | undefined;
      open.change(() => (outcome = put(open.document)));
      return outcome!;
    },
    async 'questions.bring'(choice, { connection }) {
      const { open, put } = await read(choice, connection);
      const doc = new Y.Doc();
      Y.applyUpdate(doc, open.state());
      const before = Y.encodeStateVector(doc);
      const outcome = put(openDocument(doc));
      return { ...outcome, change: Y.encodeStateAsUpdate(doc, before) };
    },
    async 'questions.export'({ course, path, language, format, from }, { connection }) {
      const { document, file } = courses.find(course, connection);
      const { count, diagnostics } = await exportQuestions(document, file.assets, {
        path,
        language: language ?? defaultLanguage(document),
        format,
        ...(from === undefined ? {} : { from }),
      });
      return { count, diagnostics: [...diagnostics] };
    },
  };
}

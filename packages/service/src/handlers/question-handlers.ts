import { AppError } from '@nibras/base';
import { defaultLanguage } from '@nibras/course';
import type { HostHandlers } from '@nibras/host';
import { addQuestions, exportQuestions, type ImportOutcome, readQuestions } from '../questions/exchange-questions.ts';
import { storeFiles } from '../questions/question-files.ts';
import type { ServiceContext } from '../service-context.ts';

type QuestionHandlers = Pick<HostHandlers, 'questions.import' | 'questions.export'>;

export function questionHandlers({ courses }: ServiceContext): QuestionHandlers {
  return {
    async 'questions.import'({ course, path, language, format, into }, { connection }) {
      const { file } = courses.find(course, connection);
      if (file.readOnly) throw new AppError('course.read-only', { path: file.path });
      const read = await readQuestions(path, format);
      const open = courses.find(course, connection);
      let outcome: ImportOutcome | undefined;
      const assets = storeFiles(read.items, open.file.assets);
      open.change(() => {
        outcome = addQuestions(open.document, read, language ?? defaultLanguage(open.document), into, assets);
      });
      const { node, count, diagnostics, format: found } = outcome!;
      return { format: found, count, diagnostics: [...diagnostics], ...(node === undefined ? {} : { node }) };
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

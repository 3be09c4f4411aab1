import { AppError } from '@nibras/base';
import { defaultLanguage } from '@nibras/course';
import type { HostHandlers } from '@nibras/host';
import { exportQuestions, importQuestions, type ImportOutcome } from '../questions/exchange-questions.ts';
import type { ServiceContext } from '../service-context.ts';

type QuestionHandlers = Pick<HostHandlers, 'questions.import' | 'questions.export'>;

export function questionHandlers({ courses }: ServiceContext): QuestionHandlers {
  return {
    'questions.import'({ course, path, language, format }, { connection }) {
      const open = courses.find(course, connection);
      if (open.file.readOnly) throw new AppError('course.read-only', { path: open.file.path });
      let outcome: ImportOutcome | undefined;
      open.change(() => {
        outcome = importQuestions(open.document, {
          path,
          language: language ?? defaultLanguage(open.document),
          format,
        });
      });
      const { node, count, diagnostics, format: found } = outcome!;
      return { format: found, count, diagnostics: [...diagnostics], ...(node === undefined ? {} : { node }) };
    },
    'questions.export'({ course, path, language, format }, { connection }) {
      const { document } = courses.find(course, connection);
      const { count, diagnostics } = exportQuestions(document, {
        path,
        language: language ?? defaultLanguage(document),
        format,
      });
      return { count, diagnostics: [...diagnostics] };
    },
  };
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diagnostic } from '@nibras/base';
import {
  asOneStep,
  type BlockModels,
  type CourseDocument,
  edit,
  readBlock,
  removeDeadMarkers,
  setSetting,
} from '@nibras/course';
import { useCourseEditing } from '@nibras/editor-kit';

type Fix = (document: CourseDocument, models: BlockModels, problem: Diagnostic) => void;

/** What a machine can mend without taking words away or guessing. */
const fixes: Readonly<Record<string, Fix>> = {
  'gap.dead'(document, models, { at: { block = '', slot = '', language = '' } }) {
    const record = document.blocks.get(block);
    const read = record && readBlock(models, block, record);
    const members = read && models[read.type]?.members?.(read.settings as never);
    if (members) removeDeadMarkers(document, block, slot, language, members);
  },
  'question.competence-spelling'(document, models, { at: { block = '' }, params }) {
    const model = models[String(document.blocks.get(block)?.get('type') ?? '')];
    const meant = params?.['meant'];
    if (model && typeof meant === 'string' && meant !== '') setSetting(document, model, block, 'competency', meant);
  },
};

/** A button that mends a problem, where that is safe; one step of undo. */
export function ProblemFix({ problem }: { readonly problem: Diagnostic }): ReactNode {
  const { t } = useTranslation();
  const { document, models, undo, readOnly } = useCourseEditing();
  const fix = Object.hasOwn(fixes, problem.code) ? fixes[problem.code] : undefined;
  if (!fix || readOnly) return null;
  return (
    <button
      type="button"
      className="nb-quiet-button nb-problem-fix"
      onClick={() => asOneStep(undo, () => edit(document, () => fix(document, models, problem)))}
    >
      {t(`problems.fix.${problem.code}`)}
    </button>
  );
}

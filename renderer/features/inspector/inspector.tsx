import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import type { Id } from '@nibras/base';
import {
  addLanguage,
  courseLanguages,
  defaultLanguage,
  directionOf,
  edit,
  nodeSettings,
  noteTranslated,
  type NodeSettings,
  readLocalText,
  setNodeSetting,
  staleTexts,
} from '@nibras/course';
import { editors } from '@nibras/blocks/editors';
import type { BlockType } from '@nibras/blocks/models';
import { SelectField, useCourseEditing, useShared } from '@nibras/editor-kit';
import { languageNames, studioLanguages } from '../../app/translation.ts';
import { BranchFields } from './branch-fields.tsx';
import { Comments } from './comments.tsx';
import { LearnerToolsFields } from './learner-tools-fields.tsx';
import { QuizFields } from './quiz-fields.tsx';

function PageFields({ page }: { readonly page: Id }): ReactNode {
  const { t } = useTranslation();
  const { document } = useCourseEditing();
  const parents: Id[] = [];
  for (
    let at = String(document.nodes.get(page)?.get('parent') ?? '');
    document.nodes.has(at) && parents.length < 5;
    at = String(document.nodes.get(at)?.get('parent') ?? '')
  )
    parents.push(at);
  return (
    <>
      <h3>{t('inspector.page')}</h3>
      <StaleTranslation record={document.nodes.get(page)} />
      <QuizFields key={page} node={page} whole />
      <BranchFields key={`branches ${page}`} page={page} />
      {parents.map((parent) => {
        const kind = String(document.nodes.get(parent)?.get('kind'));
        return (
          <section key={parent}>
            <h3>{t(`inspector.${kind}`)}</h3>
            <NodeFields node={parent} withQuiz={kind === 'module'} />
          </section>
        );
      })}
    </>
  );
}

function NodeFields({ node, withQuiz }: { readonly node: Id; readonly withQuiz: boolean }): ReactNode {
  const { t } = useTranslation();
  const { document } = useCourseEditing();
  const settings = useShared<NodeSettings>(document.nodes.get(node), () => nodeSettings(document, node), { key: node });
  return (
    <>
      <SelectField
        label={t('inspector.level')}
        value={settings.level ?? 'none'}
        choices={(['none', 'KA', 'KD', 'KC'] as const).map((value) => ({ value, label: t(`level.${value}`) }))}
        onChange={(value) => setNodeSetting(document, node, 'level', value === 'none' ? undefined : value)}
      />
      {withQuiz ? <QuizFields node={node} whole={false} /> : null}
    </>
  );
}

function CourseFields(): ReactNode {
  const { t } = useTranslation();
  const { document, language, readOnly } = useCourseEditing();
  const languages = useShared(document.course, () => courseLanguages(document));
  const title = useShared(document.course, () => readLocalText(document.course, 'title')[language] ?? '', {
    key: language,
  });
  const about = useShared(document.course, () => readLocalText(document.course, 'description')[language] ?? '', {
    key: language,
  });
  const fallback = useShared(document.course, () => defaultLanguage(document));
  return (
    <>
      <h3>{t('inspector.course')}</h3>
      <label className="nb-field">
        <span className="nb-field-label">{t('course.title')}</span>
        <input
          className="nb-input"
          value={title}
          lang={language}
          dir={directionOf(language)}
          readOnly={readOnly}
          onChange={(event) => edit(document, () => document.course.set(`title/${language}`, event.target.value))}
        />
      </label>
      <label className="nb-field">
        <span className="nb-field-label">{t('course.description')}</span>
        <textarea
          className="nb-input"
          rows={3}
          value={about}
          lang={language}
          dir={directionOf(language)}
          readOnly={readOnly}
          onChange={(event) => edit(document, () => document.course.set(`description/${language}`, event.target.value))}
        />
      </label>
      <SelectField
        label={t('course.mainLanguage')}
        value={fallback}
        choices={languages.map((value) => ({ value, label: languageNames[value] ?? value }))}
        onChange={(value) => edit(document, () => document.course.set('defaultLanguage', value))}
      />
      {readOnly ? null : (
        <div className="nb-row-actions">
          {studioLanguages
            .filter((one) => !languages.includes(one))
            .map((one) => (
              <button key={one} type="button" className="nb-quiet-button" onClick={() => addLanguage(document, one)}>
                + <span lang={one}>{languageNames[one]}</span>
              </button>
            ))}
        </div>
      )}
      <LearnerToolsFields />
    </>
  );
}

/** Says that translations fell behind their source, and lets the author call them good. */
function StaleTranslation({ record }: { readonly record: Y.Map<unknown> | undefined }): ReactNode {
  const { t } = useTranslation();
  const { document, language, readOnly } = useCourseEditing();
  const stale = useShared(
    record,
    () => (record ? staleTexts(document, record).filter((text) => text.endsWith(`/${language}`)).length : 0),
    { deep: true, key: language },
  );
  if (!record || stale === 0) return null;
  return (
    <div className="nb-banner nb-banner-inside">
      <p>{t('translation.stale', { count: stale })}</p>
      {readOnly ? null : (
        <button
          type="button"
          className="nb-button nb-button-small"
          onClick={() => noteTranslated(document, record, language)}
        >
          {t('translation.upToDate')}
        </button>
      )}
    </div>
  );
}

/** Settings of the selected block; else of the page; and of the course below. */
export const Inspector = memo(function Inspector({ page }: { readonly page: Id | null }): ReactNode {
  const { t } = useTranslation();
  const { document, selectedBlock, selectBlock } = useCourseEditing();
  const type = selectedBlock ? String(document.blocks.get(selectedBlock)?.get('type') ?? '') : '';
  const editor = Object.hasOwn(editors, type) ? editors[type as BlockType] : undefined;
  return (
    <div className="nb-inspector">
      <div className="nb-pane-head">
        <h2>{t('inspector.title')}</h2>
      </div>
      {editor && selectedBlock ? (
        <>
          <h3>{t(`block.${type}`)}</h3>
          <StaleTranslation record={document.blocks.get(selectedBlock)} />
          <editor.Inspector key={selectedBlock} block={selectedBlock} />
          {page ? <Comments key={`comments ${selectedBlock}`} page={page} block={selectedBlock} /> : null}
          <button type="button" className="nb-quiet-button" onClick={() => selectBlock(null)}>
            {t('inspector.toPage')}
          </button>
        </>
      ) : (
        <>
          {page && document.nodes.has(page) ? <PageFields page={page} /> : null}
          {page && document.nodes.has(page) ? <Comments key={page} page={page} /> : null}
          <CourseFields />
        </>
      )}
    </div>
  );
});

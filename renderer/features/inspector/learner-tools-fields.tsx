import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '@nibras/base';
import {
  addGlossaryEntry,
  courseSettings,
  directionOf,
  readLearnerSettings,
  removeGlossaryEntry,
  setCourseSetting,
} from '@nibras/course';
import { NumberField, SwitchField, useCourseEditing, useShared } from '@nibras/editor-kit';

/** A text of the course's settings in the language at hand; several lines where `rows` says so. */
function SettingText({
  label,
  name,
  value,
  rows,
  hint,
}: {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly rows?: number;
  readonly hint?: string;
}): ReactNode {
  const { document, language, readOnly } = useCourseEditing();
  const common = { className: 'nb-input', value, lang: language, dir: directionOf(language), readOnly };
  const save = (text: string): void => setCourseSetting(document, `${name}/${language}`, text);
  return (
    <label className="nb-field">
      <span className="nb-field-label">{label}</span>
      {rows === undefined ? (
        <input {...common} onChange={(event) => save(event.target.value)} />
      ) : (
        <textarea {...common} rows={rows} onChange={(event) => save(event.target.value)} />
      )}
      {hint ? <small>{hint}</small> : null}
    </label>
  );
}

function GlossaryFields(): ReactNode {
  const { t } = useTranslation();
  const { document, language, readOnly } = useCourseEditing();
  const settings = useShared(document.course, () => readLearnerSettings(courseSettings(document)));
  const shown = (id: Id): string => {
    const { term } = settings.glossary.find((entry) => entry.id === id)!;
    return term[language] || Object.values(term).find(Boolean) || '…';
  };
  return (
    <section aria-label={t('learner.glossary')}>
      <h3>{t('learner.glossary')}</h3>
      <p className="nb-hint">{t('learner.glossaryHint')}</p>
      {settings.glossary.map(({ id, term, definition }) => (
        <div key={id} role="group" aria-label={shown(id)}>
          <SettingText label={t('learner.term')} name={`glossary/${id}/term`} value={term[language] ?? ''} />
          <SettingText
            label={t('learner.definition')}
            name={`glossary/${id}/definition`}
            value={definition[language] ?? ''}
            rows={2}
          />
          {readOnly ? null : (
            <button
              type="button"
              className="nb-quiet-button"
              aria-label={t('learner.removeTerm', { term: shown(id) })}
              onClick={() => removeGlossaryEntry(document, id)}
            >
              {t('learner.remove')}
            </button>
          )}
        </div>
      ))}
      {readOnly ? null : (
        <div className="nb-row-actions">
          <button type="button" className="nb-quiet-button" onClick={() => addGlossaryEntry(document, language)}>
            + {t('learner.addTerm')}
          </button>
        </div>
      )}
      {settings.glossary.length > 0 ? (
        <SwitchField
          label={t('learner.marksTerms')}
          hint={t('learner.marksTermsHint')}
          value={settings.marksTerms}
          onChange={(on) => setCourseSetting(document, 'marksTerms', on ? undefined : false)}
        />
      ) : null}
    </section>
  );
}

function CertificateFields(): ReactNode {
  const { t } = useTranslation();
  const { document, language } = useCourseEditing();
  const { certificate } = useShared(document.course, () => readLearnerSettings(courseSettings(document)));
  return (
    <section aria-label={t('learner.certificate')}>
      <h3>{t('learner.certificate')}</h3>
      <SwitchField
        label={t('learner.offerCertificate')}
        hint={t('learner.offerCertificateHint')}
        value={certificate !== undefined}
        onChange={(on) => setCourseSetting(document, 'certificate', on || undefined)}
      />
      {certificate ? (
        <>
          <SettingText
            label={t('learner.certificateTitle')}
            hint={t('learner.certificateTitleHint')}
            name="certificateTitle"
            value={certificate.title[language] ?? ''}
          />
          <NumberField
            label={t('learner.hours')}
            hint={t('learner.hoursHint')}
            value={certificate.hours ?? 0}
            min={0}
            max={2000}
            step={0.5}
            onChange={(hours) => setCourseSetting(document, 'certificateHours', hours > 0 ? hours : undefined)}
          />
          <SettingText
            label={t('learner.competencies')}
            hint={t('learner.competenciesHint')}
            name="certificateCompetencies"
            value={certificate.competencies[language] ?? ''}
            rows={4}
          />
          <SettingText
            label={t('learner.signatory')}
            hint={t('learner.signatoryHint')}
            name="certificateSignatory"
            value={certificate.signatory[language] ?? ''}
            rows={2}
          />
        </>
      ) : null}
    </section>
  );
}

/** What the author decides about the learners' tools of the whole course: its glossary and its certificate. */
export function LearnerToolsFields(): ReactNode {
  return (
    <>
      <GlossaryFields />
      <CertificateFields />
    </>
  );
}

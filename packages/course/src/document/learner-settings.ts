import { type Id, newId } from '@nibras/base';
import { type CourseDocument, edit, entriesBelow, type LocalText } from './course-document.ts';

/** A word that learners may look up. */
export interface GlossaryEntry {
  readonly id: Id;
  readonly term: LocalText;
  readonly definition: LocalText;
}

/** What the certificate of a course says; undefined settings are left out of the page. */
export interface CertificateSettings {
  /** What the certificate calls the course, where that is not its title. */
  readonly title: LocalText;
  readonly hours?: number;
  /** One competency a line. */
  readonly competencies: LocalText;
  readonly signatory: LocalText;
}

/** What the author chose for learners of the whole course. */
export interface LearnerSettings {
  readonly glossary: readonly GlossaryEntry[];
  /** Whether the first use of a term on a page is marked, unless the learner decides otherwise. */
  readonly marksTerms: boolean;
  /** Absent where the course offers none. */
  readonly certificate?: CertificateSettings;
}

/** Settings of a course by name, as a snapshot or the document holds them. */
export type CourseSettings = Readonly<Record<string, unknown>>;

/** Settings of the course as they stand in the document. */
export function courseSettings(document: CourseDocument): CourseSettings {
  return Object.fromEntries(entriesBelow(document.course, 'setting/'));
}

function localText(settings: CourseSettings, prefix: string): LocalText {
  const texts: Record<string, string> = {};
  for (const [key, value] of Object.entries(settings))
    if (key.startsWith(`${prefix}/`) && typeof value === 'string') texts[key.slice(prefix.length + 1)] = value;
  return texts;
}

/** Reads the author's choices out of a course's settings; whatever is broken counts as not set. */
export function readLearnerSettings(settings: CourseSettings): LearnerSettings {
  const ids = new Set<Id>();
  for (const key of Object.keys(settings)) {
    const id = /^glossary\/([^/]+)\//.exec(key)?.[1];
    if (id !== undefined) ids.add(id);
  }
  const hours = settings['certificateHours'];
  return {
    glossary: [...ids].map((id) => ({
      id,
      term: localText(settings, `glossary/${id}/term`),
      definition: localText(settings, `glossary/${id}/definition`),
    })),
    marksTerms: settings['marksTerms'] !== false,
    ...(settings['certificate'] === true
      ? {
          certificate: {
            title: localText(settings, 'certificateTitle'),
            ...(typeof hours === 'number' && hours > 0 ? { hours } : {}),
            competencies: localText(settings, 'certificateCompetencies'),
            signatory: localText(settings, 'certificateSignatory'),
          },
        }
      : {}),
  };
}

/** Sets or (undefined) removes a setting of the course. */
export function setCourseSetting(document: CourseDocument, name: string, value: unknown): void {
  edit(document, () => {
    if (value === undefined) document.course.delete(`setting/${name}`);
    else document.course.set(`setting/${name}`, value);
  });
}

/** Adds a word to the glossary, in one language at first. */
export function addGlossaryEntry(document: CourseDocument, language: string, id: Id = newId()): Id {
  setCourseSetting(document, `glossary/${id}/term/${language}`, '');
  return id;
}

/** Takes a word out of the glossary, in all languages. */
export function removeGlossaryEntry(document: CourseDocument, id: Id): void {
  edit(document, () => {
    for (const [key] of entriesBelow(document.course, `setting/glossary/${id}/`))
      document.course.delete(`setting/glossary/${id}/${key}`);
  });
}

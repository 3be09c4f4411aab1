import { type ElementTable, withDifferences } from './element-rule.ts';
import type { ResponseStyle } from './responses.ts';
import { scorm12Elements } from './scorm12-elements.ts';
import { scorm2004Elements, scorm2004ThirdElements } from './scorm2004-elements.ts';

export type Edition = '12' | '2004-3rd' | '2004-4th';
export type ScormProfileId = 'moodle' | 'open-edx' | 'strict-scorm12' | 'strict-scorm2004';
export type ProfileId = ScormProfileId | 'cmi5' | 'xapi' | 'none';

/** How one LMS treats one edition of SCORM. */
export interface ScormProfile {
  readonly id: ScormProfileId;
  readonly edition: Edition;
  readonly elements: ElementTable;
  readonly responses: ResponseStyle;
  /** Says yes to all and checks nothing. */
  readonly credulous: boolean;
  /** Only these elements can be read; undefined where all can. */
  readonly readable: RegExp | undefined;
  /** Values go out on their own soon after SetValue; Commit does nothing. */
  readonly queued: boolean;
  /** Id before the other elements of a member, type before answers. */
  readonly ordered: boolean;
  /** Whether a session may be begun again without leaving the page. */
  readonly initializeAgain: boolean;
  /** Data come back only where the last exit was "suspend". */
  readonly resumeOnlyAfterSuspend: boolean;
  /** A status left at "not attempted" becomes "completed" at Finish. */
  readonly completesByDefault: boolean;
  /** Finish turns the status into passed or failed by the mastery score, whatever the course said. */
  readonly masteryOverride: boolean;
  /** A finished attempt is opened again for review only. */
  readonly reviewsFinished: boolean;
  /** What becomes the grade: raw as it is, raw or scaled, or raw and scaled when a status is set. */
  readonly grading: 'raw' | 'raw-or-scaled' | 'on-status';
}

const base = {
  credulous: false,
  readable: undefined,
  queued: false,
  ordered: true,
  initializeAgain: false,
  resumeOnlyAfterSuspend: false,
  completesByDefault: false,
  masteryOverride: false,
  reviewsFinished: false,
} as const;

const moodle12 = 'Moodle mod_scorm scorm_12';
const moodle2004 = 'Moodle mod_scorm scorm_13';
const decimal12 = { format: 'decimal12-moodle', clause: `${moodle12} CMIDecimal` } as const;
const score12 = { format: 'score12-moodle', clause: `${moodle12} CMIDecimal` } as const;
const identifier12 = { format: 'identifier12-moodle', clause: `${moodle12} CMIIdentifier` } as const;
const text12 = (limit: number) => ({ limit, clause: `${moodle12} CMIString` }) as const;

/** Moodle's scorm_12.js beside the standard; the site setting scormstandard decides the lengths. */
const moodle12Elements = (standardLimits: boolean): ElementTable =>
  withDifferences(scorm12Elements, {
    'cmi.core.lesson_location': text12(standardLimits ? 255 : 64_000),
    'cmi.suspend_data': text12(standardLimits ? 4096 : 64_000),
    'cmi.comments': text12(standardLimits ? 4096 : 64_000),
    'cmi.student_preference.language': text12(standardLimits ? 255 : 64_000),
    'cmi.interactions.n.correct_responses.n.pattern': text12(standardLimits ? 255 : 64_000),
    'cmi.interactions.n.student_response': text12(standardLimits ? 255 : 64_000),
    'cmi.core.score.raw': score12,
    'cmi.core.score.min': score12,
    'cmi.core.score.max': score12,
    'cmi.objectives.n.id': identifier12,
    'cmi.objectives.n.score.raw': score12,
    'cmi.objectives.n.score.min': score12,
    'cmi.objectives.n.score.max': score12,
    'cmi.interactions.n.id': identifier12,
    'cmi.interactions.n.objectives.n.id': identifier12,
    'cmi.interactions.n.weighting': decimal12,
    'cmi.interactions.n.result': { format: 'result12-moodle', clause: `${moodle12} CMIResult` },
  });

const real = { format: 'real-moodle', clause: `${moodle2004} CMIDecimal` } as const;
const scaled = { format: 'scaled-moodle', clause: `${moodle2004} CMIDecimal` } as const;
const moment = { format: 'moment-moodle', clause: `${moodle2004} CMITime` } as const;
const description = { format: 'description-moodle', limit: 275, clause: `${moodle2004} CMILangString250` } as const;

/** Moodle's scorm_13.js beside the standard. */
const moodle2004Elements: ElementTable = withDifferences(scorm2004Elements, {
  'cmi.score.scaled': scaled,
  'cmi.score.raw': real,
  'cmi.score.min': real,
  'cmi.score.max': real,
  'cmi.objectives.n.score.scaled': scaled,
  'cmi.objectives.n.score.raw': real,
  'cmi.objectives.n.score.min': real,
  'cmi.objectives.n.score.max': real,
  'cmi.objectives.n.progress_measure': { ...scaled, format: 'measure-moodle' },
  'cmi.objectives.n.description': description,
  'cmi.progress_measure': { ...scaled, format: 'measure-moodle' },
  'cmi.comments_from_learner.n.timestamp': moment,
  'cmi.interactions.n.timestamp': moment,
  'cmi.interactions.n.weighting': real,
  'cmi.interactions.n.description': description,
  'cmi.interactions.n.result': { format: 'result-moodle', clause: `${moodle2004} CMIResult` },
  'cmi.interactions.n.learner_response': { format: 'line', clause: `${moodle2004} CMIFeedback` },
  'cmi.interactions.n.correct_responses.n.pattern': { format: 'line', clause: `${moodle2004} CMIFeedback` },
});

const standard = (edition: Edition): ElementTable =>
  edition === '12' ? scorm12Elements : edition === '2004-3rd' ? scorm2004ThirdElements : scorm2004Elements;

/** An LMS's way with an edition. `standardLimits` is Moodle's site setting of that name. */
export function scormProfile(id: ScormProfileId, edition: Edition, standardLimits = false): ScormProfile {
  const twelve = edition === '12';
  if (id === 'moodle')
    return {
      ...base,
      id,
      edition,
      elements: twelve ? moodle12Elements(standardLimits) : moodle2004Elements,
      responses: twelve ? 'none' : 'moodle2004',
      ordered: !twelve,
      resumeOnlyAfterSuspend: !twelve,
      completesByDefault: twelve,
      masteryOverride: twelve,
      reviewsFinished: true,
      grading: 'raw',
    };
  if (id === 'open-edx')
    return {
      ...base,
      id,
      edition,
      elements: standard(edition),
      responses: 'none',
      credulous: true,
      readable: /^cmi\.(suspend_data|location|core\.lesson_location)$/,
      queued: true,
      ordered: false,
      initializeAgain: true,
      grading: 'on-status',
    };
  return {
    ...base,
    id,
    edition,
    elements: standard(edition),
    responses: twelve ? 'strict12' : 'strict2004',
    grading: 'raw-or-scaled',
    resumeOnlyAfterSuspend: !twelve,
  };
}

/** The LMSs that a package of this kind can be given to, the first as the usual choice. */
export function profilesFor(kind: 'scorm12' | 'scorm2004' | 'cmi5' | 'xapi' | 'none'): readonly ProfileId[] {
  if (kind === 'scorm12') return ['moodle', 'open-edx', 'strict-scorm12'];
  if (kind === 'scorm2004') return ['moodle', 'open-edx', 'strict-scorm2004'];
  return [kind];
}

declare const ANSWERS_LATE: boolean;
declare const WITH_RULES: boolean;

/** Whether this build's LMS may answer after the first page shows; the build leaves out what the others do not need. */
export const answersLate = typeof ANSWERS_LATE === 'undefined' || ANSWERS_LATE;

/** Whether the course draws questions, has sittings, branches or hints that cost marks. */
export const withRules = typeof WITH_RULES === 'undefined' || WITH_RULES;

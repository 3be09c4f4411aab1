declare const ANSWERS_LATE: boolean;

/** Whether this build's LMS may answer after the first page shows; the build leaves out what the others do not need. */
export const answersLate = typeof ANSWERS_LATE === 'undefined' || ANSWERS_LATE;

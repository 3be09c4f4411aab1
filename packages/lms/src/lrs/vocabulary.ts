const adl = 'http://adlnet.gov/expapi/verbs/';

/** Verbs with a meaning in cmi5. @spec cmi5 9.3 */
export const verbs = {
  launched: `${adl}launched`,
  initialized: `${adl}initialized`,
  completed: `${adl}completed`,
  passed: `${adl}passed`,
  failed: `${adl}failed`,
  terminated: `${adl}terminated`,
  abandoned: 'https://w3id.org/xapi/adl/verbs/abandoned',
  waived: 'https://w3id.org/xapi/adl/verbs/waived',
  satisfied: 'https://w3id.org/xapi/adl/verbs/satisfied',
} as const;

export const categories = {
  cmi5: 'https://w3id.org/xapi/cmi5/context/categories/cmi5',
  moveOn: 'https://w3id.org/xapi/cmi5/context/categories/moveon',
} as const;

const context = 'https://w3id.org/xapi/cmi5/context/extensions/';

export const contextExtensions = {
  sessionId: `${context}sessionid`,
  masteryScore: `${context}masteryscore`,
  launchMode: `${context}launchmode`,
  launchUrl: `${context}launchurl`,
  moveOn: `${context}moveon`,
  launchParameters: `${context}launchparameters`,
} as const;

export const resultExtensions = {
  progress: 'https://w3id.org/xapi/cmi5/result/extensions/progress',
} as const;

export const launchDataId = 'LMS.LaunchData';
export const preferencesId = 'cmi5LearnerPreferences';

export type MoveOn = 'Passed' | 'Completed' | 'CompletedAndPassed' | 'CompletedOrPassed' | 'NotApplicable';
export type LaunchMode = 'Normal' | 'Browse' | 'Review';

import { clockDuration, decimal } from './cmi-format.ts';
import { type Dialect, openCmi } from './cmi.ts';
import type { Lms } from './lms.ts';
import { shortStyle as style } from './short-style.ts';
import { answerText, keyTexts, resultOf } from './told.ts';

const core = 'cmi.core.';

const dialect: Dialect = {
  prefix: 'LMS',
  start: 'LMSInitialize',
  finish: 'LMSFinish',
  location: `${core}lesson_location`,
  learner: `${core}student_id`,
  learnerName: `${core}student_name`,
  mode: `${core}lesson_mode`,
  entry: `${core}entry`,
  exit: `${core}exit`,
  sessionTime: `${core}session_time`,
  duration: clockDuration,
  // @spec SCORM 1.2 RTE 3.4.4: suspend_data holds 4096 characters.
  limit: 3500,
  ladders: { [`${core}lesson_status`]: ['incomplete', 'failed', 'completed', 'passed'] },
  score: (percent) => [
    [`${core}score.min`, '0'],
    [`${core}score.max`, '100'],
    [`${core}score.raw`, decimal(percent)],
  ],
  status: ({ complete, success, graded }) => {
    const done = success === undefined ? (graded ? 'incomplete' : 'completed') : success ? 'passed' : 'failed';
    return [[`${core}lesson_status`, complete ? done : 'incomplete']];
  },
  progress: () => [],
  interaction: ({ interaction, told, credit, seconds, at }) => [
    ['id', interaction.id],
    // @spec SCORM 1.2 RTE 3.4.7: there is no type for long words.
    ['type', told.type === 'long-fill-in' ? 'fill-in' : told.type],
    ['time', new Date(at).toTimeString().slice(0, 8)],
    // Moodle takes three digits before the point.
    ['weighting', decimal(Math.min(999, interaction.points))],
    ...keyTexts(told, style).map((text, index) => [`correct_responses.${index}.pattern`, text] as const),
    ['student_response', answerText(told, style)],
    // @spec SCORM 1.2 RTE 3.4.7: "wrong", where 2004 says "incorrect".
    ['result', resultOf(told, credit, 'wrong')],
    ['latency', clockDuration(seconds)],
  ],
};

export const openScorm12 = (): Lms => openCmi(dialect);

import { decimal, isoDuration, isoMoment } from './cmi-format.ts';
import { type Dialect, openCmi } from './cmi.ts';
import type { Lms } from './lms.ts';
import { answerText, keyTexts, longStyle, oneLine, resultOf } from './told.ts';

const style = longStyle(250);

const dialect: Dialect = {
  prefix: '',
  start: 'Initialize',
  finish: 'Terminate',
  location: 'cmi.location',
  learner: 'cmi.learner_id',
  learnerName: 'cmi.learner_name',
  mode: 'cmi.mode',
  entry: 'cmi.entry',
  exit: 'cmi.exit',
  sessionTime: 'cmi.session_time',
  duration: isoDuration,
  // Browsers hand over about 64 KB when a page closes: far below that, nothing of it is lost.
  limit: 16_000,
  ladders: {
    'cmi.completion_status': ['incomplete', 'completed'],
    'cmi.success_status': ['unknown', 'failed', 'passed'],
  },
  score: (percent) => [
    ['cmi.score.min', '0'],
    ['cmi.score.max', '100'],
    ['cmi.score.raw', decimal(percent)],
    ['cmi.score.scaled', decimal(percent / 100, 4)],
  ],
  status: ({ complete, success }) => [
    ...(success === undefined ? [] : [['cmi.success_status', success ? 'passed' : 'failed'] as const]),
    ['cmi.completion_status', complete ? 'completed' : 'incomplete'],
  ],
  progress: ({ visited, pages }) => (pages > 0 ? [['cmi.progress_measure', decimal(visited / pages, 4)]] : []),
  interaction: ({ interaction, told, credit, prompt, seconds, at }) => {
    const description = oneLine(prompt, 250).replace(/^[{\s]+/, '');
    return [
      ['id', interaction.id],
      ['type', told.type],
      ['timestamp', isoMoment(new Date(at))],
      ['weighting', decimal(interaction.points)],
      ...keyTexts(told, style).map((text, index) => [`correct_responses.${index}.pattern`, text] as const),
      ['learner_response', answerText(told, style)],
      ['result', resultOf(told, credit, 'incorrect')],
      ['latency', isoDuration(seconds)],
      ...(description === '' ? [] : [['description', description] as const]),
    ];
  },
};

export const openScorm2004 = (): Lms => openCmi(dialect);

import type { Access, ElementRule, ElementTable } from './element-rule.ts';
import type { FormatName } from './formats.ts';

const rule = (access: Access, clause: string, format: FormatName, limit?: number): ElementRule => ({
  access,
  format,
  clause: `SCORM 2004 RTE ${clause}`,
  ...(limit === undefined ? {} : { limit }),
});
const read = (clause: string): ElementRule => rule('read', clause, 'any');

const score = (path: string, clause: string): ElementTable => ({
  [`${path}._children`]: read(clause),
  [`${path}.scaled`]: rule('both', clause, 'scaled'),
  [`${path}.raw`]: rule('both', clause, 'real'),
  [`${path}.min`]: rule('both', clause, 'real'),
  [`${path}.max`]: rule('both', clause, 'real'),
});

const comments = (path: string, clause: string, access: Access): ElementTable => ({
  [`${path}._children`]: read(clause),
  [`${path}._count`]: read(clause),
  [`${path}.n.comment`]: rule(access, clause, 'local-text', 4000),
  [`${path}.n.location`]: rule(access, clause, 'any', 250),
  [`${path}.n.timestamp`]: rule(access, clause, 'moment'),
});

/** Every element of SCORM 2004, 4th edition. @spec SCORM 2004 RTE 4.2 */
export const scorm2004Elements: ElementTable = {
  'cmi._version': read('4.2.1'),
  ...comments('cmi.comments_from_learner', '4.2.2', 'both'),
  ...comments('cmi.comments_from_lms', '4.2.3', 'read'),
  'cmi.completion_status': rule('both', '4.2.4', 'completion'),
  'cmi.completion_threshold': read('4.2.5'),
  'cmi.credit': read('4.2.6'),
  'cmi.entry': read('4.2.7'),
  'cmi.exit': rule('write', '4.2.8', 'exit'),
  'cmi.interactions._children': read('4.2.9'),
  'cmi.interactions._count': read('4.2.9'),
  'cmi.interactions.n.id': rule('both', '4.2.9', 'long-identifier', 4000),
  'cmi.interactions.n.type': rule('both', '4.2.9', 'type'),
  'cmi.interactions.n.objectives._count': read('4.2.9'),
  'cmi.interactions.n.objectives.n.id': rule('both', '4.2.9', 'long-identifier', 4000),
  'cmi.interactions.n.timestamp': rule('both', '4.2.9', 'moment'),
  'cmi.interactions.n.correct_responses._count': read('4.2.9'),
  'cmi.interactions.n.correct_responses.n.pattern': rule('both', '4.2.9.1', 'any'),
  'cmi.interactions.n.weighting': rule('both', '4.2.9', 'real'),
  'cmi.interactions.n.learner_response': rule('both', '4.2.9.2', 'any'),
  'cmi.interactions.n.result': rule('both', '4.2.9', 'result'),
  'cmi.interactions.n.latency': rule('both', '4.2.9', 'interval'),
  'cmi.interactions.n.description': rule('both', '4.2.9', 'local-text', 250),
  'cmi.launch_data': read('4.2.10'),
  'cmi.learner_id': read('4.2.11'),
  'cmi.learner_name': read('4.2.12'),
  'cmi.learner_preference._children': read('4.2.13'),
  'cmi.learner_preference.audio_level': rule('both', '4.2.13', 'real-not-negative'),
  'cmi.learner_preference.language': rule('both', '4.2.13', 'language', 250),
  'cmi.learner_preference.delivery_speed': rule('both', '4.2.13', 'real-not-negative'),
  'cmi.learner_preference.audio_captioning': rule('both', '4.2.13', 'captioning'),
  'cmi.location': rule('both', '4.2.14', 'any', 1000),
  'cmi.max_time_allowed': read('4.2.15'),
  'cmi.mode': read('4.2.16'),
  'cmi.objectives._children': read('4.2.17'),
  'cmi.objectives._count': read('4.2.17'),
  'cmi.objectives.n.id': rule('both', '4.2.17', 'long-identifier', 4000),
  ...score('cmi.objectives.n.score', '4.2.17'),
  'cmi.objectives.n.success_status': rule('both', '4.2.17', 'success'),
  'cmi.objectives.n.completion_status': rule('both', '4.2.17', 'completion'),
  'cmi.objectives.n.progress_measure': rule('both', '4.2.17', 'measure'),
  'cmi.objectives.n.description': rule('both', '4.2.17', 'local-text', 250),
  'cmi.progress_measure': rule('both', '4.2.18', 'measure'),
  'cmi.scaled_passing_score': read('4.2.19'),
  ...score('cmi.score', '4.2.20'),
  'cmi.session_time': rule('write', '4.2.21', 'interval'),
  'cmi.success_status': rule('both', '4.2.22', 'success'),
  'cmi.suspend_data': rule('both', '4.2.23', 'any', 64_000),
  'cmi.time_limit_action': read('4.2.24'),
  'cmi.total_time': read('4.2.25'),
  'adl.nav.request': rule('both', '5.6.4', 'navigation'),
  'adl.nav.request_valid.continue': read('5.6.5'),
  'adl.nav.request_valid.previous': read('5.6.5'),
};

/** The third edition keeps less of the state. @spec SCORM 2004 3rd Ed. RTE 4.2.23 */
export const scorm2004ThirdElements: ElementTable = {
  ...scorm2004Elements,
  'cmi.suspend_data': {
    ...scorm2004Elements['cmi.suspend_data']!,
    limit: 4000,
    clause: 'SCORM 2004 3rd Ed. RTE 4.2.23',
  },
};

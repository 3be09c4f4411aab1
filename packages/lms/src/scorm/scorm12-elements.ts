import type { Access, ElementRule, ElementTable } from './element-rule.ts';
import type { FormatName } from './formats.ts';

const rule = (access: Access, type: string, format: FormatName, limit?: number): ElementRule => ({
  access,
  format,
  clause: `SCORM 1.2 RTE 3.4 ${type}`,
  ...(limit === undefined ? {} : { limit }),
});
const read = (type: string): ElementRule => rule('read', type, 'any');

const score = (path: string): ElementTable => ({
  [`${path}._children`]: read('CMIString255'),
  [`${path}.raw`]: rule('both', 'CMIDecimal', 'score-decimal12'),
  [`${path}.min`]: rule('both', 'CMIDecimal', 'score-decimal12'),
  [`${path}.max`]: rule('both', 'CMIDecimal', 'score-decimal12'),
});

/** Every element of SCORM 1.2. @spec SCORM 1.2 RTE 3.4 */
export const scorm12Elements: ElementTable = {
  'cmi._version': read('CMIString255'),
  'cmi.core._children': read('CMIString255'),
  'cmi.core.student_id': read('CMIIdentifier'),
  'cmi.core.student_name': read('CMIString255'),
  'cmi.core.lesson_location': rule('both', 'CMIString255', 'any', 255),
  'cmi.core.credit': read('CMIVocabulary (Credit)'),
  'cmi.core.lesson_status': rule('both', 'CMIVocabulary (Status)', 'status12'),
  'cmi.core.entry': read('CMIVocabulary (Entry)'),
  ...score('cmi.core.score'),
  'cmi.core.total_time': read('CMITimespan'),
  'cmi.core.lesson_mode': read('CMIVocabulary (Mode)'),
  'cmi.core.exit': rule('write', 'CMIVocabulary (Exit)', 'exit12'),
  'cmi.core.session_time': rule('write', 'CMITimespan', 'timespan12'),
  'cmi.suspend_data': rule('both', 'CMIString4096', 'any', 4096),
  'cmi.launch_data': read('CMIString4096'),
  'cmi.comments': rule('both', 'CMIString4096', 'any', 4096),
  'cmi.comments_from_lms': read('CMIString4096'),
  'cmi.objectives._children': read('CMIString255'),
  'cmi.objectives._count': read('CMIInteger'),
  'cmi.objectives.n.id': rule('both', 'CMIIdentifier', 'identifier12'),
  ...score('cmi.objectives.n.score'),
  'cmi.objectives.n.status': rule('both', 'CMIVocabulary (Status)', 'objective-status12'),
  'cmi.student_data._children': read('CMIString255'),
  'cmi.student_data.mastery_score': read('CMIDecimal'),
  'cmi.student_data.max_time_allowed': read('CMITimespan'),
  'cmi.student_data.time_limit_action': read('CMIVocabulary (Time Limit Action)'),
  'cmi.student_preference._children': read('CMIString255'),
  'cmi.student_preference.audio': rule('both', 'CMISInteger', 'audio12'),
  'cmi.student_preference.language': rule('both', 'CMIString255', 'any', 255),
  'cmi.student_preference.speed': rule('both', 'CMISInteger', 'speed12'),
  'cmi.student_preference.text': rule('both', 'CMISInteger', 'text12'),
  'cmi.interactions._children': read('CMIString255'),
  'cmi.interactions._count': read('CMIInteger'),
  'cmi.interactions.n.id': rule('write', 'CMIIdentifier', 'identifier12'),
  'cmi.interactions.n.objectives._count': read('CMIInteger'),
  'cmi.interactions.n.objectives.n.id': rule('write', 'CMIIdentifier', 'identifier12'),
  'cmi.interactions.n.time': rule('write', 'CMITime', 'time12'),
  'cmi.interactions.n.type': rule('write', 'CMIVocabulary (Interaction)', 'type12'),
  'cmi.interactions.n.correct_responses._count': read('CMIInteger'),
  'cmi.interactions.n.correct_responses.n.pattern': rule('write', 'CMIFeedback', 'any', 255),
  'cmi.interactions.n.weighting': rule('write', 'CMIDecimal', 'decimal12'),
  'cmi.interactions.n.student_response': rule('write', 'CMIFeedback', 'any', 255),
  'cmi.interactions.n.result': rule('write', 'CMIVocabulary (Result)', 'result12'),
  'cmi.interactions.n.latency': rule('write', 'CMITimespan', 'timespan12'),
};

import { own } from '../own.ts';
import { createVerdict, type Verdict } from '../verdict.ts';
import { countMembers } from './cmi-model.ts';
import { type ElementRule, splitElement } from './element-rule.ts';
import { formats, misfit, type ValueFormat } from './formats.ts';
import type { ScormProfile } from './profiles.ts';
import { checkResponse } from './responses.ts';

/** A refusal: what is wrong, and the code that the course reads. */
export interface Refusal {
  readonly verdict: Verdict;
  readonly code: string;
}

/** Codes of both editions for the same faults. @spec SCORM 1.2 RTE 3.3.4; SCORM 2004 RTE 3.1.7 */
const codes = {
  'unknown-element': ['401', '401'],
  'read-only': ['403', '404'],
  'write-only': ['404', '405'],
  format: ['405', '406'],
  range: ['405', '407'],
  'index-gap': ['201', '351'],
  dependency: ['201', '408'],
  general: ['101', '351'],
  'not-text': ['201', '201'],
} as const;

/** The error code for a kind of fault. */
export const codeFor = (twelve: boolean, kind: keyof typeof codes): string => codes[kind][twelve ? 0 : 1];

const isAnswer = /^cmi\.interactions\.n\.(student_response|learner_response|correct_responses\.n\.pattern)$/;

/** What a profile refuses of a value, after what the course has set before. */
export function checkSet(
  profile: ScormProfile,
  values: ReadonlyMap<string, string>,
  element: string,
  value: unknown,
): Refusal | undefined {
  const twelve = profile.edition === '12';
  const { name, indices } = splitElement(element);
  const rule: ElementRule | undefined = own(profile.elements, name);
  const text = String(value);
  const refuse = (
    fault: string,
    kind: keyof typeof codes,
    params: Readonly<Record<string, string | number>> = {},
    clause = rule?.clause ?? '',
  ): Refusal => ({
    verdict: createVerdict(fault, clause, { element, value: text, params }),
    code: codeFor(twelve, kind),
  });
  if (!rule)
    return refuse('scorm.unknown-element', 'unknown-element', {}, twelve ? 'SCORM 1.2 RTE 3.4' : 'SCORM 2004 RTE 4.1');
  if (/\._(count|children|version)$|^cmi\._version$/.test(name))
    return { ...refuse('scorm.read-only', 'read-only'), code: twelve ? '402' : '404' };
  if (rule.access === 'read') return refuse('scorm.read-only', 'read-only');
  const gap = indexGap(values, element, indices);
  if (gap)
    return refuse('scorm.index-gap', 'index-gap', gap, twelve ? 'SCORM 1.2 RTE 3.4.2' : 'SCORM 2004 RTE 4.1.1.4');
  if (profile.ordered) {
    const missing = missingBefore(values, element, name, twelve);
    if (missing) return refuse(`scorm.${missing}-first`, 'dependency');
  }
  if (rule.limit !== undefined && text.length > rule.limit)
    return refuse('scorm.too-long', 'format', { length: text.length, limit: rule.limit });
  const wrong = misfit(rule.format, text);
  if (wrong === 'vocabulary') {
    const { values: allowed = [] }: ValueFormat = formats[rule.format];
    return refuse('scorm.vocabulary', 'format', {
      allowed: allowed.map((one) => (one === '' ? '""' : one)).join(', '),
    });
  }
  if (wrong === 'range') {
    const { range = [0, 0] }: ValueFormat = formats[rule.format];
    return refuse('scorm.range', 'range', { least: range[0], most: range[1] });
  }
  if (wrong)
    return refuse(rule.format === 'line' ? 'scorm.line-break' : 'scorm.format', 'format', { format: rule.format });
  return checkMember(profile, values, element, name, text, refuse);
}

type Refuse = (fault: string, kind: keyof typeof codes, params?: Readonly<Record<string, string | number>>) => Refusal;

function checkMember(
  profile: ScormProfile,
  values: ReadonlyMap<string, string>,
  element: string,
  name: string,
  text: string,
  refuse: Refuse,
): Refusal | undefined {
  const twelve = profile.edition === '12';
  if (isAnswer.test(name)) {
    const member = /^cmi\.interactions\.\d+/.exec(element)![0];
    const type = values.get(`${member}.type`) ?? '';
    const found = checkResponse(profile.responses, type, text, name.endsWith('.pattern'));
    if (found) return refuse(found.rule, found.rule === 'scorm.too-many' ? 'general' : 'format', found.params);
    if (!twelve && name.endsWith('.pattern')) return repeated(values, element, text, '.pattern', refuse, type);
  }
  if (!twelve && name === 'cmi.objectives.n.id') {
    const before = values.get(element);
    if (before !== undefined && before !== text) return refuse('scorm.objective-id-fixed', 'general', { before });
    return repeated(values, element, text, '.id', refuse, '');
  }
  return undefined;
}

/** A pattern or an objective's id may stand once only. @spec SCORM 2004 RTE 4.2.9.1, 4.2.17 */
function repeated(
  values: ReadonlyMap<string, string>,
  element: string,
  text: string,
  suffix: string,
  refuse: Refuse,
  type: string,
): Refusal | undefined {
  const collection = element.slice(0, -suffix.length).replace(/\.\d+$/, '');
  const most = type === 'choice' ? 10 : type === 'fill-in' || type === 'long-fill-in' ? 5 : Infinity;
  const count = countMembers(values, collection);
  for (let index = 0; index < count; index += 1)
    if (`${collection}.${index}${suffix}` !== element && values.get(`${collection}.${index}${suffix}`) === text)
      return refuse('scorm.repeated', 'general');
  return suffix === '.pattern' && count > most ? refuse('scorm.too-many', 'general', { type, most, count }) : undefined;
}

/** The first index of an element that leaves a gap; members are numbered from 0 without one. */
function indexGap(
  values: ReadonlyMap<string, string>,
  element: string,
  indices: readonly number[],
): { readonly index: number; readonly count: number } | undefined {
  let from = 0;
  for (const index of indices) {
    const at = element.indexOf(`.${index}.`, from);
    const collection = element.slice(0, at);
    const count = countMembers(values, collection);
    if (index > count) return { index, count };
    from = at + 1;
  }
  return undefined;
}

const needsId = /^cmi\.(interactions|objectives)\.n\.(?!id$)/;

/** What must be set before this element: the member's id, or the interaction's type. */
function missingBefore(
  values: ReadonlyMap<string, string>,
  element: string,
  name: string,
  twelve: boolean,
): 'id' | 'type' | undefined {
  if (!needsId.test(name)) return undefined;
  const member = /^cmi\.(interactions|objectives)\.\d+/.exec(element)![0];
  if (!values.has(`${member}.id`)) return 'id';
  if (isAnswer.test(name) && !values.has(`${member}.type`) && !twelve) return 'type';
  return undefined;
}

/** What a profile refuses when an element is read. */
export function checkGet(profile: ScormProfile, element: string): Refusal | undefined {
  const twelve = profile.edition === '12';
  const { name } = splitElement(element);
  const rule = own(profile.elements, name);
  if (!rule)
    return {
      verdict: createVerdict('scorm.unknown-element', twelve ? 'SCORM 1.2 RTE 3.4' : 'SCORM 2004 RTE 4.1', { element }),
      code: codeFor(twelve, 'unknown-element'),
    };
  if (rule.access === 'write')
    return {
      verdict: createVerdict('scorm.write-only', rule.clause, { element }),
      code: codeFor(twelve, 'write-only'),
    };
  return undefined;
}

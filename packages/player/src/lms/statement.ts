import { withRules } from '../late.ts';
import { decimal, isoDuration } from './cmi-format.ts';
import type { Answer } from './lms.ts';
import type { Actor } from './statement-actor.ts';
import { answerText, keyTexts, longStyle } from './told.ts';

export const verbBase = 'http://adlnet.gov/expapi/verbs/';
const typeBase = 'http://adlnet.gov/expapi/activities/';

export type Verb =
  | 'initialized'
  | 'resumed'
  | 'experienced'
  | 'answered'
  | 'progressed'
  | 'completed'
  | 'passed'
  | 'failed'
  | 'suspended'
  | 'terminated';

export interface Activity {
  readonly objectType: 'Activity';
  readonly id: string;
  readonly definition?: Readonly<Record<string, unknown>>;
}

/** A statement as it is sent. @spec xAPI 1.0.3 part 2, 2.2 */
export interface Statement {
  readonly id: string;
  readonly actor: Actor;
  readonly verb: { readonly id: string; readonly display: Readonly<Record<string, string>> };
  readonly object: Activity;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly context: Readonly<Record<string, unknown>>;
  readonly timestamp: string;
}

export const progressExtension = 'https://w3id.org/xapi/cmi5/result/extensions/progress';
/** When an answer was given that was sent in a later session than its own. */
export const answeredAtExtension = 'urn:nibras:extension:answered-at';

/** The address of a part of a course below the course's own. */
export const partOf = (course: string, part: string): string =>
  `${course}${course.startsWith('urn:') ? ':' : '/'}${part}`;

/** Characters of one text: far more than SCORM takes, and still less than what may leave with a page. */
const longestText = 8000;
const style = longStyle(1000);

/** A text in the language of the course. */
export const inLanguage = (text: string): Readonly<Record<string, string>> => ({ [nibras.language || 'und']: text });

// The words of an option as the page shows them, without the signs that marking adds. Sent again later, they may be missing.
function labelOf(id: string): string {
  const shown =
    document.querySelector(`input[value="${id}"] + span, label[for="s-${id}"]`) ??
    document.querySelector(`option[value="${id}"]`);
  const copy = shown?.cloneNode(true) as Element | undefined;
  for (const mark of copy?.querySelectorAll('.mark') ?? []) mark.remove();
  return copy?.textContent?.trim() ?? '';
}

type Members = readonly { readonly id: string }[] | undefined;

const members = (list: Members): readonly Readonly<Record<string, unknown>>[] | undefined =>
  list?.map(({ id }) => {
    const label = labelOf(id);
    return { id, ...(label ? { description: inLanguage(label) } : {}) };
  });

/** The definition of a question. What is undefined is left out of what is sent. @spec xAPI 1.0.3 part 2, 2.4.4.1 */
function definitionOf({ interaction, told, prompt }: Answer): Readonly<Record<string, unknown>> {
  const lists = interaction as Readonly<
    Partial<Record<'options' | 'sources' | 'targets' | 'items' | 'scale', Members>>
  >;
  const { options, items, sources = items, scale, targets = scale } = lists;
  const is = (types: RegExp, list: Members): unknown => (types.test(told.type) ? members(list) : undefined);
  const keys = keyTexts(told, style).map((key) => (told.strict ? '{case_matters=true}' : '') + key);
  return {
    type: `${typeBase}cmi.interaction`,
    interactionType: told.type,
    correctResponsesPattern: keys.length > 0 ? keys : undefined,
    description: prompt.trim() ? inLanguage(prompt.trim()) : undefined,
    choices: is(/^(choice|sequencing)$/, options ?? items),
    scale: is(/^likert$/, scale),
    source: is(/^matching$/, sources),
    target: is(/^matching$/, targets),
  };
}

/** The answer; a text of one piece keeps its lines. */
function responseOf(told: Answer['told']): string {
  const { answer } = told;
  const [only] = answer;
  return answer.length === 1 && typeof only === 'string'
    ? only
        .trim()
        .slice(0, longestText)
        .replace(/[\ud800-\udbff]$/, '')
    : answerText(told, style);
}

/** What an answer is about and how it went. */
export function answerParts(
  course: string,
  answer: Answer,
): { readonly object: Activity; readonly result: Readonly<Record<string, unknown>> } {
  const { interaction, told, credit, seconds } = answer;
  return {
    object: { objectType: 'Activity', id: partOf(course, interaction.id), definition: definitionOf(answer) },
    result: {
      response: responseOf(told),
      success: told.keys.length > 0 ? credit === 1 || (withRules && told.right === true) : undefined,
      score:
        interaction.points > 0
          ? {
              scaled: Number(decimal(credit, 4)),
              raw: Number(decimal(credit * interaction.points)),
              min: 0,
              max: interaction.points,
            }
          : undefined,
      duration: isoDuration(seconds),
    },
  };
}

export const pageActivity = (course: string, page: string, title: string): Activity => ({
  objectType: 'Activity',
  id: partOf(course, page),
  definition: { type: 'http://activitystrea.ms/schema/1.0/page', ...(title ? { name: inLanguage(title) } : {}) },
});

/** A score of so many percent. */
export const scoreOf = (percent: number): Readonly<Record<string, number>> => ({
  scaled: Number(decimal(percent / 100, 4)),
  raw: Number(decimal(percent)),
  min: 0,
  max: 100,
});

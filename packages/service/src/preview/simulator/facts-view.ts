import type { AttemptRecord } from '@nibras/lms';
import { element } from './element.ts';
import { type Say, sayValue } from './strings.ts';

const oneDecimal = (value: number): string => String(Math.round(value * 10) / 10);

/** What the LMS would show a teacher now, and how full the saved progress is. */
export function factsView(say: Say, record: AttemptRecord, limit: number | undefined, problems: number): HTMLElement[] {
  const row = (name: string, ...value: (Node | string)[]): HTMLElement =>
    element('div', {}, element('dt', {}, name), element('dd', {}, ...value));
  const saved =
    limit === undefined
      ? [say('charactersOnly', { count: record.saved })]
      : [
          say('characters', { count: record.saved, limit }),
          element('meter', {
            min: '0',
            max: String(limit),
            low: String(limit * 0.7),
            high: String(limit * 0.9),
            optimum: '0',
            value: String(record.saved),
            'aria-label': say('saved'),
          }),
        ];
  return [
    row(say('status'), sayValue(say, record.completion)),
    row(say('success'), record.success === 'unknown' ? say('none') : sayValue(say, record.success)),
    row(say('score'), record.grade === undefined ? say('none') : oneDecimal(record.grade)),
    row(say('completionGiven'), say(record.completionGiven ? 'yes' : 'no')),
    row(say('saved'), ...saved),
    row(say('problems'), String(problems)),
  ];
}

import { escapeXml } from '@nibras/base';
import { pickOutcome, type QtiItem, type QtiResponse, resultOutcome } from './qti-item.ts';
import type { ElementWriter, QtiVersion } from './qti-names.ts';
import { numberText } from './qti-values.ts';

/** Rules that add up the score of every response, then say which feedback is shown. */
export function processing(el: ElementWriter, version: QtiVersion, item: QtiItem): string {
  const { responses, feedbacks, maxScore = 1 } = item;
  const scored = responses.filter(({ scoring }) => scoring !== 'none');
  const [only] = scored;
  if (feedbacks.length === 0) {
    if (scored.length === 0) return '';
    if (
      scored.length === 1 &&
      only!.identifier === 'RESPONSE' &&
      (only!.scoring === 'map' || (only!.scoring === 'match' && only!.points === 1))
    )
      return el('responseProcessing', {
        template: version.template(only!.scoring === 'map' ? 'map_response' : 'match_correct'),
      });
  }
  const variable = (identifier: string): string => el('variable', { identifier });
  const base = (baseType: string, value: string): string => el('baseValue', { baseType }, escapeXml(value));
  const set = (identifier: string, value: string): string => el('setOutcomeValue', { identifier }, value);
  const add = (value: string): string => set('SCORE', el('sum', {}, variable('SCORE') + value));
  const score = (value: number): string => base('float', numberText(value));
  const cases = (all: readonly (readonly [test: string, action: string])[], otherwise = ''): string =>
    all.length === 0
      ? ''
      : el(
          'responseCondition',
          {},
          all
            .map(([test, action], index) => el(index === 0 ? 'responseIf' : 'responseElseIf', {}, test + action))
            .join('') + (otherwise === '' ? '' : el('responseElse', {}, otherwise)),
        );
  const near = (identifier: string, value: number, tolerance: number): string =>
    el(
      'equal',
      tolerance === 0
        ? { toleranceMode: 'exact' }
        : { toleranceMode: 'absolute', tolerance: `${numberText(tolerance)} ${numberText(tolerance)}` },
      variable(identifier) + base('float', String(value)),
    );
  const nearKey = (identifier: string, { tolerance, relative }: NonNullable<QtiResponse['near']>): string =>
    el(
      'equal',
      tolerance === 0
        ? { toleranceMode: 'exact' }
        : { toleranceMode: relative ? 'relative' : 'absolute', tolerance: `${tolerance} ${tolerance}` },
      variable(identifier) + el('correct', { identifier }),
    );
  let rules = '';
  for (const { identifier, scoring, points, ranges, near: key } of scored) {
    if (scoring === 'map') rules += add(el('mapResponse', { identifier }));
    else if (key) rules += cases([[nearKey(identifier, key), add(score(key.score))]]);
    else if (scoring === 'match')
      rules += cases([[el('match', {}, variable(identifier) + el('correct', { identifier })), add(score(points))]]);
    else
      rules += cases(ranges.map((range) => [near(identifier, range.value, range.tolerance), add(score(range.score))]));
  }
  if (feedbacks.some(({ outcome }) => outcome === pickOutcome)) {
    const response = responses[0]!;
    const { identifier } = response;
    if (response.baseType === 'identifier') rules += set(pickOutcome, variable(identifier));
    else {
      const named = new Set(feedbacks.filter(({ outcome }) => outcome === pickOutcome).map((one) => one.identifier));
      const tests = response.near
        ? [nearKey(identifier, response.near)]
        : response.scoring === 'ranges'
          ? response.ranges.map(({ value, tolerance }) => near(identifier, value, tolerance))
          : (response.mapping?.entries ?? []).map(({ key, caseSensitive }) =>
              el('stringMatch', { caseSensitive }, variable(identifier) + base('string', key)),
            );
      rules += cases(
        tests.flatMap((test, index) =>
          named.has(`A${index + 1}`) ? [[test, set(pickOutcome, base('identifier', `A${index + 1}`))] as const] : [],
        ),
      );
    }
  }
  if (feedbacks.some(({ outcome }) => outcome === resultOutcome))
    rules += cases(
      [[el('gte', {}, variable('SCORE') + score(maxScore - 0.001)), set(resultOutcome, base('identifier', 'correct'))]],
      set(resultOutcome, base('identifier', 'incorrect')),
    );
  return rules === '' ? '' : el('responseProcessing', {}, rules);
}

import { escapeXml } from '@nibras/base';
import {
  pickOutcome,
  type QtiChoice,
  type QtiInteraction,
  type QtiItem,
  type QtiResponse,
  resultOutcome,
} from './qti-item.ts';
import { type ElementWriter, elementWriter, type QtiVersion } from './qti-names.ts';
import { pictureElement, spotAttributes } from './qti-picture.ts';
import { toXhtml } from './xhtml.ts';

const plain = (html: string): string =>
  escapeXml(
    html
      .replace(/<[^>]*>/g, ' ')
      .replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name]!),
  );
const number = (value: number): string => String(Number(value.toFixed(6)));

function declaration(el: ElementWriter, { identifier, cardinality, baseType, correct, mapping }: QtiResponse): string {
  const values = correct.map((value) => el('value', {}, escapeXml(value))).join('');
  const entries = (mapping?.entries ?? []).map(({ key, value, caseSensitive }) =>
    el('mapEntry', {
      mapKey: key,
      mappedValue: number(value),
      ...(baseType === 'string' ? { caseSensitive } : {}),
    }),
  );
  return el(
    'responseDeclaration',
    { identifier, cardinality, baseType },
    (values === '' ? '' : el('correctResponse', {}, values)) +
      (mapping && entries.length > 0
        ? el(
            'mapping',
            { lowerBound: mapping.lower, upperBound: mapping.upper, defaultValue: number(mapping.fallback) },
            entries.join(''),
          )
        : ''),
  );
}

function interactionElement(el: ElementWriter, one: QtiInteraction, body: string): string {
  const base = { responseIdentifier: one.response };
  const choice =
    (name: string, more: Readonly<Record<string, number>> = {}) =>
    (each: QtiChoice): string =>
      el(name, { identifier: each.identifier, ...more }, toXhtml(each.html) || ' ');
  const word =
    (name: string, more: Readonly<Record<string, number>> = {}) =>
    (each: QtiChoice): string =>
      el(name, { identifier: each.identifier, ...more }, plain(each.html));
  switch (one.type) {
    case 'choice':
      return el(
        'choiceInteraction',
        { ...base, shuffle: one.shuffle, maxChoices: one.most },
        one.choices.map(choice('simpleChoice')).join(''),
      );
    case 'order':
      return el(
        'orderInteraction',
        { ...base, shuffle: one.shuffle },
        one.choices.map(choice('simpleChoice')).join(''),
      );
    case 'match':
      return el(
        'matchInteraction',
        { ...base, shuffle: one.shuffle, maxAssociations: one.sources.length },
        [
          one.sources.map(choice('simpleAssociableChoice', { matchMax: 1 })),
          one.targets.map(choice('simpleAssociableChoice', { matchMax: one.sources.length })),
        ]
          .map((set) => el('simpleMatchSet', {}, set.join('')))
          .join(''),
      );
    case 'textEntry':
      return el('textEntryInteraction', { ...base, ...(one.label ? { label: one.label } : {}), expectedLength: 20 });
    case 'extendedText':
      return el('extendedTextInteraction', { ...base, expectedLength: 800 });
    case 'inlineChoice':
      return el(
        'inlineChoiceInteraction',
        { ...base, ...(one.label ? { label: one.label } : {}), shuffle: one.shuffle },
        one.choices.map(word('inlineChoice')).join(''),
      );
    case 'gapMatch': {
      const marked = one.gaps.reduce(
        (all, gap) => all.replace(`[[${gap}]]`, () => el('gap', { identifier: gap })),
        toXhtml(body, true),
      );
      return el(
        'gapMatchInteraction',
        { ...base, shuffle: one.shuffle },
        one.words.map(word('gapText', { matchMax: one.gaps.length })).join('') + marked,
      );
    }
    case 'hottext': {
      const words = one.choices.map(word('hottext'));
      const marked = one.choices.reduce(
        (all, { identifier }, index) => all.replace(`[[${identifier}]]`, () => words[index]!),
        toXhtml(body, true),
      );
      return el('hottextInteraction', { ...base, maxChoices: one.most }, marked);
    }
    case 'hotspot':
      return el(
        'hotspotInteraction',
        { ...base, maxChoices: one.most },
        (one.picture ? pictureElement(one.picture) : '') +
          one.spots.map((spot) => el('hotspotChoice', spotAttributes(spot))).join(''),
      );
    case 'graphicGapMatch':
      return el(
        'graphicGapMatchInteraction',
        base,
        (one.picture ? pictureElement(one.picture) : '') +
          one.words.map(word('gapText', { matchMax: 1 })).join('') +
          one.spots.map((spot) => el('associableHotspot', { ...spotAttributes(spot), matchMax: spot.most })).join(''),
      );
    case 'slider':
      return el('sliderInteraction', { ...base, lowerBound: one.lower, upperBound: one.upper });
    case 'other':
      return '';
  }
}

/** Rules that add up the score of every response, then say which feedback is shown. */
function processing(el: ElementWriter, version: QtiVersion, item: QtiItem): string {
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
  const score = (value: number): string => base('float', number(value));
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
        : { toleranceMode: 'absolute', tolerance: `${number(tolerance)} ${number(tolerance)}` },
      variable(identifier) + base('float', String(value)),
    );
  let rules = '';
  for (const { identifier, scoring, points, ranges } of scored) {
    if (scoring === 'map') rules += add(el('mapResponse', { identifier }));
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
      const tests =
        response.scoring === 'ranges'
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

/** An item as a file of its own. */
export function writeQtiItem(item: QtiItem, version: QtiVersion): string {
  const el = elementWriter(version);
  const { identifier, title, maxScore, responses, interactions, feedbacks } = item;
  const outcome = (name: string, cardinality: string, baseType: string, value?: string): string =>
    el(
      'outcomeDeclaration',
      { identifier: name, cardinality, baseType },
      value === undefined ? '' : el('defaultValue', {}, el('value', {}, value)),
    );
  const has = (name: string): boolean => feedbacks.some((one) => one.outcome === name);
  const several = responses[0]?.baseType === 'identifier' && responses[0].cardinality === 'multiple';
  // The interaction holds the text that it asks about.
  const holder = interactions.find(({ type }) => type === 'gapMatch' || type === 'hottext');
  let body = holder ? '' : toXhtml(item.body, true);
  for (const one of interactions) {
    const written = interactionElement(el, one, item.body);
    const marker = `[[${one.response}]]`;
    if (!holder && body.includes(marker)) body = body.replace(marker, () => written);
    else body += one.type === 'textEntry' || one.type === 'inlineChoice' ? `<p>${written}</p>` : written;
  }
  const shown = feedbacks.map(({ outcome: outcomeIdentifier, identifier: value, html }) => {
    const inside = toXhtml(html, version.contentBody);
    return el(
      'modalFeedback',
      { outcomeIdentifier, identifier: value, showHide: 'show' },
      version.contentBody ? el('contentBody', {}, inside) : inside,
    );
  });
  const root = el(
    'assessmentItem',
    {
      xmlns: version.namespace,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${version.namespace} ${version.schemaLocation}`,
      identifier,
      title,
      adaptive: false,
      timeDependent: false,
    },
    responses.map((one) => declaration(el, one)).join('') +
      outcome('SCORE', 'single', 'float', '0') +
      outcome('MAXSCORE', 'single', 'float', number(maxScore ?? 1)) +
      (has(pickOutcome) ? outcome(pickOutcome, several ? 'multiple' : 'single', 'identifier') : '') +
      (has(resultOutcome) ? outcome(resultOutcome, 'single', 'identifier') : '') +
      el('itemBody', {}, body) +
      processing(el, version, item) +
      shown.join(''),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

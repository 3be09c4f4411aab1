import { allOf, childOf, childrenOf, textOf, type XmlElement } from '../imscp/parse-xml.ts';
import type { QtiMapping, QtiResponse } from './qti-item.ts';
import { readSpot } from './qti-picture.ts';
import { isTrue, numberOr } from './qti-values.ts';

function readMapping(element: XmlElement | undefined): QtiMapping | undefined {
  return (
    element && {
      fallback: numberOr(element.attributes['defaultValue'], 0),
      lower: numberOr(element.attributes['lowerBound'], undefined),
      upper: numberOr(element.attributes['upperBound'], undefined),
      entries: childrenOf(element, 'mapEntry').map(({ attributes }) => ({
        key: attributes['mapKey'] ?? '',
        value: numberOr(attributes['mappedValue'], 0),
        caseSensitive: attributes['caseSensitive'] === undefined || isTrue(attributes['caseSensitive']),
      })),
    }
  );
}

const cardinalities = ['single', 'multiple', 'ordered', 'record'] as const;
const constantOf = (element: XmlElement | undefined): number | undefined => {
  const value = element && [...allOf(element)].find(({ name }) => name === 'baseValue');
  return numberOr(value?.text, undefined);
};

/** Elements of rules whose meaning is told by the model; any other makes an item's rules its own. */
export const knownRules = new Set(
  'responseProcessing responseCondition responseIf responseElseIf responseElse setOutcomeValue sum variable correct baseValue match mapResponse equal mapResponsePoint stringMatch gte isNull'.split(
    ' ',
  ),
);

/** A response with the rules that are about it. */
export function readResponse(element: XmlElement, rules: XmlElement | undefined): QtiResponse {
  const identifier = element.attributes['identifier'] ?? '';
  const correct = childOf(element, 'correctResponse');
  const mapping = readMapping(childOf(element, 'mapping'));
  const template = rules?.attributes['template']?.replace(/^.*\//, '').replace(/\.xml$/, '');
  const ranges: { value: number; tolerance: number; score: number }[] = [];
  let scoring: QtiResponse['scoring'] =
    template === 'map_response' ? 'map' : template === 'match_correct' ? 'match' : 'none';
  const areas = childrenOf(childOf(element, 'areaMapping'), 'areaMapEntry').flatMap((entry) =>
    readSpot(entry).map((spot) => ({ spot, value: numberOr(entry.attributes['mappedValue'], 0) })),
  );
  const outside = childOf(element, 'areaMapping')?.attributes ?? {};
  let near: QtiResponse['near'];
  let points = 1;
  const all = rules ? [...allOf(rules)] : [];
  const about = (one: XmlElement): boolean => one.attributes['identifier'] === identifier;
  if (all.some((one) => one.name === 'mapResponse' && about(one))) scoring = 'map';
  for (const branch of all.filter(({ name }) => name === 'responseIf' || name === 'responseElseIf')) {
    const [test] = branch.children;
    const action = branch.children.find(
      ({ name, attributes }) => name === 'setOutcomeValue' && attributes['identifier'] === 'SCORE',
    );
    if (!test || !action || !test.children.some((one) => one.name === 'variable' && about(one))) continue;
    const score = constantOf(action) ?? 1;
    if (test.name === 'match' && test.children.some((one) => one.name === 'correct')) {
      scoring = 'match';
      points = score;
    } else if (test.name === 'equal') {
      if (test.children.some((one) => one.name === 'correct') && textOf(correct, 'value') === undefined) {
        const exact = test.attributes['toleranceMode'] === 'exact';
        const tolerance = Math.abs(numberOr(test.attributes['tolerance']?.trim().split(/\s+/)[0], 0));
        near = { tolerance: exact ? 0 : tolerance, relative: test.attributes['toleranceMode'] === 'relative', score };
        scoring = 'ranges';
        continue;
      }
      const value = constantOf(test) ?? numberOr(textOf(correct, 'value'), undefined);
      if (value === undefined) continue;
      const given = Math.abs(numberOr(test.attributes['tolerance']?.trim().split(/\s+/)[0], 0));
      const tolerance = test.attributes['toleranceMode'] === 'relative' ? Math.abs(value * given) / 100 : given;
      ranges.push({ value, tolerance: test.attributes['toleranceMode'] === 'exact' ? 0 : tolerance, score });
      scoring = 'ranges';
    }
  }
  return {
    identifier,
    cardinality: cardinalities.find((one) => one === element.attributes['cardinality']) ?? 'single',
    baseType: element.attributes['baseType'] ?? 'identifier',
    correct: childrenOf(correct, 'value').map(({ text }) => text.trim()),
    mapping,
    ranges,
    ...(areas.length > 0
      ? {
          areas,
          outside: {
            fallback: numberOr(outside['defaultValue'], 0),
            lower: numberOr(outside['lowerBound'], undefined),
            upper: numberOr(outside['upperBound'], undefined),
          },
        }
      : {}),
    scoring,
    ...(near ? { near } : {}),
    points,
  };
}

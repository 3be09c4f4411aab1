import { childOf, childrenOf, textOf, type XmlElement } from '../imscp/parse-xml.ts';
import type { MoodleBody, MoodleData, MoodleFormula } from './moodle-question.ts';

const toleranceTypes = { '1': 'relative', '2': 'nominal', '3': 'geometric' } as const;
const numberIn = (element: XmlElement, name: string): number => Number(textOf(element, name)) || 0;
/** More values than anybody gives are hostile. */
const mostValues = 500;

function readData(element: XmlElement): MoodleData {
  const textIn = (name: string): string => textOf(childOf(element, name), 'text') ?? '';
  const items = childrenOf(childOf(element, 'dataset_items'), 'dataset_item')
    .slice(0, mostValues)
    .toSorted((one, other) => numberIn(one, 'number') - numberIn(other, 'number'));
  return {
    name: textIn('name'),
    min: Number(textIn('minimum')) || 0,
    max: Number(textIn('maximum')) || 0,
    decimals: Math.min(6, Math.max(0, Math.round(Number(textIn('decimals')) || 0))),
    values: items.map((item) => Number(textOf(item, 'value') || Number.NaN)),
  };
}

/** What a calculated question has beside the parts of every question. */
export function readCalculated(
  element: XmlElement,
  type: 'calculated' | 'calculatedsimple',
  answers: readonly Omit<MoodleFormula, 'toleranceType' | 'figures' | 'length'>[],
): MoodleBody | undefined {
  const elements = childrenOf(element, 'answer');
  const formulas = answers.map((answer, index): MoodleFormula => {
    const own = elements[index]!;
    const kind = textOf(own, 'tolerancetype') as keyof typeof toleranceTypes | undefined;
    return {
      ...answer,
      toleranceType: toleranceTypes[kind ?? '1'] ?? 'relative',
      figures: textOf(own, 'correctanswerformat') === '2' ? 'significant' : 'decimals',
      length: Math.max(0, numberIn(own, 'correctanswerlength')),
    };
  });
  if (formulas.length === 0) return undefined;
  const units = childrenOf(childOf(element, 'units'), 'unit').map((unit) => ({
    name: textOf(unit, 'unit_name') ?? '',
    multiplier: numberIn(unit, 'multiplier') || 1,
  }));
  return {
    type,
    answers: formulas,
    units,
    unitNeeded: numberIn(element, 'unitgradingtype') > 0,
    data: childrenOf(childOf(element, 'dataset_definitions'), 'dataset_definition').map(readData),
  };
}

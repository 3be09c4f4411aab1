import { expect, test } from 'vitest';
import { readQti } from './qti2.ts';

const item = (declaration: string, body: string, template: string): string =>
  `<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i" title="T">${declaration}<itemBody>${body}</itemBody><responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/${template}"/></assessmentItem>`;

test('points with areas that count are spots on the picture', () => {
  const { items, diagnostics } = readQti(
    item(
      '<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="point"><correctResponse><value>102 113</value></correctResponse><areaMapping defaultValue="0"><areaMapEntry shape="circle" coords="100,50,10" mappedValue="2"/><areaMapEntry shape="rect" coords="0,0,20,10" mappedValue="0"/></areaMapping></responseDeclaration>',
      '<selectPointInteraction responseIdentifier="RESPONSE" maxChoices="1"><prompt>Où ?</prompt><object data="a.png" type="image/png" width="200" height="100">Carte</object></selectPointInteraction>',
      'map_response_point',
    ),
  );
  expect(diagnostics).toEqual([]);
  expect(items[0]).toMatchObject({
    interaction: { kind: 'choice', multiple: false, points: 2, options: [{ correct: true }, { correct: false }] },
    picture: { look: 'hotspot', alt: 'Carte' },
  });
});

const associate = (values: readonly string[], mapped = ''): string =>
  item(
    `<responseDeclaration identifier="RESPONSE" cardinality="multiple" baseType="pair"><correctResponse>${values.map((one) => `<value>${one}</value>`).join('')}</correctResponse>${mapped}</responseDeclaration>`,
    `<associateInteraction responseIdentifier="RESPONSE" shuffle="true" maxAssociations="3">${[...'ABCDE'].map((one) => `<simpleAssociableChoice identifier="${one}" matchMax="1">${one}</simpleAssociableChoice>`).join('')}</associateInteraction>`,
    mapped === '' ? 'match_correct' : 'map_response',
  );
test('things to join are a match where none belongs to two pairs', () => {
  const { items, diagnostics } = readQti(associate(['A C', 'D B']));
  // All or nothing there, a part for each pair here.
  expect(diagnostics.map(({ code }) => code)).toEqual(['import.percentages']);
  const alike = '<mapping><mapEntry mapKey="C A" mappedValue="1"/><mapEntry mapKey="D B" mappedValue="1"/></mapping>';
  expect(readQti(associate(['A C', 'D B'], alike)).diagnostics).toEqual([]);
  const { interaction } = items[0]!;
  if (interaction.kind !== 'match') throw new Error(interaction.kind);
  const label = (id: string): string | undefined => interaction.targets.find((one) => one.id === id)?.label;
  expect(interaction.sources.map((one) => [one.label, label(interaction.key[one.id]!)])).toEqual([
    ['A', 'C'],
    ['D', 'B'],
  ]);
  expect(interaction.targets.map((one) => one.label)).toEqual(['B', 'C', 'E']);
  expect(readQti(associate(['A B', 'B C'])).diagnostics.map(({ code }) => code)).toEqual(['import.qti.pairs']);
});

const drawn = (rules: string): string =>
  `<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i" title="T"><responseDeclaration identifier="RESPONSE" cardinality="single" baseType="integer"/><templateDeclaration identifier="X" cardinality="single" baseType="integer"/><templateDeclaration identifier="Y" cardinality="single" baseType="integer"/><templateDeclaration identifier="Z" cardinality="single" baseType="integer"/><templateProcessing>${rules}<setCorrectResponse identifier="RESPONSE"><product><variable identifier="Z"/><baseValue baseType="integer">2</baseValue></product></setCorrectResponse></templateProcessing><itemBody><p><printedVariable identifier="X"/> et <printedVariable identifier="Y"/> : <textEntryInteraction responseIdentifier="RESPONSE"/></p></itemBody><responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/></assessmentItem>`;
const set = (identifier: string, value: string): string =>
  `<setTemplateValue identifier="${identifier}">${value}</setTemplateValue>`;
const sum = '<sum><variable identifier="X"/><variable identifier="Y"/></sum>';

test('values that another tool draws become variables, and what follows from them part of the formula', () => {
  const rules =
    set('X', '<randomInteger min="2" max="8" step="2"/>') +
    set(
      'Y',
      '<random><multiple><baseValue baseType="integer">3</baseValue><baseValue baseType="integer">5</baseValue></multiple></random>',
    ) +
    set('Z', sum);
  const { items, diagnostics } = readQti(drawn(rules));
  expect(diagnostics).toEqual([]);
  const { interaction, calculation } = items[0]!;
  expect(calculation).toMatchObject({
    formula: '(x + y) * 2',
    variables: [
      { min: 2, max: 8 },
      { min: 3, max: 5 },
    ],
  });
  if (interaction.kind !== 'number') throw new Error(interaction.kind);
  for (const { values, value } of interaction.draws!) {
    const [x, y] = calculation!.variables.map(({ id }) => values[id]!);
    expect([x! % 2, [3, 5].includes(y!), value]).toEqual([0, true, (x! + y!) * 2]);
  }
});

test.each([
  set('X', '<randomInteger min="2" max="8"/>') + set('Z', '<gcd><variable identifier="X"/></gcd>'),
  set('X', '<randomInteger min="2" max="8"/>') + set('Z', sum),
  set('Z', '<sum><variable identifier="Z"/></sum>'),
  `${set('Z', '<randomInteger min="2" max="8"/>')}<templateConstraint><gt><variable identifier="Z"/><baseValue baseType="integer">3</baseValue></gt></templateConstraint>`,
])('a template that cannot be worked out is named: case %#', (rules) => {
  expect(readQti(drawn(rules)).diagnostics.map(({ code }) => code)).toEqual(['import.qti.template']);
});

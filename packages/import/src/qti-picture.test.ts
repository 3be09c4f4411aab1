import { expect, test } from 'vitest';
import { readQti } from './qti2.ts';
import { toQuestion } from './to-question.ts';

const item = (baseType: string, values: readonly string[], body: string): string =>
  `<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="i" title="Carte"><responseDeclaration identifier="RESPONSE" cardinality="multiple" baseType="${baseType}"><correctResponse>${values.map((one) => `<value>${one}</value>`).join('')}</correctResponse></responseDeclaration><itemBody>${body}</itemBody><responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/></assessmentItem>`;
const picture = '<object data="a.png" type="image/png" width="200" height="100">Une carte</object>';
const spot = (identifier: string, more = ''): string =>
  `<associableHotspot identifier="${identifier}" shape="circle" coords="100,50,10" ${more}/>`;
const labels = (inside: string, values: readonly string[]): string =>
  item(
    'directedPair',
    values,
    `<graphicGapMatchInteraction responseIdentifier="RESPONSE">${picture}${inside}</graphicGapMatchInteraction>`,
  );
const words = '<gapText identifier="A" matchMax="1">Nil</gapText><gapText identifier="B" matchMax="1">Congo</gapText>';

test('words on spots are labels to place, and labels to sort where a spot takes several', () => {
  const [one] = readQti(labels(words + spot('S', 'matchMax="1"'), ['A S'])).items;
  expect(one).toMatchObject({
    interaction: { kind: 'match', sources: [{ label: '' }], targets: [{ label: 'Nil' }, { label: 'Congo' }] },
    picture: { file: 'a.png', alt: 'Une carte', width: 200, height: 100, look: 'label' },
  });
  expect(Object.values(one!.picture!.zones)).toEqual([{ shape: 'ellipse', place: [45, 40, 10, 20] }]);
  const [several] = readQti(labels(words + spot('S', 'matchMax="2"'), ['A S', 'B S'])).items;
  expect(several).toMatchObject({ interaction: { sources: [{}, {}], targets: [{}] }, picture: { look: 'sort' } });
});

test.each([
  ['picture-labels', labels(`<gapImg identifier="A" matchMax="1">${picture}</gapImg>${spot('S')}`, ['A S'])],
  ['picture-shared', labels(words + spot('S') + spot('T'), ['A S', 'A T'])],
  ['qti.no-key', labels(words + spot('S'), ['A X'])],
  [
    'picture-missing',
    item(
      'identifier',
      ['S'],
      '<hotspotInteraction responseIdentifier="RESPONSE" maxChoices="1"><object data="a.png" type="image/png"/><hotspotChoice identifier="S" shape="rect" coords="0,0,9,9"/></hotspotInteraction>',
    ),
  ],
])('what fits no block is named: %s', (code, text) => {
  const { items, diagnostics } = readQti(text);
  expect(items).toEqual([]);
  expect(diagnostics).toMatchObject([{ code: `import.${code}`, params: { name: 'Carte' } }]);
});

test('without its picture the question stays outside, and says so', () => {
  const [one] = readQti(labels(words + spot('S', 'matchMax="1"'), ['A S'])).items;
  const { question, diagnostics } = toQuestion(one!, 'fr', () => true);
  expect(question).toBeUndefined();
  expect(diagnostics).toMatchObject([{ code: 'import.picture-missing', params: { name: 'Carte' } }]);
});

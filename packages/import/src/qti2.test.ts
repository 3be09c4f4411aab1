import { expect, test } from 'vitest';
import type { ReadItems } from './imported.ts';
import { readQti, readQtiFiles } from './qti2.ts';

const codesOf = ({ diagnostics }: ReadItems): string[] => diagnostics.map(({ code }) => code);
const item = (declarations: string, body: string, rest = ''): string =>
  `<assessmentItem identifier="i" title="T">${declarations}<itemBody>${body}</itemBody>${rest}</assessmentItem>`;
const declared = (cardinality: string, baseType: string, values: readonly string[]): string =>
  `<responseDeclaration identifier="RESPONSE" cardinality="${cardinality}" baseType="${baseType}"><correctResponse>${values
    .map((one) => `<value>${one}</value>`)
    .join('')}</correctResponse></responseDeclaration>`;
const template =
  '<responseProcessing template="http://www.imsglobal.org/question/qti_v2p2/rptemplates/match_correct"/>';

test('feedback inside an option is said of that option, and is no part of it', () => {
  const { items, diagnostics } = readQti(
    item(
      declared('single', 'identifier', ['A']),
      '<choiceInteraction responseIdentifier="RESPONSE" maxChoices="1"><prompt>Q <b>?</b></prompt><simpleChoice identifier="A">un<feedbackInline outcomeIdentifier="F" identifier="A">Oui.</feedbackInline></simpleChoice><simpleChoice identifier="B">deux</simpleChoice></choiceInteraction>',
      template,
    ),
  );
  expect(diagnostics).toEqual([]);
  const [one] = items;
  expect(one!.interaction).toMatchObject({
    prompt: 'Q ?',
    options: [
      { label: 'un', correct: true },
      { label: 'deux', correct: false },
    ],
  });
  expect(
    Object.entries(one!.html)
      .filter(([name]) => name.startsWith('feedback:'))
      .map(([, text]) => text),
  ).toEqual(['Oui.']);
});

test('rules of its own come with a remark', () => {
  const rules =
    '<responseProcessing><responseCondition><responseIf><patternMatch pattern="a+"><variable identifier="RESPONSE"/></patternMatch><setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue></responseIf></responseCondition></responseProcessing>';
  const read = readQti(
    item(
      declared('single', 'string', ['aa']),
      '<p>A <textEntryInteraction responseIdentifier="RESPONSE"/> b</p>',
      rules,
    ),
  );
  expect(codesOf(read)).toEqual(['import.qti.processing']);
  expect(read.items[0]!.interaction).toMatchObject({
    kind: 'text',
    prompt: 'A _____ b',
    answers: [{ label: 'aa', credit: 1 }],
  });
});

test('a number in 3.0 with a relative tolerance', () => {
  const { items } = readQti(
    '<?xml version="1.0"?><qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="i" title="T"><qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="float"><qti-correct-response><qti-value>200</qti-value></qti-correct-response></qti-response-declaration><qti-item-body><p>Combien ? <qti-text-entry-interaction response-identifier="RESPONSE"/></p></qti-item-body><qti-response-processing><qti-response-condition><qti-response-if><qti-equal tolerance-mode="relative" tolerance="5 5"><qti-variable identifier="RESPONSE"/><qti-correct identifier="RESPONSE"/></qti-equal><qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">1</qti-base-value></qti-set-outcome-value></qti-response-if></qti-response-condition></qti-response-processing></qti-assessment-item>',
  );
  expect(items[0]!.interaction).toMatchObject({
    kind: 'number',
    prompt: 'Combien ?',
    answers: [{ value: 200, tolerance: 10, credit: 1 }],
  });
});

test('what has no counterpart is named and left out', () => {
  const set = (...ids: string[]): string =>
    `<simpleMatchSet>${ids.map((id) => `<simpleAssociableChoice identifier="${id}" matchMax="0">${id}</simpleAssociableChoice>`).join('')}</simpleMatchSet>`;
  const twice = item(
    declared('multiple', 'directedPair', ['A X', 'A Y']),
    `<matchInteraction responseIdentifier="RESPONSE">${set('A')}${set('X', 'Y')}</matchInteraction>`,
    template,
  );
  const two = item(
    '',
    '<extendedTextInteraction responseIdentifier="A"/><extendedTextInteraction responseIdentifier="B"/>',
  );
  const keyless = item(
    '',
    '<choiceInteraction responseIdentifier="RESPONSE" maxChoices="1"><simpleChoice identifier="A">a</simpleChoice></choiceInteraction>',
  );
  expect([twice, two, keyless].map((xml) => codesOf(readQti(xml)))).toEqual([
    ['import.qti.pairs'],
    ['import.qti.several'],
    ['import.qti.no-key'],
  ]);
});

test('files without a manifest are read one by one, and a broken one does not stop the others', () => {
  const good = item(
    declared('single', 'string', ['a']),
    '<p>A</p><textEntryInteraction responseIdentifier="RESPONSE"/>',
    template,
  );
  const read = readQtiFiles({ 'a.xml': good, 'b.xml': '<assessmentItem>\n<p>', 'c/d.xml': good });
  expect(read.items).toHaveLength(2);
  expect(read.diagnostics).toMatchObject([{ code: 'import.qti.not-xml', params: { name: 'b.xml:2' } }]);
});

test('an item of more responses than anybody gives is refused at once', () => {
  const many = Array.from({ length: 20_000 }, (_, index) => index);
  const xml = item(
    many
      .map((index) => `<responseDeclaration identifier="R${index}" cardinality="single" baseType="string"/>`)
      .join(''),
    `<p>${many.map((index) => `<textEntryInteraction responseIdentifier="R${index}"/>`).join(' ')}</p>`,
    `<responseProcessing>${many.map((index) => `<setOutcomeValue identifier="SCORE"><mapResponse identifier="R${index}"/></setOutcomeValue>`).join('')}</responseProcessing>`,
  );
  expect(codesOf(readQti(xml))).toEqual(['import.qti.interaction']);
});

test.each([
  ['graphicOrderInteraction', 'graphic-order'],
  ['graphicAssociateInteraction', 'graphic-associate'],
  ['positionObjectInteraction', 'position-object'],
  ['drawingInteraction', 'drawing'],
  ['mediaInteraction', 'media'],
  ['endAttemptInteraction', 'end-attempt'],
  ['customInteraction', 'custom'],
  ['portableCustomInteraction', 'custom'],
  ['unheardOfInteraction', 'interaction'],
])('%s is left out with a reason of its own', (name, reason) => {
  const alone = item(declared('single', 'point', []), `<p>Q</p><${name} responseIdentifier="RESPONSE"/>`);
  const beside = item('', `<p>Q</p><${name} responseIdentifier="A"/><textEntryInteraction responseIdentifier="B"/>`);
  expect(codesOf(readQti(alone))).toEqual([`import.qti.${reason}`]);
  const aside = /^(media|end-attempt)$/.test(reason);
  expect(codesOf(readQti(beside))).toEqual(aside ? ['import.qti.no-key'] : [`import.qti.${reason}`]);
});

test('a file to hand in becomes the address of one, and says so', () => {
  const read = readQti(
    item(
      '<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="file"/>',
      '<p>Le classeur.</p><uploadInteraction responseIdentifier="RESPONSE"><prompt>Remettez-le.</prompt></uploadInteraction>',
    ),
  );
  expect(codesOf(read)).toEqual(['import.qti.upload']);
  expect(read.items[0]!.interaction).toMatchObject({
    kind: 'open',
    hands: 'link',
    prompt: 'Le classeur. Remettez-le.',
  });
});

test('a film beside a question stands above it, and counts for nothing', () => {
  const read = readQti(
    item(
      `<responseDeclaration identifier="M" cardinality="single" baseType="integer"/>${declared('single', 'identifier', ['A'])}`,
      '<mediaInteraction responseIdentifier="M" autostart="false" minPlays="1"><prompt>Regardez.</prompt><object data="film.mp4" type="video/mp4"/></mediaInteraction><p><object data="a.png" type="image/png">Un plan</object></p><choiceInteraction responseIdentifier="RESPONSE" maxChoices="1"><simpleChoice identifier="A">a</simpleChoice><simpleChoice identifier="B">b</simpleChoice></choiceInteraction><endAttemptInteraction responseIdentifier="E" title="Indice"/>',
      template,
    ),
  );
  expect(codesOf(read)).toEqual(['import.qti.asides']);
  expect(read.items[0]).toMatchObject({
    interaction: { kind: 'choice', points: 1 },
    html: { stem: '<p>Regardez.</p><video src="film.mp4"></video><p><img src="a.png" alt="Un plan"></p>' },
  });
});

test.each([
  ['<randomFloat min="1" max="3"/>', 2, ['import.qti.decimals']],
  ['<roundTo roundingMode="decimalPlaces" figures="1"><randomFloat min="1" max="3"/></roundTo>', 1, []],
  ['<round><randomFloat min="1" max="3"/></round>', 0, []],
])('decimals of a template, case %#', (value, decimals, codes) => {
  const read = readQti(
    item(
      `<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="float"/><templateDeclaration identifier="A" cardinality="single" baseType="float"/><templateProcessing><setTemplateValue identifier="A">${value}</setTemplateValue><setCorrectResponse identifier="RESPONSE"><variable identifier="A"/></setCorrectResponse></templateProcessing>`,
      '<p><printedVariable identifier="A"/> <textEntryInteraction responseIdentifier="RESPONSE"/></p>',
      template,
    ),
  );
  expect(codesOf(read)).toEqual(codes);
  expect(read.items[0]!.calculation?.variables).toMatchObject([{ min: 1, max: 3, decimals }]);
});

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
    ['import.qti.interaction'],
    ['import.qti.interaction'],
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

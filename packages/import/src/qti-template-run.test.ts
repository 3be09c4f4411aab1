import { expect, test } from 'vitest';
import { readQti } from './qti2.ts';

const integer = (value: number): string => `<baseValue baseType="integer">${value}</baseValue>`;
const variable = (name: string): string => `<variable identifier="${name}"/>`;
const set = (name: string, value: string): string =>
  `<setTemplateValue identifier="${name}">${value}</setTemplateValue>`;
const key = (value: string): string => `<setCorrectResponse identifier="RESPONSE">${value}</setCorrectResponse>`;
const drawn = (rules: string, shown: readonly string[] = ['X']): string =>
  `<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i" title="T"><responseDeclaration identifier="RESPONSE" cardinality="single" baseType="integer"/>${[
    'X',
    'Y',
    'Z',
  ]
    .map((name) => `<templateDeclaration identifier="${name}" cardinality="single" baseType="integer"/>`)
    .join('')}<templateProcessing>${rules}</templateProcessing><itemBody><p>${shown
    .map((name) => `<printedVariable identifier="${name}"/>`)
    .join(
      ' et ',
    )} : <textEntryInteraction responseIdentifier="RESPONSE"/></p></itemBody><responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/></assessmentItem>`;
const read = (xml: string): readonly [prompt: string | undefined, value: number | undefined, codes: string[]] => {
  const { items, diagnostics } = readQti(xml);
  const one = items[0]?.interaction;
  return [
    one?.prompt,
    one?.kind === 'number' ? one.answers[0]!.value : undefined,
    diagnostics.map(({ code }) => code.replace('import.', '')),
  ];
};

test('a draw that constraints refuse is made again, until one fits', () => {
  const rules =
    set('X', '<randomInteger min="1" max="9"/>') +
    set('Y', '<randomInteger min="1" max="9"/>') +
    `<templateConstraint><and><gt>${variable('X')}${variable('Y')}</gt><equal toleranceMode="exact"><integerModulus>${variable('X')}${variable('Y')}</integerModulus>${integer(0)}</equal><gt>${variable('Y')}${integer(1)}</gt></and></templateConstraint>` +
    key(`<integerDivide>${variable('X')}${variable('Y')}</integerDivide>`);
  const [prompt, value, codes] = read(drawn(rules, ['X', 'Y']));
  const [x, y] = /(\d) et (\d)/.exec(prompt!)!.slice(1).map(Number);
  expect([x! > y!, x! % y!, x! / y!, codes]).toEqual([true, 0, value, ['first-draw']]);
  expect(read(drawn(rules, ['X', 'Y']))).toEqual([prompt, value, codes]);
});

test('conditions are followed, and an end ends', () => {
  const rules = (x: number): string =>
    set('X', integer(x)) +
    `<templateCondition><templateIf><lt>${variable('X')}${integer(3)}</lt>${set('Z', integer(10))}</templateIf><templateElseIf><match>${variable('X')}${integer(3)}</match>${key(integer(33))}<exitTemplate/></templateElseIf><templateElse>${set('Z', '<gcd><baseValue baseType="integer">12</baseValue><baseValue baseType="integer">18</baseValue></gcd>')}</templateElse></templateCondition>` +
    key(`<sum>${variable('Z')}${variable('X')}</sum>`);
  expect([2, 3, 4].map((x) => read(drawn(rules(x)))[1])).toEqual([12, 33, 10]);
});

test.each([
  ['an end before the key', set('X', integer(1)) + `<exitTemplate/>${key(integer(1))}`, ['X']],
  [
    'a value that is nowhere',
    set('X', integer(1)) +
      `<templateConstraint><gt>${variable('Y')}${integer(0)}</gt></templateConstraint>` +
      key(integer(1)),
    ['X'],
  ],
  [
    'a constraint that nothing meets',
    set('X', integer(1)) +
      `<templateConstraint><gt>${variable('X')}${integer(1)}</gt></templateConstraint>` +
      key(integer(1)),
    ['X'],
  ],
  [
    'a division by nought',
    set('X', integer(0)) +
      `<templateCondition><templateIf><gt><divide>${integer(1)}${variable('X')}</divide>${integer(0)}</gt></templateIf></templateCondition>` +
      key(integer(1)),
    ['X'],
  ],
  ['an operator of its own', set('X', `<customOperator>${integer(1)}</customOperator>`) + key(variable('X')), ['X']],
  ['a key that is no number', set('X', integer(1)) + key('<baseValue baseType="string">a</baseValue>'), ['X']],
  [
    'a variable without a value in the text',
    set('X', integer(1)) +
      `<templateConstraint><gt>${variable('X')}${integer(0)}</gt></templateConstraint>` +
      key(integer(1)),
    ['X', 'Y'],
  ],
  [
    'rules without end',
    `${'<templateCondition><templateIf>'.repeat(80)}${'</templateIf></templateCondition>'.repeat(80)}${key(integer(1))}`,
    [],
  ],
  ['more rules than anybody writes', set('X', integer(1)).repeat(3000) + `<exitTemplate/>`, ['X']],
])('%s: left out and named', (_, rules, shown) => {
  expect(read(drawn(rules, shown))).toEqual([undefined, undefined, ['qti.template']]);
});

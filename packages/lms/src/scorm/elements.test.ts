import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkSet } from './check-value.ts';
import { formats, type FormatName, misfit } from './formats.ts';
import { type Edition, type ScormProfile, scormProfile, type ScormProfileId } from './profiles.ts';
import { checkResponse, type ResponseStyle } from './responses.ts';

/** Values that a format takes and values that it refuses. */
const samples: Readonly<Record<FormatName, readonly [taken: readonly string[], refused: readonly string[]]>> = {
  any: [['', 'é\n'], []],
  line: [['é'], ['a\nb']],
  identifier12: [['a-b_1'], ['', 'a b', 'é']],
  decimal12: [
    ['1', '-2.5', ''],
    ['1e3', 'x'],
  ],
  'score-decimal12': [
    ['0', '100', '66.67', ''],
    ['101', '-1', '1e1', 'abc'],
  ],
  time12: [
    ['10:00:00', '23:59:59.99'],
    ['24:00:00', '1:00:00', '10:00:00.123'],
  ],
  timespan12: [
    ['0000:00:05', '00:00:05.25'],
    ['0:00:05', '00:00:05.123', '5'],
  ],
  status12: [
    ['passed', 'browsed'],
    ['not attempted', 'Passed', ''],
  ],
  'objective-status12': [['not attempted'], ['done']],
  exit12: [['', 'suspend'], ['normal']],
  type12: [['choice'], ['long-fill-in', 'essay']],
  result12: [
    ['wrong', 'correct', '1.5'],
    ['incorrect', 'false'],
  ],
  audio12: [
    ['-1', '100'],
    ['101', 'x'],
  ],
  speed12: [['-100'], ['-101']],
  text12: [['0'], ['2']],
  'decimal12-moodle': [
    ['999', '1.2345'],
    ['1000', '1e1'],
  ],
  'score12-moodle': [
    ['100', '0'],
    ['100.5', '1000'],
  ],
  'identifier12-moodle': [
    ['', 'a-b'],
    ['a b', 'é'],
  ],
  'result12-moodle': [['wrong'], ['incorrect', '-1']],
  'long-identifier': [
    ['q1', 'urn:nibras:q1', 'http://a.example/q'],
    ['', 'a b', 'urn:'],
  ],
  real: [
    ['1', '-2.5', '1234567890.1234567'],
    ['1e-7', '.5', '1.12345678', '12345678901'],
  ],
  'real-not-negative': [['0'], ['-1']],
  scaled: [
    ['-1', '0.5', '1'],
    ['1.1', 'x'],
  ],
  measure: [
    ['0', '1'],
    ['-0.1', '1.01'],
  ],
  interval: [
    ['PT1H2M3.45S', 'P1Y', 'PT0S'],
    ['PT', 'P', 'PT1.123S', '1H'],
  ],
  moment: [
    ['2026-11-23T10:00:00Z', '2026-11-23T10:00:00.12Z', '2026', '2026-11-23T10:00:00'],
    ['2026-11-23T10:00:00.123Z', '2026-13', '23/11/2026'],
  ],
  completion: [['unknown'], ['passed']],
  success: [['passed'], ['completed']],
  exit: [['normal', ''], ['exit']],
  type: [['long-fill-in'], ['essay']],
  result: [['incorrect', '-0.5'], ['wrong']],
  'local-text': [
    ['plain', '{lang=fr}Énoncé'],
    ['{lang=}x', '{lang=é}x'],
  ],
  language: [['fr', 'ar-MA', ''], ['français']],
  captioning: [['-1'], ['2']],
  navigation: [['continue', '{target=a}choice'], ['next']],
  'real-moodle': [['12345.5'], ['123456', '1e-7']],
  'scaled-moodle': [['0.25'], ['1.5', '1e-7']],
  'measure-moodle': [['1'], ['-1']],
  'moment-moodle': [
    ['2026-11-23T10:00:00.00Z', '2026-11-23T10:00:00.0Z', '2026-11-23T10:00:00'],
    ['2026-11-23T10:00:00Z', '2026-11-23T10:00:00.123Z'],
  ],
  'description-moodle': [
    ['Question 1', '{lang=fr}Énoncé', ''],
    ['{x', 'a\nb', 'x'.repeat(252)],
  ],
  'result-moodle': [
    ['incorrect', '1.5'],
    ['wrong', '123456'],
  ],
};

describe('formats', () => {
  test.each(Object.keys(formats) as FormatName[])('%s', (name) => {
    const [taken, refused] = samples[name];
    for (const value of taken) expect([value, misfit(name, value)]).toEqual([value, undefined]);
    for (const value of refused) expect([value, misfit(name, value)]).not.toEqual([value, undefined]);
  });
});

const profiles: readonly [ScormProfileId, Edition][] = [
  ['moodle', '12'],
  ['strict-scorm12', '12'],
  ['moodle', '2004-4th'],
  ['strict-scorm2004', '2004-3rd'],
  ['strict-scorm2004', '2004-4th'],
];

/** What has been set before, so that only the rule under test can refuse. */
const prepared = (profile: ScormProfile): Map<string, string> =>
  new Map([
    ['cmi.interactions.0.id', 'q1'],
    ['cmi.interactions.0.type', profile.edition === '12' ? 'performance' : 'other'],
    ['cmi.objectives.0.id', 'o1'],
  ]);

describe.each(profiles)('every element of %s (%s)', (id, edition) => {
  const profile = scormProfile(id, edition, true);
  test.each(Object.entries(profile.elements))('%s', (name, rule) => {
    const element = name.replaceAll('.n.', '.0.');
    const set = (value: string): string | undefined =>
      checkSet(profile, prepared(profile), element, value)?.verdict.rule;
    expect(rule.clause).toMatch(/SCORM|Moodle/);
    if (rule.access === 'read') {
      expect(set('x')).toBe('scorm.read-only');
      return;
    }
    const [taken, refused] = samples[rule.format];
    const fixed = element === 'cmi.objectives.0.id' && edition !== '12';
    for (const value of fixed ? ['o1'] : taken) expect([value, set(value)]).toEqual([value, undefined]);
    for (const value of refused) expect([value, set(value)]).not.toEqual([value, undefined]);
    if (rule.limit === undefined) return;
    const fill = /identifier/.test(rule.format) ? 'a' : 'é';
    const over = fill.repeat(rule.limit + 1);
    expect(set(over)).toBe('scorm.too-long');
    if (!fixed && !/description-moodle|language/.test(rule.format))
      expect(set(fill.repeat(rule.limit))).toBeUndefined();
  });
  test('an element that does not exist', () => {
    expect(checkSet(profile, new Map(), 'cmi.nothing', '1')).toMatchObject({
      verdict: { rule: 'scorm.unknown-element' },
      code: '401',
    });
  });
  test('a gap in the indices', () => {
    const values = prepared(profile);
    expect(checkSet(profile, values, 'cmi.interactions.1.id', 'q2')).toBeUndefined();
    expect(checkSet(profile, values, 'cmi.interactions.2.id', 'q3')).toMatchObject({
      verdict: { rule: 'scorm.index-gap', params: { index: 2, count: 1 } },
      code: edition === '12' ? '201' : '351',
    });
    expect(checkSet(profile, values, 'cmi.interactions.0.correct_responses.1.pattern', 'a')?.verdict.rule).toBe(
      'scorm.index-gap',
    );
  });
});

const strict4 = scormProfile('strict-scorm2004', '2004-4th');

test('id before the rest, type before answers', () => {
  const values = new Map<string, string>();
  expect(checkSet(strict4, values, 'cmi.interactions.0.type', 'choice')).toMatchObject({
    verdict: { rule: 'scorm.id-first' },
    code: '408',
  });
  values.set('cmi.interactions.0.id', 'q1');
  expect(checkSet(strict4, values, 'cmi.interactions.0.learner_response', 'a')).toMatchObject({
    verdict: { rule: 'scorm.type-first' },
    code: '408',
  });
  values.set('cmi.interactions.0.type', 'choice');
  expect(checkSet(strict4, values, 'cmi.interactions.0.learner_response', 'a')).toBeUndefined();
});

test('patterns and objectives stand once', () => {
  const values = new Map([
    ['cmi.interactions.0.id', 'q1'],
    ['cmi.interactions.0.type', 'choice'],
    ['cmi.interactions.0.correct_responses.0.pattern', 'a'],
    ['cmi.objectives.0.id', 'o1'],
  ]);
  expect(checkSet(strict4, values, 'cmi.interactions.0.correct_responses.1.pattern', 'a')?.verdict.rule).toBe(
    'scorm.repeated',
  );
  expect(checkSet(strict4, values, 'cmi.interactions.0.correct_responses.1.pattern', 'b')).toBeUndefined();
  expect(checkSet(strict4, values, 'cmi.objectives.1.id', 'o1')?.verdict.rule).toBe('scorm.repeated');
  expect(checkSet(strict4, values, 'cmi.objectives.0.id', 'o2')?.verdict.rule).toBe('scorm.objective-id-fixed');
});

describe('answers by type', () => {
  const cases: readonly [ResponseStyle, string, boolean, readonly string[], readonly string[]][] = [
    ['strict2004', 'true-false', false, ['true'], ['t', 'vrai']],
    ['strict2004', 'choice', false, ['a[,]b', 'a-b', ''], ['a,b[,]', 'a b', 'a[,]a']],
    ['strict2004', 'fill-in', false, ['{lang=fr}deux[,]trois', 'un\ndeux'], ['x'.repeat(251)]],
    ['strict2004', 'long-fill-in', false, ['un\ndeux'], ['x'.repeat(4001)]],
    ['strict2004', 'likert', false, ['a'], ['a b']],
    ['strict2004', 'matching', false, ['a[.]1[,]b[.]2'], ['a.1', 'a[.]']],
    ['strict2004', 'performance', false, ['s1[.]done', '[.]x'], ['done']],
    ['strict2004', 'sequencing', false, ['a[,]b'], ['a[,]']],
    ['strict2004', 'numeric', false, ['3.5'], ['trois', '1e3']],
    ['strict2004', 'numeric', true, ['3[:]4', '[:]4'], ['3']],
    ['strict2004', 'fill-in', true, ['{case_matters=false}{order_matters=true}Rabat'], ['x'.repeat(251)]],
    ['strict2004', 'other', false, ['x'], ['x'.repeat(4001)]],
    ['moodle2004', 'choice', false, ['a_1[,]b.2'], ['a-b', 'é']],
    ['moodle2004', 'matching', false, ['a[.]1'], ['a.b[.]1', 'a-1[.]2']],
    ['moodle2004', 'sequencing', false, ['a[,]b'], ['a-b']],
    ['moodle2004', 'long-fill-in', false, ['une ligne'], ['deux\nlignes']],
    [
      'moodle2004',
      'choice',
      false,
      [Array.from({ length: 36 }, (_, n) => `o${n}`).join('[,]')],
      [Array.from({ length: 37 }, (_, n) => `o${n}`).join('[,]')],
    ],
    ['strict12', 'true-false', false, ['t', '0'], ['true']],
    ['strict12', 'choice', false, ['a,c', '{a}'], ['ab', 'a;c', 'a,a']],
    ['strict12', 'matching', false, ['a.1,b.3'], ['a-1', 'a1']],
    ['strict12', 'sequencing', false, ['b,a'], ['b a']],
    ['strict12', 'likert', false, ['a', ''], ['ab']],
    ['strict12', 'numeric', false, ['3.5'], ['x']],
    ['none', 'choice', false, ['tout va'], []],
  ];
  test.each(cases)('%s %s pattern=%s', (style, type, pattern, taken, refused) => {
    for (const value of taken) expect([value, checkResponse(style, type, value, pattern)]).toEqual([value, undefined]);
    for (const value of refused)
      expect([value, checkResponse(style, type, value, pattern)?.rule]).not.toEqual([value, undefined]);
  });
});

test('nothing that a course can send breaks a check', () => {
  const names = Object.keys(strict4.elements).map((one) => one.replaceAll('.n.', '.0.'));
  fc.assert(
    fc.property(
      fc.oneof(fc.constantFrom(...names, 'valueOf', '__proto__', 'constructor'), fc.string()),
      fc.anything(),
      (element, value) => {
        for (const [id, edition] of profiles)
          checkSet(scormProfile(id, edition), new Map(), element, typeof value === 'symbol' ? '' : safe(value));
      },
    ),
    { numRuns: 300 },
  );
});

/** A value whose own toString may be broken stands for any text. */
const safe = (value: unknown): unknown => {
  try {
    return String(value);
  } catch {
    return 'broken';
  }
};

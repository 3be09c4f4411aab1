import { describe, expect, test } from 'vitest';
import type { StoredAttempt } from './attempt.ts';
import { type Edition, scormProfile, type ScormProfileId } from './profiles.ts';
import { createScormSession, type ScormLaunch, type ScormSession } from './scorm-session.ts';

interface Learner extends ScormSession {
  set(element: string, value: string): string;
  get(element: string): string;
  start(): string;
  commit(): string;
  finish(): string;
  error(): string;
  wait(milliseconds: number): void;
  rules(): string[];
}

function learner(id: ScormProfileId, edition: Edition, more: Partial<ScormLaunch> = {}): Learner {
  let time = 0;
  const session = createScormSession({ profile: scormProfile(id, edition), now: () => time, ...more });
  const prefix = edition === '12' ? 'LMS' : '';
  const call = (method: string, ...args: string[]): string => session.api[method]!(...args);
  return Object.assign(Object.create(session) as ScormSession, {
    api: session.api,
    start: () => call(`${prefix}Initialize`, ''),
    set: (element: string, value: string) => call(`${prefix}SetValue`, element, value),
    get: (element: string) => call(`${prefix}GetValue`, element),
    commit: () => call(`${prefix}Commit`, ''),
    finish: () => call(edition === '12' ? 'LMSFinish' : 'Terminate', ''),
    error: () => call(`${prefix}GetLastError`),
    wait: (milliseconds: number) => void (time += milliseconds),
    rules: () => session.calls.flatMap(({ verdicts }) => verdicts.map((one) => one.rule)),
  });
}

describe('Moodle, SCORM 1.2', () => {
  test('a status never set becomes completed', () => {
    const one = learner('moodle', '12');
    one.start();
    one.finish();
    expect(one.rules()).toEqual(['moodle.completed-by-default']);
    expect(one.record()).toMatchObject({ completion: 'completed', completionGiven: true });
  });
  test('the mastery score decides, even of a half-done attempt', () => {
    const one = learner('moodle', '12', { given: { 'cmi.student_data.mastery_score': '50' } });
    one.start();
    one.set('cmi.core.score.raw', '20');
    one.set('cmi.core.lesson_status', 'incomplete');
    one.set('cmi.core.exit', 'suspend');
    one.finish();
    expect(one.rules()).toEqual(['moodle.mastery-override']);
    expect(one.record()).toMatchObject({ success: 'failed', grade: 20 });
  });
  test('a finished attempt comes back for review', () => {
    const one = learner('moodle', '12');
    one.start();
    one.set('cmi.core.lesson_status', 'passed');
    one.finish();
    one.close('left');
    const again = learner('moodle', '12', { stored: one.stored() });
    again.start();
    expect([again.get('cmi.core.lesson_mode'), again.get('cmi.core.credit')]).toEqual(['review', 'no-credit']);
  });
  test('more than the standard keeps is taken with a warning, or refused where the site asks so', () => {
    const free = learner('moodle', '12');
    free.start();
    expect(free.set('cmi.suspend_data', 'x'.repeat(4097))).toBe('true');
    expect(free.rules()).toEqual(['moodle.over-standard-limit']);
    const strict = learner('moodle', '12', { profile: scormProfile('moodle', '12', true) });
    strict.start();
    expect(strict.set('cmi.suspend_data', 'x'.repeat(4097))).toBe('false');
    expect(strict.error()).toBe('405');
  });
});

describe('Moodle, SCORM 2004', () => {
  test.each([
    ['suspend', 'page 3'],
    ['', ''],
  ])('after exit "%s" the place is "%s"', (exit, place) => {
    const one = learner('moodle', '2004-4th');
    one.start();
    one.set('cmi.location', 'page 3');
    one.set('cmi.completion_status', 'incomplete');
    one.set('cmi.exit', exit);
    one.finish();
    expect(one.close('left').some(({ rule }) => rule === 'scorm.no-suspend')).toBe(exit === '');
    const again = learner('moodle', '2004-4th', { stored: one.stored() });
    again.start();
    expect(again.get('cmi.location')).toBe(place);
    expect(again.get('cmi.entry')).toBe(exit === 'suspend' ? 'resume' : '');
  });
  test('the gradebook reads the raw score only', () => {
    const one = learner('moodle', '2004-4th');
    one.start();
    one.set('cmi.score.scaled', '0.8');
    one.set('cmi.completion_status', 'completed');
    one.finish();
    expect(one.close('left').map(({ rule }) => rule)).toContain('moodle.grade-needs-raw');
    expect(one.record().grade).toBeUndefined();
  });
  test('a second session in one page is refused', () => {
    const one = learner('moodle', '2004-4th');
    one.start();
    expect([one.start(), one.error()]).toEqual(['false', '103']);
    one.finish();
    expect([one.start(), one.error()]).toEqual(['false', '104']);
    expect([one.set('cmi.location', 'x'), one.error()]).toEqual(['false', '133']);
    expect(one.rules()).toEqual(['scorm.initialized-twice', 'scorm.initialized-again', 'scorm.after-finish']);
  });
});

describe('Open edX', () => {
  test('says yes to all and gives back the state and the place only', () => {
    const one = learner('open-edx', '12');
    one.start();
    expect([one.set('cmi.nonsense', 'x'), one.error()]).toEqual(['true', '0']);
    one.set('cmi.suspend_data', 's');
    one.set('cmi.core.lesson_status', 'incomplete');
    expect([
      one.get('cmi.suspend_data'),
      one.get('cmi.core.lesson_status'),
      one.get('cmi.core.entry'),
      one.get('cmi.interactions._count'),
    ]).toEqual(['s', '', '', '']);
  });
  test('a score after the status comes too late', () => {
    const late = learner('open-edx', '2004-4th');
    late.start();
    late.set('cmi.completion_status', 'completed');
    late.set('cmi.success_status', 'passed');
    late.set('cmi.score.raw', '80');
    late.close('left');
    expect(late.rules()).toContain('open-edx.status-before-score');
    expect(late.record().grade).toBeUndefined();
    const early = learner('open-edx', '2004-4th');
    early.start();
    early.set('cmi.score.raw', '80');
    early.set('cmi.success_status', 'passed');
    early.close('left');
    expect([early.rules(), early.record().grade]).toEqual([[], 80]);
  });
  test('failed is a grade of zero, and a negative score loses what goes with it', () => {
    const one = learner('open-edx', '2004-4th');
    one.start();
    one.set('cmi.score.raw', '40');
    one.set('cmi.success_status', 'failed');
    one.wait(1000);
    one.settle();
    expect(one.record().grade).toBe(0);
    one.set('cmi.location', 'lost');
    one.set('cmi.score.scaled', '-0.5');
    one.wait(1000);
    one.settle();
    expect(one.rules()).toContain('open-edx.negative-scaled');
    expect(one.stored().values['cmi.location']).toBeUndefined();
  });
  test('what is set while the page goes does not arrive', () => {
    const one = learner('open-edx', '12');
    one.start();
    one.set('cmi.core.lesson_location', 'p1');
    one.wait(1000);
    one.leaving();
    one.set('cmi.core.lesson_location', 'p2');
    expect(one.close('left').map(({ rule }) => rule)).toContain('open-edx.set-while-leaving');
    expect(one.stored().values['cmi.core.lesson_location']).toBe('p1');
  });
});

describe('faults', () => {
  test('a cut connection: what was committed before stays, what came after does not', () => {
    const one = learner('moodle', '12');
    one.start();
    one.set('cmi.core.lesson_location', 'p1');
    expect(one.commit()).toBe('true');
    one.faults.offline = true;
    one.set('cmi.core.lesson_location', 'p2');
    expect([one.commit(), one.error()]).toEqual(['false', '101']);
    one.close('killed');
    expect(one.stored().values['cmi.core.lesson_location']).toBe('p1');
    expect(one.rules()).toEqual(['lms.offline']);
  });
  test('an expired session refuses to store, for good', () => {
    const one = learner('strict-scorm2004', '2004-4th');
    one.start();
    one.faults.expired = true;
    expect([one.commit(), one.error(), one.finish()]).toEqual(['false', '391', 'false']);
    expect(one.rules()).toEqual(['lms.session-expired', 'lms.session-expired']);
  });
  test('one refusal on demand', () => {
    const one = learner('moodle', '2004-4th');
    one.start();
    one.faults.refuseNext = true;
    expect([one.set('cmi.location', 'x'), one.error(), one.set('cmi.location', 'x'), one.error()]).toEqual([
      'false',
      '351',
      'true',
      '0',
    ]);
  });
  test('a killed tab says nothing and leaves the last commit', () => {
    const one = learner('moodle', '2004-4th');
    one.start();
    one.set('cmi.location', 'p1');
    one.commit();
    one.set('cmi.location', 'p2');
    expect(one.close('killed')).toEqual([]);
    expect(one.record()).toMatchObject({ completion: 'unknown' });
    expect(one.stored().values['cmi.location']).toBe('p1');
  });
});

describe('what is wrong with a session as a whole', () => {
  const cases: readonly [rule: string, ScormProfileId, Edition, (one: Learner) => void][] = [
    ['scorm.never-initialized', 'moodle', '12', () => undefined],
    ['scorm.never-finished', 'moodle', '12', (one) => one.start()],
    [
      'scorm.saved-only-while-leaving',
      'moodle',
      '12',
      (one) => {
        one.start();
        one.leaving();
        one.set('cmi.suspend_data', 'x');
        one.set('cmi.core.lesson_status', 'incomplete');
        one.finish();
      },
    ],
    [
      'scorm.failed-while-unfinished',
      'moodle',
      '12',
      (one) => {
        one.start();
        one.set('cmi.core.lesson_status', 'failed');
        one.set('cmi.core.exit', 'suspend');
        one.finish();
      },
    ],
    [
      'scorm.failed-while-unfinished',
      'strict-scorm2004',
      '2004-4th',
      (one) => {
        one.start();
        one.set('cmi.completion_status', 'incomplete');
        one.set('cmi.success_status', 'failed');
        one.finish();
      },
    ],
    ['scorm.no-status', 'strict-scorm2004', '2004-4th', (one) => (one.start(), one.finish())],
    ['scorm.no-status', 'strict-scorm12', '12', (one) => (one.start(), one.finish())],
    [
      'scorm.no-commit',
      'moodle',
      '2004-4th',
      (one) => {
        one.start();
        one.set('cmi.location', 'p1');
        one.wait(6000);
        one.leaving();
        one.finish();
      },
    ],
    ['scorm.no-session-time', 'moodle', '12', (one) => (one.start(), one.finish())],
  ];
  test.each(cases)('%s (%s %s)', (rule, id, edition, play) => {
    const one = learner(id, edition);
    play(one);
    expect(one.close('left').map((verdict) => verdict.rule)).toContain(rule);
  });
  test('a sound session', () => {
    let stored: StoredAttempt | undefined;
    for (const place of ['p1', 'p2']) {
      const one = learner('strict-scorm12', '12', { stored });
      one.start();
      expect(one.get('cmi.core.lesson_location')).toBe(place === 'p1' ? '' : 'p1');
      one.set('cmi.core.lesson_location', place);
      one.set('cmi.core.lesson_status', 'incomplete');
      one.set('cmi.core.exit', 'suspend');
      one.set('cmi.core.session_time', '00:01:00.00');
      one.set('cmi.interactions.0.id', 'q1');
      one.set('cmi.interactions.0.type', 'choice');
      one.set('cmi.interactions.0.student_response', 'a');
      one.set('cmi.interactions.0.result', 'correct');
      one.commit();
      expect(one.finish()).toBe('true');
      expect([one.rules(), one.close('left')]).toEqual([[], []]);
      stored = one.stored();
    }
    const last = learner('strict-scorm12', '12', { stored });
    expect(last.record()).toMatchObject({
      completion: 'incomplete',
      totalTime: '0000:02:00.00',
      interactions: [{ id: 'q1', type: 'choice', response: 'a', result: 'correct' }],
    });
  });
});

test('values that are not text, and arguments that should be empty, are named', () => {
  const one = learner('strict-scorm2004', '2004-4th');
  one.api['Initialize']!();
  one.api['SetValue']!('cmi.location', 3);
  expect(one.rules()).toEqual(['scorm.argument', 'scorm.not-text']);
  expect(one.get('cmi.exit')).toBe('');
  expect(one.error()).toBe('405');
  expect(one.get('cmi.location')).toBe('3');
  expect([one.get('cmi.suspend_data'), one.error()]).toEqual(['', '403']);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StoredAttempt } from './attempt.ts';
import { type Edition, scormProfile, type ScormProfileId } from './profiles.ts';
import { createScormSession } from './scorm-session.ts';

const lmss: readonly (readonly [ScormProfileId, Edition])[] = [
  ['moodle', '12'],
  ['strict-scorm12', '12'],
  ['moodle', '2004-4th'],
  ['strict-scorm2004', '2004-3rd'],
];

type Deed =
  | { readonly do: 'set'; readonly element: string; readonly value: string }
  | { readonly do: 'commit' | 'offline' | 'online' | 'refuse' };

const deeds = (edition: Edition): fc.Arbitrary<Deed[]> => {
  const names = Object.entries(scormProfile('moodle', edition).elements)
    .filter(([, { access }]) => access === 'both')
    .map(([name]) => name);
  const element = fc
    .tuple(fc.constantFrom(...names), fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 1 }))
    .map(([name, one, two]) => name.replace('.n.', `.${one}.`).replace('.n.', `.${two}.`));
  const value = fc.oneof(
    fc.string({ maxLength: 300 }),
    fc.constantFrom('incomplete', 'completed', 'passed', '50', '0.5', 'q1', 'choice', 'a', ''),
  );
  const set = fc.record({ do: fc.constant('set' as const), element, value });
  const other = fc.record({
    do: fc.constantFrom('commit' as const, 'offline' as const, 'online' as const, 'refuse' as const),
  });
  return fc.array(fc.oneof({ weight: 4, arbitrary: set }, { weight: 1, arbitrary: other }), { maxLength: 40 });
};

test.each(lmss)(
  '%s %s: the course reads what was taken, never what was refused; a killed tab leaves the last commit',
  (id, edition) => {
    const prefix = edition === '12' ? 'LMS' : '';
    fc.assert(
      fc.property(deeds(edition), (all) => {
        const session = createScormSession({ profile: scormProfile(id, edition), now: () => 0 });
        const call = (method: string, ...args: string[]): string => session.api[prefix + method]!(...args);
        call('Initialize', '');
        const page = new Map<string, string>();
        let stored: ReadonlyMap<string, string> = new Map();
        for (const deed of all)
          if (deed.do === 'set') {
            const before = call('GetValue', deed.element);
            const taken = call('SetValue', deed.element, deed.value) === 'true';
            expect(taken).toBe(call('GetLastError') === '0');
            expect(call('GetValue', deed.element)).toBe(taken ? deed.value : before);
            if (taken) page.set(deed.element, deed.value);
          } else if (deed.do === 'commit') {
            const done = call('Commit', '') === 'true';
            expect(done).toBe(!session.faults.offline);
            if (done) stored = new Map(page);
          } else if (deed.do === 'refuse') session.faults.refuseNext = true;
          else session.faults.offline = deed.do === 'offline';
        session.close('killed');
        const kept: StoredAttempt = session.stored();
        for (const [element, value] of stored) expect([element, kept.values[element]]).toEqual([element, value]);
        for (const element of page.keys())
          if (!stored.has(element)) expect(kept.values[element] ?? 'unset').toMatch(/^(unset|not attempted|unknown)$/);
      }),
      { numRuns: 200 },
    );
  },
);

import { own } from '../own.ts';
import { createVerdict, type Verdict } from '../verdict.ts';
import type { Names, StoredAttempt } from './attempt.ts';
import { splitElement } from './element-rule.ts';
import type { ScormProfile } from './profiles.ts';

/** The way from the course's page to the LMS's server. */
export interface Uplink {
  /** A value has been taken by the page; where the LMS sends values on their own, it is under way now. */
  set(element: string, value: string, leaving: boolean, broken: Verdict | undefined): Verdict[];
  /** Commit: all values of the page are at the server. */
  store(values: ReadonlyMap<string, string>): void;
  /** Finish: the same, and what the LMS changes of its own accord then. */
  finish(values: ReadonlyMap<string, string>): Verdict[];
  settle(): void;
  close(killed: boolean): Verdict[];
  stored(): Pick<StoredAttempt, 'values' | 'published'>;
}

/** Milliseconds that a value of a queueing LMS is under way. */
const latency = 150;
const judgement = /^(passed|failed)$/;

export function createUplink(profile: ScormProfile, names: Names, before: StoredAttempt, now: () => number): Uplink {
  const server: Record<string, string> = { ...before.values };
  let published = before.published;
  let queue: { element: string; value: string; at: number; leaving: boolean }[] = [];
  const twelve = profile.edition === '12';

  const publish = (element: string, value: string): void => {
    const done =
      element === names.success
        ? judgement.test(value) || value === 'completed'
        : element === names.status && value === 'completed';
    if (!done) return;
    const scaled = server[names.scaled];
    const raw = server[names.raw];
    const score =
      raw !== undefined && raw !== ''
        ? Number(raw)
        : scaled === undefined || scaled === ''
          ? undefined
          : Number(scaled) * 100;
    published = value === 'failed' ? 0 : (score ?? published);
  };
  const arrive = (batch: typeof queue): void => {
    if (batch.some(({ element, value }) => element === names.scaled && Number(value) < 0)) return;
    for (const { element, value } of batch) {
      server[element] = value;
      publish(element, value);
    }
  };
  const settle = (): void => {
    const there = queue.filter(({ at }) => now() - at >= latency);
    if (there.length === 0) return;
    queue = queue.filter(({ at }) => now() - at < latency);
    arrive(there);
  };
  /** Whether a score is at the server or on its way to it already. */
  const scored = (): boolean =>
    [names.raw, names.scaled].some(
      (one) => one !== '' && (server[one] !== undefined || queue.some(({ element }) => element === one)),
    );
  const writable = (element: string): boolean => own(profile.elements, splitElement(element).name)?.access !== 'read';

  return {
    settle,
    set(element, value, leaving, broken) {
      if (!profile.queued) return overLimit(profile, element, value);
      const verdicts: Verdict[] = [];
      if (broken) return [broken];
      if (element === names.scaled && Number(value) < 0)
        verdicts.push(
          createVerdict('open-edx.negative-scaled', 'openedx-scorm-xblock scormxblock.py', { element, value }),
        );
      const score = element === names.raw || element === names.scaled;
      if (score && sentStatus(queue, server, names) && !scored())
        verdicts.push(
          createVerdict('open-edx.status-before-score', 'openedx-scorm-xblock scormxblock.py', { element, value }),
        );
      queue.push({ element, value, at: now(), leaving });
      return verdicts;
    },
    store(values) {
      for (const [element, value] of values) if (writable(element)) server[element] = value;
    },
    finish(values) {
      if (profile.queued) return [];
      this.store(values);
      const verdicts: Verdict[] = [];
      if (!twelve) return verdicts;
      const status = server[names.status];
      if (profile.completesByDefault && (status === undefined || status === 'not attempted')) {
        server[names.status] = 'completed';
        verdicts.push(
          createVerdict('moodle.completed-by-default', 'Moodle mod_scorm scorm_12 LMSFinish', {
            element: names.status,
          }),
        );
      }
      const mastery = values.get('cmi.student_data.mastery_score') ?? '';
      const raw = server[names.raw] ?? '';
      if (!profile.masteryOverride || mastery === '' || raw === '') return verdicts;
      const judged = Number(raw) >= Number(mastery) ? 'passed' : 'failed';
      if (judged !== server[names.status])
        verdicts.push(
          createVerdict('moodle.mastery-override', 'Moodle mod_scorm scorm_12 LMSFinish', {
            element: names.status,
            value: server[names.status] ?? '',
            severity: judged === 'failed' ? 'error' : 'warning',
            params: { status: judged, raw, mastery },
          }),
        );
      server[names.status] = judged;
      return verdicts;
    },
    close(killed) {
      const late = queue.filter(({ leaving }) => leaving || killed);
      arrive(queue.filter(({ leaving }) => !leaving && !killed));
      queue = [];
      const results = late.filter(({ element }) => element !== names.exit && element !== names.sessionTime);
      return results.length === 0 || killed
        ? []
        : [
            createVerdict('open-edx.set-while-leaving', 'openedx-scorm-xblock scorm.js', {
              element: results[0]!.element,
              value: results[0]!.value,
              severity: 'warning',
              params: { count: results.length },
            }),
          ];
    },
    stored: () => ({ values: { ...server }, published }),
  };
}

function sentStatus(
  queue: readonly { readonly element: string; readonly value: string }[],
  server: Readonly<Record<string, string>>,
  names: Names,
): boolean {
  const done = (value: string | undefined): boolean => /^(passed|completed)$/.test(value ?? '');
  const waiting = queue.some(
    ({ element, value }) => (element === names.status || element === names.success) && done(value),
  );
  return waiting || done(server[names.success]) || done(server[names.status]);
}

/** What a Moodle site takes only while its setting "scormstandard" is off. */
function overLimit(profile: ScormProfile, element: string, value: string): Verdict[] {
  const limit = element === 'cmi.suspend_data' ? 4096 : element === 'cmi.core.lesson_location' ? 255 : Infinity;
  if (profile.id !== 'moodle' || profile.edition !== '12' || value.length <= limit) return [];
  return [
    createVerdict('moodle.over-standard-limit', 'Moodle mod_scorm setting scormstandard', {
      element,
      value,
      severity: 'warning',
      params: { length: value.length, limit },
    }),
  ];
}

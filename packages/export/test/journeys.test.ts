import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createLrs, type Lrs } from '@nibras/lms';
import { cmi5Manner } from '../../player/src/lms/cmi5.ts';
import type { Answer, Lms } from '../../player/src/lms/lms.ts';
import type { Send } from '../../player/src/lms/lrs.ts';
import type { Cmi5Session, Launch } from '../../player/src/lms/xapi/launch.ts';
import { readState, stateQuery, toLaunch } from '../../player/src/lms/xapi/launch.ts';
import { openTracker } from '../../player/src/lms/xapi/tracker.ts';
import type { Outcome } from '../../player/src/state/outcome.ts';

const id = 'https://lms.example/au/1';

beforeAll(() => {
  vi.stubGlobal('nibras', { course: 'tinycourse01', language: 'fr', title: 'Un cours' });
  vi.stubGlobal('document', { querySelector: () => null });
});
afterAll(() => vi.unstubAllGlobals());

type Weather = 'fair' | 'cut' | 'deaf' | 'refusing';
type Step = 'answer' | 'read' | 'commit' | 'leave' | 'vanish' | Weather;

/** One learner's way through one registration, with the device's memory of what the LMS has not confirmed. */
class Journey {
  readonly lrs: Lrs;
  weather: Weather = 'fair';
  lms: Lms | undefined;
  /** Answers kept on the device until a commit was true. */
  journal: Answer[] = [];
  given = 0;
  pages = 0;
  #clock = Date.now();

  constructor(mastery: number | undefined) {
    this.lrs = createLrs({
      profile: 'cmi5',
      endpoint: 'https://lrs.example/',
      activities: [
        {
          id,
          publisherId: 'urn:nibras:tinycourse01:course',
          title: 'x',
          moveOn: 'Completed',
          ...(mastery === undefined ? {} : { masteryScore: mastery }),
        },
      ],
      now: () => (this.#clock += 3),
      newUuid: () => randomUUID(),
    });
  }

  #alive = { now: true };

  #send(token: string): Send {
    const alive = { now: true };
    this.#alive = alive;
    return async (method, resource, query, body) => {
      await Promise.resolve();
      if (!alive.now) return new Promise(() => undefined);
      if (this.weather === 'cut') return { status: 0, text: '' };
      if (this.weather === 'refusing' && method !== 'GET') this.lrs.faults.refuseNext = true;
      const search = new URLSearchParams(query).toString();
      const reply = this.lrs.handle({
        method,
        url: `https://lrs.example/${resource}${search ? `?${search}` : ''}`,
        headers: {
          authorization: `Basic ${token}`,
          'x-experience-api-version': '1.0.3',
          'content-type': 'application/json',
        },
        body: body === undefined ? '' : JSON.stringify(body),
      })!;
      return this.weather === 'deaf' ? { status: 0, text: '' } : { status: reply.status, text: reply.body };
    };
  }

  /** Launches as the boot script does; nothing where the LMS is out of reach. */
  async launch(): Promise<void> {
    if (this.lms || this.weather === 'cut' || this.weather === 'deaf') return;
    const { query } = this.lrs.launch();
    const token = (
      JSON.parse(this.lrs.handle({ method: 'POST', url: query['fetch']!, headers: {}, body: '' })!.body) as {
        'auth-token': string;
      }
    )['auth-token'];
    const send = this.#send(token);
    const names = {
      actor: JSON.parse(query['actor']!) as Record<string, unknown>,
      activityId: id,
      registration: query['registration']!,
    };
    const data = JSON.parse(await readState(send, stateQuery(names, 'LMS.LaunchData'))) as {
      contextTemplate: Cmi5Session['contextTemplate'];
      masteryScore?: number;
    };
    await send('GET', 'agents/profile', { agent: query['actor']!, profileId: 'cmi5LearnerPreferences' });
    const launch: Launch = {
      ...toLaunch(names, `learner ${names.registration}`, send, await readState(send, stateQuery(names))),
      started: Date.now(),
    };
    const session: Cmi5Session = {
      contextTemplate: data.contextTemplate,
      review: false,
      ...(data.masteryScore === undefined ? {} : { masteryScore: data.masteryScore }),
      session: randomUUID(),
      begun: false,
      ended: false,
      note() {},
    };
    this.lms = await openTracker(launch, cmi5Manner(launch, session));
    for (const answer of this.journal) this.lms.answer(answer, 0);
    this.#tell();
  }

  #outcome(): Outcome {
    const percent = Math.min(100, 20 * this.given);
    const over = this.given >= 5;
    return {
      visited: Math.min(3, this.pages),
      pages: 3,
      complete: this.pages >= 3 && over,
      graded: true,
      quizzes: [{ mastery: 60, left: Math.max(0, 5 - this.given), percent, passed: percent >= 60, final: over }],
      ...(over ? { score: percent, success: true } : {}),
    };
  }

  #tell(): void {
    this.lms?.save(`state ${this.given} ${this.pages}`, 'p00000000001');
    this.lms?.report(this.#outcome());
  }

  async commit(): Promise<void> {
    const handed = this.journal.length;
    if (await this.lms?.commit()) this.journal = this.journal.slice(handed);
  }

  async step(step: Step): Promise<void> {
    await this.launch();
    if (step === 'answer') {
      const answer: Answer = {
        id: randomUUID(),
        at: Date.now() - 5000 * (this.given % 3),
        interaction: {
          id: `q0000000000${this.given % 10}`,
          number: this.given,
          kind: 'choice',
          points: 1,
          attempts: 0,
          multiple: false,
          marking: 'all',
          shuffle: false,
          options: [{ id: 'o00000000001', number: 1, correct: true }],
        },
        response: { kind: 'choice', picked: ['o00000000001'] },
        told: { type: 'choice', answer: [[['o00000000001', 0]]], keys: [[[['o00000000001', 0]]]] },
        credit: 1,
        prompt: 'Combien ?',
        seconds: 2,
      };
      this.given += 1;
      this.journal.push(answer);
      this.lms?.answer(answer, 0);
      this.#tell();
    } else if (step === 'read') {
      this.pages += 1;
      this.#tell();
    } else if (step === 'commit') await this.commit();
    else if (step === 'leave' || step === 'vanish') {
      if (step === 'leave') this.lms?.close();
      this.lms = undefined;
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
      this.#alive.now = false;
    } else this.weather = step;
  }
}

const verbOf = (statement: Readonly<Record<string, unknown>>): string =>
  (statement['verb'] as { id: string }).id.replace(/^.*\//, '');

test('whatever the learner and the connection do, the LMS holds each answer once and each outcome once', async () => {
  const steps = fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constant<Step>('answer') },
      { weight: 2, arbitrary: fc.constant<Step>('read') },
      { weight: 3, arbitrary: fc.constant<Step>('commit') },
      { weight: 2, arbitrary: fc.constantFrom<Step>('leave', 'vanish') },
      { weight: 2, arbitrary: fc.constantFrom<Step>('fair', 'cut', 'deaf', 'refusing') },
    ),
    { minLength: 3, maxLength: 40 },
  );
  await fc.assert(
    fc.asyncProperty(steps, fc.constantFrom(undefined, 0.6), async (plan, mastery) => {
      const journey = new Journey(mastery);
      for (const step of plan) await journey.step(step);
      await journey.step('fair');
      for (const last of ['answer', 'read', 'read', 'read'] as const) await journey.step(last);
      for (let more = 0; more < 6; more += 1) await journey.step('commit');
      expect(journey.journal).toEqual([]);
      const { statements, exchanges } = journey.lrs;
      const count = (verb: string): number => statements.filter((one) => verbOf(one) === verb).length;
      expect(count('answered')).toBe(journey.given);
      expect(count('completed')).toBe(journey.given >= 5 ? 1 : 0);
      expect(count('passed')).toBe(journey.given >= 5 ? 1 : 0);
      const rules = exchanges.flatMap(({ verdicts }) => verdicts.map(({ rule }) => rule));
      // What is refused on demand, and what it leads to; nothing else is ever refused.
      expect(
        rules.filter((rule) => !/refused-on-demand|statement-conflict|-once|initialized-first/.test(rule)),
      ).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

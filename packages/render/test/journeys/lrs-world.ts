import { randomUUID } from 'node:crypto';
import { vi } from 'vitest';
import { createLrs, type Lrs } from '@nibras/lms';
import { decodeState, type LearnerState, openMirror, openSession, type Session } from '@nibras/player';
import { beginCmi5 } from '../../../player/src/lms/cmi5-launch.ts';
import { openCmi5 } from '../../../player/src/lms/cmi5.ts';
import { openLate } from '../../../player/src/lms/open-late.ts';
import { beginXapi } from '../../../player/src/lms/xapi-launch.ts';
import { openXapi } from '../../../player/src/lms/xapi.ts';
import { Clock, Drawer } from './clock.ts';
import { answerDrawn, Deeds, index, pageCount, questions, republished, responseTo, sit, type Step } from './journey.ts';

export type LrsStep = Step | { readonly do: 'deaf' | 'hear' | 'slow' | 'quick' | 'scriptless' | 'scripts' };
export type LrsProfile = 'cmi5' | 'xapi';

/** One attempt of one learner: what was done in it, and the id under which each answer went out. */
class Attempt {
  readonly deeds = new Deeds();
  readonly ids: string[] = [];
  registration = '';
  page = 1;
}

class Learner {
  readonly lrs: Lrs;
  readonly attempts: Attempt[] = [new Attempt()];
  /** The next launch begins a new attempt. */
  fresh = false;
  constructor(lrs: Lrs) {
    this.lrs = lrs;
  }
  get attempt(): Attempt {
    return this.attempts.at(-1)!;
  }
}

interface Script {
  addEventListener(kind: string, run: () => void): void;
  readonly run: Map<string, () => void>;
}

const idOf = (session: Session): string => session.waiting.at(-1)?.[1].id ?? 'an answer that was not kept';
const drain = setImmediate;
/** Everything that hangs on promises has run. */
const drained = (): Promise<void> => new Promise((resolve) => void drain(resolve));

const verbOf = (statement: Readonly<Record<string, unknown>>): string =>
  (statement['verb'] as { id: string }).id.replace(/^.*\//, '');

/** One computer, two learners, one LMS with a learning record store; everything of the player above the network is real. */
export class LrsWorld {
  readonly clock = new Clock();
  readonly device = new Drawer();
  readonly learners: readonly [Learner, Learner];
  tab = new Drawer();
  index = index;
  #who = 0;
  #session: Session | undefined;
  #alive = { now: false };
  #hidden = false;
  #offline = false;
  #deaf = false;
  #delay = 0;
  #scriptless = false;
  readonly #profile: LrsProfile;

  constructor(profile: LrsProfile, mastery: number | undefined) {
    this.#profile = profile;
    this.clock.now = 1_760_000_000_000;
    const id = 'urn:nibras:tinycourse01';
    const learner = (name: string): Learner =>
      new Learner(
        createLrs({
          profile,
          endpoint: 'https://lrs.example/',
          learner: { id: name, name },
          returnUrl: '',
          activities: [
            {
              id: profile === 'cmi5' ? 'https://lms.example/au/1' : id,
              publisherId: `${id}:course`,
              title: 'x',
              moveOn: 'Completed',
              masteryScore: mastery,
            },
          ],
          now: () => (this.clock.now += 3),
          newUuid: () => randomUUID(),
        }),
      );
    this.learners = [learner('amina'), learner('brahim')];
    vi.spyOn(Date, 'now').mockImplementation(() => this.clock.now);
    vi.spyOn(performance, 'now').mockImplementation(() => this.clock.now);
    for (const [name, value] of Object.entries({
      setTimeout: this.clock.later,
      clearTimeout: this.clock.cancel,
      localStorage: this.device,
      addEventListener: () => undefined,
      fetch: (url: string, init: RequestInit = {}) => this.#fetch(url, init),
      document: {
        querySelector: () => null,
        createElement: (): Script => {
          const run = new Map<string, () => void>();
          return { run, addEventListener: (kind, work) => void run.set(kind, work) };
        },
        head: { append: (script: Script) => this.#fetchScript(script) },
      },
    }))
      vi.stubGlobal(name, value);
  }

  get learner(): Learner {
    return this.learners[this.#who]!;
  }

  #fetch(url: string, init: RequestInit): Promise<unknown> {
    const { lrs } = this.learner;
    const alive = this.#alive;
    const headers = Object.fromEntries(
      Object.entries((init.headers ?? {}) as Record<string, string>).map(([name, value]) => [
        name.toLowerCase(),
        value,
      ]),
    );
    return new Promise((resolve, reject) => {
      if (!alive.now) return;
      init.signal?.addEventListener('abort', () => reject(new Error('aborted')));
      const reply = this.#offline
        ? undefined
        : lrs.handle({ method: init.method ?? 'GET', url, headers, body: (init.body as string | undefined) ?? '' });
      const answer = (): void => {
        if (!alive.now) return;
        if (!reply || this.#deaf) reject(new TypeError('network'));
        else resolve({ status: reply.status, text: async () => reply.body });
      };
      if (this.#delay > 0) this.clock.later(answer, this.#delay);
      else answer();
    });
  }

  #fetchScript({ run }: Script): void {
    const alive = this.#alive;
    queueMicrotask(() => {
      if (!alive.now) return;
      const arrives = !this.#scriptless && !this.#offline;
      if (arrives) nibras.track = this.#profile === 'cmi5' ? openCmi5 : openXapi;
      run.get(arrives ? 'load' : 'error')!();
    });
  }

  #launch(): Session {
    if (this.#session) return this.#session;
    const { learner, clock } = this;
    const { search, registration } = learner.lrs.launch({ fresh: learner.fresh });
    learner.fresh = false;
    learner.attempt.registration = registration;
    const alive = { now: true };
    this.#alive = alive;
    vi.stubGlobal('location', { search: `?${search}`, hash: '' });
    vi.stubGlobal('sessionStorage', this.tab);
    vi.stubGlobal('nibras', { course: 'tinycourse01', language: 'fr', title: 'Un cours', strings: {} });
    const opening = this.#profile === 'cmi5' ? beginCmi5() : beginXapi();
    if (!opening) throw new Error('no launch');
    nibras.opening = opening;
    const session: Session = openSession({
      mirror: openMirror(
        'tinycourse01',
        { device: () => this.device, tab: () => this.tab },
        () => session.lms.mode === 'alone',
      ),
      learner: opening.learner,
      publication: 'one',
      now: () => clock.now,
      clock: () => clock.now,
      later: clock.later,
      cancel: clock.cancel,
      hidden: () => this.#hidden,
      changed: () => undefined,
      safety: () => undefined,
    });
    void openLate().then((lms) => {
      if (alive.now) session.join(lms);
    });
    session.setIndex(this.index);
    this.#session = session;
    // A player shows a page, which is then read: the first one, or where the learner stopped.
    const page = learner.attempt.deeds.read(learner.attempt.page);
    session.visit(page.id, page.number);
    return session;
  }

  async #close(how: 'left' | 'killed'): Promise<void> {
    if (!this.#session) return;
    if (how === 'left') this.#session.leave();
    this.#alive.now = false;
    this.clock.clear();
    this.#session = undefined;
    this.#hidden = false;
    await drained();
  }

  async #pass(seconds: number): Promise<void> {
    for (let second = 0; second < seconds; second += 1) {
      this.clock.pass(1000);
      await drained();
    }
  }

  async run(step: LrsStep): Promise<void> {
    const { attempt } = this.learner;
    switch (step.do) {
      case 'read': {
        const session = this.#launch();
        attempt.page = step.page;
        const page = attempt.deeds.read(step.page);
        session.visit(page.id, page.number);
        break;
      }
      case 'answer': {
        const session = this.#launch();
        const detail = responseTo(step);
        attempt.deeds.answer(detail);
        session.answer(detail);
        attempt.ids.push(idOf(session));
        break;
      }
      case 'draw': {
        const session = this.#launch();
        await drained();
        if (answerDrawn(session, attempt.deeds, step)) attempt.ids.push(idOf(session));
        break;
      }
      case 'sit': {
        const session = this.#launch();
        await drained();
        sit(session, attempt.deeds, step.percent);
        break;
      }
      case 'finish':
        for (let page = 1; page <= pageCount; page += 1) await this.run({ do: 'read', page });
        for (const [question, { page }] of questions.entries())
          if (page >= pageCount - 1) await this.run({ do: 'answer', question, right: step.right, words: 'non' });
        break;
      case 'publish':
        this.index = republished(step.dice);
        break;
      case 'wait':
        await this.#pass(step.seconds);
        break;
      case 'hide':
        this.#hidden = this.#session !== undefined;
        this.#session?.hide();
        break;
      case 'show':
        this.#hidden = false;
        this.#session?.show();
        break;
      case 'leave':
        await this.#close('left');
        break;
      case 'kill':
        await this.#close('killed');
        break;
      case 'offline':
      case 'online':
        this.#offline = step.do === 'offline';
        if (!this.#offline) this.#session?.flush();
        break;
      case 'deaf':
      case 'hear':
        this.#deaf = step.do === 'deaf';
        break;
      case 'slow':
      case 'quick':
        this.#delay = step.do === 'slow' ? 7000 : 0;
        break;
      case 'scriptless':
      case 'scripts':
        this.#scriptless = step.do === 'scriptless';
        break;
      case 'expire':
        if (this.#session) this.learner.lrs.faults.expired = true;
        break;
      case 'refuse':
        this.learner.lrs.faults.refuseNext = true;
        break;
      case 'attempt':
        if (this.#session || attempt.registration === '') break;
        this.learner.fresh = true;
        if (attempt.registration !== '') this.learner.attempts.push(new Attempt());
        break;
      case 'switch':
        await this.#close('left');
        this.#who = 1 - this.#who;
        this.tab = new Drawer();
        break;
    }
    await drained();
  }

  /** The line is back, each learner opens the course twice more, waits and leaves. */
  async settle(): Promise<void> {
    await this.#close('killed');
    this.#offline = this.#deaf = this.#scriptless = false;
    this.#delay = 0;
    for (const [who, learner] of this.learners.entries()) {
      if (learner.attempt.registration === '') continue;
      learner.lrs.faults.refuseNext = false;
      this.#who = who;
      for (let round = 0; round < 2; round += 1) {
        this.#launch();
        await this.#pass(90);
        await this.#close('left');
      }
    }
  }

  statements(learner: Learner, attempt: Attempt, verb: string): Readonly<Record<string, unknown>>[] {
    return learner.lrs.statements.filter(
      (one) =>
        verbOf(one) === verb && (one['context'] as { registration: string }).registration === attempt.registration,
    );
  }

  /** The state that the store holds of an attempt. */
  stateOf(learner: Learner, attempt: Attempt): LearnerState | undefined {
    const found = [...learner.lrs.documents].find(
      ([key, { id }]) => id === 'nibras' && key.includes(attempt.registration),
    );
    return found && decodeState((JSON.parse(found[1].body) as { state: string }).state);
  }

  /** Answers that neither the store nor this device has. */
  lost(): string[] {
    const kept = [...this.device.items.values(), ...this.tab.items.values()].join();
    return this.learners.flatMap(({ lrs, attempts }) => {
      const stored = new Set(lrs.statements.map(({ id }) => id));
      return attempts.flatMap(({ ids, deeds }) =>
        ids.flatMap((id, at) => (stored.has(id) || kept.includes(id) ? [] : [`lost: ${deeds.answered[at]}`])),
      );
    });
  }

  get running(): boolean {
    return this.#session !== undefined;
  }
}

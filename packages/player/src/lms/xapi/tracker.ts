import type { Outcome } from '../../state/outcome.ts';
import { newUuid } from '../../state/uuid.ts';
import { isoDuration } from '../cmi-format.ts';
import type { Lms } from '../lms.ts';
import { isStored } from '../lrs.ts';
import {
  type Activity,
  answeredAtExtension,
  answerParts,
  scoreOf,
  type Statement,
  type Verb,
  verbBase,
} from '../statement.ts';
import type { Launch } from './launch.ts';
import { pageKey } from './opening.ts';
import { openOutbox } from './outbox.ts';

/** Sends a statement about the course, or about a part of it. */
export type Tell = (verb: Verb, result?: Readonly<Record<string, unknown>>, object?: Activity) => void;

/** What cmi5 and plain xAPI do differently. */
export interface Manner {
  readonly mode: 'live' | 'review';
  /** The address of the course as its author gave it: questions and pages are named below it. */
  readonly course: string;
  /** False where the session is over already: nothing more is taken, and the learner is told. */
  readonly open: boolean;
  readonly context: (verb: Verb) => Readonly<Record<string, unknown>>;
  /** The object of statements about the course as a whole. */
  readonly object: Activity;
  /** How a session begins, where it has not begun yet, and how it ends. */
  readonly begin: (resumed: boolean) => { readonly verb: Verb; readonly id: string } | undefined;
  readonly end: (complete: boolean) => readonly Verb[];
  /** Passed, failed for good, or neither yet. */
  readonly judge: (outcome: Outcome) => boolean | undefined;
  /** Runs when the store has noted that the session began. */
  readonly begun?: () => void;
  /** Runs when the session is over. */
  readonly closed?: () => void;
  /** What plain xAPI tells besides; where it is there, a page that the browser brings back goes on. */
  readonly besides?: {
    readonly visited: (page: string, tell: Tell) => void;
    readonly reported: (outcome: Outcome, tell: Tell) => void;
    /** What is to be remembered of it. */
    readonly memory: () => Readonly<Record<string, unknown>>;
    /** What is added to the statement of completion. */
    readonly completion: (outcome: Outcome) => Readonly<Record<string, unknown>>;
  };
}

/** Statements of which a store is asked whether it has them. */
const mostAsked = 20;

const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** Statements and state over a learning record store. */
export async function openTracker(launch: Launch, manner: Manner): Promise<Lms> {
  const { besides } = manner;
  const { state: kept, told: once, tried, unsure } = launch.document;
  const saved = typeof kept === 'string' ? kept : '';
  const told = new Set<string>(textsOf(once));
  const isThere = async (statementId: string): Promise<boolean> =>
    isStored(await launch.send('GET', 'statements', { statementId }));
  // What has been told once and for all; and what was sent besides, with no word of its arrival.
  const lacking = new Set<string>(textsOf(unsure));
  await Promise.all([
    ...textsOf(tried).map(async (verb) => {
      if (!told.has(verb) && (await isThere(launch.idOf(verb)))) told.add(verb);
    }),
    // Of many, the others are sent again: a store keeps no statement twice.
    ...[...lacking].slice(0, mostAsked).map(async (id) => {
      if (await isThere(id)) lacking.delete(id);
    }),
  ]);
  const queued = new Set<string>();
  const given = new Set<string>();
  // Answers on their way, of which the store's copy of the state may already know.
  const flying = new Set<string>();
  let state = saved;
  let dirty = false;
  let { open } = manner;
  let complete = told.has('completed');
  // Moments follow one another whatever the clock does: an LMS of cmi5 goes by them.
  let latest = launch.started;
  let since = performance.now() - Math.max(0, Date.now() - launch.started);
  const live = (): boolean => open && manner.mode === 'live';

  const outbox = openOutbox({
    send: launch.send,
    query: launch.query,
    document() {
      if (!dirty) return undefined;
      dirty = false;
      return {
        v: 1,
        state,
        told: Array.from(told),
        tried: Array.from(queued),
        unsure: Array.from(flying),
        ...besides?.memory(),
      };
    },
    undo() {
      dirty = true;
    },
    once: ({ object }) => object.id === launch.activityId,
    begun: () => manner.begun?.(),
    stored({ id, verb }) {
      flying.delete(id);
      const name = verb.id.slice(verbBase.length);
      if (!queued.has(name)) return;
      told.add(name);
      dirty = true;
    },
  });
  const make = (
    verb: Verb,
    id: string,
    result?: Readonly<Record<string, unknown>>,
    object: Activity = manner.object,
    at = Date.now(),
  ): Statement => {
    latest = Math.max(latest + 1, at);
    return {
      id,
      actor: launch.actor,
      verb: { id: verbBase + verb, display: { en: verb } },
      object,
      ...(result ? { result } : {}),
      context: manner.context(verb),
      timestamp: new Date(latest).toISOString(),
    };
  };
  const tell: Tell = (verb, result, object) => {
    dirty = true;
    outbox.push(make(verb, newUuid(), result, object));
  };
  const duration = (): string => isoDuration((performance.now() - since) / 1000);
  // @spec cmi5 9.3: once in a registration. The id follows from it, so that no second one is ever kept.
  const tellOnce = (verb: Verb, result: Readonly<Record<string, unknown>>): void => {
    if (told.has(verb) || queued.has(verb)) return;
    queued.add(verb);
    dirty = true;
    outbox.push(make(verb, launch.idOf(verb), { ...result, duration: duration() }));
  };
  const begin = (resumed: boolean): void => {
    const first = manner.begin(resumed);
    if (first) outbox.push(make(first.verb, first.id));
  };

  if (open) {
    begin(saved !== '');
    void outbox.flush();
  }
  return {
    mode: manner.mode,
    expected: true,
    honest: true,
    learner: launch.learner,
    learnerName: String(launch.actor['name'] ?? ''),
    saved,
    resumed: saved !== '',
    // What leaves with the page, statements included, may take 64 KB at most.
    limit: nibras.limit ?? 16_000,
    lacks: (answer) => lacking.has(answer),
    logged: undefined,
    save(text, page) {
      if (!live()) return true;
      if (text !== state) dirty = true;
      state = text;
      try {
        localStorage.setItem(pageKey(launch.learner), page);
      } catch {
        // Private windows and frames of other sites may refuse.
      }
      besides?.visited(page, tell);
      return true;
    },
    answer(answer) {
      if (!live() || given.has(answer.id)) return;
      given.add(answer.id);
      flying.add(answer.id);
      const { object, result } = answerParts(manner.course, answer);
      // @spec cmi5 9.3: between initialized and terminated, even where it was given in an earlier session.
      const late =
        answer.at < launch.started ? { extensions: { [answeredAtExtension]: new Date(answer.at).toISOString() } } : {};
      outbox.push(make('answered', answer.id, { ...result, ...late }, object, answer.at));
    },
    report(outcome) {
      if (!live()) return;
      besides?.reported(outcome, tell);
      if (outcome.complete) {
        complete = true;
        tellOnce('completed', { completion: true, ...besides?.completion(outcome) });
      }
      const success = manner.judge(outcome);
      if (success === undefined) return;
      const score = outcome.score === undefined ? {} : { score: scoreOf(outcome.score) };
      // Never failed after passed, and only one of them in a session.
      if (success ? !queued.has('failed') : !told.has('passed') && !queued.has('passed'))
        tellOnce(success ? 'passed' : 'failed', { success, ...score });
    },
    commit: () => (live() ? outbox.flush() : open),
    close() {
      if (!open) return;
      open = false;
      outbox.leave(manner.end(complete).map((verb) => make(verb, newUuid(), { duration: duration() })));
      manner.closed?.();
    },
    reopen() {
      if (!besides) return false;
      open = true;
      since = performance.now();
      begin(true);
      return true;
    },
  };
}

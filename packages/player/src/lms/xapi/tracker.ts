import type { Outcome } from '../../state/outcome.ts';
import { newUuid } from '../../state/numbers.ts';
import { decimal, isoDuration } from '../cmi-format.ts';
import type { Lms } from '../lms.ts';
import { isStored, parseObject } from '../lrs.ts';
import {
  type Activity,
  answeredAtExtension,
  answerParts,
  pageActivity,
  progressExtension,
  scoreOf,
  type Statement,
  type Verb,
  verbBase,
} from '../statement.ts';
import { uuidOf } from '../statement-id.ts';
import { type Launch, stateId, stateQuery } from './launch.ts';
import { openOutbox } from './outbox.ts';

/** What cmi5 and plain xAPI do differently. */
export interface Manner {
  readonly mode: 'live' | 'review';
  /** The address of the course as its author gave it: questions and pages are named below it. */
  readonly course: string;
  /** False where the session is over already: nothing more is taken, and the learner is told. */
  readonly open: boolean;
  /** Whether a second session may follow in the same page. */
  readonly reopens: boolean;
  readonly context: (verb: Verb) => Readonly<Record<string, unknown>>;
  /** The object of statements about the course as a whole. */
  readonly object: Activity;
  /** How a session begins, and how it ends. */
  readonly begin: (resumed: boolean) => { readonly verb: Verb; readonly id: string };
  readonly end: (complete: boolean) => readonly Verb[];
  /** Passed, failed for good, or neither yet. */
  readonly judge: (outcome: Outcome) => boolean | undefined;
  /** Whether pages and progress are told too, and a score where nothing is to be passed. */
  readonly detailed: boolean;
  /** Runs when the session is over. */
  readonly closed: () => void;
}

/** What we keep in the LRS: the learner's state, and what has been told once and for all. */
interface Kept {
  readonly state?: unknown;
  readonly told?: unknown;
  /** What was sent besides, with no word of its arrival. */
  readonly tried?: unknown;
  readonly progress?: unknown;
}

const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** Statements and state over a learning record store. */
export async function openTracker(launch: Launch, manner: Manner): Promise<Lms> {
  const kept: Kept = parseObject(launch.document) ?? {};
  const saved = typeof kept.state === 'string' ? kept.state : '';
  const told = new Set<string>(textsOf(kept.told));
  // @spec cmi5 9.3: once in a registration. The id follows from it, so that no second one is ever kept.
  const idOf = (verb: string): string => uuidOf(`${launch.learner} ${verb}`);
  await Promise.all(
    textsOf(kept.tried).map(async (verb) => {
      if (told.has(verb)) return;
      if (isStored(await launch.send('GET', 'statements', { statementId: idOf(verb) }))) told.add(verb);
    }),
  );
  const queued = new Set<string>();
  const given = new Set<string>();
  const pages = new Set<string>();
  let state = saved;
  let progress = typeof kept.progress === 'number' ? kept.progress : 0;
  let dirty = false;
  let { open } = manner;
  let complete = told.has('completed');
  let outcome: Outcome | undefined;
  // Moments follow one another whatever the clock does: an LMS of cmi5 goes by them.
  let latest = launch.started;
  let since = performance.now() - Math.max(0, Date.now() - launch.started);
  const live = (): boolean => open && manner.mode === 'live';

  const outbox = openOutbox({
    send: launch.send,
    query: stateQuery(launch, stateId),
    document() {
      if (!dirty) return undefined;
      dirty = false;
      return { v: 1, state, told: Array.from(told), tried: Array.from(queued), progress };
    },
    undo() {
      dirty = true;
    },
    once: (statement) => statement.object.id === launch.activityId,
    stored(statement) {
      const verb = statement.verb.id.slice(verbBase.length);
      if (!/^(completed|passed|failed)$/.test(verb) || told.has(verb)) return;
      told.add(verb);
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
  const duration = (): string => isoDuration((performance.now() - since) / 1000);
  const once = (verb: Verb, result: Readonly<Record<string, unknown>>): void => {
    if (told.has(verb) || queued.has(verb)) return;
    queued.add(verb);
    dirty = true;
    outbox.push(make(verb, idOf(verb), { ...result, duration: duration() }));
  };
  const begin = (resumed: boolean): void => {
    const { verb, id } = manner.begin(resumed);
    outbox.push(make(verb, id));
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
    learnerName: typeof launch.actor['name'] === 'string' ? launch.actor['name'] : '',
    saved,
    resumed: saved !== '',
    // What leaves with the page, statements included, may take 64 KB at most.
    limit: nibras.limit ?? 16_000,
    logged: undefined,
    save(text, page) {
      if (!live()) return true;
      if (text !== state) dirty = true;
      state = text;
      if (manner.detailed && page && !pages.has(page)) {
        pages.add(page);
        const title = document.querySelector('h1')?.textContent ?? '';
        outbox.push(make('experienced', newUuid(), undefined, pageActivity(manner.course, page, title)));
      }
      return true;
    },
    answer(answer) {
      if (!live() || given.has(answer.id)) return;
      given.add(answer.id);
      const { object, result } = answerParts(manner.course, answer);
      // @spec cmi5 9.3: between initialized and terminated, even where it was given in an earlier session.
      const late =
        answer.at < launch.started ? { extensions: { [answeredAtExtension]: new Date(answer.at).toISOString() } } : {};
      outbox.push(make('answered', answer.id, { ...result, ...late }, object, answer.at));
    },
    report(now) {
      if (!live()) return;
      outcome = now;
      const percent = now.pages > 0 ? Math.floor((100 * now.visited) / now.pages) : 0;
      if (manner.detailed && !now.complete && percent > progress) {
        outbox.withdraw(({ verb }) => verb.id === `${verbBase}progressed`);
        outbox.push(make('progressed', newUuid(), { extensions: { [progressExtension]: percent } }));
        progress = percent;
        dirty = true;
      }
      if (now.complete) {
        complete = true;
        const practice = manner.detailed && !now.graded && now.score !== undefined;
        once('completed', { completion: true, ...(practice ? { score: scoreOf(now.score!) } : {}) });
      }
      const success = manner.judge(now);
      if (success === undefined) return;
      const verb = success ? 'passed' : 'failed';
      // Never failed after passed, and only one of them in a session.
      const barred = success ? queued.has('failed') : told.has('passed') || queued.has('passed');
      if (!barred) once(verb, { success, ...(now.score === undefined ? {} : { score: scoreOf(now.score) }) });
    },
    commit: () => (live() ? outbox.flush() : open),
    close() {
      if (!open) return;
      open = false;
      outbox.leave(
        manner.end(complete).map((verb) =>
          make(verb, newUuid(), {
            duration: duration(),
            ...(manner.detailed && outcome && verb === 'suspended'
              ? { extensions: { [progressExtension]: Number(decimal(progress, 0)) } }
              : {}),
          }),
        ),
      );
      manner.closed();
    },
    reopen() {
      if (!manner.reopens) return false;
      open = true;
      since = performance.now();
      begin(true);
      return true;
    },
  };
}

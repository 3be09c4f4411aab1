import type { Outcome } from '../state/outcome.ts';
import { ask, asText, isTrue } from './find-api.ts';
import type { Answer, Lms } from './lms.ts';
import { alone } from './none.ts';

export type Entry = readonly [element: string, value: string];

/** What the two editions of SCORM call things. */
export interface Dialect {
  /** Before GetValue, SetValue and Commit. */
  readonly prefix: string;
  readonly start: string;
  readonly finish: string;
  readonly location: string;
  readonly learner: string;
  readonly learnerName: string;
  readonly mode: string;
  readonly entry: string;
  readonly exit: string;
  readonly sessionTime: string;
  readonly duration: (seconds: number) => string;
  readonly limit: number;
  /** Statuses in the order in which one may replace another, by element. */
  readonly ladders: Readonly<Record<string, readonly string[]>>;
  readonly score: (percent: number) => readonly Entry[];
  readonly status: (outcome: Outcome) => readonly Entry[];
  readonly progress: (outcome: Outcome) => readonly Entry[];
  readonly interaction: (answer: Answer) => readonly Entry[];
}

/** A SCORM session over the functions that the boot script found. */
export function openCmi(dialect: Dialect): Lms {
  const api = nibras.lms;
  if (!api) return alone(true);
  const call = (name: string, ...args: string[]): unknown => ask(api, name, ...args);
  const get = (element: string): string => asText(call(`${dialect.prefix}GetValue`, element));
  const told = new Map<string, string>();
  const set = (element: string, value: string): boolean => isTrue(call(`${dialect.prefix}SetValue`, element, value));
  const put = ([element, value]: Entry): void => {
    if (told.get(element) !== value && set(element, value)) told.set(element, value);
  };
  const mode = /^(review|browse)$/.test(get(dialect.mode)) ? 'review' : 'live';
  const count = get('cmi.interactions._count');
  const clock = (): number => performance.now() / 1000;
  let started = clock();
  let open = true;

  // A status only climbs: an LMS may close the attempt, or publish 0, on a step down.
  const climb = ([element, value]: Entry): void => {
    const ladder = dialect.ladders[element]!;
    const now = told.get(element) ?? get(element);
    if (ladder.indexOf(value) > ladder.indexOf(now)) put([element, value]);
  };
  const time = (): void => {
    put([dialect.exit, 'suspend']);
    put([dialect.sessionTime, dialect.duration(clock() - started)]);
  };
  if (mode === 'live') {
    const fresh = !nibras.saved;
    for (const [element, ladder] of Object.entries(dialect.ladders)) {
      const now = get(element);
      // Open edX answers "" to every status: only a first launch may then say "incomplete".
      if (ladder[0] === 'incomplete' && (/^(not attempted|unknown)$/.test(now) || (now === '' && fresh)))
        put([element, 'incomplete']);
    }
    put([dialect.exit, 'suspend']);
  }
  // Who has just been told a status and answers nothing has not kept it: its "stored" means little.
  const honest = mode !== 'live' || Object.keys(dialect.ladders).some((element) => get(element) !== '');
  const whenLive = (action: () => void): void => {
    if (mode === 'live' && open) action();
  };
  return {
    mode,
    expected: true,
    honest,
    learner: get(dialect.learner),
    learnerName: get(dialect.learnerName),
    saved: nibras.saved ?? '',
    resumed: get(dialect.entry) === 'resume',
    limit: nibras.limit ?? dialect.limit,
    logged: /^\d+$/.test(count) ? Number(count) : undefined,
    save(state, page) {
      if (mode !== 'live' || !open) return true;
      put([dialect.location, page]);
      put(['cmi.suspend_data', state]);
      return told.get('cmi.suspend_data') === state;
    },
    again: () => told.clear(),
    answer(answer, index) {
      let taken = true;
      whenLive(() => {
        for (const [element, value] of dialect.interaction(answer).filter(([, value]) => value !== ''))
          // Without its id, an answer is not there; what else is refused of it is left out.
          if (taken && !set(`cmi.interactions.${index}.${element}`, value) && element === 'id') taken = false;
      });
      return taken;
    },
    report: (outcome) =>
      whenLive(() => {
        for (const entry of dialect.progress(outcome)) put(entry);
        if (outcome.score !== undefined) for (const entry of dialect.score(outcome.score)) put(entry);
        for (const entry of dialect.status(outcome)) climb(entry);
      }),
    commit() {
      if (mode !== 'live' || !open) return true;
      time();
      return isTrue(call(`${dialect.prefix}Commit`, ''));
    },
    close() {
      if (!open) return false;
      let stored = false;
      whenLive(() => {
        time();
        stored = isTrue(call(`${dialect.prefix}Commit`, ''));
      });
      open = false;
      return isTrue(call(dialect.finish, '')) && stored;
    },
    reopen() {
      open = isTrue(call(dialect.start, ''));
      if (open) {
        told.clear();
        started = clock();
      }
      return open;
    },
  };
}

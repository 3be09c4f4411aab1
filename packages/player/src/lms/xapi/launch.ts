import type { Lms } from '../lms.ts';
import { isStored, parseObject, type Send } from '../lrs.ts';
import { type Actor, actorKey } from '../statement-actor.ts';
import { uuidOf } from '../statement-id.ts';

/** What an LMS says of a session of cmi5. */
export interface Cmi5Session {
  readonly contextTemplate: Readonly<Record<string, unknown>>;
  readonly review: boolean;
  readonly masteryScore?: number;
  readonly returnUrl?: string;
  /** Told for each session, and kept over a reload of the page. */
  readonly session: string;
  /** True where this very session has been ended: a page loaded again. */
  readonly ended: boolean;
  /** True where the LMS has noted already that this very session began. */
  readonly begun: boolean;
  /** Keeps either over a reload of the page. */
  readonly note: (what: 'begun' | 'ended') => void;
}

/** A launch whose questions to the LRS are answered. */
export interface Launch {
  readonly actor: Actor;
  /** Names learner, registration and activity on this device, without telling who they are. */
  readonly learner: string;
  readonly registration: string;
  readonly activityId: string;
  readonly grouping?: string;
  /** Our own document of the State resource; empty where there is none. */
  readonly document: Readonly<Record<string, unknown>>;
  /** The query that names it. */
  readonly query: Readonly<Record<string, string>>;
  /** The id of what is told once in this registration. */
  readonly idOf: (once: string) => string;
  readonly send: Send;
  readonly started: number;
  readonly cmi5?: Cmi5Session;
}

/** A launch under way, from the script that runs before the first page shows. */
export interface Beginning {
  readonly learner: string;
  /** Undefined where the LMS does not take us in; rejected where it cannot be reached. */
  readonly ready: Promise<Launch | undefined>;
}

declare module '../../runtime.ts' {
  interface Runtime {
    /** The launch by an LMS with a learning record store; absent where the address names none. */
    opening?: Beginning;
    /** Set by `tracker.js`: tells a store what the learner does; undefined where the LMS did not take us in. */
    track?: (launch: Launch) => Promise<Lms | undefined>;
  }
}

/** Where this device remembers the page on which a learner stopped, so that it can be shown before the LMS has answered. */
export const pageKey = (learner: string): string => `nibras.${nibras.course}.${learner}.page`;

/** The parameters of the page's address. */
export const launchParameters = (): URLSearchParams => new URLSearchParams(location.search);

type Names = Pick<Launch, 'actor' | 'activityId' | 'registration'>;

/** The query that names a document of this learner. @spec xAPI 1.0.3 part 3, 2.3 */
export const stateQuery = (
  { actor, activityId, registration }: Names,
  stateId = 'nibras',
): Readonly<Record<string, string>> => ({
  activityId,
  agent: JSON.stringify(actor),
  ...(registration ? { registration } : {}),
  stateId,
});

/** What both ways of launching know once our document has been read. */
export function toLaunch(names: Names, learner: string, send: Send, document: string): Omit<Launch, 'started'> {
  return {
    ...names,
    learner,
    send,
    document: parseObject(document) ?? {},
    query: stateQuery(names),
    idOf: (once) => uuidOf(`${learner} ${once}`),
  };
}

/** Names learner, registration and activity on this device. */
export const learnerOf = ({ actor, registration, activityId }: Names): string =>
  uuidOf(`${actorKey(actor)} ${registration} ${activityId}`);

const pauses = [800, 2500];

/** Repeats a request while the LMS cannot be reached or is out of order; rejects in the end. */
export async function insist<Answer extends { readonly status: number }>(ask: () => Promise<Answer>): Promise<Answer> {
  for (const pause of [...pauses, 0]) {
    const reply = await ask();
    if (reply.status && reply.status < 500) return reply;
    if (pause) await new Promise((resume) => setTimeout(resume, pause));
  }
  throw new Error('unreachable');
}

/** A document of the State resource; '' where there is none. */
export async function readState(send: Send, query: Readonly<Record<string, string>>): Promise<string> {
  const reply = await insist(() => send('GET', 'activities/state', query));
  if (isStored(reply)) return reply.text;
  if (reply.status === 404) return '';
  throw new Error('unreadable');
}

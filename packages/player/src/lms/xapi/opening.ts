import type { Lms } from '../lms.ts';
import { type Ask, isStored, type Query, type Reply, type Store } from '../lrs.ts';
import { type Actor, actorKey } from '../statement-actor.ts';
import { uuidOf } from '../statement-id.ts';

/** Who learns what. */
export interface Names {
  readonly actor: Actor;
  readonly activityId: string;
  readonly registration: string;
}

/** What is kept of a session of cmi5 over a reload of its page. */
export interface Kept {
  readonly token?: string;
  readonly started?: number;
  readonly begun?: boolean;
  readonly ended?: boolean;
}

/** A launch whose questions to the store are answered, in the store's own words. */
export interface Opening {
  readonly names: Names;
  readonly store: Store;
  readonly started: number;
  /** Our own document of the State resource; '' where there is none. */
  readonly document: string;
  readonly grouping?: string;
  readonly cmi5?: {
    readonly launchData: string;
    readonly preferences: string;
    /** Where the token came from: it names the session. */
    readonly fetchUrl: string;
    readonly kept: Kept;
    readonly remember: (more: Kept) => void;
  };
}

/** A launch under way, from the script that runs before the first page shows. */
export interface Beginning {
  /** Names learner, registration and activity on this device, without telling who they are. */
  readonly learner: string;
  /** Undefined where the LMS does not take us in; rejected where it cannot be reached. */
  readonly ready: Promise<Opening | undefined>;
}

declare module '../../runtime.ts' {
  interface Runtime {
    /** The launch by an LMS with a learning record store; absent where the address names none. */
    opening?: Beginning;
    /** Set by `tracker.js`: tells the store what the learner does; undefined where the LMS did not take us in. */
    track?: (opening: Opening, learner: string) => Promise<Lms | undefined>;
  }
}

/** Where this device remembers the page on which a learner stopped, so that it can be shown before the LMS has answered. */
export const pageKey = (learner: string): string => `nibras.${nibras.course}.${learner}.page`;

/** The parameters of the page's address. */
export const launchParameters = (): URLSearchParams => new URLSearchParams(location.search);

/** The query that names a document of this learner. @spec xAPI 1.0.3 part 3, 2.3 */
export const stateQuery = ({ actor, activityId, registration }: Names, stateId = 'nibras'): Query => ({
  activityId,
  agent: JSON.stringify(actor),
  ...(registration ? { registration } : {}),
  stateId,
});

/** Names learner, registration and activity on this device. */
export const learnerOf = ({ actor, registration, activityId }: Names): string =>
  uuidOf(`${actorKey(actor)} ${registration} ${activityId}`);

const pauses = [800, 2500, 0];

/** Repeats a request while the LMS cannot be reached or is out of order; rejects in the end. */
export async function insist(ask: () => Promise<Reply>): Promise<Reply> {
  for (const pause of pauses) {
    const reply = await ask();
    if (reply.status && reply.status < 500) return reply;
    if (pause) await new Promise((resume) => setTimeout(resume, pause));
  }
  throw new Error('unreachable');
}

/** A document of the State resource; '' where there is none. */
export async function readState(ask: Ask, query: Query): Promise<string> {
  const reply = await insist(() => ask('GET', 'activities/state', query));
  if (isStored(reply)) return reply.text;
  if (reply.status === 404) return '';
  throw new Error('unreadable');
}

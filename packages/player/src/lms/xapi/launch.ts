import { parseObject, type Query, type Send } from '../lrs.ts';
import type { Actor } from '../statement-actor.ts';
import { uuidOf } from '../statement-id.ts';
import { type Names, stateQuery } from './opening.ts';

export { readState, stateQuery } from './opening.ts';

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

/** A launch as the tracker knows it. */
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
  readonly query: Query;
  /** The id of what is told once in this registration. */
  readonly idOf: (once: string) => string;
  readonly send: Send;
  readonly started: number;
}

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

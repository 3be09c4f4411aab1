import { askStore, parseObject, type Reply } from './lrs.ts';
import type { Actor } from './statement-actor.ts';
import {
  type Beginning,
  insist,
  type Kept,
  launchParameters,
  learnerOf,
  type Opening,
  readState,
  stateQuery,
} from './xapi/opening.ts';

const keyOf = (fetchUrl: string): string => `nibras.cmi5.${fetchUrl}`;

function recall(fetchUrl: string): Kept {
  try {
    return parseObject(sessionStorage.getItem(keyOf(fetchUrl)) ?? '') ?? {};
  } catch {
    return {};
  }
}

function keep(fetchUrl: string, kept: Kept): void {
  try {
    sessionStorage.setItem(keyOf(fetchUrl), JSON.stringify(kept));
  } catch {
    // Blocked storage: a reload then ends the recording, which the learner is told.
  }
}

const post = (url: string): Promise<Reply> =>
  fetch(url, { method: 'POST' }).then(
    async (response) => ({ status: response.status, text: await response.text() }),
    () => ({ status: 0, text: '' }),
  );

/** Starts a launch by cmi5: everything that may be asked before the first statement, at once. @spec cmi5 8, 10, 11 */
export function beginCmi5(): Beginning | undefined {
  const parameters = launchParameters();
  const [endpoint, fetchUrl, agent, registration, activityId] = [
    'endpoint',
    'fetch',
    'actor',
    'registration',
    'activityId',
  ].map((name) => parameters.get(name) ?? '') as [string, string, string, string, string];
  const actor: Actor | undefined = parseObject(agent);
  if (!endpoint || !fetchUrl || !actor || !activityId) return undefined;
  const names = { actor, activityId, registration };
  let kept = recall(fetchUrl);
  const remember = (more: Kept): void => {
    kept = { ...kept, ...more };
    keep(fetchUrl, kept);
  };

  const open = async (): Promise<Opening | undefined> => {
    // @spec cmi5 8.1.2: the token is given out once.
    const token = kept.token ?? parseObject((await insist(() => post(fetchUrl))).text)?.['auth-token'];
    if (typeof token !== 'string') return undefined;
    const started = kept.started ?? Date.now();
    remember({ token, started });
    const store = { endpoint, authorization: `Basic ${token}` };
    const ask = askStore(store);
    const [launchData, document, { text: preferences }] = await Promise.all([
      readState(ask, stateQuery(names, 'LMS.LaunchData')),
      readState(ask, stateQuery(names)),
      // @spec cmi5 11: read before the first statement, there or not.
      insist(() => ask('GET', 'agents/profile', { agent: JSON.stringify(actor), profileId: 'cmi5LearnerPreferences' })),
    ]);
    return { names, store, started, document, cmi5: { launchData, preferences, fetchUrl, kept, remember } };
  };
  const ready = open();
  // Whoever waits hears of it; nobody may be waiting yet.
  ready.catch(() => {});
  return { learner: learnerOf(names), ready };
}

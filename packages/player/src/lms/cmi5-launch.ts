import { connectLrs, parseObject, type Reply } from './lrs.ts';
import type { Actor } from './statement-actor.ts';
import {
  type Beginning,
  insist,
  type Launch,
  launchParameters,
  learnerOf,
  readState,
  stateQuery,
  toLaunch,
} from './xapi/launch.ts';

/** What is kept of a session over a reload of its page. */
interface Kept {
  readonly token?: string;
  readonly started?: number;
  readonly begun?: boolean;
  readonly ended?: boolean;
}

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

const extension = 'https://w3id.org/xapi/cmi5/context/extensions/sessionid';

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
  const learner = learnerOf(names);
  let kept = recall(fetchUrl);
  const remember = (more: Kept): void => {
    kept = { ...kept, ...more };
    keep(fetchUrl, kept);
  };

  const open = async (): Promise<Launch | undefined> => {
    // @spec cmi5 8.1.2: the token is given out once.
    const token = kept.token ?? parseObject((await insist(() => post(fetchUrl))).text)?.['auth-token'];
    if (typeof token !== 'string') return undefined;
    const started = kept.started ?? Date.now();
    remember({ token, started });
    const send = connectLrs(endpoint, `Basic ${token}`);
    const [launchData, document, preferences] = await Promise.all([
      readState(send, stateQuery(names, 'LMS.LaunchData')),
      readState(send, stateQuery(names)),
      // @spec cmi5 11: read before the first statement, there or not.
      insist(() =>
        send('GET', 'agents/profile', { agent: JSON.stringify(actor), profileId: 'cmi5LearnerPreferences' }),
      ),
    ]);
    const data = parseObject(launchData);
    if (!data) return undefined;
    if (parseObject(preferences.text)?.['audioPreference'] === 'off') startSilent();
    const template = (data['contextTemplate'] ?? {}) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    const { masteryScore, returnURL, launchMode } = data;
    return {
      ...toLaunch(names, learner, send, document),
      started,
      cmi5: {
        contextTemplate: template,
        review: launchMode === 'Review' || launchMode === 'Browse',
        ...(typeof masteryScore === 'number' ? { masteryScore } : {}),
        ...(typeof returnURL === 'string' && /^https?:/.test(returnURL) ? { returnUrl: returnURL } : {}),
        session: String(template['extensions']?.[extension] ?? fetchUrl),
        begun: kept.begun === true,
        ended: kept.ended === true,
        note: (what) => remember({ [what]: true }),
      },
    };
  };
  const ready = open();
  // Whoever waits hears of it; nobody may be waiting yet.
  ready.catch(() => {});
  return { learner, ready };
}

/** Each sound starts muted, and may be turned on. @spec cmi5 11.2 */
function startSilent(): void {
  const muted = new Set<EventTarget>();
  addEventListener(
    'play',
    ({ target }) => {
      if (!target || muted.has(target)) return;
      muted.add(target);
      (target as HTMLMediaElement).muted = true;
    },
    true,
  );
}

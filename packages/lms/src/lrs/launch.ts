import type { JsonObject } from './json.ts';
import type { LrsOptions } from './lrs.ts';
import type { LaunchedActivity, LaunchSession } from './session.ts';
import { contextExtensions, type LaunchMode } from './vocabulary.ts';

/** What the LMS tells the course in its launch address. */
export interface LrsLaunch {
  readonly session: string;
  readonly registration: string;
  /** Parameters of the launch address, each to be encoded. */
  readonly query: Readonly<Record<string, string>>;
  /** The parameters as the text after `?`. */
  readonly search: string;
}

const searchOf = (query: Readonly<Record<string, string>>): string =>
  Object.entries(query)
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
    .join('&');

const base64 = (text: string): string => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  let made = '';
  for (let index = 0; index < text.length; index += 3) {
    const [a, b, c] = [0, 1, 2].map((step) => text.charCodeAt(index + step)) as [number, number, number];
    const bits = (a << 16) | ((b || 0) << 8) | (c || 0);
    made += alphabet[bits >> 18]! + alphabet[(bits >> 12) & 63]!;
    made += (Number.isNaN(b) ? '=' : alphabet[(bits >> 6) & 63]!) + (Number.isNaN(c) ? '=' : alphabet[bits & 63]!);
  }
  return made;
};

/** Prepares a session as an LMS does before it opens the course. @spec cmi5 8.1, 10.2 */
export function createLaunch(
  options: LrsOptions,
  activity: LaunchedActivity,
  registration: string,
  mode: LaunchMode,
): { readonly launch: LrsLaunch; readonly session: LaunchSession; readonly data: JsonObject } {
  const { profile, newUuid, learner = { id: 'learner-1', name: 'Amina Nibras' } } = options;
  const actor: JsonObject = {
    objectType: 'Agent',
    name: learner.name,
    account: { homePage: 'https://lms.example', name: learner.id },
  };
  const [id, fetchKey] = [newUuid(), newUuid()];
  const token = base64(`${newUuid()}:${newUuid()}`);
  const endpoint = options.endpoint.replace(/\/*$/, '/');
  const contextTemplate: JsonObject = {
    contextActivities: { grouping: [{ id: activity.publisherId, objectType: 'Activity' }] },
    extensions: { [contextExtensions.sessionId]: id },
  };
  const returnUrl = options.returnUrl ?? 'https://lms.example/return';
  const data: JsonObject = {
    contextTemplate,
    launchMode: mode,
    moveOn: activity.moveOn,
    returnURL: returnUrl,
    ...(activity.masteryScore === undefined ? {} : { masteryScore: activity.masteryScore }),
    ...(activity.launchParameters === undefined ? {} : { launchParameters: activity.launchParameters }),
    ...(activity.entitlementKey === undefined ? {} : { entitlementKey: { courseStructure: activity.entitlementKey } }),
  };
  const query: Record<string, string> =
    profile === 'cmi5'
      ? {
          endpoint,
          fetch: `${endpoint}fetch/${fetchKey}`,
          actor: JSON.stringify(actor),
          registration,
          activityId: activity.id,
        }
      : {
          endpoint,
          auth: `Basic ${token}`,
          actor: JSON.stringify(actor),
          registration,
          activity_id: activity.id,
        };
  const session: LaunchSession = {
    id,
    registration,
    activity,
    mode,
    actor,
    contextTemplate,
    returnUrl,
    token,
    fetchKey,
    fetched: false,
    launchDataRead: false,
    preferencesRead: false,
    abandoned: false,
    initialized: undefined,
    terminated: undefined,
    latest: 0,
    verbs: new Set(),
    statements: 0,
  };
  return { launch: { session: id, registration, query, search: searchOf(query) }, session, data };
}

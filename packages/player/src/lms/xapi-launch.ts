import { askStore, parseObject } from './lrs.ts';
import { toActor } from './statement-actor.ts';
import { type Beginning, launchParameters, learnerOf, type Opening, readState, stateQuery } from './xapi/opening.ts';

/** Starts a launch as `tincan.xml` packages are launched: the address names store, key, learner and activity. */
export function beginXapi(): Beginning | undefined {
  const parameters = launchParameters();
  const given = parseObject(parameters.get('actor') ?? '');
  const endpoint = parameters.get('endpoint');
  if (!endpoint || !given) return undefined;
  const names = {
    actor: toActor(given),
    activityId: parameters.get('activity_id') ?? `urn:nibras:${nibras.course}`,
    registration: parameters.get('registration') ?? '',
  };
  const grouping = parameters.get('grouping');
  const store = { endpoint, authorization: parameters.get('auth') ?? '' };
  const ready = readState(askStore(store), stateQuery(names)).then((document): Opening => ({
    names,
    store,
    document,
    started: Date.now(),
    ...(grouping ? { grouping } : {}),
  }));
  // Whoever waits hears of it; nobody may be waiting yet.
  ready.catch(() => {});
  return { learner: learnerOf(names), ready };
}

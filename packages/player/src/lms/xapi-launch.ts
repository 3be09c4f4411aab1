import { connectLrs, parseObject } from './lrs.ts';
import { toActor } from './statement-actor.ts';
import {
  type Beginning,
  type Launch,
  launchParameters,
  learnerOf,
  readState,
  stateQuery,
  toLaunch,
} from './xapi/launch.ts';

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
  const learner = learnerOf(names);
  const send = connectLrs(endpoint, parameters.get('auth') ?? '');
  const ready = readState(send, stateQuery(names)).then((document): Launch => ({
    ...toLaunch(names, learner, send, document),
    started: Date.now(),
    ...(grouping ? { grouping } : {}),
  }));
  ready.catch(() => {});
  return { learner, ready };
}

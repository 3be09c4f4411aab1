import { connectLrs, parseObject } from './lrs.ts';
import { actorKey, toActor } from './statement-actor.ts';
import { uuidOf } from './statement-id.ts';
import { type Beginning, type Launch, launchParameters, readState, stateId, stateQuery } from './xapi/launch.ts';

/** Starts a launch as `tincan.xml` packages are launched: the address names store, key, learner and activity. */
export function beginXapi(): Beginning | undefined {
  const parameters = launchParameters();
  const given = parseObject(parameters.get('actor') ?? '');
  const endpoint = parameters.get('endpoint');
  const activityId = parameters.get('activity_id') ?? `urn:nibras:${nibras.course}`;
  if (!endpoint || !given) return undefined;
  const actor = toActor(given);
  const registration = parameters.get('registration') ?? '';
  const grouping = parameters.get('grouping');
  const learner = uuidOf(`${actorKey(actor)} ${registration} ${activityId}`);
  const send = connectLrs(endpoint, parameters.get('auth') ?? '');
  const names = { actor, activityId, registration };
  const ready = readState(send, stateQuery(names, stateId)).then((document): Launch => ({
    ...names,
    learner,
    document,
    send,
    started: Date.now(),
    ...(grouping ? { grouping } : {}),
  }));
  ready.catch(() => {});
  return { learner, ready };
}

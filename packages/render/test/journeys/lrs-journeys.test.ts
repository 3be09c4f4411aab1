import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { outcomeOf } from '@nibras/player';
import { steps } from './journey.ts';
import { type LrsProfile, type LrsStep, LrsWorld } from './lrs-world.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Refused on demand, and what a store then says to what it has already. */
const tolerated = /refused-on-demand|session-expired|statement-conflict|-once|initialized-first/;

/** What is wrong on the way or at the end of a journey, in words. */
async function faultsOf(
  profile: LrsProfile,
  mastery: number | undefined,
  journey: readonly LrsStep[],
): Promise<string[]> {
  const world = new LrsWorld(profile, mastery);
  const found: string[] = [];
  for (const [at, step] of journey.entries()) {
    await world.run(step);
    if (!world.running) found.push(...world.lost().map((one) => `after step ${at}, ${one}`));
    if (found.length > 0) return found;
  }
  await world.settle();
  found.push(...world.lost());
  const quiet = !journey.some((step) => step.do === 'refuse');
  for (const [who, learner] of world.learners.entries()) {
    for (const attempt of learner.attempts) {
      const { deeds, ids } = attempt;
      const answered = world.statements(learner, attempt, 'answered').map(({ id }) => String(id));
      const now = attempt === learner.attempt;
      // An attempt that an LMS left for a new one may have its rest on this device.
      const due = now ? ids : ids.filter((id) => answered.includes(id));
      const [said, should] = quiet && now ? [answered, due] : [answered.toSorted(), due.toSorted()];
      if (JSON.stringify(said) !== JSON.stringify(should))
        found.push(`${who}: ${said.length} answers told for ${should.length}: ${said.join()} ${should.join()}`);
      for (const verb of ['completed', 'passed', 'failed'])
        if (world.statements(learner, attempt, verb).length > 1) found.push(`${who}: ${verb} twice`);
      if (!now || attempt.registration === '') continue;
      const state = world.stateOf(learner, attempt);
      found.push(...deeds.differences(state).map((one) => `${who}: ${one}`));
      if (!state) continue;
      const outcome = outcomeOf(state, world.index);
      const told = (verb: string): boolean => world.statements(learner, attempt, verb).length > 0;
      if ((outcome.complete || state.done > 0) !== told('completed'))
        found.push(`${who}: completed ${told('completed')}`);
      if (mastery === undefined) {
        if (state.passed !== told('passed')) found.push(`${who}: passed ${told('passed')}`);
        if (outcome.success === false && !state.passed && !told('failed')) found.push(`${who}: never failed`);
      }
    }
    const refusals = learner.lrs.exchanges.flatMap(({ verdicts }) => verdicts.map(({ rule }) => rule));
    found.push(...refusals.filter((rule) => !tolerated.test(rule)));
  }
  return found;
}

const faults = fc.constantFrom<LrsStep['do']>('deaf', 'hear', 'slow', 'quick', 'scriptless', 'scripts');
/** The steps of any journey, with the faults of a network strewn among them. */
const journeys: fc.Arbitrary<readonly LrsStep[]> = fc
  .tuple(steps, fc.array(fc.tuple(fc.nat({ max: 40 }), faults), { maxLength: 8 }))
  .map(([plan, strewn]) => {
    const journey: LrsStep[] = [...plan];
    for (const [at, fault] of strewn) journey.splice(Math.min(at, journey.length), 0, { do: fault } as LrsStep);
    return journey;
  });

const lmss: readonly (readonly [LrsProfile, number | undefined])[] = [
  ['cmi5', undefined],
  ['cmi5', 0.6],
  ['xapi', undefined],
];

describe.each(lmss)('%s, mastery of the LMS %s', (profile, mastery) => {
  test('whatever happens on the way, the store or this device has every answer, and in the end the store, once', async () => {
    await fc.assert(
      fc.asyncProperty(journeys, async (journey) => {
        expect(await faultsOf(profile, mastery, journey)).toEqual([]);
      }),
      { numRuns: Number(process.env['JOURNEYS'] ?? 200) },
    );
  }, 600_000);
});

import { beforeAll, expect, test, vi } from 'vitest';
import { alone } from './lms/none.ts';
import type { Lms } from './lms/lms.ts';
import { openSession, type Safety, type Session } from './session.ts';
import { openMirror } from './state/mirror.ts';

// No other tab of the course is open.
beforeAll(() => void vi.stubGlobal('addEventListener', () => undefined));

/** A learner's sitting at an LMS whose replies the test gives, and the timers that it set. */
function sitting(): {
  session: Session;
  replies: ((stored: boolean) => void)[];
  timers: Map<number, { run: () => void; pause: number }>;
  told: Safety[];
} {
  const replies: ((stored: boolean) => void)[] = [];
  const timers = new Map<number, { run: () => void; pause: number }>();
  const told: Safety[] = [];
  const lms: Lms = {
    ...alone(false),
    mode: 'live',
    honest: true,
    learner: 'amina',
    commit: () => new Promise<boolean>((resolve) => replies.push(resolve)),
  };
  const device = new Map<string, string>();
  const keeper = {
    getItem: (name: string) => device.get(name) ?? null,
    setItem: (name: string, text: string) => void device.set(name, text),
    removeItem: (name: string) => void device.delete(name),
  };
  let timer = 0;
  const session = openSession({
    mirror: openMirror('course', { device: () => keeper, tab: () => keeper }, () => false),
    learner: '',
    publication: 'one',
    now: () => 0,
    clock: () => 0,
    later: (run, pause) => {
      timer += 1;
      timers.set(timer, { run, pause });
      return timer;
    },
    cancel: (one) => void timers.delete(one),
    hidden: () => false,
    changed: () => undefined,
    safety: (safety) => told.push(safety),
  });
  session.join(lms);
  session.visit('p1', 1);
  return { session, replies, timers, told };
}

const settled = (): Promise<void> => new Promise((resume) => setTimeout(resume, 0));

test('a line that is back while a request over the old one still fails is asked again at once', async () => {
  const { session, replies, timers, told } = sitting();
  session.flush();
  expect(replies).toHaveLength(1);
  replies[0]!(false);
  await settled();
  [...timers.values()].at(-1)!.run();
  replies[1]!(false);
  await settled();
  expect(told).toEqual(['waiting']);
  // The third request runs into the dead line; then the browser says that the line is back.
  [...timers.values()].at(-1)!.run();
  expect(replies).toHaveLength(3);
  session.flush();
  expect(replies).toHaveLength(3);
  replies[2]!(false);
  await settled();
  const { run, pause } = [...timers.values()].at(-1)!;
  expect(pause).toBe(0);
  run();
  replies[3]!(true);
  await settled();
  expect(told).toEqual(['waiting', 'safe']);
});

test('an LMS that stays away is asked less and less often', async () => {
  const { session, replies, timers } = sitting();
  session.flush();
  const pauses: number[] = [];
  for (let round = 0; round < 6; round += 1) {
    replies[round]!(false);
    await settled();
    const [[id, { run, pause }]] = [...timers.entries()].slice(-1) as [[number, { run: () => void; pause: number }]];
    pauses.push(pause);
    timers.delete(id);
    run();
  }
  expect(pauses).toEqual([0, 15_000, 30_000, 45_000, 60_000, 60_000]);
});

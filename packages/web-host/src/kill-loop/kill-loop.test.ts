import { expect, test } from 'vitest';
import { runKillLoop, victims } from './kill-loop.ts';

test('twenty kills of the service, the window and both cost at most the last second and never the file', async () => {
  const kills = await runKillLoop({ kills: 21, lanes: 3 });
  for (const victim of victims) expect(kills.filter((one) => one.victim === victim)).toHaveLength(7);
}, 180_000);

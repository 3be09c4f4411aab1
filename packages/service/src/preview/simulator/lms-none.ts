import { runSimulator } from './simulator.ts';

runSimulator(() => ({
  name: undefined,
  api: undefined,
  data: () => ({}),
  saved: () => ({}),
  result: () => ({ status: '', success: '', score: '', totalTime: '', savedLength: 0, savedLimit: 0 }),
}));

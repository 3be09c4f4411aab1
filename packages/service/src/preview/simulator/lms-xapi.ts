import { lrsLms } from './lrs-lms.ts';
import { readPreview, runSimulator } from './simulator.ts';

const data = readPreview();
runSimulator(data, lrsLms(data));

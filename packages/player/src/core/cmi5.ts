import { openCmi5 } from '../lms/cmi5.ts';
import { start } from '../start.ts';

start(openCmi5(), nibras.opening?.learner);

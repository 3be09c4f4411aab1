import { openLate } from '../lms/open-late.ts';
import { start } from '../start.ts';

start(openLate(), nibras.opening?.learner);

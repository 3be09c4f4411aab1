import { openXapi } from '../lms/xapi.ts';
import { start } from '../start.ts';

start(openXapi(), nibras.opening?.learner);

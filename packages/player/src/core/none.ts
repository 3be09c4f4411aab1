import { alone } from '../lms/none.ts';
import { start } from '../start.ts';

start(alone(false));

import { openScorm12 } from '../lms/scorm12.ts';
import { start } from '../start.ts';

start(openScorm12());

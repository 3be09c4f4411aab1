import { openScorm2004 } from '../lms/scorm2004.ts';
import { start } from '../start.ts';

start(openScorm2004());

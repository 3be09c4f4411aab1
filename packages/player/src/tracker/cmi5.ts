import type {} from '../runtime.ts';
import { openCmi5 } from '../lms/cmi5.ts';

nibras.track = openCmi5;

import type {} from '../runtime.ts';
import { beginCmi5 } from '../lms/cmi5-launch.ts';
import { waitFor } from '../lms/xapi/begin.ts';

waitFor(beginCmi5());

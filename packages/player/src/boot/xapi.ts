import type {} from '../runtime.ts';
import { beginXapi } from '../lms/xapi-launch.ts';
import { waitFor } from '../lms/xapi/begin.ts';

waitFor(beginXapi());

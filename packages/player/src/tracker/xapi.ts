import type {} from '../runtime.ts';
import { openXapi } from '../lms/xapi.ts';

nibras.track = openXapi;

import { ask, asText, findApi, isTrue } from '../lms/find-api.ts';
import type {} from '../runtime.ts';
import { showLater } from './show-later.ts';

const api = findApi('API_1484_11', 'Initialize');
// @spec SCORM 2004 RTE 3.1.7.6: 103 is "already initialized", as after a reload.
if (api && (isTrue(ask(api, 'Initialize', '')) || asText(ask(api, 'GetLastError')) === '103')) nibras.lms = api;
showLater(asText(nibras.lms && ask(nibras.lms, 'GetValue', 'cmi.suspend_data')));

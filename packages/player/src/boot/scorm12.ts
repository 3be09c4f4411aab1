import { ask, asText, findApi, isTrue } from '../lms/find-api.ts';
import type {} from '../runtime.ts';
import { showLater } from './show-later.ts';

const api = findApi('API', 'LMSInitialize');
// 101 after a reload may only mean "already initialised": the LMS that then still answers is used.
if (api && (isTrue(ask(api, 'LMSInitialize', '')) || asText(ask(api, 'LMSGetValue', 'cmi.core._children')) !== ''))
  nibras.lms = api;
showLater(asText(nibras.lms && ask(nibras.lms, 'LMSGetValue', 'cmi.suspend_data')));

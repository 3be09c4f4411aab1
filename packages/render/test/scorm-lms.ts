import { join } from 'node:path';
import { buildSync } from 'esbuild';

let bundled: string | undefined;

/** The simulated LMSs as a browser runs them: the global `lmsKit`. */
export function lmsKit(): string {
  bundled ??= buildSync({
    stdin: {
      contents: "export { createScormSession, scormProfile } from './index.ts';",
      resolveDir: join(import.meta.dirname, '../../lms/src'),
    },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'lmsKit',
    logLevel: 'silent',
  }).outputFiles[0]!.text.replaceAll('</', '<\\/');
  return bundled;
}

const frame =
  '<!doctype html><meta charset="utf-8"><title>LMS</title><style>html,body,iframe{margin:0;width:100%;height:100%;border:0}</style><iframe id="sco" title="course"></iframe>';
const page = (script: string): string =>
  `${frame}<script>${script}\ndocument.getElementById('sco').src = '/course/index.html';</script>`;

/**
 * A page with a session of a simulated LMS around the course. Its globals: `session`; `values`, as the course sees them; `refused`,
 * the rules that were broken; `log`, what was set, stored and ended, in order.
 */
function lmsPage(
  profile: string,
  version: '12' | '2004',
  values: Readonly<Record<string, string>>,
  stateLimit = 0,
): string {
  const { 'cmi.core.student_id': id12, 'cmi.core.student_name': name12, ...rest } = values;
  const { 'cmi.learner_id': id = id12 ?? '', 'cmi.learner_name': name = name12 ?? '', ...kept } = rest;
  const resumed = Object.keys(kept).length > 0 && kept['cmi.core.entry'] !== 'ab-initio';
  const exit = version === '12' ? 'cmi.core.exit' : 'cmi.exit';
  const stored = { values: resumed ? { [exit]: 'suspend', ...kept } : {}, seconds: 0, sessions: resumed ? 1 : 0 };
  return page(`${lmsKit()}
var profile = lmsKit.scormProfile(${JSON.stringify(profile)}, ${JSON.stringify(version === '12' ? '12' : '2004-4th')});
var limit = ${stateLimit};
if (limit) profile = Object.assign({}, profile, { elements: Object.assign({}, profile.elements, { 'cmi.suspend_data': Object.assign({}, profile.elements['cmi.suspend_data'], { limit: limit }) }) });
var session = lmsKit.createScormSession({
  profile: profile, learner: ${JSON.stringify({ id, name })}, stored: ${JSON.stringify(stored)}, mode: 'normal',
  now: function () { return performance.now(); }
});
window[session.apiName] = session.api;
function read(name, get) { Object.defineProperty(window, name, { get: get }); }
read('values', function () { return Object.fromEntries(session.values); });
read('refused', function () {
  return session.calls.flatMap(function (call) {
    return call.verdicts.filter(function (one) { return one.severity === 'error'; }).map(function (one) { return [one.rule].concat(call.args); });
  });
});
read('log', function () {
  return session.calls.flatMap(function (call) {
    var method = call.method.replace(/^LMS/, '');
    return method === 'SetValue' ? [call.args[0]] : method === 'Commit' ? ['Commit'] : /^(Finish|Terminate)$/.test(method) ? ['Terminate'] : [];
  });
});`);
}

/** An LMS as strict as the standard, with what it holds already. `stateLimit`: characters of state that it takes, where that is less. */
export const strictLms = (
  version: '12' | '2004',
  values: Readonly<Record<string, string>> = {},
  stateLimit?: number,
): string => lmsPage(version === '12' ? 'strict-scorm12' : 'strict-scorm2004', version, values, stateLimit);

/** Open edX: says yes to everything, knows only the state and the place, and answers "" to all else. */
export const forgetfulLms = (version: '12' | '2004', state = ''): string =>
  lmsPage('open-edx', version, state ? { 'cmi.suspend_data': state } : {});

/** An LMS that answers with booleans, numbers and nothing at all, and fails to store twice. */
export const sloppyLms = (): string =>
  page(`
var refused = [], values = {}, log = [], failures = 2;
window.API = {
  LMSInitialize: function () { return true; },
  LMSFinish: function () { log.push('Finish'); return 1; },
  LMSGetValue: function (name) { if (name === 'cmi.core.lesson_mode') return undefined; if (name === 'cmi.interactions._count') return 0; return null; },
  LMSSetValue: function (name, value) { values[name] = value; return 1; },
  LMSCommit: function () { log.push('Commit'); return failures-- <= 0; },
};`);

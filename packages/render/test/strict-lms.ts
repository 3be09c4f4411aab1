/** What a strict LMS takes, element by element, for each edition of SCORM. */
const rules = {
  '12': [
    ['cmi\\.core\\.lesson_status', '^(passed|completed|failed|incomplete|browsed)$'],
    ['cmi\\.core\\.lesson_location', '^[^]{0,255}$'],
    ['cmi\\.suspend_data', '^[^]{0,4096}$'],
    ['cmi\\.core\\.exit', '^(time-out|suspend|logout|)$'],
    ['cmi\\.core\\.session_time', '^\\d{2,4}:\\d{2}:\\d{2}(\\.\\d{1,2})?$'],
    ['cmi\\.core\\.score\\.(raw|min|max)', '^(100|\\d{1,2})(\\.\\d+)?$'],
    ['cmi\\.interactions\\.\\d+\\.id', '^[!-~]{1,255}$'],
    [
      'cmi\\.interactions\\.\\d+\\.type',
      '^(true-false|choice|fill-in|matching|performance|sequencing|likert|numeric)$',
    ],
    ['cmi\\.interactions\\.\\d+\\.time', '^([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,2})?$'],
    ['cmi\\.interactions\\.\\d+\\.weighting', '^-?\\d{0,3}(\\.\\d*)?$'],
    ['cmi\\.interactions\\.\\d+\\.correct_responses\\.\\d+\\.pattern', '^.{0,255}$'],
    ['cmi\\.interactions\\.\\d+\\.student_response', '^.{0,255}$'],
    ['cmi\\.interactions\\.\\d+\\.result', '^(correct|wrong|unanticipated|neutral|\\d{0,3}(\\.\\d*)?)$'],
    ['cmi\\.interactions\\.\\d+\\.latency', '^\\d{2,4}:\\d{2}:\\d{2}(\\.\\d{1,2})?$'],
  ],
  '2004': [
    ['cmi\\.completion_status', '^(completed|incomplete|not attempted|unknown)$'],
    ['cmi\\.success_status', '^(passed|failed|unknown)$'],
    ['cmi\\.location', '^[^]{0,1000}$'],
    ['cmi\\.suspend_data', '^[^]{0,64000}$'],
    ['cmi\\.exit', '^(time-out|suspend|logout|normal|)$'],
    ['cmi\\.session_time', '^PT(\\d+H)?(\\d+M)?(\\d+(\\.\\d{1,2})?S)?$'],
    ['cmi\\.score\\.scaled', '^(-?0?(\\.\\d{1,7})?|0|1|-1|0\\.\\d{1,7})$'],
    ['cmi\\.score\\.(raw|min|max)', '^-?\\d{1,5}(\\.\\d{1,7})?$'],
    ['cmi\\.progress_measure', '^(0|1|0\\.\\d{1,7})$'],
    ['cmi\\.interactions\\.\\d+\\.id', '^[\\w.]{1,250}$'],
    [
      'cmi\\.interactions\\.\\d+\\.type',
      '^(true-false|choice|fill-in|long-fill-in|matching|performance|sequencing|likert|numeric|other)$',
    ],
    ['cmi\\.interactions\\.\\d+\\.timestamp', '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{1,2}Z$'],
    ['cmi\\.interactions\\.\\d+\\.weighting', '^-?\\d{1,5}(\\.\\d{1,7})?$'],
    ['cmi\\.interactions\\.\\d+\\.correct_responses\\.\\d+\\.pattern', '^.{0,4000}$'],
    ['cmi\\.interactions\\.\\d+\\.learner_response', '^.{0,4000}$'],
    ['cmi\\.interactions\\.\\d+\\.result', '^(correct|incorrect|unanticipated|neutral|-?\\d{1,5}(\\.\\d{1,7})?)$'],
    ['cmi\\.interactions\\.\\d+\\.latency', '^PT(\\d+H)?(\\d+M)?(\\d+(\\.\\d{1,2})?S)?$'],
    ['cmi\\.interactions\\.\\d+\\.description', '^[^{\\n][^\\n]{0,250}$'],
  ],
} as const;

const page = (script: string): string =>
  `<!doctype html><meta charset="utf-8"><title>LMS</title><style>html,body,iframe{margin:0;width:100%;height:100%;border:0}</style><iframe id="sco" title="course"></iframe><script>var refused = [], values = {}, log = [];\n${script}\ndocument.getElementById('sco').src = '/course/index.html';</script>`;

/** An LMS that checks every value as the strictest do, numbers interactions without gaps and wants their type before their answers. */
export function strictLms(version: '12' | '2004', values: Readonly<Record<string, string>> = {}): string {
  const twelve = version === '12';
  return page(`
var rules = ${JSON.stringify(rules[version])};
Object.assign(values, ${JSON.stringify({ [twelve ? 'cmi.core.lesson_status' : 'cmi.completion_status']: twelve ? 'not attempted' : 'unknown', ...values })});
var running = false, ended = false, code = '0';
function count() { var n = 0; while (values['cmi.interactions.' + n + '.id'] !== undefined) n++; return n; }
function refuse(reason, args) { refused.push([reason].concat([].slice.call(args))); code = '405'; return 'false'; }
var api = {};
api.Initialize = function () { if (running || ended) { code = '103'; return 'false'; } running = true; code = '0'; return 'true'; };
api.GetValue = function (name) {
  if (!running) return refuse('not open', arguments), '';
  code = '0';
  if (name === 'cmi.interactions._count') return String(count());
  return values[name] === undefined ? '' : values[name];
};
api.SetValue = function (name, value) {
  if (!running) return refuse('not open', arguments);
  if (typeof value !== 'string') return refuse('not a string', arguments);
  var rule = rules.find(function (one) { return new RegExp('^' + one[0] + '$').test(name); });
  if (!rule) return refuse('unknown element', arguments);
  if (!new RegExp(rule[1]).test(value)) return refuse('bad value', arguments);
  var part = /^cmi\\.interactions\\.(\\d+)\\.(.+)$/.exec(name);
  if (part) {
    var at = Number(part[1]);
    if (at > count()) return refuse('gap', arguments);
    if (part[2] === 'id' ? at !== count() : values['cmi.interactions.' + at + '.id'] === undefined) return refuse('id first', arguments);
    if (/response/.test(part[2]) && values['cmi.interactions.' + at + '.type'] === undefined) return refuse('type first', arguments);
    if (/response$|pattern$/.test(part[2]) && ${!twelve}) {
      var type = values['cmi.interactions.' + at + '.type'];
      var pieces = value.split('[,]');
      if (type === 'choice' && !pieces.every(function (one) { return /^[\\w.]{1,250}$/.test(one); })) return refuse('choice', arguments);
      if (type === 'matching' && !pieces.every(function (one) { return /^[\\w]{1,250}\\[\\.\\][\\w]{1,250}$/.test(one); })) return refuse('matching', arguments);
      if (type === 'fill-in' && !pieces.every(function (one) { return one.length <= 250; })) return refuse('fill-in', arguments);
    }
    if (/response$|pattern$/.test(part[2]) && ${twelve}) {
      var kind = values['cmi.interactions.' + at + '.type'];
      if (kind === 'choice' && !/^[a-z0-9](,[a-z0-9])*$/.test(value)) return refuse('choice', arguments);
      if (kind === 'matching' && !/^[a-z0-9]\\.[a-z0-9](,[a-z0-9]\\.[a-z0-9])*$/.test(value)) return refuse('matching', arguments);
    }
  }
  values[name] = value; log.push(name); code = '0';
  return 'true';
};
api.Commit = function () { if (!running) return refuse('not open', arguments); log.push('Commit'); return 'true'; };
api.Terminate = function () { if (!running) return refuse('not open', ['Terminate']); running = false; ended = true; log.push('Terminate'); return 'true'; };
api.GetLastError = function () { return code; };
if (${twelve}) {
  window.API = { LMSInitialize: api.Initialize, LMSFinish: api.Terminate, LMSGetLastError: api.GetLastError };
  ['GetValue', 'SetValue', 'Commit'].forEach(function (name) { window.API['LMS' + name] = api[name]; });
} else window.API_1484_11 = api;
`);
}

/** An LMS as Open edX's: says yes to everything, knows only the state and the place, and answers "" to all else. */
export function forgetfulLms(version: '12' | '2004', state = ''): string {
  const prefix = version === '12' ? 'LMS' : '';
  return page(`
values['cmi.suspend_data'] = ${JSON.stringify(state)};
var api = {};
['Initialize', 'Finish', 'Terminate', 'Commit'].forEach(function (name) { api['${prefix}' + name] = function () { log.push(name); return 'true'; }; });
api['${prefix}GetValue'] = function (name) { return /suspend_data|location/.test(name) ? values[name] || '' : ''; };
api['${prefix}SetValue'] = function (name, value) { values[name] = value; log.push(name); return 'true'; };
api['${prefix}GetLastError'] = function () { return 0; };
window['${version === '12' ? 'API' : 'API_1484_11'}'] = api;
`);
}

/** An LMS that answers with booleans, numbers and nothing at all, and fails to store twice. */
export function sloppyLms(): string {
  return page(`
var failures = 2;
window.API = {
  LMSInitialize: function () { return true; },
  LMSFinish: function () { log.push('Finish'); return 1; },
  LMSGetValue: function (name) { if (name === 'cmi.core.lesson_mode') return undefined; if (name === 'cmi.interactions._count') return 0; return null; },
  LMSSetValue: function (name, value) { values[name] = value; return 1; },
  LMSCommit: function () { log.push('Commit'); return failures-- <= 0; },
};
`);
}

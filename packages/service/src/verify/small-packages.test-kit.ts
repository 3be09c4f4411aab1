import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';

export type Files = Readonly<Record<string, string>>;

/** Writes a package into a folder; gives its path. */
export async function writePackage(folder: string, name: string, files: Files): Promise<string> {
  const zip = new JSZip();
  for (const [path, text] of Object.entries(files)) zip.file(path, text);
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.zip`);
  writeFileSync(path, await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' }));
  return path;
}

const page = (script: string, body = ''): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Small</title><link rel="icon" href="data:,">${body}<script>${script}</script></html>`;

/** A course of one page for SCORM 1.2; `run` speaks through `get`, `set`, `commit`, `finish`. */
export const small12 = (run: string, more: Files = {}, body = ''): Files => ({
  'imsmanifest.xml': `<manifest identifier="m" version="1" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
<organizations default="o"><organization identifier="o"><title>Small</title><item identifier="i" identifierref="r"><title>Small</title></item></organization></organizations>
<resources><resource identifier="r" type="webcontent" adlcp:scormtype="sco" href="index.html"><file href="index.html"/>${Object.keys(
    more,
  )
    .map((one) => `<file href="${one}"/>`)
    .join('')}</resource></resources></manifest>`,
  'index.html': page(
    `var api = parent.API; function set(n, v) { return api.LMSSetValue(n, v); } function get(n) { return api.LMSGetValue(n); } function commit() { return api.LMSCommit(''); } var over = false; function finish() { if (!over) { over = true; api.LMSFinish(''); } } api.LMSInitialize(''); ${run}`,
    body,
  ),
  ...more,
});

/** The same for SCORM 2004. */
export const small2004 = (run: string): Files => ({
  'imsmanifest.xml': `<manifest identifier="m" version="1" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3">
<metadata><schema>ADL SCORM</schema><schemaversion>2004 4th Edition</schemaversion></metadata>
<organizations default="o"><organization identifier="o"><title>Small</title><item identifier="i" identifierref="r"><title>Small</title></item></organization></organizations>
<resources><resource identifier="r" type="webcontent" adlcp:scormType="sco" href="index.html"><file href="index.html"/></resource></resources></manifest>`,
  'index.html': page(
    `var api = parent.API_1484_11; function set(n, v) { return api.SetValue(n, v); } function get(n) { return api.GetValue(n); } function commit() { return api.Commit(''); } var over = false; function finish() { if (!over) { over = true; api.Terminate(''); } } api.Initialize(''); ${run}`,
  ),
});

/** What a sound course of each edition does between its first word and its last. */
export const sound12 =
  "if (/^(not attempted)?$/.test(get('cmi.core.lesson_status'))) set('cmi.core.lesson_status', 'incomplete'); set('cmi.core.exit', 'suspend'); set('cmi.core.lesson_location', 'p1'); set('cmi.suspend_data', 'abc'); set('cmi.core.session_time', '00:00:01.00'); commit(); addEventListener('pagehide', finish);";
export const sound2004 =
  "if (/^(unknown)?$/.test(get('cmi.completion_status'))) set('cmi.completion_status', 'incomplete'); set('cmi.exit', 'suspend'); set('cmi.location', 'p1'); set('cmi.session_time', 'PT1S'); commit(); addEventListener('pagehide', finish);";

/** A cmi5 course of one page; `run` speaks through `send(verb, more)`, which waits for the answer. */
export const smallCmi5 = (run: string): Files => ({
  'cmi5.xml': `<?xml version="1.0" encoding="UTF-8"?><courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"><course id="https://author.example/c"><title><langstring lang="en">Small</langstring></title><description><langstring lang="en">Small</langstring></description></course>
<au id="https://author.example/au" moveOn="Completed" masteryScore="0.5"><title><langstring lang="en">Small</langstring></title><description><langstring lang="en">Small</langstring></description><url>index.html</url></au></courseStructure>`,
  'index.html': page(`(async function () {
var q = Object.fromEntries(new URLSearchParams(location.search));
var token = (await (await fetch(q.fetch, { method: 'POST' })).json())['auth-token'];
var headers = { Authorization: 'Basic ' + token, 'X-Experience-API-Version': '1.0.3', 'Content-Type': 'application/json' };
function ask(path, method, body) { return fetch(q.endpoint + path, { method: method || 'GET', headers: headers, body: body && JSON.stringify(body), keepalive: true }); }
var agent = '&agent=' + encodeURIComponent(q.actor);
var data = await (await ask('activities/state?stateId=LMS.LaunchData&activityId=' + encodeURIComponent(q.activityId) + agent + '&registration=' + q.registration)).json();
var preferences = function () { return ask('agents/profile?profileId=cmi5LearnerPreferences' + agent); };
var start = Date.now();
function send(verb, result) {
  var moves = result && (result.completion !== undefined || result.success !== undefined);
  var context = JSON.parse(JSON.stringify(data.contextTemplate));
  context.registration = q.registration;
  context.contextActivities.category = [{ id: 'https://w3id.org/xapi/cmi5/context/categories/cmi5' }].concat(moves ? [{ id: 'https://w3id.org/xapi/cmi5/context/categories/moveon' }] : []);
  return ask('statements', 'POST', { id: crypto.randomUUID(), actor: JSON.parse(q.actor), verb: { id: 'http://adlnet.gov/expapi/verbs/' + verb }, object: { id: q.activityId }, context: context, result: result, timestamp: new Date().toISOString() });
}
${run}
})();`),
});

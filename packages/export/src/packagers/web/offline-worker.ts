import { digest, type RenderedCourse } from '@nibras/render';

/**
 * `offline.js`: the service worker that keeps a course on a learner's device. It is only ever registered by the learner's own
 * act. It holds the list of files and a version that changes with any of them: a browser that finds another worker at its
 * address fetches the new edition whole before it takes the place of the old one, so that pages of two editions never mix.
 */
export function offlineWorker(course: RenderedCourse): string {
  const files = course.files.map(({ path }) => path);
  const version = digest(
    course.files.flatMap(({ path, body }) => [path, body.kind === 'text' ? body.text : body.hash]),
  );
  const settings = JSON.stringify({ start: `nibras-${course.courseId}-`, version, launch: course.launch, files });
  return `const { start, version, launch, files } = ${settings.replace(/</g, '\\u003c')};\n${worker}`;
}

const worker = `const name = start + version;
const together = 4;
async function tell(done) {
  for (const client of await self.clients.matchAll({ includeUncontrolled: true, type: 'window' }))
    client.postMessage({ done, total: files.length });
}
async function fill() {
  const cache = await caches.open(name);
  const waiting = files.slice();
  let done = 0;
  const work = async () => {
    for (let path = waiting.shift(); path; path = waiting.shift()) {
      const answer = await fetch(path, { cache: 'no-cache' });
      if (!answer.ok) throw new Error(path + ' ' + answer.status);
      await cache.put(path, answer);
      done += 1;
      await tell(done);
    }
  };
  try {
    await Promise.all(Array.from({ length: together }, work));
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
}
self.addEventListener('install', (event) => event.waitUntil(fill()));
self.addEventListener('activate', (event) => {
  const clean = async () => {
    await self.clients.claim();
    for (const other of await caches.keys()) if (other.startsWith(start) && other !== name) await caches.delete(other);
  };
  event.waitUntil(clean());
});
// Players of sound and film ask for parts of a file, which a cache cannot give by itself.
async function part(answer, range) {
  const whole = await answer.blob();
  const asked = /bytes=(\\d*)-(\\d*)/.exec(range);
  if (!asked || (asked[1] === '' && asked[2] === '')) return new Response(whole, { headers: answer.headers });
  const from = asked[1] === '' ? Math.max(0, whole.size - Number(asked[2])) : Number(asked[1]);
  const to = asked[1] === '' || asked[2] === '' ? whole.size - 1 : Math.min(whole.size - 1, Number(asked[2]));
  if (from > to) return new Response(null, { status: 416, headers: { 'Content-Range': 'bytes */' + whole.size } });
  return new Response(whole.slice(from, to + 1, whole.type), {
    status: 206,
    headers: {
      'Content-Type': whole.type,
      'Content-Length': String(to - from + 1),
      'Content-Range': 'bytes ' + from + '-' + to + '/' + whole.size,
    },
  });
}
async function give(request, path) {
  // The oldest edition first; one that answers while it is being replaced finds the next.
  const kept = await caches.match(path);
  if (!kept) return fetch(request);
  const range = request.headers.get('range');
  return range ? part(kept, range) : kept;
}
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const scope = self.registration.scope;
  const address = request.url.replace(/[?#].*$/, '');
  if (request.method !== 'GET' || !address.startsWith(scope)) return;
  const path = address.slice(scope.length) || launch;
  if (files.includes(path)) event.respondWith(give(request, path));
});
`;

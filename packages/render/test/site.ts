import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdir, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { models } from '@nibras/blocks/models';
import type { CourseSnapshot } from '@nibras/course';
import { bundlePlayer } from '@nibras/player/build';
import { toPlayerBundle } from '../src/player-bundle.ts';
import { renderCourse } from '../src/render-course.ts';
import type { AdapterName, AssetFacts, PlayerBundle, RenderedCourse } from '../src/rendered-course.ts';
import { pictureFacts } from './fixture-course.ts';

let built: Promise<PlayerBundle> | undefined;

/** The player as it is published, built once a test file. */
export function playerBundle(): Promise<PlayerBundle> {
  built ??= bundlePlayer().then(toPlayerBundle);
  return built;
}

const facts: Readonly<Record<string, AssetFacts>> = { [pictureFacts.hash]: pictureFacts };

export async function render(
  snapshot: CourseSnapshot,
  adapter: AdapterName,
  language?: string,
  assets: Readonly<Record<string, AssetFacts>> = facts,
): Promise<RenderedCourse> {
  const player = await playerBundle();
  return renderCourse(snapshot, models, {
    adapter,
    player,
    assets: (hash) => assets[hash],
    ...(language ? { language } : {}),
  });
}

/** One grey pixel, for pictures whose content does not matter. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mM4c+bMfwAHtQNWoTVX8gAAAABJRU5ErkJggg==',
  'base64',
);

export function fileBytes(course: RenderedCourse, path: string): Buffer | undefined {
  const file = course.files.find((one) => one.path === path);
  if (!file) return undefined;
  return file.body.kind === 'text' ? Buffer.from(file.body.text) : picture;
}

/** Writes the site into a folder. */
export async function writeSite(course: RenderedCourse, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { path } of course.files) await writeFile(join(folder, path), fileBytes(course, path)!);
}

const scormAgain = readFileSync(new URL('../../../node_modules/scorm-again/dist/scorm-again.min.js', import.meta.url));

/** A page that is an LMS: scorm-again in the window, the course in a frame, every call in `calls`. */
const lmsPage = (version: string, saved: string): string => `<!doctype html><meta charset="utf-8"><title>LMS</title>
<style>html,body,iframe{margin:0;width:100%;height:100%;border:0}</style><script src="/scorm-again.js"></script><iframe id="sco" title="course"></iframe><script>
var calls = [];
var common = { autocommit: false, logLevel: 5, lmsCommitUrl: '/commit', httpService: { updateSettings: function () {}, processHttpRequest: function () { return { result: 'true', errorCode: 0 } } } };
var twelve = ${version === '12'};
var api = twelve ? new Scorm12API(common) : new Scorm2004API(common);
var saved = ${saved};
api.loadFromJSON({ cmi: saved || (twelve ? { core: { student_id: 'u1', student_name: 'B' } } : { learner_id: 'u1', learner_name: 'B' }) }, '');
var shown = {};
(twelve ? ['LMSInitialize','LMSFinish','LMSGetValue','LMSSetValue','LMSCommit','LMSGetLastError'] : ['Initialize','Terminate','GetValue','SetValue','Commit','GetLastError']).forEach(function (name) {
  shown[name] = function () {
    var answer = api[name].apply(api, arguments);
    calls.push([name].concat([].slice.call(arguments), [String(answer), String(twelve ? api.LMSGetLastError() : api.GetLastError())]));
    return answer;
  };
});
window[twelve ? 'API' : 'API_1484_11'] = shown;
function cmi() { return JSON.parse(JSON.stringify(api.cmi)); }
document.getElementById('sco').src = '/course/index.html';
</script>`;

/** Serves a course below `/course/` and an LMS around it at `/lms/12` and `/lms/2004`. */
export class Site {
  readonly server: Server;
  readonly requests: string[] = [];
  /** What the LMS kept from the last session, as JavaScript. */
  saved = 'null';
  /** Another LMS page in the place of the usual one. */
  lms: string | undefined;
  /** Milliseconds for which the launch document stops arriving after its first page. */
  pause = 0;
  course: RenderedCourse;
  constructor(course: RenderedCourse) {
    this.course = course;
    this.server = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://x').pathname;
      this.requests.push(path);
      if (path.startsWith('/lms/')) {
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.end(this.lms ?? lmsPage(path.slice(5), this.saved));
      } else if (path === '/scorm-again.js') {
        response.setHeader('content-type', 'text/javascript');
        response.end(scormAgain);
      } else {
        const name = path.replace(/^\/course\//, '');
        const bytes = fileBytes(this.course, name);
        response.statusCode = bytes ? 200 : 404;
        const type = this.course.files.find((file) => file.path === name)?.mediaType ?? 'text/plain';
        response.setHeader('content-type', type.startsWith('text/') ? `${type}; charset=utf-8` : 'image/png');
        const pause = name === 'index.html' ? this.pause : 0;
        if (bytes && pause > 0) {
          const cut = bytes.indexOf('</main>') + 7;
          response.write(bytes.subarray(0, cut));
          setTimeout(() => response.end(bytes.subarray(cut)), pause);
        } else response.end(bytes);
      }
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

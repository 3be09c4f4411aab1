import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import type { Frame, Page } from '@playwright/test';
import { root } from './studio.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** A page that plays the LMS: an API in the window above the course, and data kept between launches. */
const lmsPage = (
  saved: string,
): string => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>LMS</title>
<script src="/lms/scorm-again.js"></script></head><body><script>
const http = { updateSettings() {}, processHttpRequest() { return { result: 'true', errorCode: 0 }; } };
const settings = { autocommit: false, lmsCommitUrl: 'none:', httpService: http, logLevel: 5 };
window.API = new Scorm12API(settings); window.API_1484_11 = new Scorm2004API(settings);
const saved = ${saved};
if (saved) { if (saved.v === '12') API.loadFromJSON({ cmi: saved.cmi }, ''); else API_1484_11.loadFromJSON({ cmi: saved.cmi }, ''); }
</script><iframe id="sco" title="course" style="position:fixed;inset:0;width:100%;height:100%;border:0" src="/package/index.html"></iframe></body></html>`;

/** An LMS for one unzipped package. */
export interface Lms {
  /** Opens the course as a learner; `cmi` is what an earlier launch left. */
  launch(page: Page, cmi?: unknown): Promise<Frame>;
  /** What the LMS holds now. */
  data(page: Page): Promise<Record<string, never>>;
  close(): Promise<void>;
}

export async function startLms(folder: string, version: '12' | '2004'): Promise<Lms> {
  let saved: unknown = null;
  const server: Server = createServer((request, response) => {
    const answer = async (): Promise<[string, Buffer | string]> => {
      const path = new URL(request.url ?? '/', 'http://lms').pathname;
      if (path === '/lms/')
        return ['text/html; charset=utf-8', lmsPage(JSON.stringify(saved ? { v: version, cmi: saved } : null))];
      if (path === '/lms/scorm-again.js')
        return ['text/javascript', await readFile(join(root, 'node_modules/scorm-again/dist/scorm-again.min.js'))];
      const file = normalize(join(folder, path.replace(/^\/package\//, '')));
      if (!path.startsWith('/package/') || !file.startsWith(folder + sep)) throw new Error('not found');
      return [mediaTypes[extname(file)] ?? 'application/octet-stream', await readFile(file)];
    };
    answer().then(
      ([type, body]) => response.writeHead(200, { 'content-type': type }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/lms/`;
  return {
    async launch(page, cmi) {
      saved = cmi ?? null;
      await page.goto(address);
      const frame = await (await page.waitForSelector('#sco')).contentFrame();
      await frame!.waitForSelector('main h1');
      return frame!;
    },
    data: (page) =>
      page.evaluate(
        (one) =>
          (window as unknown as Record<string, { renderCMIToJSONObject(): { cmi: never } }>)[
            one === '12' ? 'API' : 'API_1484_11'
          ]!.renderCMIToJSONObject().cmi,
        version,
      ),
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

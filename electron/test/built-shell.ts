import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright';
import { createClient, type HostClient } from '@nibras/host';
import { createMessagePort } from '@nibras/host/message-port';
import type { FromShell, ToShell } from './shell-process.ts';

const root = resolve(import.meta.dirname, '../..');

/** Why the built shell cannot be tested here; undefined where it can. */
export const missing = ['main/index.js', 'preload/index.cjs', 'renderer/index.html'].every((one) =>
  existsSync(join(root, 'out', one)),
)
  ? undefined
  : 'the shell is not built (npm run build)';

type Answer = Extract<FromShell, { kind: 'answer' }>;

/** The shell as it was built, running under the fake in a process of its own. */
export interface BuiltShell {
  /** Address of the page that its window loads. */
  readonly url: string;
  readonly request: (url: string, range?: string) => Promise<Answer>;
  /** Joins the host as the studio's page would. */
  readonly connect: () => HostClient;
  /** Lets a browser page be the window: its files, its preload script and its port come from the shell. */
  readonly attach: (page: Page) => Promise<string>;
  /** Chooses an entry of the application's menu. */
  readonly chooseInMenu: (label: string) => void;
  /** Opens a course file as the system does while the application runs. */
  readonly doubleClick: (path: string) => void;
  /** Quits as the author would; resolves to the exit code. */
  readonly quit: () => Promise<number | null>;
}

/** A message between processes brings bytes as Buffers, which Playwright does not hand to a page as bytes. */
function plainBytes(data: unknown): unknown {
  if (data instanceof Uint8Array) return new Uint8Array(data);
  if (Array.isArray(data)) return data.map(plainBytes);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, plainBytes(value)]));
}

/** Starts the shell on a folder of settings and courses, with arguments as the system passes them. */
export async function startBuiltShell(folder: string, args: readonly string[] = []): Promise<BuiltShell> {
  const child: ChildProcess = fork(join(import.meta.dirname, 'shell-process.ts'), [folder, ...args], {
    serialization: 'advanced',
    execArgv: [],
  });
  const send = (message: ToShell): void => void child.send(message);
  const answers = new Map<number, (answer: Answer) => void>();
  const ports = new Map<number, (data: unknown) => void>();
  let next = 0;
  const ready = await new Promise<Extract<FromShell, { kind: 'ready' }>>((done, fail) => {
    child.once('exit', (code) => fail(new Error(`the shell ended with ${code}`)));
    child.on('message', (message: FromShell) => {
      if (message.kind === 'ready') done(message);
      else if (message.kind === 'port') ports.get(message.port)?.(message.data);
      else {
        answers.get(message.id)?.(message);
        answers.delete(message.id);
      }
    });
  });
  const request = (url: string, range?: string): Promise<Answer> =>
    new Promise((done) => {
      const id = next++;
      answers.set(id, done);
      send({ kind: 'request', id, url, ...(range ? { range } : {}) });
    });
  return {
    url: ready.url,
    request,
    connect() {
      const port = next++;
      send({ kind: 'connect', port, channel: 'nibras:connect' });
      return createClient(
        createMessagePort({
          postMessage: (data) => send({ kind: 'port', port, data }),
          start: () => undefined,
          close: () => ports.delete(port),
          subscribe(event, listener) {
            if (event === 'message') ports.set(port, (data) => listener({ data }));
          },
        }),
      );
    },
    async attach(page) {
      const origin = 'http://studio.localhost';
      await page.route(`${origin}/**`, async (route) => {
        const asked = new URL(route.request().url());
        const range = route.request().headers()['range'];
        const { status, headers, body } = await request(`nibras://studio${asked.pathname}`, range);
        const script = asked.pathname.endsWith('.js');
        await route.fulfill({
          status,
          headers: Object.fromEntries(headers),
          // No browser but Electron loads `nibras:` pages: the studio's question after its scheme is answered for it.
          body: Buffer.from(
            script ? new TextDecoder().decode(body).replaceAll('location.protocol', '"nibras:"') : body,
          ),
        });
      });
      await page.exposeFunction('nibrasToShell', (message: ToShell) => {
        if (message.kind === 'connect') {
          ports.set(message.port, (data) => {
            page
              .evaluate(([port, one]) => window.nibrasFromShell(port, one), [message.port, plainBytes(data)] as const)
              .catch(() => ports.delete(message.port));
          });
        }
        send(message);
      });
      await page.addInitScript({ content: preloadScript(ready.preload, (next += 1000)) });
      const { pathname, search } = new URL(ready.url);
      return `${origin}${pathname}${search}`;
    },
    chooseInMenu: (label) => send({ kind: 'menu', label }),
    doubleClick: (path) => send({ kind: 'double-click', path }),
    quit: () =>
      new Promise((done) => {
        child.removeAllListeners('exit');
        child.once('exit', done);
        send({ kind: 'quit' });
      }),
  };
}

declare global {
  interface Window {
    nibrasToShell(message: ToShell): void;
    nibrasFromShell(port: number, data: unknown): void;
  }
}

/** The built preload script as Electron would run it, with the part of `electron` that a sandboxed one may use. */
function preloadScript(path: string, firstPort: number): string {
  return `(() => {
    const ports = new Map();
    let next = ${firstPort} + Math.floor(Math.random() * 1e9);
    window.nibrasFromShell = (port, data) => ports.get(port)?.postMessage(data);
    const ipcRenderer = {
      postMessage(channel, _message, [given]) {
        const port = next++;
        ports.set(port, given);
        window.nibrasToShell({ kind: 'connect', port, channel });
        given.onmessage = (event) => window.nibrasToShell({ kind: 'port', port, data: event.data });
      },
    };
    const require = (name) => {
      if (name !== 'electron') throw new Error('a sandboxed preload script may not load ' + name);
      return { ipcRenderer };
    };
    const module = { exports: {} };
    ((exports) => { ${readFileSync(path, 'utf8')} })(module.exports);
  })();`;
}

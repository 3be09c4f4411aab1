import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Frame, Page } from 'playwright';
import { createLrs, type LaunchedActivity, type LaunchMode, type Lrs, type LrsOptions } from '@nibras/lms';
import type { ExportPlan } from '../src/index.ts';
import { tinyAssets } from './tiny-course.ts';

const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization,content-type,x-experience-api-version',
  'access-control-allow-methods': 'GET,POST,PUT,DELETE',
};

/** What was sent; undefined where the sender was gone before its end, as a killed tab is. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  try {
    for await (const part of request) parts.push(part as Buffer);
  } catch (error) {
    if (request.complete) throw error;
    return undefined;
  }
  return Buffer.concat(parts).toString();
}

/** Answers with a file of a package, whose folder is `/course/`. */
export function sendFile(plan: ExportPlan, pathname: string, response: ServerResponse): void {
  const entry = plan.entries.find((one) => `/course/${one.path}` === pathname);
  if (!entry) return void response.writeHead(404, { 'content-type': 'text/html' }).end('nothing');
  const { body } = entry;
  response.setHeader('content-type', `${entry.mediaType}; charset=utf-8`);
  response.end(
    body.kind === 'text' ? body.text : body.kind === 'bytes' ? body.bytes : Buffer.from(tinyAssets[body.hash]!),
  );
}

/** A package served from one origin and an LRS, with the LMS around it, on another. */
export class LrsSite {
  readonly lrs: Lrs;
  /** What is published now. */
  plan: ExportPlan;
  /** Files that cannot be had. */
  missing: RegExp | undefined;
  readonly #server: Server;
  /** Requests to the LRS fail from here on without an answer, by what their address holds. */
  cut: RegExp | undefined;
  /** Milliseconds before an answer of the LRS. */
  slow = 0;
  /** Requests of this kind are carried out, and their answer lost. */
  deaf: RegExp | undefined;

  private constructor(plan: ExportPlan, server: Server, options: (port: number) => LrsOptions) {
    this.plan = plan;
    this.#server = server;
    this.lrs = createLrs(options((server.address() as AddressInfo).port));
    server.on('request', (request, response) => void this.#answer(request, response));
  }

  static async open(
    plan: ExportPlan,
    profile: LrsOptions['profile'],
    activities: readonly LaunchedActivity[],
    more: Partial<LrsOptions> = {},
  ): Promise<LrsSite> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, resolve));
    return new LrsSite(plan, server, (port) => ({
      profile,
      endpoint: `http://127.0.0.1:${port}/lrs/`,
      activities,
      returnUrl: `http://127.0.0.1:${port}/return`,
      now: () => Date.now(),
      newUuid: () => randomUUID(),
      ...more,
    }));
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** The address that the LMS opens. */
  launch(
    options: {
      readonly mode?: LaunchMode;
      readonly fresh?: boolean;
      readonly activity?: number;
      readonly path?: string;
    } = {},
  ): string {
    const { search } = this.lrs.launch(options);
    return `http://localhost:${this.port}/course/${options.path ?? this.plan.course.launch}?${search}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = request.url ?? '/';
    const body = await bodyOf(request);
    if (body === undefined) return;
    if (url.startsWith('/lrs/')) {
      if (request.method === 'OPTIONS') return void response.writeHead(204, cors).end();
      const kind = `${request.method} ${url}`;
      if (this.cut?.test(kind)) return void response.destroy();
      const answer = this.lrs.handle({
        method: request.method ?? 'GET',
        url,
        headers: request.headers as Record<string, string>,
        body,
      });
      if (!answer || this.deaf?.test(kind)) return void response.destroy();
      await new Promise((resume) => setTimeout(resume, this.slow));
      return void response.writeHead(answer.status, { ...answer.headers, ...cors }).end(answer.body);
    }
    const path = new URL(url, 'http://x').pathname;
    if (path === '/return') return void response.writeHead(200, { 'content-type': 'text/html' }).end('LMS');
    sendFile(this.plan, this.missing?.test(path) ? '' : path, response);
  }
}

/** Opens the course as the LMS does and waits until it is there and joined. */
export async function openCourse(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.waitForSelector('html:not(.wait) main h1');
  await page.waitForFunction('nibras.index && nibras.session.lms.expected');
}

export async function nextPage(page: Page | Frame): Promise<void> {
  const before = await page.textContent('h1');
  await page.click('[rel=next]');
  await page.waitForFunction((old) => document.querySelector('h1')?.textContent !== old, before);
}

/** Answers a question of the tiny course, whose options are shuffled. */
export async function choose(page: Page | Frame, question: number, right: boolean): Promise<void> {
  const root = page.locator('course-choice').nth(question);
  await root.locator('.options label', { hasText: right ? 'Deux' : 'Trois' }).click();
  await root.locator('button').click();
}

/** Waits until a condition on this side holds. */
export async function eventually(holds: () => boolean, what: string, patience = 15_000): Promise<void> {
  for (let waited = 0; waited < patience; waited += 50) {
    if (holds()) return;
    await new Promise((resume) => setTimeout(resume, 50));
  }
  throw new Error(`waited in vain: ${what}`);
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright';

let probe: string | undefined;

/** The probe as one script. */
async function probeScript(): Promise<string> {
  if (probe !== undefined) return probe;
  const made = await build({
    entryPoints: [join(import.meta.dirname, 'page-probe.ts')],
    bundle: true,
    format: 'iife',
    target: 'es2023',
    write: false,
  });
  return (probe = made.outputFiles[0]!.text);
}

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium' });

/** A page with nothing kept from earlier ones, watched from its first script on. */
export async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  await context.addInitScript(await probeScript());
  await context.addInitScript(() => localStorage.setItem('nibras-language', 'fr'));
  return context.newPage();
}

export interface BareServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves one page that holds nothing but a text that can be edited. */
export async function startBareServer(): Promise<BareServer> {
  const html = '<!doctype html><meta charset="utf-8"><title>bare</title><div id="text" contenteditable>Texte</div>';
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Types into what has the focus, key after key with a pause between. */
export async function typeKeys(page: Page, count: number, pause: number): Promise<void> {
  const text = 'une phrase de plus pour la classe ';
  for (let index = 0; index < count; index += 1) {
    await page.keyboard.press(text[index % text.length] === ' ' ? 'Space' : text[index % text.length]!);
    await page.waitForTimeout(pause);
  }
}

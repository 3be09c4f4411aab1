import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createClient, type HostClient, type Port } from '@nibras/host';
import { createMessagePort } from '@nibras/host/message-port';
import { app, fake, ipcRenderer, sender } from './test/fake-electron.ts';

const wrap = (port: MessagePort): Port =>
  createMessagePort({
    postMessage: (message) => port.postMessage(message),
    start: () => port.start(),
    close: () => port.close(),
    subscribe: (event, listener) =>
      event === 'message' ? port.on('message', (data) => listener({ data })) : port.on('close', () => listener({})),
  });

/** Joins as the preload script does. */
function joinHost(): { client: HostClient; refused: Promise<void> } {
  const channel = new MessageChannel();
  const refused = new Promise<void>((resolve) => channel.port1.once('close', resolve));
  ipcRenderer.postMessage('nibras:connect', null, [channel.port2]);
  return { client: createClient(wrap(channel.port1)), refused };
}

describe('the desktop shell under a fake Electron', () => {
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nibras-shell-'));
    fake.userData = folder;
    await import('./main.ts');
    await new Promise((resolve) => setTimeout(resolve, 200));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('opens one sandboxed window on the studio', () => {
    expect(fake.windows).toHaveLength(1);
    const [window] = fake.windows;
    expect(window!.url).toBe('nibras://studio/index.html');
    expect(window!.options.webPreferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
    });
  });

  it('gives the studio a scheme with the rights of an origin, and none beyond', () => {
    expect(fake.schemes).toEqual([
      { scheme: 'nibras', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
    ]);
  });

  it('serves a course over the port that the preload asks for, through real SQLite', async () => {
    const { client } = joinHost();
    expect(await client.call('app.describe', {})).toMatchObject({ host: 'electron', locale: 'fr' });
    const path = join(folder, 'cours.nibras');
    const opened = await client.call('course.create', { path, title: { fr: 'Été' }, languages: ['fr'] });
    const doc = new Y.Doc();
    Y.applyUpdate(doc, opened.state);
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    doc.getMap('course').set('title/fr', 'Hiver');
    await client.call('course.append', { course: opened.course, updates });
    await client.call('course.close', { course: opened.course });
    const again = await client.call('course.open', { path });
    const read = new Y.Doc();
    Y.applyUpdate(read, again.state);
    expect(read.getMap('course').get('title/fr')).toBe('Hiver');
    await client.call('course.close', { course: again.course });
  });

  it('refuses a port to a page that is not the studio, and to a frame inside it', async () => {
    sender.url = 'http://evil.localhost:1/';
    const first = joinHost();
    await first.refused;
    sender.url = 'nibras://studio/index.html';
    sender.parent = {};
    const second = joinHost();
    await second.refused;
    sender.parent = null;
    await expect(first.client.call('app.describe', {})).rejects.toMatchObject({ code: 'host.disconnected' });
  });

  it('stays on the studio: no navigation away, no windows, outside links to the browser', () => {
    const contents = fake.windows[0]!.webContents;
    let prevented = 0;
    const event = { preventDefault: () => (prevented += 1) };
    contents.emit('will-navigate', event, 'https://example.org/');
    contents.emit('will-navigate', event, 'nibras://studio/index.html');
    expect(prevented).toBe(1);
    contents.emit('will-frame-navigate', { ...event, isMainFrame: false, url: 'http://abc.localhost:4000/' });
    expect(prevented).toBe(1);
    contents.emit('will-frame-navigate', { ...event, isMainFrame: false, url: 'https://example.org/' });
    contents.emit('will-attach-webview', event);
    expect(prevented).toBe(3);
    expect(contents.openHandler!({ url: 'https://example.org/' })).toEqual({ action: 'deny' });
    expect(contents.openHandler!({ url: 'file:///etc/passwd' })).toEqual({ action: 'deny' });
    expect(fake.opened).toEqual(['https://example.org/']);
  });

  it('grants nothing but writing to the clipboard', () => {
    expect(fake.permissions!('clipboard-sanitized-write')).toBe(true);
    for (const permission of ['media', 'geolocation', 'notifications', 'fullscreen'])
      expect(fake.permissions!(permission)).toBe(false);
  });

  it('keeps its files to itself', async () => {
    const answer = fake.handlers.get('nibras')!;
    expect((await answer(new Request('nibras://studio/%2e%2e/%2e%2e/package.json'))).status).toBe(404);
    expect((await answer(new Request('nibras://studio/asset/guess/0000'))).status).toBe(404);
    expect((await answer(new Request('nibras://other/index.html'))).status).toBe(404);
  });

  it('hands a double-clicked course to the window that is open', async () => {
    const { client } = joinHost();
    await client.call('app.describe', {});
    const asked = new Promise((resolve) => client.on('app.command', resolve));
    const path = join(folder, 'double.nibras');
    writeFileSync(path, '');
    app.emit('second-instance', {}, ['nibras', path], folder);
    expect(await asked).toEqual({ command: 'course.open', argument: path });
    expect(fake.windows).toHaveLength(1);
  });

  it('offers the commands of the studio in the menu, in the language of the system', () => {
    const labels = fake.menu!.map((one) => one.label).filter(Boolean);
    expect(labels).toEqual(['Fichier', 'Édition', 'Affichage']);
  });
});

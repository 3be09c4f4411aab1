import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { AppError } from '@nibras/base';
import { openDocument } from '@nibras/course';
import { createClient, createCourseSession, type CourseSession, type HostClient } from '@nibras/host';
import { createWebSocketPort } from '@nibras/host/websocket';
import { keystroke, typedText } from './keystrokes.ts';

const [path = '', port = '', token = ''] = process.argv.slice(2);
const say = (line: string): void => void writeSync(1, `${line}\n`);

const betweenKeys = 12;
/** Keys between two closings of the course, so that kills also meet compaction and the switch of the journal. */
const keysBetweenClosings = 120;
const keysBeforeMedium = 40;

async function connect(): Promise<HostClient> {
  for (;;) {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/host`, ['nibras', token]);
    const open = await new Promise<boolean>((resolve) => {
      socket.once('open', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
    if (open)
      return createClient(
        createWebSocketPort({
          send: (data) => socket.send(data),
          close: () => socket.close(),
          onFrame: (listener) => socket.on('message', (data) => listener(data as Buffer)),
          onClose: (listener) => socket.on('close', listener),
        }),
      );
    await pause(30);
  }
}

let client = await connect();
let opened = await client.call('course.open', { path });
let session: CourseSession = createCourseSession(client, opened.course, opened.state);
const lengthNow = (): number => typedText(openDocument(session.doc))?.length ?? -1;
let typed = lengthNow();
let sinceClosing = 0;
let broken = false;
let stored: Promise<void> = Promise.resolve();
const watch = (): void =>
  void client.onClose(() => {
    broken = true;
  });
watch();
say(`open ${typed}`);

async function join(): Promise<void> {
  broken = false;
  client = await connect();
  watch();
  const again = await client.call('course.open', { path });
  if (again.readOnly) throw new Error('the course came back read-only');
  opened = again;
  await session.resume(client, again.course);
  void session.settled().then(() => say(`settled ${typed}`));
}

async function closeAndOpen(): Promise<void> {
  const gone = new Promise<never>((_, reject) => client.onClose(() => reject(new AppError('host.disconnected'))));
  await Promise.race([session.settled(), gone]);
  await client.call('course.close', { course: opened.course });
  const again = await client.call('course.open', { path });
  session.dispose();
  opened = again;
  session = createCourseSession(client, opened.course, opened.state);
  if (lengthNow() !== typed) throw new Error(`reopened with ${lengthNow()} of ${typed} keystrokes`);
}

/** A sound of more than a row, that no page names: it is stored while keys go on, and erased when the course is closed. */
async function storeMedium(): Promise<void> {
  const bytes = Buffer.concat([Buffer.from('OggS'.padEnd(60, '\0')), randomBytes(1_300_000)]);
  const { course } = opened;
  const { upload } = await client.call('asset.begin', { course, name: 'sound.ogg', size: bytes.byteLength });
  for (let at = 0; at < bytes.byteLength; at += 2 ** 20)
    await client.call('asset.chunk', { upload, bytes: bytes.subarray(at, at + 2 ** 20) });
  await client.call('asset.finish', { upload });
}

const isGone = (error: unknown): boolean => error instanceof AppError && error.code === 'host.disconnected';

for (;;) {
  try {
    if (broken) await join();
    if (sinceClosing >= keysBetweenClosings && session.savedState() !== 'waiting') {
      sinceClosing = 0;
      await stored;
      await closeAndOpen();
    }
    if (sinceClosing === keysBeforeMedium)
      stored = storeMedium().catch((error: unknown) => {
        if (!isGone(error) && !broken) throw error;
      });
  } catch (error) {
    if (!isGone(error)) throw error;
    continue;
  }
  const text = typedText(openDocument(session.doc))!;
  text.insert(text.length, keystroke(typed));
  typed += 1;
  sinceClosing += 1;
  say(`typed ${typed} ${Date.now()}`);
  await pause(betweenKeys);
}

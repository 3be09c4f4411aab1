import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import * as Y from 'yjs';
import { initialiseCourse, addNode, openDocument, paragraph } from '@nibras/course';
import { createCourseFile, openCourseFile } from '@nibras/storage';
import { newToken } from '../token.ts';
import { firstKeystrokes, keystroke, typedText } from './keystrokes.ts';

export const victims = ['service', 'client', 'both'] as const;
export type Victim = (typeof victims)[number];

/** What one kill cost. */
export interface Kill {
  readonly victim: Victim;
  /** Keystrokes sent when the kill came. */
  readonly sent: number;
  /** Keystrokes in the file after it. */
  readonly inFile: number;
  /** Age, in milliseconds, of the oldest keystroke that is not in the file. */
  readonly lostAge: number;
}

export interface KillLoopOptions {
  readonly kills: number;
  /** How many courses are typed into and killed side by side. */
  readonly lanes: number;
  readonly onKill?: (kill: Kill, done: number) => void;
}

/** The most that a kill may cost. */
export const mostLost = 1000;

interface Client {
  readonly child: ChildProcess;
  /** Time of each keystroke by its number, from 1. */
  readonly times: Map<number, number>;
  typed: number;
  settled: number;
  failure: string;
}

const source = (name: string): string => new URL(`./${name}.ts`, import.meta.url).pathname;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

async function until(condition: () => boolean, what: string, limit = 30_000): Promise<void> {
  for (const end = Date.now() + limit; !condition(); await pause(5))
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
}

const kill = (child: ChildProcess): Promise<unknown> => {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  return gone;
};

/** Reads what the file holds from a copy of it and its write-ahead companion, as they lie on the disk at this moment. */
function readBack(path: string, scratch: string): string {
  const copy = join(scratch, 'copy.nibras');
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(copy + end, { force: true });
  copyFileSync(path, copy);
  for (const end of ['-wal', '-journal']) if (existsSync(path + end)) copyFileSync(path + end, copy + end);
  const database = new Database(copy);
  const verdict = database.pragma('integrity_check', { simple: true });
  database.close();
  if (verdict !== 'ok') throw new Error(`the file is damaged: ${String(verdict)}`);
  return textIn(copy);
}

function textIn(path: string): string {
  const file = openCourseFile(path, { readOnly: true });
  const doc = new Y.Doc();
  try {
    for (const update of file.log.read()) Y.applyUpdate(doc, update);
  } finally {
    file.close();
  }
  return typedText(openDocument(doc))?.toString() ?? '';
}

/** Only keystrokes, in order, none twice, none missing but at the end. */
function assertBeginning(text: string): void {
  const expected = firstKeystrokes(text.length);
  if (text !== expected) {
    const at = [...text].findIndex((letter, index) => letter !== keystroke(index));
    throw new Error(`the text differs from the keystrokes at ${at} of ${text.length}`);
  }
}

function makeCourse(path: string): void {
  const doc = new Y.Doc();
  const document = openDocument(doc);
  initialiseCourse(document, { title: { fr: 'Frappe' }, languages: ['fr'] });
  addNode(document, { kind: 'page', prose: { fr: [paragraph(keystroke(0))] } });
  createCourseFile(path);
  const file = openCourseFile(path);
  file.log.append([Y.encodeStateAsUpdate(doc)]);
  file.close();
}

async function runLane(take: () => Victim | undefined, report: (kill: Kill) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'nibras-kill-'));
  const path = join(folder, 'course.nibras');
  const port = String(await freePort());
  const token = newToken();
  makeCourse(path);

  const startHost = async (): Promise<ChildProcess> => {
    const child = spawn(process.execPath, [...process.execArgv, source('host-process'), folder, port, token], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise<void>((resolve, reject) => {
      child.stdout!.once('data', () => resolve());
      child.once('exit', (code) => reject(new Error(`the service ended with ${code}`)));
    });
    return child;
  };
  const startClient = async (): Promise<Client> => {
    const child = spawn(process.execPath, [...process.execArgv, source('typing-process'), path, port, token], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const client: Client = { child, times: new Map(), typed: -1, settled: -1, failure: '' };
    child.stderr!.on('data', (text: Buffer) => (client.failure += text.toString()));
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const [word, count, time] = line.split(' ');
      if (word === 'open') client.typed = Number(count);
      else if (word === 'settled') client.settled = Number(count);
      else if (word === 'typed') {
        client.typed = Number(count);
        client.times.set(client.typed, Number(time));
      }
    });
    await until(() => client.typed >= 0 || child.exitCode !== null, 'the client opens the course');
    if (child.exitCode !== null) throw new Error(`the client could not open the course:\n${client.failure}`);
    return client;
  };

  let host = await startHost();
  let client = await startClient();
  try {
    for (let victim = take(); victim; victim = take()) {
      await pause(150 + Math.random() * 1100);
      if (client.child.exitCode !== null) throw new Error(`the client failed:\n${client.failure}`);
      const moment = Date.now();
      await Promise.all([
        ...(victim === 'client' ? [] : [kill(host)]),
        ...(victim === 'service' ? [] : [kill(client.child)]),
      ]);
      await pause(20);
      const text = readBack(path, folder);
      assertBeginning(text);
      const sent = client.typed;
      const firstLost = client.times.get(text.length + 1);
      const lostAge = text.length < sent && firstLost !== undefined ? moment - firstLost : 0;
      const survivor = victim === 'service';
      report({ victim, sent, inFile: text.length, lostAge });
      if (lostAge > mostLost) throw new Error(`${victim}: a keystroke ${lostAge} ms old is not in the file`);
      if (victim !== 'client') host = await startHost();
      if (survivor) {
        const atKill = client.typed;
        client.settled = -1;
        await until(
          () => client.settled >= atKill || client.child.exitCode !== null,
          'the window sends again what the service lost',
        );
        if (client.child.exitCode !== null) throw new Error(`the client failed:\n${client.failure}`);
        const after = textIn(path);
        assertBeginning(after);
        if (after.length < atKill)
          throw new Error(`after the restart ${after.length} of ${atKill} keystrokes are there`);
      } else client = await startClient();
    }
  } finally {
    await Promise.all([kill(host), kill(client.child)]);
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Kills the service, the window and both at random moments while somebody types, and compares the file with the keystrokes
 * sent: never damaged, never out of order, at most the last second missing. Throws at the first broken promise.
 */
export async function runKillLoop(options: KillLoopOptions): Promise<Kill[]> {
  const kills: Kill[] = [];
  let planned = 0;
  const take = (): Victim | undefined => {
    if (planned >= options.kills) return undefined;
    planned += 1;
    return victims[planned % victims.length];
  };
  const outcomes = await Promise.allSettled(
    Array.from({ length: options.lanes }, () =>
      runLane(take, (one) => {
        kills.push(one);
        options.onKill?.(one, kills.length);
      }).catch((error: unknown) => {
        planned = options.kills;
        throw error;
      }),
    ),
  );
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  return kills;
}

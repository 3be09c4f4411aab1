import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statfsSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { addNode, paragraph } from '@nibras/course';
import { createClient, serve, type HostEventOf } from '@nibras/host';
import { createMemoryPorts } from '@nibras/host/memory';
import { createCourseFile, openCourseFile } from '@nibras/storage';
import { createRescue } from './courses/rescue.ts';
import { type Bench, createBench, newCourse, openAgain, type OpenWindow } from './test-bench.test-kit.ts';

let bench: Bench;
beforeEach(() => {
  bench = createBench();
});
afterEach(async () => {
  await bench.end();
  expect(bench.bugs).toEqual([]);
});

describe('files that are no good course are refused by name', () => {
  test.each([
    ['not a database', (path: string) => writeFileSync(path, 'PK not a database'.repeat(50)), 'file.not-a-course'],
    ['empty', (path: string) => writeFileSync(path, ''), 'file.not-a-course'],
    ['cut off', (path: string) => truncateSync(path, 9000), 'file.damaged'],
    ['gone', (path: string) => rmSync(path), 'file.not-found'],
  ])('%s', async (_, harm, code) => {
    const one = await newCourse(bench);
    await one.client.call('course.close', { course: one.course });
    const path = join(bench.folder, 'bad.nibras');
    copyFileSync(one.path, path);
    harm(path);
    await expect(one.client.call('course.open', { path })).rejects.toMatchObject({ code });
  });

  test('one that another program has open comes read-only, with the reason, and takes no edit', async () => {
    const one = await newCourse(bench);
    const other = createBench({}, join(bench.folder, 'other'));
    const client = other.connect();
    const opened = await client.call('course.open', { path: one.path });
    expect(opened.readOnly).toBe(true);
    expect(opened.diagnostics).toMatchObject([{ code: 'file.open-elsewhere' }]);
    await expect(
      client.call('course.append', { course: opened.course, updates: [new Uint8Array([0, 0])] }),
    ).rejects.toMatchObject({ code: 'course.read-only' });
    await expect(client.call('asset.begin', { course: opened.course, name: 'a.png', size: 10 })).rejects.toMatchObject({
      code: 'course.read-only',
    });
    await other.service.dispose();
  });
});

/** A small disk of its own; undefined where this process may not make one. */
function smallDisk(folder: string, size: string): (() => void) | undefined {
  mkdirSync(folder, { recursive: true });
  if (process.getuid?.() !== 0) return undefined;
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]).status !== 0) return undefined;
  return () => void spawnSync('umount', [folder]);
}

describe('a full disk', () => {
  test('keeps every edit in memory, tells the author, and writes all of it once there is room', async (context) => {
    const disk = join(bench.folder, 'courses');
    const unmount = smallDisk(disk, '1500k');
    if (!unmount) context.skip('needs the right to mount a small disk');
    try {
      const one = await newCourse(bench);
      const failures: HostEventOf<'course.write-failed'>[] = [];
      one.client.on('course.write-failed', (event) => failures.push(event));
      const filler = join(disk, 'filler');
      const { bavail, bsize } = statfsSync(disk);
      writeFileSync(filler, Buffer.alloc(bavail * bsize - 8192));
      const page = addNode(one.document, {
        kind: 'page',
        prose: { fr: Array.from({ length: 400 }, (_, index) => paragraph(`Ligne ${index} ${'mot '.repeat(20)}`)) },
      });
      await vi.waitFor(() => expect(failures[0]?.failure.code).toBe('disk.full'));
      await vi.waitFor(() => expect(one.session.savedState()).toBe('waiting'));
      await expect(one.client.call('course.close', { course: one.course })).rejects.toMatchObject({
        code: 'disk.full',
      });
      const other = await openAgain(bench, one.path);
      expect(other.document.nodes.has(page)).toBe(true);
      rmSync(filler);
      await one.session.settled();
      const fromDisk = openCourseFile(one.path, { readOnly: true });
      expect(fromDisk.log.read().reduce((sum, update) => sum + update.byteLength, 0)).toBeGreaterThan(30_000);
      fromDisk.close();
    } finally {
      await bench.service.dispose();
      unmount();
    }
  });

  test('when the host ends all the same, the edits wait elsewhere and return with the course', async (context) => {
    const disk = join(bench.folder, 'courses');
    const unmount = smallDisk(disk, '1500k');
    if (!unmount) context.skip('needs the right to mount a small disk');
    try {
      const one = await newCourse(bench);
      const filler = join(disk, 'filler');
      const { bavail, bsize } = statfsSync(disk);
      writeFileSync(filler, Buffer.alloc(bavail * bsize - 8192));
      const page = addNode(one.document, {
        kind: 'page',
        prose: { fr: Array.from({ length: 400 }, (_, index) => paragraph(`Ligne ${index} ${'mot '.repeat(20)}`)) },
      });
      await vi.waitFor(() => expect(one.session.savedState()).toBe('waiting'));
      await bench.service.dispose();
      rmSync(filler);
      const later = createBench({}, bench.folder);
      expect((await openAgain(later, one.path)).document.nodes.has(page)).toBe(true);
      expect(readdirSync(join(bench.folder, 'settings/rescued'))).toEqual([]);
      await later.service.dispose();
    } finally {
      unmount();
    }
  });

  test('publishing there fails by name and leaves the earlier package as it was', async (context) => {
    const one = await newCourse(bench);
    const disk = join(bench.folder, 'stick');
    const unmount = smallDisk(disk, '40k');
    if (!unmount) context.skip('needs the right to mount a small disk');
    try {
      const path = join(disk, 'package.zip');
      writeFileSync(path, 'the earlier package');
      writeFileSync(join(disk, 'filler'), Buffer.alloc(28 * 1024));
      const progress = await publish(one, path);
      expect(progress).toMatchObject({ state: 'failed', failure: { code: 'disk.full' } });
      expect(readdirSync(disk).toSorted()).toEqual(['filler', 'package.zip']);
    } finally {
      unmount();
    }
  });
});

function publish(one: OpenWindow, path: string): Promise<HostEventOf<'publish.progress'>> {
  return new Promise((resolve, reject) => {
    one.client.on('publish.progress', (event) => {
      if (event.state !== 'running') resolve(event);
    });
    one.client
      .call('publish.start', {
        course: one.course,
        target: 'scorm12',
        language: 'fr',
        options: { schemaFiles: false },
        path,
      })
      .catch(reject);
  });
}

test('publishing into a folder that is gone, or without rights, fails by name', async () => {
  const one = await newCourse(bench);
  expect(await publish(one, join(bench.folder, 'none', 'a.zip'))).toMatchObject({
    state: 'failed',
    failure: { code: 'file.not-found' },
  });
});

/** Works without the rights of the superuser, to whom no folder is closed. */
async function withoutRights(folder: string, work: () => Promise<void>): Promise<void> {
  if (process.geteuid?.() !== 0) return work();
  const nobody = 65_534;
  chownSync(folder, nobody, nobody);
  process.seteuid!(nobody);
  try {
    await work();
  } finally {
    process.seteuid!(0);
  }
}

test('a folder without rights gets no course, no copy and no package', async () => {
  await withoutRights(bench.folder, async () => {
    const one = await newCourse(bench);
    const closed = join(bench.folder, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o555);
    for (const call of [
      one.client.call('course.create', { path: join(closed, 'a.nibras'), title: { fr: 'x' }, languages: ['fr'] }),
      one.client.call('course.save-copy', { course: one.course, path: join(closed, 'a.nibras') }),
    ])
      await expect(call).rejects.toMatchObject({ code: 'file.no-permission' });
    expect(await publish(one, join(closed, 'a.zip'))).toMatchObject({ failure: { code: 'file.no-permission' } });
    expect(readdirSync(closed)).toEqual([]);
    chmodSync(closed, 0o755);
  });
});

test('rescued edits are kept together, read back whole and forgotten', () => {
  const rescue = createRescue(join(bench.folder, 'rescued'));
  rescue.keep('/a', [new Uint8Array([1, 2])]);
  rescue.keep('/a', [new Uint8Array(300)]);
  expect(rescue.read('/a').map((one) => one.byteLength)).toEqual([2, 300]);
  expect(rescue.read('/b')).toEqual([]);
  rescue.forget('/a');
  expect(rescue.read('/a')).toEqual([]);
});

test('nonsense over the port is answered or passed over, and the service goes on', async () => {
  const [near, far] = createMemoryPorts();
  serve(far, bench.service.handlers, (error) => bench.bugs.push(error));
  const client = createClient(near);
  for (const message of [null, 7, 'x', {}, { kind: 'call' }, { kind: 'call', id: 99, method: 'toString', input: {} }])
    near.post(message);
  await expect(client.call('course.open', { path: '' })).rejects.toMatchObject({ code: 'host.bad-request' });
  await expect(client.call('asset.chunk', { upload: 'none', bytes: new Uint8Array(2) })).rejects.toMatchObject({
    code: 'asset.unreadable',
  });
  expect((await client.call('app.describe', {})).host).toBe('web');
  createCourseFile(join(bench.folder, 'empty.nibras'));
});

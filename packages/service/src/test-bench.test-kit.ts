import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, createCourseSession, type CourseSession, type HostClient, serve } from '@nibras/host';
import { createMemoryPorts } from '@nibras/host/memory';
import { openDocument, type CourseDocument } from '@nibras/course';
import { createService, type Service, type ServiceOptions } from './index.ts';

/** A service with windows on it, for tests: real files in a folder of its own. */
export interface Bench {
  readonly folder: string;
  readonly service: Service;
  readonly bugs: unknown[];
  /** Another window on the same service. */
  connect(): HostClient;
  end(): Promise<void>;
}

export function createBench(
  options: Partial<ServiceOptions> = {},
  folder = mkdtempSync(join(tmpdir(), 'nibras-service-')),
): Bench {
  const bugs: unknown[] = [];
  const service = createService({
    documents: join(folder, 'courses'),
    settingsFolder: join(folder, 'settings'),
    samples: join(folder, 'samples'),
    host: 'web',
    version: '0.0.0',
    assetBase: (secret) => `/asset/${secret}/`,
    onBug: (error) => bugs.push(error),
    linger: 50,
    ...options,
  });
  return {
    folder,
    service,
    bugs,
    connect() {
      const [near, far] = createMemoryPorts();
      serve(far, service.handlers, (error) => bugs.push(error));
      return createClient(near);
    },
    async end() {
      await service.dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface OpenWindow {
  readonly client: HostClient;
  readonly course: string;
  readonly path: string;
  readonly session: CourseSession;
  readonly document: CourseDocument;
}

/** A window with a new course of a page. */
export async function newCourse(bench: Bench, startingPoint?: string): Promise<OpenWindow> {
  const client = bench.connect();
  const made = await client.call('course.create', {
    title: { fr: 'Cours d’essai' },
    languages: ['fr', 'ar'],
    ...(startingPoint ? { startingPoint } : {}),
  });
  const session = createCourseSession(client, made.course, made.state);
  return { client, course: made.course, path: made.path, session, document: openDocument(session.doc) };
}

export async function openAgain(bench: Bench, path: string): Promise<OpenWindow> {
  const client = bench.connect();
  const { course, state } = await client.call('course.open', { path });
  const session = createCourseSession(client, course, state);
  return { client, course, path, session, document: openDocument(session.doc) };
}

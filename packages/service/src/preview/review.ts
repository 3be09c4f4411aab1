import { networkInterfaces } from 'node:os';
import { models } from '@nibras/blocks/models';
import { openDocument, takeSnapshot } from '@nibras/course';
import { openCourseFile } from '@nibras/storage';
import { usualBuiltFolder } from '../built-files.ts';
import { readDocument } from '../courses/replica.ts';
import { planFrom } from '../publish/export-course-file.ts';
import { startPreviewServer } from './preview-server.ts';

export interface ReviewOptions {
  /** The course file; only read. */
  readonly path: string;
  /** `scorm12`, `scorm2004`, `cmi5`, `xapi` or `web`. */
  readonly target?: string;
  readonly language?: string;
  /** Lets other machines of the local network open the link. */
  readonly lan?: boolean;
  readonly port?: number;
  readonly built?: string;
}

export interface Review {
  /** Links for the reviewer, the one for this machine first; whoever has the link may read. */
  readonly urls: readonly string[];
  close(): Promise<void>;
}

function ownAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((all) =>
    (all ?? []).flatMap((one) => (one.family === 'IPv4' && !one.internal ? [one.address] : [])),
  );
}

/** Shows a course to a reviewer as it would be published, read-only, with no road to the host contract. */
export async function startReview(options: ReviewOptions): Promise<Review> {
  const file = openCourseFile(options.path, { readOnly: true });
  try {
    const built = options.built ?? usualBuiltFolder();
    const target = options.target ?? 'scorm12';
    const snapshot = takeSnapshot(openDocument(readDocument(file)), models);
    const plan = planFrom(file, snapshot, {
      target,
      ...(options.language === undefined ? {} : { language: options.language }),
      options: target.startsWith('scorm') ? { schemaFiles: false } : {},
      built,
    });
    const server = await startPreviewServer({
      built,
      byPath: true,
      embedders: () => [],
      ...(options.port === undefined ? {} : { port: options.port }),
      ...(options.lan ? { host: '0.0.0.0' } : {}),
    });
    const { url } = server.start({ plan, read: (hash, start, end) => file.assets.read(hash, start, end) });
    const others = options.lan ? ownAddresses().map((address) => url.replace('//127.0.0.1:', `//${address}:`)) : [];
    return {
      urls: [url, ...others],
      async close() {
        await server.close();
        file.close();
      },
    };
  } catch (error) {
    file.close();
    throw error;
  }
}

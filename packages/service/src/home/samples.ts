import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { models } from '@nibras/blocks/models';
import { measureCourse } from '@nibras/check';
import { defaultLanguage, openDocument, readLocalText, takeSnapshot } from '@nibras/course';
import type { HostOutput } from '@nibras/host';
import { openCourseFile } from '@nibras/storage';
import { summarise } from '../courses/course-summary.ts';
import { readDocument } from '../courses/replica.ts';

type StartingPoint = HostOutput<'home.list'>['startingPoints'][number];

/** Sample courses that the build compiled; read once for each version of a file. */
export interface Samples {
  list(): StartingPoint[];
  /** File of a sample, by the id that `list` gave. */
  path(id: string): string | undefined;
}

const prefix = 'sample-';

function describe(id: string, path: string): StartingPoint {
  const file = openCourseFile(path, { readOnly: true });
  try {
    const document = openDocument(readDocument(file));
    const language = defaultLanguage(document);
    const measured = measureCourse(takeSnapshot(document, models), models, language).minutes;
    const { title, languages, pages, minutes } = summarise(document, measured);
    return {
      id,
      kind: 'sample',
      title,
      description: readLocalText(document.course, 'description'),
      languages: [...languages],
      pages,
      minutes,
    };
  } finally {
    file.close();
  }
}

export function createSamples(folder: string | undefined, onBug: (error: unknown) => void): Samples {
  const known = new Map<string, { stamp: string; point: StartingPoint }>();
  const files = (): string[] => {
    try {
      return readdirSync(folder ?? '')
        .filter((name) => name.endsWith('.nibras'))
        .toSorted();
    } catch {
      return [];
    }
  };
  const idOf = (name: string): string => `${prefix}${basename(name, '.nibras')}`;
  return {
    list: () =>
      files().flatMap((name) => {
        const path = join(folder!, name);
        const id = idOf(name);
        try {
          const { mtimeMs, size } = statSync(path);
          const stamp = `${mtimeMs}:${size}`;
          const old = known.get(id);
          if (old?.stamp === stamp) return [old.point];
          const point = describe(id, path);
          known.set(id, { stamp, point });
          return [point];
        } catch (error) {
          onBug(error);
          return [];
        }
      }),
    path(id) {
      const name = files().find((one) => idOf(one) === id);
      return name === undefined ? undefined : join(folder!, name);
    },
  };
}

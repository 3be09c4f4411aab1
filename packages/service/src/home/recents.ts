import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { HostOutput } from '@nibras/host';
import type { CourseSummary } from '../courses/course-summary.ts';
import { readJson, writeJson } from '../json-file.ts';

const recentSchema = z.object({
  path: z.string(),
  title: z.record(z.string(), z.string()),
  languages: z.array(z.string()),
  defaultLanguage: z.string(),
  edited: z.number(),
  pages: z.number(),
  minutes: z.number(),
});
type Recent = z.infer<typeof recentSchema>;

/** Courses that were opened here, latest first. */
export interface Recents {
  note(path: string, summary: CourseSummary, edited: number | undefined): void;
  minutes(path: string): number | undefined;
  forget(path: string): void;
  list(): HostOutput<'home.list'>['recents'];
}

const most = 60;

export function createRecents(settingsFolder: string, now: () => number): Recents {
  const file = join(settingsFolder, 'recents.json');
  const read = (): Recent[] => {
    const raw = readJson(file);
    return Array.isArray(raw)
      ? raw.flatMap((one) => {
          const parsed = recentSchema.safeParse(one);
          return parsed.success ? [parsed.data] : [];
        })
      : [];
  };
  let all = read();
  const write = (next: Recent[]): void => {
    all = next;
    writeJson(file, all);
  };
  return {
    note(path, summary, edited) {
      const known = all.find((one) => one.path === path);
      const entry: Recent = {
        path,
        ...summary,
        languages: [...summary.languages],
        edited: edited ?? known?.edited ?? now(),
      };
      if (known && JSON.stringify(known) === JSON.stringify(entry)) return;
      write([entry, ...all.filter((one) => one.path !== path)].slice(0, most));
    },
    minutes: (path) => all.find((one) => one.path === path)?.minutes,
    forget: (path) => write(all.filter((one) => one.path !== path)),
    list: () => all.map((one) => ({ ...one, present: existsSync(one.path) })).toSorted((a, b) => b.edited - a.edited),
  };
}

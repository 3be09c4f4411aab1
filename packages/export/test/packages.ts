import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { models } from '@nibras/blocks/models';
import type { CourseSnapshot } from '@nibras/course';
import { bundlePlayer } from '@nibras/player/build';
import { type PlayerBundle, toPlayerBundle } from '@nibras/render';
import { buildSchemas } from '../build.ts';
import { type ExportPlan, type ExportRequest, planExport, type SchemaFiles, writeZip } from '../src/index.ts';
import { collect, memoryPorts } from './ports.ts';
import { tinyAssets, tinyFacts } from './tiny-course.ts';

/** The schema files as a build lays them out, in a folder of their own. */
export const schemaFolder = mkdtempSync(join(tmpdir(), 'nibras-schemas-'));
buildSchemas(schemaFolder);
afterAll(() => rmSync(schemaFolder, { recursive: true, force: true }));

export const schemas: SchemaFiles = {
  read: (version) =>
    readdirSync(join(schemaFolder, version))
      .toSorted()
      .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(schemaFolder, version, name))) })),
};

let built: Promise<PlayerBundle> | undefined;

export async function plan(
  target: string,
  snapshot: CourseSnapshot,
  changes: Partial<Pick<ExportRequest, 'language' | 'options' | 'assets'>> = {},
): Promise<ExportPlan> {
  built ??= bundlePlayer().then(toPlayerBundle);
  const player = await built;
  return planExport({ snapshot, models, target, player, schemas, assets: tinyFacts, ...changes });
}

export const zipOf = (one: ExportPlan): Promise<Buffer> => collect(writeZip(one.entries, memoryPorts(tinyAssets)));

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { SchemaFiles } from '@nibras/export';
import { type PlayerBundle, toPlayerBundle } from '@nibras/render';

/** Folder of what the build made, seen from the sources or from a bundle inside it. */
export function usualBuiltFolder(): string {
  const here = import.meta.dirname;
  return import.meta.url.endsWith('.ts') ? resolve(here, '../../../out') : resolve(here, '..');
}

/** The learner runtime as the build left it. */
export function readPlayer(built: string): PlayerBundle {
  const folder = join(built, 'player');
  if (!existsSync(folder)) throw new Error(`the learner runtime is not built: ${folder} is missing`);
  return toPlayerBundle(
    Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')])),
  );
}

/** Schema files of the SCORM versions, read when a package wants them. */
export function readSchemas(built: string): SchemaFiles {
  return {
    read(version) {
      const folder = join(built, 'schemas', version);
      return readdirSync(folder)
        .toSorted()
        .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }));
    },
  };
}

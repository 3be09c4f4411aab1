import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SourceError, SourceErrors } from './source-error.ts';
import { writeCourse } from './write-course.ts';

const root = resolve(import.meta.dirname, '../..');

/** Compiles every sample course under `resources/samples` into a course file. */
export async function buildSamples(outDir: string): Promise<string[]> {
  const sources = join(root, 'resources/samples');
  const written: string[] = [];
  for (const name of readdirSync(sources).toSorted()) {
    if (!existsSync(join(sources, name, 'course.yaml'))) continue;
    const path = join(outDir, `${name}.nibras`);
    await writeCourse(join(sources, name), path);
    written.push(path);
  }
  for (const name of existsSync(outDir) ? readdirSync(outDir) : [])
    if (name.endsWith('.nibras') && !written.includes(join(outDir, name))) rmSync(join(outDir, name));
  return written;
}

if (process.argv[1] === import.meta.filename)
  try {
    await buildSamples(join(root, 'out/samples'));
  } catch (error) {
    if (!(error instanceof SourceError || error instanceof SourceErrors)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }

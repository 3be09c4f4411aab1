import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const simulator = join(import.meta.dirname, 'src/preview/simulator');

/** Builds the simulator page: one script for each LMS, and their common style. */
export async function buildSimulator(outDir: string): Promise<void> {
  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(outDir, { recursive: true });
  await build({
    entryPoints: Object.fromEntries(
      ['scorm12', 'scorm2004', 'xapi', 'none'].map((lms) => [`simulator-${lms}`, join(simulator, `lms-${lms}.ts`)]),
    ),
    outdir: outDir,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'error',
  });
  cpSync(join(simulator, 'simulator.css'), join(outDir, 'simulator.css'));
}

if (process.argv[1] === import.meta.filename) await buildSimulator(resolve(import.meta.dirname, '../../out/simulator'));

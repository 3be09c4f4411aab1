import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { minify } from 'terser';

const here = import.meta.dirname;
const blocks = resolve(here, '../blocks/src');
const adapters = ['none', 'scorm12', 'scorm2004', 'cmi5', 'xapi'];

/** Oldest browsers that learners may bring. */
const target = ['chrome80', 'safari14'];

const supported = { destructuring: true, 'optional-chain': true } as const;

async function bundle(contents: string, resolveDir: string, late = false, web = false): Promise<string> {
  const result = await build({
    stdin: { contents, resolveDir, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    define: { ANSWERS_LATE: String(late), ON_THE_WEB: String(web) },
    target,
    // Safari 14.0 has it; the build tool only shuns a rare parsing fault of its nested defaults, which we do not write.
    // Chrome 80 has optional chaining too; its fault with chains in brackets, which we do not write, was mended later.
    supported,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'error',
  });
  const { code } = await minify(result.outputFiles[0]!.text, {
    ecma: 2020,
    compress: { passes: 3, unsafe_arrows: true, keep_fargs: false },
    format: { comments: false },
  });
  return `${code!}\n`;
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

/** The learner runtime as classic scripts, by file name. */
export async function bundlePlayer(): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const adapter of adapters) {
    files[`boot-${adapter}.js`] = await bundle(`import './src/boot/${adapter}.ts';`, here);
    files[`core-${adapter}.js`] = await bundle(`import './src/core/${adapter}.ts';`, here, /cmi5|xapi/.test(adapter));
  }
  for (const adapter of ['cmi5', 'xapi'])
    files[`tracker-${adapter}.js`] = await bundle(`import './src/tracker/${adapter}.ts';`, here, true);
  files['quiz.js'] = await bundle(`import './src/quiz/sittings.ts';`, here);
  files['questions.js'] = await bundle(`import './src/core/questions.ts';`, here);
  files['features.js'] = await bundle(`import './src/features/index.ts';`, here);
  files['features-web.js'] = await bundle(`import './src/features/index.ts';`, here, false, true);
  for (const type of (await readdir(blocks)).toSorted())
    if (await isFile(join(blocks, type, 'player.ts')))
      files[`block-${type}.js`] = await bundle(
        `import { behaviour } from './${type}/player.ts'; nibras.define(${JSON.stringify(type)}, behaviour);`,
        blocks,
      );
  return files;
}

/** Builds the learner runtime into a folder: `boot-<adapter>.js`, `core-<adapter>.js`, `questions.js`, `block-<type>.js` … */
export async function buildPlayer(outDir: string): Promise<void> {
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  for (const [name, text] of Object.entries(await bundlePlayer())) await writeFile(join(outDir, name), text);
}

if (process.argv[1] === import.meta.filename) await buildPlayer(resolve(here, '../../out/player'));

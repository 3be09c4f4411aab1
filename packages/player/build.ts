import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { minify } from 'terser';
import { type FeatureParts, featuresFile } from './src/features/parts.ts';

const here = import.meta.dirname;
const blocks = resolve(here, '../blocks/src');
const adapters = ['none', 'scorm12', 'scorm2004', 'cmi5', 'xapi'];

/** Oldest browsers that learners may bring. */
const target = ['chrome80', 'safari14'];

const supported = { destructuring: true, 'optional-chain': true } as const;

/** Constants that leave out of a bundle what its packages never use. */
interface Parts extends FeatureParts {
  readonly late: boolean;
  readonly rules: boolean;
}
const noParts: Parts = { late: false, rules: false, web: false, glossary: false, certificate: false };

async function bundle(contents: string, resolveDir: string, parts: Partial<Parts> = {}): Promise<string> {
  const { late, rules, web, glossary, certificate } = { ...noParts, ...parts };
  const result = await build({
    stdin: { contents, resolveDir, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    define: {
      ANSWERS_LATE: String(late),
      WITH_RULES: String(rules),
      ON_THE_WEB: String(web),
      WITH_GLOSSARY: String(glossary),
      WITH_CERTIFICATE: String(certificate),
    },
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
    for (const rules of [false, true])
      files[`core-${adapter}${rules ? '-rules' : ''}.js`] = await bundle(`import './src/core/${adapter}.ts';`, here, {
        late: /cmi5|xapi/.test(adapter),
        rules,
      });
  }
  for (const adapter of ['cmi5', 'xapi'])
    files[`tracker-${adapter}.js`] = await bundle(`import './src/tracker/${adapter}.ts';`, here, { late: true });
  files['quiz.js'] = await bundle(`import './src/quiz/sittings.ts';`, here);
  for (const rules of [false, true])
    files[`questions${rules ? '-rules' : ''}.js`] = await bundle(`import './src/core/questions.ts';`, here, { rules });
  for (const web of [false, true])
    for (const glossary of [false, true])
      for (const certificate of [false, true]) {
        const parts = { web, glossary, certificate };
        files[featuresFile(parts)] = await bundle(`import './src/features/index.ts';`, here, parts);
      }
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

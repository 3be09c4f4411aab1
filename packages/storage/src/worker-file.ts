import { existsSync } from 'node:fs';

/** A worker's file: `.ts` beside the sources, `.js` beside a bundle or above its chunks. */
export function workerFile(folder: URL, name: string): URL {
  const candidates = [`${name}.ts`, `${name}.js`, `../${name}.js`].map((one) => new URL(one, folder));
  return candidates.find((one) => existsSync(one)) ?? candidates[0]!;
}

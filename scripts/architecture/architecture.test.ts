import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lintConfig } from './lint-config.ts';
import { electronMayImport, packages, rendererMayImport } from './table.ts';

const root = resolve(import.meta.dirname, '../..');

interface Planted {
  readonly file: string;
  readonly source: string;
  readonly rule: string;
}

const importOf = (name: string): string => `import * as planted from '@nibras/${name}';\nexport { planted };\n`;
const restricted = 'no-restricted-imports';

/** One violation for every rule that the table states. */
function plantAll(): Planted[] {
  const planted: Planted[] = [];
  for (const rule of packages) {
    const folder = `packages/${rule.name}/src`;
    for (const other of packages)
      if (other.name !== rule.name && other.rank >= rule.rank)
        planted.push({ file: `${folder}/rank-${other.name}.ts`, source: importOf(other.name), rule: restricted });
    planted.push({
      file: `${folder}/up.ts`,
      source: `export { x } from '../../../renderer/app/app.tsx';\n`,
      rule: restricted,
    });
    if (rule.runtime !== 'node')
      planted.push({
        file: `${folder}/node.ts`,
        source: `export { readFileSync } from 'node:fs';\n`,
        rule: restricted,
      });
    if (rule.runtime === 'pure' || rule.runtime === 'dom')
      planted.push({ file: `${folder}/react.ts`, source: `export { useState } from 'react';\n`, rule: restricted });
    if (rule.runtime === 'pure') {
      planted.push({
        file: `${folder}/dom.ts`,
        source: `export const title = document.title;\n`,
        rule: 'no-restricted-globals',
      });
      planted.push({
        file: `${folder}/process.ts`,
        source: `export const path = process.cwd();\n`,
        rule: 'no-restricted-globals',
      });
    }
  }
  for (const name of ['model', 'render', 'strings'])
    planted.push({
      file: `packages/blocks/src/planted/${name}.ts`,
      source: `export const title = document.title;\n`,
      rule: 'no-restricted-globals',
    });
  for (const rule of packages) {
    if (!rendererMayImport.includes(rule.name))
      planted.push({ file: `renderer/features/rank-${rule.name}.ts`, source: importOf(rule.name), rule: restricted });
    if (!electronMayImport.includes(rule.name))
      planted.push({ file: `electron/rank-${rule.name}.ts`, source: importOf(rule.name), rule: restricted });
  }
  planted.push({
    file: 'renderer/features/socket.ts',
    source: `export const socket = new WebSocket('ws://x');\n`,
    rule: 'no-restricted-globals',
  });
  planted.push({
    file: 'renderer/features/electron.ts',
    source: `export { ipcRenderer } from 'electron';\n`,
    rule: restricted,
  });
  planted.push({
    file: 'packages/base/src/cycle-a.ts',
    source: `import { b } from './cycle-b.ts';\nexport const a = (): number => b();\n`,
    rule: 'no-cycle',
  });
  planted.push({
    file: 'packages/base/src/cycle-b.ts',
    source: `import { a } from './cycle-a.ts';\nexport const b = (): number => a();\n`,
    rule: 'no-cycle',
  });
  planted.push({ file: 'packages/base/src/long.ts', source: 'export {};\n'.repeat(601), rule: 'max-lines' });
  return planted;
}

describe('the architecture is held by lint', () => {
  const planted = plantAll();
  let folder: string;
  let found: { filename: string; code: string; message: string; help?: string }[];
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'nibras-lint-'));
    for (const { file, source } of planted) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), source);
    }
    const config = lintConfig() as { options: { typeAware: boolean } };
    writeFileSync(
      join(folder, '.oxlintrc.json'),
      JSON.stringify({ ...config, $schema: undefined, options: { ...config.options, typeAware: false } }),
    );
    const outcome = spawnSync(process.execPath, [join(root, 'node_modules/oxlint/bin/oxlint'), '--format=json', '.'], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    found = (JSON.parse(outcome.stdout) as { diagnostics: typeof found }).diagnostics;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(planted.map((one) => [one.file, one.rule]))('%s is refused by %s', (file, rule) => {
    expect(found.some((one) => one.filename.replaceAll('\\', '/').endsWith(file) && one.code.includes(rule))).toBe(
      true,
    );
  });

  it('says where the code belongs instead', () => {
    const one = found.find(({ filename }) => filename.includes('rank-service') && filename.includes('packages/course'));
    expect(`${one?.message} ${one?.help}`).toContain('Move what both need');
  });
});

describe('the runtimes are held by the compiler', () => {
  it.each([
    ['document.title', false],
    ['process.cwd()', false],
    ['structuredClone(1)', true],
  ])('pure code with %s compiles: %s', (expression, compiles) => {
    const folder = mkdtempSync(join(tmpdir(), 'nibras-types-'));
    try {
      cpSync(join(root, 'tsconfig.base.json'), join(folder, 'tsconfig.base.json'));
      cpSync(join(root, 'types'), join(folder, 'types'), { recursive: true });
      symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
      writeFileSync(join(folder, 'planted.ts'), `export const planted: unknown = ${expression};\n`);
      writeFileSync(
        join(folder, 'tsconfig.json'),
        JSON.stringify({
          extends: './tsconfig.base.json',
          compilerOptions: { outDir: 'out' },
          include: ['planted.ts', 'types/web-standards.d.ts'],
        }),
      );
      const outcome = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], {
        encoding: 'utf8',
      });
      expect(outcome.status === 0).toBe(compiles);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

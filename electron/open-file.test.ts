import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { courseInArguments } from './open-file.ts';

describe('the course that the system asks for', () => {
  let folder: string;
  let path: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'nibras-open-'));
    path = join(folder, 'دروس été.NIBRAS');
    writeFileSync(path, '');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is found among the switches, by a whole path or one from the folder', () => {
    expect(courseInArguments(['nibras', '--no-sandbox', path], '/')).toBe(path);
    expect(courseInArguments(['nibras', 'دروس été.NIBRAS'], folder)).toBe(path);
  });

  it('is never the program itself, a switch, a file of another kind or one that is not there', () => {
    expect(courseInArguments([path], '/')).toBeUndefined();
    expect(courseInArguments(['nibras', `--load=${path}`], '/')).toBeUndefined();
    expect(courseInArguments(['nibras', join(folder, 'gone.nibras')], '/')).toBeUndefined();
    expect(courseInArguments(['nibras', '.', folder], '/')).toBeUndefined();
  });
});

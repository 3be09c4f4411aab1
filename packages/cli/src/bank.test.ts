import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { newId } from '@nibras/base';
import { models } from '@nibras/blocks/models';
import { addBank, appendBlock, blocksOf, openDocument, readTree, setSetting } from '@nibras/course';
import { readDocument } from '@nibras/service';
import { openCourseFile } from '@nibras/storage';
import { nibras } from './nibras.test-kit.ts';

const folder = mkdtempSync(join(tmpdir(), 'nibras-cli-bank-'));
const at = (name: string): string => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function withFile<Value>(path: string, work: (document: ReturnType<typeof openDocument>) => Value): Value {
  const file = openCourseFile(path);
  const doc = readDocument(file);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const value = work(openDocument(doc));
  if (updates.length > 0) file.log.append([Y.mergeUpdates(updates)]);
  file.close();
  return value;
}

const [first, second, file] = [at('premier.nibras'), at('second.nibras'), at('tableur.nibras-bank')];
let bank: string;

beforeAll(async () => {
  expect((await nibras('new', first, '--title', 'Premier', '--language', 'fr,ar')).code).toBe(0);
  expect((await nibras('new', second, '--title', 'Second', '--language', 'fr')).code).toBe(0);
  bank = withFile(first, (document) => {
    const made = addBank(document, { fr: 'Tableur', ar: 'الجداول' });
    for (const stem of ['Somme', 'Moyenne'])
      appendBlock(document, made, models.choice, {
        settings: models.choice.create(() => newId()).settings,
        texts: { stem: { fr: stem } },
      });
    return made;
  });
});

test('a bank is written by its title in any language, and never over a file unless told', async () => {
  const written = await nibras('bank', 'export', first, '--bank', 'الجداول', '--out', file, '--json');
  expect(written).toMatchObject({ code: 0, events: [{ event: 'bank-exported', bank, to: file, count: 2 }] });
  expect((await nibras('bank', 'export', first, '--bank', bank, '--out', file)).code).toBe(1);
  expect((await nibras('bank', 'export', first, '--bank', 'tableur', '--out', file, '--overwrite')).code).toBe(0);
});

test('a bank that is not there is a mistake of usage, and those that are there are named', async () => {
  const { code, err, events } = await nibras('bank', 'export', first, '--bank', 'Absent', '--out', at('x'), '--json');
  expect(code).toBe(2);
  expect(err).toContain(bank);
  expect(events).toMatchObject([{ event: 'failed', code: 'bank.not-found', banks: [{ id: bank, title: 'Tableur' }] }]);
  expect((await nibras('bank', 'export', first)).code).toBe(2);
  expect((await nibras('bank', 'add', second, at('absent.nibras'))).code).toBe(1);
});

test('questions are added once, updated when they change, and kept where this course changed them', async () => {
  const added = await nibras('bank', 'add', second, file, '--json');
  expect(added).toMatchObject({ code: 0, events: [{ event: 'bank-added', added: 2, same: 0, differ: 0 }] });
  const again = await nibras('bank', 'add', second, file, '--into', 'Tableur', '--json');
  expect(again).toMatchObject({ code: 0, events: [{ added: 0, same: 2 }] });

  const copies = withFile(second, (document) => blocksOf(document, readTree(document).banks[0]!.id));
  withFile(second, (document) => setSetting(document, models.choice, copies[0]!, 'level', 'KA'));
  const newer = at('plus-tard.nibras');
  copyFileSync(first, newer);
  withFile(newer, (document) => {
    for (const id of blocksOf(document, bank)) setSetting(document, models.choice, id, 'difficulty', 'hard');
  });
  const updated = await nibras('bank', 'update', second, newer, '--from', 'Tableur', '--json');
  expect(updated).toMatchObject({
    code: 0,
    events: [
      { event: 'question-kept', question: copies[0], stem: { fr: 'Somme' } },
      { event: 'bank-updated', updated: 1, same: 0, kept: 1 },
    ],
  });
  const spoken = await nibras('bank', 'update', second, newer, '--replace-own', '--lang', 'ar');
  expect(spoken.code).toBe(0);
  expect(spoken.out).toContain('المحدَّثة: 1');
  const settings = (name: string): unknown[] =>
    withFile(second, (document) => copies.map((id) => document.blocks.get(id)!.get(`set/${name}`)));
  expect([settings('difficulty'), settings('level')]).toEqual([
    ['hard', 'hard'],
    [undefined, undefined],
  ]);
});

test.each(['fr', 'ar', 'en'])('the help tells all of it in %s', async (language) => {
  const { code, out } = await nibras('bank', 'update', '--help', '--lang', language);
  expect(code).toBe(0);
  expect(out).toContain('--replace-own');
  expect(out).not.toMatch(/cli\.\w/);
});

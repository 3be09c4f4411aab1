import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { derivedId } from '@nibras/base';
import { models } from '@nibras/blocks/models';
import {
  addBank,
  addNode,
  appendBlock,
  blockRef,
  createBlock,
  initialiseCourse,
  openDocument,
  paragraph,
  takeSnapshot,
} from '@nibras/course';
import { parseXml } from '@nibras/formats';
import { type ExportPlan, type ExportRequest, planExport, writeArchive } from '../../index.ts';
import { collect, memoryPorts } from '../../../test/ports.ts';
import { tinyAssets, tinyCourse, tinyFacts } from '../../../test/tiny-course.ts';

const unused = {} as Pick<ExportRequest, 'player' | 'schemas'>;
const plan = (target: string, snapshot = tinyCourse(), language = 'fr'): ExportPlan =>
  planExport({ ...unused, snapshot, models, target, language, assets: tinyFacts } as ExportRequest);
const textsOf = ({ entries }: ExportPlan): Record<string, string> =>
  Object.fromEntries(entries.flatMap(({ path, body }) => (body.kind === 'text' ? [[path, body.text]] : [])));

const folder = mkdtempSync(join(tmpdir(), 'nibras-olx-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(['olx', 'olx-dogwood'])('%s', (target) => {
  const texts = textsOf(plan(target));

  test('the files are those that Open edX looks for, each pointer leads to one, and no name stands twice', () => {
    expect(Object.keys(texts).filter((path) => path.endsWith('/course.xml'))).toEqual(['course/course.xml']);
    const named = new Map<string, number>();
    for (const [path, text] of Object.entries(texts)) {
      expect(path).toMatch(/^[A-Za-z0-9_./-]+$/);
      if (!path.endsWith('.xml')) continue;
      const parsed = parseXml(text);
      expect(parsed.ok, path).toBe(true);
      if (!parsed.ok || path === 'course/course.xml') continue;
      for (const { name, attributes } of parsed.value.children) {
        const url = attributes['url_name'];
        // Blocks that are no problem stand in their unit in full.
        if (url === undefined || Object.keys(attributes).length > 1) continue;
        expect(texts, `${path} → ${name}/${url}`).toHaveProperty([`course/${name}/${url}.xml`]);
        named.set(url, (named.get(url) ?? 0) + 1);
      }
    }
    // A link by name finds a block whatever its tag.
    expect([...named].filter(([, count]) => count > 1)).toEqual([]);
    expect(named.size).toBe(
      Object.keys(texts).filter((path) => /^course\/(chapter|sequential|vertical|html|problem)\/.*\.xml$/.test(path))
        .length,
    );
  });

  test('a quiz is a graded sequential, its questions are problems, links lead by name', () => {
    expect(texts['course/policies/run/grading_policy.json']).toContain('"Pass": 0.6');
    const page = derivedId('page', '2');
    expect(texts[`course/sequential/s-${page}.xml`]).toContain('graded="true" format="Quiz"');
    expect(texts[`course/vertical/${page}.xml`]).toContain(`<problem url_name="${derivedId('block', 'a')}"/>`);
    expect(texts[`course/problem/${derivedId('block', 'a')}.xml`]).toContain('<choicehint><p>Recomptez.</p>');
    const first = texts[`course/html/h-${derivedId('page', '0')}-1.html`]!;
    expect(first).toContain(`href="/jump_to_id/${page}"`);
    expect(first).toMatch(/src="\/static\/a-[0-9a-f]{16}\.png"/);
    expect(JSON.parse(texts['course/policies/assets.json']!)).toSatisfy((files: object) =>
      Object.keys(files).every((name) => first.includes(`/static/${name}`)),
    );
  });

  test('the archive is the same whatever the history, and tar reads it', async () => {
    const bytes = await collect(writeArchive(plan(target), memoryPorts(tinyAssets)));
    expect(await collect(writeArchive(plan(target, tinyCourse(true)), memoryPorts(tinyAssets)))).toEqual(bytes);
    const file = join(folder, `${target}.tar.gz`);
    writeFileSync(file, bytes);
    const read = spawnSync('tar', ['xzf', file, '-C', folder], { encoding: 'utf8' });
    expect(read.stderr).toBe('');
    expect(readFileSync(join(folder, 'course/course.xml'), 'utf8')).toBe(texts['course/course.xml']);
    for (const name of readdirSync(join(folder, 'course/static')).filter((one) => one.startsWith('a-')))
      expect(Object.values(tinyAssets).map((one) => Buffer.from(one))).toContainEqual(
        readFileSync(join(folder, 'course/static', name)),
      );
  });
});

test('what has no place is named with its page and block, and still read', () => {
  const document = openDocument(new Y.Doc());
  initialiseCourse(document, { id: 'olxcourse001', title: { ar: 'مساق' }, languages: ['ar'] });
  const bank = addBank(document, { ar: 'بنك' });
  const drawn = ['a', 'b', 'c'].map((key) =>
    appendBlock(document, bank, models['short-text'], {
      settings: { answers: { answer000001: { order: 'a0', credit: 1 } } },
      texts: { stem: { ar: [paragraph(`سؤال ${key}`)] }, 'answer:answer000001': { ar: 'نعم' } },
    }),
  );
  const draw = createBlock(document, models.draw, {
    settings: { rules: { rule00000001: { order: 'a0', count: 2, bank } } },
  });
  const order = createBlock(document, models.ordering, {
    settings: { items: { item00000001: { order: 'a0' }, item00000002: { order: 'a1' } } },
    texts: {
      stem: { ar: [paragraph('رتّب')] },
      'item:item00000001': { ar: [paragraph('أولا')] },
      'item:item00000002': { ar: [paragraph('ثانيا')] },
    },
  });
  const page = addNode(document, {
    kind: 'page',
    title: { ar: 'اختبار' },
    settings: { quiz: { mastery: 50, timeLimit: 10, forwardOnly: true } },
    prose: { ar: [paragraph('نص'), blockRef(draw), blockRef(order)] },
  });
  const snapshot = takeSnapshot(document, models);
  const made = plan('olx-dogwood', snapshot, 'ar');
  const told = made.diagnostics.map(({ code, at }) => [code, at.page, at.block]);
  expect(told).toContainEqual(['translate.question-as-text', page, order]);
  expect(told).toContainEqual(['translate.draw', page, draw]);
  expect(told).toContainEqual(['translate.sitting', page, undefined]);
  expect(told).toContainEqual(['translate.time-limit', page, undefined]);
  const texts = textsOf(made);
  expect(Object.keys(texts).filter((path) => path.includes('/problem/'))).toEqual(
    drawn
      .slice(0, 2)
      .map((id) => `course/problem/${id}.xml`)
      .toSorted(),
  );
  expect(texts[`course/html/h-${page}-4.html`]).toContain('ثانيا');
  expect(texts[`course/html/h-${page}-1.html`]).toContain('dir="rtl"');
  expect(texts[`course/problem/${drawn[0]}.xml`]).toContain('<div dir="rtl">');
});

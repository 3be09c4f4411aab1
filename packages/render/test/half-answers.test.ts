import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Frame, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { BlockSeed } from '@nibras/course';
import { CourseMaker, matchingSeed } from './fixture-course.ts';
import { leaveLms, openInLms } from './play-in-lms.ts';
import { render, Site } from './site.ts';

let browser: Browser;
let site: Site;
let origin: string;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium' });
});
afterAll(() => browser.close());
afterEach(() => site.close());

const fixture = (type: string, name: string): BlockSeed =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, '../../blocks/src', type, 'fixtures', `${name}.json`), 'utf8'),
  ) as BlockSeed;

/** An exam of questions that may be answered in part: four pairs, a matrix, blanks, groups, words to place. */
function exam(): ReturnType<CourseMaker['snapshot']> {
  const maker = new CourseMaker(['fr'], { fr: 'Examen' });
  const pairs = ['un', 'deux', 'trois', 'quatre'].map((word) => [{ fr: word }, { fr: `cible ${word}` }] as const);
  const blocks = [
    maker.block('matching', matchingSeed({ fr: 'Associez.' }, pairs, { points: 4 })),
    maker.block('matrix', fixture('matrix', 'tools')),
    maker.block('cloze', fixture('cloze', 'spreadsheet')),
    maker.block('categorise', fixture('categorise', 'safe-words')),
    maker.block('drag-words', fixture('drag-words', 'water')),
  ];
  const quiz = { mastery: 50, feedback: 'deferred', attempts: 1, review: 'marks' } as const;
  maker.page({ fr: 'Examen' }, { fr: blocks }, '', { quiz });
  return maker.snapshot();
}

const open = () => openInLms(browser, origin, { width: 800, height: 900 });
const leave = (page: Page): Promise<unknown> => leaveLms(page, site);

const question = (sco: Frame, type: string) => sco.locator(`course-${type}`);
const held = (sco: Frame): Promise<string[]> =>
  sco.$$eval('main select, main input:checked, main .gap input', (all) =>
    all.map((one) => (one as HTMLInputElement).value).filter((value) => value !== ''),
  );

test('a part of an answer is kept over a pause, warned of, and marked for what it is', async () => {
  site = new Site(await render(exam(), 'scorm12', 'fr'));
  origin = await site.listen();
  const first = await open();
  await first.sco.click('.sitting button');
  const { sco } = first;
  for (const [at, right] of [true, true, false].entries()) {
    const select = question(sco, 'matching').locator('select').nth(at);
    const source = ['un', 'deux', 'trois'][at]!;
    await select.selectOption({ label: right ? `cible ${source}` : 'cible quatre' });
  }
  await question(sco, 'matrix').locator('tbody tr').first().locator('input').nth(1).check();
  await question(sco, 'cloze').locator('input').first().fill('SOMME');
  await question(sco, 'categorise').locator('.chip').first().click();
  await question(sco, 'categorise').locator('.bin').last().click();
  await sco.waitForTimeout(400);
  const before = await held(sco);
  expect(before.length).toBeGreaterThanOrEqual(5);
  await leave(first.page);

  const second = await open();
  await second.sco.waitForSelector('.question');
  expect(await held(second.sco)).toEqual(before);
  expect(await question(second.sco, 'categorise').locator('section').last().locator('.chip').count()).toBe(1);
  // What is taken back is no answer any more.
  await question(second.sco, 'cloze').locator('input').first().fill('');
  await second.sco.click('.sitting-end button');
  expect(await second.sco.textContent('.sitting-end')).toContain('5 questions sont sans réponse');
  await second.sco.click('.sitting-end button');
  const logged = (await second.page.evaluate('calls')) as string[][];
  const answered = logged.filter(([, name]) => name?.endsWith('.student_response')).map((call) => call[2]);
  expect(answered.some((one) => one?.split(',').length === 3)).toBe(true);
  const marks = await second.sco.textContent('.sitting');
  expect(marks).toMatch(/\d/);
  const verdict = await question(second.sco, 'matching').locator('.verdict').textContent();
  expect(verdict).toContain('2 sur 4');
  expect(await question(second.sco, 'matrix').locator('.verdict').textContent()).toContain('1 sur 3');
  expect(await question(second.sco, 'cloze').locator('.verdict').textContent()).not.toContain('1 sur 3');
  await second.page.close();
});

import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CourseMaker } from './fixture-course.ts';
import { strictLms } from './scorm-lms.ts';
import { render, Site } from './site.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium' });
});
afterAll(() => browser.close());

const keys = ['option000001', 'option000002'];

/** A scored page with one question: a number is prime where it is two or three. */
function quiz(): ReturnType<CourseMaker['snapshot']> {
  const maker = new CourseMaker(['fr'], { fr: 'Nombres' });
  const words = ['deux', 'trois', 'quatre', 'six'];
  const ids = words.map((_, at) => `option00000${at + 1}`);
  const choice = maker.block('choice', {
    settings: {
      points: 1,
      attempts: 1,
      shuffle: true,
      anyKey: true,
      options: Object.fromEntries(ids.map((id, at) => [id, { order: `a${at}`, correct: keys.includes(id) }])),
    },
    texts: {
      stem: { fr: [{ type: 'paragraph', content: [{ type: 'text', text: 'Cochez un nombre premier.' }] }] },
      ...Object.fromEntries(ids.map((id, at) => [`option:${id}`, { fr: words[at]! }])),
    },
  });
  maker.page({ fr: 'Quiz' }, { fr: [choice] }, '', { quiz: { mastery: 100 } });
  return maker.snapshot();
}

test.each([
  ['option000001', 'correct', '100'],
  ['option000002', 'correct', '100'],
  ['option000003', 'wrong', '0'],
])('any key earns the mark, and the LMS is told each of them as a full answer: %s', async (pick, result, score) => {
  const site = new Site(await render(quiz(), 'scorm12', 'fr'));
  site.lms = strictLms('12');
  const page = await browser.newPage({ viewport: { width: 360, height: 700 } });
  try {
    page.on('pageerror', (error) => expect.fail(String(error.stack)));
    await page.goto(`${await site.listen()}/lms/x`);
    const sco = (await (await page.$('#sco'))!.contentFrame())!;
    await sco.waitForFunction("nibras.index && document.querySelector('html:not(.wait) main h1')");
    expect(await sco.locator('course-choice input[type=radio]').count()).toBe(4);
    await sco.locator(`input[value=${pick}]`).check();
    await sco.click('course-choice button');
    await sco.waitForSelector('course-choice .mark');
    await page.evaluate("document.getElementById('sco').remove()");
    expect(await page.evaluate('refused')).toEqual([]);
    expect(await page.evaluate('values')).toMatchObject({
      'cmi.interactions.0.result': result,
      'cmi.interactions.0.correct_responses.0.pattern': 'a',
      'cmi.interactions.0.correct_responses.1.pattern': 'b',
      'cmi.core.score.raw': score,
    });
  } finally {
    await page.close();
    site.close();
  }
});

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import type { Frame, FrameLocator, Locator, Page } from '@playwright/test';
import { startLms } from '../drivers/lms.ts';
import { createCourse, expect, expectSaved, insertBySlash, type Studio, test } from '../drivers/studio.ts';

/** What the trainer of each language writes. */
const texts = {
  fr: {
    course: 'Mes premiers pas',
    pages: ['Accueil', 'Une image', 'Je vérifie'],
    body: 'Bonjour à toutes et à tous, c’est l’été.',
    alt: 'Un carré bleu',
    stem: 'Quelle formule ?',
    right: '=MOYENNE(B2:E2)',
    wrong: '=SOMME(B2:E2)',
    good: 'Oui, c’est elle.',
    bad: 'Non, elle additionne.',
    many: 'Lesquelles sont des couleurs ?',
    colours: ['bleu', 'vert', 'chaise', 'table'],
    match: 'Reliez.',
    sources: ['un', 'deux', 'trois'],
    targets: ['1', '2', '3'],
    short: 'Capitale du Maroc ?',
    answer: 'Rabat',
  },
  ar: {
    course: 'خطواتي الأولى',
    pages: ['مرحبا', 'صورة', 'أتحقق'],
    body: 'مرحبا بكم جميعا في هذا الدرس.',
    alt: 'مربع أزرق',
    stem: 'ما الصيغة المناسبة؟',
    right: '=AVERAGE(B2:E2)',
    wrong: '=SUM(B2:E2)',
    good: 'نعم، هي هذه.',
    bad: 'لا، هذه تجمع.',
    many: 'ما الألوان بين هذه الكلمات؟',
    colours: ['أزرق', 'أخضر', 'كرسي', 'طاولة'],
    match: 'صل بسهم.',
    sources: ['واحد', 'اثنان', 'ثلاثة'],
    targets: ['1', '2', '3'],
    short: 'ما عاصمة المغرب؟',
    answer: 'الرباط',
  },
} as const;
type Texts = (typeof texts)['fr' | 'ar'];

const square =
  '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="180" viewBox="0 0 320 180"><script>alert(1)</script><rect width="320" height="180" fill="#2b5c9e" onclick="alert(2)"/></svg>';

async function type(locator: Locator, text: string): Promise<void> {
  await locator.click();
  await locator.page().keyboard.type(text);
}

const lastBlock = (page: Page): Locator => page.locator('.nb-prose > .react-renderer .nb-block').last();
const slot = (block: Locator, name: string): Locator => block.locator(`[data-slot^="${name}"]`);

async function writeCourse(page: Page, studio: Studio, words: Texts, language: 'fr' | 'ar'): Promise<void> {
  const blank = { fr: 'Page blanche', ar: 'صفحة فارغة' }[language];
  await studio.open(page);
  await createCourse(page, studio, { title: words.course, languages: [language], template: new RegExp(blank) });
  const title = page.getByRole('textbox', { name: studio.say('page.title') });
  await title.fill(words.pages[0]);
  const text = page.getByRole('textbox', { name: studio.say('page.text') });
  await type(text, words.body);
  for (const name of words.pages.slice(1)) {
    await page.getByRole('button', { name: studio.say('outline.add'), exact: true }).click();
    await page.getByRole('menuitem', { name: studio.say('outline.new.page') }).click();
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await expect(title).toHaveValue(name);
  }
  // The second page: a picture from a file, made safe on its way in.
  await page.getByRole('row', { name: words.pages[1] }).click();
  await expect(title).toHaveValue(words.pages[1]);
  await insertBySlash(page, studio, 'picture');
  await page
    .locator('.nb-picture input[type=file]')
    .setInputFiles({ name: 'carre.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(square) });
  await expect(page.locator('.nb-picture img')).toBeVisible();
  await page.getByLabel(studio.say('picture.alt')).fill(words.alt);
  // The third page: a scored quiz of four questions.
  await page.getByRole('row', { name: words.pages[2] }).click();
  await expect(title).toHaveValue(words.pages[2]);
  await page.getByLabel(studio.say('quiz.kind')).first().selectOption('practice');
  await insertBySlash(page, studio, 'choice');
  let block = lastBlock(page);
  await type(slot(block, 'stem'), words.stem);
  for (const [index, option] of [words.right, words.wrong, `${words.wrong}2`, `${words.wrong}3`].entries())
    await type(slot(block, 'option').nth(index), option);
  await block
    .getByRole('button', { name: `+ ${studio.say('question.feedback')}` })
    .first()
    .click();
  await page.keyboard.type(words.good);
  await insertBySlash(page, studio, 'multiple-choice');
  block = lastBlock(page);
  await type(slot(block, 'stem'), words.many);
  for (const [index, option] of words.colours.entries()) await type(slot(block, 'option').nth(index), option);
  await insertBySlash(page, studio, 'matching');
  block = lastBlock(page);
  await type(slot(block, 'stem'), words.match);
  for (const [index, option] of words.sources.entries()) await type(slot(block, 'source').nth(index), option);
  for (const [index, option] of words.targets.entries()) await type(slot(block, 'target').nth(index), option);
  await insertBySlash(page, studio, 'short-text');
  block = lastBlock(page);
  await type(slot(block, 'stem'), words.short);
  await block.getByRole('textbox', { name: studio.say('question.answer', { number: 1 }) }).fill(words.answer);
  await expectSaved(page);
}

/** Schema files that a package carries, by the namespace that each declares. */
const schemas = {
  12: {
    'http://www.imsproject.org/xsd/imscp_rootv1p1p2': 'imscp_rootv1p1p2.xsd',
    'http://www.adlnet.org/xsd/adlcp_rootv1p2': 'adlcp_rootv1p2.xsd',
  },
  2004: {
    'http://www.imsglobal.org/xsd/imscp_v1p1': 'imscp_v1p1.xsd',
    'http://www.adlnet.org/xsd/adlcp_v1p3': 'adlcp_v1p3.xsd',
    'http://www.adlnet.org/xsd/adlseq_v1p3': 'adlseq_v1p3.xsd',
    'http://www.adlnet.org/xsd/adlnav_v1p3': 'adlnav_v1p3.xsd',
    'http://www.imsglobal.org/xsd/imsss': 'imsss_v1p0.xsd',
  },
} as const;

/** One schema that brings together those that a manifest is held by. */
function schemaDriver(folder: string, files: Readonly<Record<string, string>>): string {
  const imports = Object.entries(files).map(
    ([namespace, file]) => `<xs:import namespace="${namespace}" schemaLocation="${join(folder, file)}"/>`,
  );
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports.join('')}</xs:schema>`;
}

type Course = Frame | FrameLocator;

async function goNext(course: Course, title: string): Promise<void> {
  await course.locator('.pager a[rel=next]').click();
  await expect(course.locator('main h1')).toHaveText(title);
}

/** Answers everything right but the last question, which is left out when `sloppy`. */
async function answerQuiz(course: Course, words: Texts, sloppy = false): Promise<void> {
  const question = (text: string): Locator => course.locator('.question', { hasText: text });
  const submit = (text: string): Promise<void> => question(text).locator('.actions button').first().click();
  await question(words.stem).getByText(words.right, { exact: true }).click();
  await submit(words.stem);
  await expect(question(words.stem)).toContainText(words.good);
  for (const colour of words.colours.slice(0, 2)) await question(words.many).getByText(colour, { exact: true }).click();
  await submit(words.many);
  for (const [index, target] of words.targets.entries())
    await question(words.match).locator('select').nth(index).selectOption({ label: target });
  await submit(words.match);
  await question(words.short)
    .locator('input[type=text]')
    .fill(sloppy ? 'x' : words.answer);
  await submit(words.short);
}

async function publish(
  page: Page,
  studio: Studio,
  destination: string,
  format: string | null,
  file: string,
): Promise<void> {
  await page.getByRole('button', { name: studio.say('command.course.publish'), exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: new RegExp(studio.say(`destination.${destination}`)) }).check();
  if (format) await dialog.getByLabel(studio.say('publish.format')).selectOption(format);
  await dialog.getByLabel(studio.say('publish.file'), { exact: true }).fill(file);
  await dialog.getByRole('button', { name: studio.say('publish.start'), exact: true }).click();
  const done = dialog.getByText(studio.say('publish.done'));
  const bar = dialog.getByRole('progressbar');
  await expect(bar).toBeVisible();
  // A machine under load takes long; a publication that fails takes its bar away and is not waited for.
  await expect.poll(async () => (await done.isVisible()) || !(await bar.isVisible()), { timeout: 180_000 }).toBe(true);
  await expect(done).toBeVisible();
  await dialog
    .getByRole('button', { name: studio.say('dialog.close') })
    .last()
    .click();
}

for (const language of ['fr', 'ar'] as const)
  test.describe(`the whole path in ${language}`, () => {
    test.use({ studioLanguage: language });

    test('write, preview, publish, launch, finish', async ({ page, studio, context }) => {
      test.setTimeout(480_000);
      const words: Texts = texts[language];
      await writeCourse(page, studio, words, language);
      await expect(
        page.getByRole('button', { name: studio.say('status.noProblems') }).or(page.locator('.nb-status-bar')),
      ).toBeVisible();

      await test.step('preview: answer, suspend, resume', async () => {
        await page.getByRole('button', { name: studio.say('command.course.preview') }).click();
        const simulator = page.frameLocator('.nb-preview-frame');
        const course = simulator.frameLocator('iframe');
        await page.getByLabel(studio.say('preview.as')).selectOption('scorm2004');
        await expect(course.locator('main h1')).toHaveText(words.pages[2], { timeout: 30_000 });
        await answerQuiz(course, words, true);
        await simulator.getByRole('button', { name: { fr: 'Suspendre', ar: 'تعليق' }[language] }).click();
        await simulator.getByRole('button', { name: { fr: 'Reprendre', ar: 'متابعة' }[language] }).click();
        await expect(course.locator('main h1')).toHaveText(words.pages[2]);
        await expect(course.locator('.question', { hasText: words.stem })).toContainText(words.good);
        await page.getByRole('button', { name: studio.say('preview.back') }).click();
      });

      const packages = join(studio.folder, 'packages');
      mkdirSync(packages);
      for (const version of ['12', '2004'] as const)
        await test.step(`SCORM ${version}`, async () => {
          const zip = join(packages, `cours-${version}.zip`);
          await publish(page, studio, 'moodle', `scorm${version}`, zip);
          const folder = join(packages, version);
          execFileSync('unzip', ['-q', zip, '-d', folder]);
          writeFileSync(join(studio.folder, `driver-${version}.xsd`), schemaDriver(folder, schemas[version]));
          execFileSync(
            'xmllint',
            [
              '--nonet',
              '--noout',
              '--schema',
              join(studio.folder, `driver-${version}.xsd`),
              join(folder, 'imsmanifest.xml'),
            ],
            {
              stdio: 'pipe',
            },
          );
          expect(readFileSync(join(folder, 'imsmanifest.xml'), 'utf8')).toContain(words.course);
          const lms = await startLms(folder, version);
          const learner = await context.newPage();
          try {
            let course = await lms.launch(learner);
            await expect(course.locator('main h1')).toHaveText(words.pages[0]);
            await expect(course.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
            await expect(course.locator('main')).toContainText(words.body);
            await goNext(course, words.pages[1]);
            await expect(course.locator('figure img')).toHaveAttribute('alt', words.alt);
            const left = await lms.data(learner);
            course = await lms.launch(learner, left);
            await expect(course.locator('main h1')).toHaveText(words.pages[1]);
            await goNext(course, words.pages[2]);
            expect(
              (await new AxeBuilder({ page: learner }).analyze()).violations.filter(
                (one) => one.id !== 'page-has-heading-one',
              ),
            ).toEqual([]);
            await answerQuiz(course, words);
            await learner.waitForTimeout(300);
            await learner.evaluate(() => {
              const frame = document.querySelector('iframe')!;
              frame.src = 'about:blank';
            });
            await expect
              .poll(async () => {
                const cmi = (await lms.data(learner)) as Record<string, Record<string, string> & string>;
                return version === '12'
                  ? {
                      status: cmi['core']!['lesson_status'],
                      raw: Number((cmi['core'] as never as { score: { raw: string } }).score.raw),
                    }
                  : {
                      status: `${cmi['completion_status']} ${cmi['success_status']}`,
                      raw: Number(cmi['score']!['raw']),
                    };
              })
              .toEqual({ status: version === '12' ? 'passed' : 'completed passed', raw: 100 });
          } finally {
            await learner.close();
            await lms.close();
          }
        });

      await test.step('web site from the disk', async () => {
        const site = join(packages, 'site');
        await publish(page, studio, 'website', null, site);
        const learner = await context.newPage();
        await learner.goto(pathToFileURL(join(site, 'index.html')).href);
        await expect(learner.locator('main h1')).toHaveText(words.pages[0]);
        await learner.locator('.pager a[rel=next]').click();
        await expect(learner.locator('main h1')).toHaveText(words.pages[1]);
        await learner.locator('.pager a[rel=next]').click();
        await expect(learner.locator('main h1')).toHaveText(words.pages[2]);
        const question = learner.locator('.question', { hasText: words.stem });
        await question.getByText(words.right, { exact: true }).click();
        await question.locator('.actions button').first().click();
        await expect(question).toContainText(words.good);
        expect(readFileSync(join(site, 'index.html'), 'utf8')).not.toContain('alert(');
        await learner.close();
      });
    });
  });

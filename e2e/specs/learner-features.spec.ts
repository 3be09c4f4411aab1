import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Frame, Page } from '@playwright/test';
import { startLms } from '../drivers/lms.ts';
import { expect, expectSaved, root, type Studio, test } from '../drivers/studio.ts';

const sample = join(root, 'out/samples/ict-daily-work.nibras');
const author = JSON.parse(readFileSync(join(root, 'resources/locales/fr/learner.json'), 'utf8')) as Record<
  string,
  string
>;
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

async function openSample(page: Page, studio: Studio): Promise<void> {
  mkdirSync(studio.documents, { recursive: true });
  const path = join(studio.documents, 'cours.nibras');
  copyFileSync(sample, path);
  await page.goto(studio.host.url.replace('/#', `/?open=${encodeURIComponent(path)}#`));
  await expect(page.getByRole('textbox', { name: studio.say('page.text') })).toBeVisible();
}

/** What the test touches of the learner's page. */
interface Player {
  readonly session: {
    readonly index: { readonly outline: unknown };
    readonly state: { readonly questions: Map<number, unknown> };
    visit(page: string, number: number): void;
    setIndex(index: unknown): void;
  };
}

/** The author's part: two terms, and a certificate. */
async function writeSettings(page: Page): Promise<void> {
  const glossary = page.getByRole('region', { name: author['learner.glossary']!, exact: true });
  for (const [index, [term, definition]] of [
    ['tableur', 'Logiciel qui calcule dans des cases.'],
    ['moyenne', 'Somme des notes divisée par leur nombre.'],
  ].entries()) {
    await glossary.getByRole('button', { name: author['learner.addTerm']! }).click();
    await expect(glossary.getByLabel(author['learner.term']!, { exact: true })).toHaveCount(index + 1);
    const empty = glossary.getByRole('group', { name: '…' });
    await empty.getByLabel(author['learner.definition']!, { exact: true }).fill(definition!);
    await empty.getByLabel(author['learner.term']!, { exact: true }).fill(term!);
  }
  const certificate = page.getByRole('region', { name: author['learner.certificate']!, exact: true });
  await certificate.getByLabel(author['learner.offerCertificate']!).check();
  await certificate.getByLabel(author['learner.hours']!).fill('12');
  await certificate.getByLabel(author['learner.competencies']!).fill('Tenir un carnet de notes\nLire des résultats');
  await certificate.getByLabel(author['learner.signatory']!).fill('Le directeur du centre');
  await expectSaved(page);
}

async function publish(page: Page, studio: Studio, place: string, format: string | null, out: string): Promise<void> {
  await page.getByRole('button', { name: studio.say('command.course.publish'), exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: new RegExp(studio.say(`destination.${place}`)) }).check();
  if (format) await dialog.getByLabel(studio.say('publish.format')).selectOption(format);
  await dialog.getByLabel(studio.say('publish.file'), { exact: true }).fill(out);
  await dialog
    .getByRole('button', { name: new RegExp(`^(${studio.say('publish.start')}|${studio.say('publish.anyway')})$`) })
    .click();
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

async function openTool(place: Page | Frame, name: string): Promise<void> {
  await place.waitForFunction('nibras.session && nibras.session.index');
  await place.locator('header .menu').click();
  await place.getByRole('group', { name: 'Outils' }).getByRole('button', { name, exact: true }).click();
}

test('the author writes a glossary and a certificate; a learner searches, reads, saves the site for offline', async ({
  page,
  studio,
  context,
}) => {
  test.setTimeout(300_000);
  await openSample(page, studio);
  await writeSettings(page);
  const { violations } = await new AxeBuilder({ page }).include('.nb-inspector').analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  const site = join(studio.folder, 'site');
  await publish(page, studio, 'website', null, site);

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    const file = normalize(join(site, path === '/' ? 'index.html' : path));
    if (!file.startsWith(site + sep) || !existsSync(file)) return void response.writeHead(404).end();
    response
      .writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
      .end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const learner = await context.newPage();
  try {
    await learner.goto(`${origin}/`);
    await openTool(learner, 'Rechercher');
    await learner.keyboard.type('moyenne');
    // The list follows what is typed after a moment: until then it answers to the word's beginning.
    await expect(learner.locator('.hits mark').first()).toHaveText(/^moyenne$/i);
    await learner.locator('.hits a').first().click();
    await expect(learner.locator('main mark').first()).toHaveText(/moyenne/i);

    await openTool(learner, 'Glossaire');
    await expect(learner.locator('.tool dt')).toHaveText(['moyenne', 'tableur']);
    await learner.getByRole('button', { name: 'Fermer' }).click();

    await openTool(learner, 'Lecture');
    await learner.getByLabel('Très grande').check();
    await learner.getByLabel('Sombres').check();
    await learner.reload();
    expect(await learner.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(18, 23, 29)');

    await openTool(learner, 'Hors ligne');
    await learner.getByRole('button', { name: 'Garder sur cet appareil' }).click();
    await expect(learner.getByRole('button', { name: 'Retirer de cet appareil' })).toBeVisible({ timeout: 30_000 });
    await context.setOffline(true);
    await learner.goto(`${origin}/`);
    await expect(learner.locator('h1')).toBeVisible();
    await openTool(learner, 'Rechercher');
    await learner.keyboard.type('moyenne');
    await expect(learner.locator('.hits a').first()).toBeVisible();
  } finally {
    await context.setOffline(false);
    server.close();
    server.closeAllConnections();
  }
});

test('a learner of an LMS finishes and prints the certificate with the name that the LMS gives', async ({
  page,
  studio,
  context,
}) => {
  test.setTimeout(300_000);
  await openSample(page, studio);
  await writeSettings(page);
  const zip = join(studio.folder, 'cours.zip');
  await publish(page, studio, 'moodle', 'scorm2004', zip);
  const folder = join(studio.folder, 'package');
  execFileSync('unzip', ['-q', zip, '-d', folder]);
  const lms = await startLms(folder, '2004');
  const learner = await context.newPage();
  try {
    const frame = await lms.launch(learner, { learner_id: 'u1', learner_name: 'Zahra, Fatima' });
    await openTool(frame, 'Attestation');
    await expect(frame.locator('.tool')).toContainText(/Il reste \d+ pages à lire/);
    await frame.getByRole('button', { name: 'Fermer' }).click();
    // Reading on to the end, page by page, would take minutes: what is read and answered is set as a learner would leave it.
    await frame.evaluate(() => {
      const { session } = (globalThis as unknown as { nibras: Player }).nibras;
      const visit = (nodes: readonly (readonly unknown[])[]): void => {
        for (const node of nodes)
          if (node.length === 2) visit(node[1] as readonly (readonly unknown[])[]);
          else {
            session.visit(node[1] as string, node[2] as number);
            for (const [number] of node[4] as readonly (readonly [number])[])
              session.state.questions.set(number, { tries: 1, credit: 1, last: 1, answer: [], open: false });
          }
      };
      visit(session.index.outline as never);
      session.setIndex(session.index);
      window.print = () => {
        document.documentElement.dataset['printed'] = document.getElementById('print')!.innerText;
      };
    });
    await openTool(frame, 'Attestation');
    await expect(frame.locator('.tool input').first()).toHaveValue('Fatima Zahra');
    await frame.locator('.tool').getByRole('button', { name: 'Imprimer' }).click();
    await expect(frame.locator('html')).toHaveAttribute('data-printed', /Fatima Zahra/);
    const printed = (await frame.locator('html').getAttribute('data-printed')) ?? '';
    for (const words of ['12 heures', 'Tenir un carnet de notes', 'Le directeur du centre', 'Code de vérification'])
      expect(printed.replace(/[\u00a0\u202f]/g, ' ')).toContain(words);
  } finally {
    await lms.close();
  }
});

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { createCourse, expect, expectSaved, type Studio, test } from '../drivers/studio.ts';

async function runCommand(page: Page, studio: Studio, id: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(studio.say(`command.${id}`));
  await page.keyboard.press('Enter');
}

test('questions of another tool come in, the course before them kept, and go out in another format', async ({
  page,
  studio,
}) => {
  await studio.open(page);
  mkdirSync(studio.documents, { recursive: true });
  writeFileSync(
    join(studio.documents, 'banque.gift.txt'),
    '::Outil::Quel outil pour une moyenne ?{=Un tableur#Oui. ~Un éditeur d’images#Non.}\n\nLa moyenne de 2 et 4 vaut 3.{T}\n\nCassée ?{#x}',
  );
  await createCourse(page, studio, { title: 'Cours', languages: ['fr'] });
  await runCommand(page, studio, 'questions.import');
  await page.getByRole('button', { name: /banque\.gift/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: studio.say('questions.into.pages') }).check();
  expect((await new AxeBuilder({ page }).include('[role=dialog]').analyze()).violations).toEqual([]);
  await dialog.getByRole('button', { name: studio.say('questions.import') }).click();
  await expect(dialog).toContainText('2 questions importées');
  await expect(dialog).toContainText('un nombre est illisible');
  expect((await new AxeBuilder({ page }).include('[role=dialog]').analyze()).violations).toEqual([]);
  await dialog.getByRole('button', { name: studio.say('questions.show') }).click();
  await expect(page.locator('.nb-page')).toContainText('Quel outil pour une moyenne ?');
  await expect(page.locator('.nb-page')).toContainText('La moyenne de 2 et 4 vaut 3.');
  await expectSaved(page);
  await runCommand(page, studio, 'edit.undo');
  await expect(page.getByText('Quel outil pour une moyenne ?')).toHaveCount(0);
  await runCommand(page, studio, 'edit.redo');
  await runCommand(page, studio, 'questions.export');
  await page.getByRole('radio', { name: /Moodle XML/ }).check();
  expect((await new AxeBuilder({ page }).include('[role=dialog]').analyze()).violations).toEqual([]);
  await page.getByRole('button', { name: studio.say('file.choose') }).click();
  await page.getByRole('button', { name: studio.say('file.saveHere') }).click();
  await expect(page.getByRole('dialog')).toContainText('5 questions écrites');
  expect(readFileSync(join(studio.documents, 'Cours.xml'), 'utf8')).toContain('<question type="truefalse">');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: studio.say('dialog.close') })
    .last()
    .click();

  await runCommand(page, studio, 'course.history');
  await expect(page.getByRole('dialog')).toContainText(studio.say('questions.versionBefore'));
});

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { menuTemplate } from './menu.ts';
import { menuWords } from './menu-words.ts';

const renderer = resolve(import.meta.dirname, '../renderer');
const sources = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readFileSync(join(renderer, name), 'utf8'))
  .join('\n');

const entriesOf = (menus: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  menus
    .flatMap((menu) => (Array.isArray(menu.submenu) ? menu.submenu : []))
    .filter((entry) => entry.type !== 'separator');

describe('the menu', () => {
  it('sends only commands that the studio knows', () => {
    const sent: string[] = [];
    for (const entry of entriesOf(menuTemplate(menuWords('fr'), (id) => sent.push(id), false)))
      entry.click?.({} as never, undefined, {} as never);
    expect(sent.length).toBeGreaterThan(10);
    for (const id of sent) expect(sources, id).toMatch(new RegExp(`(id: |command === )'${id.replace('.', '\\.')}'`));
  });

  it.each(['fr-FR', 'ar-MA', 'en-GB', 'de'])('has a word for every entry in %s', (locale) => {
    for (const entry of entriesOf(menuTemplate(menuWords(locale), () => undefined, false)))
      expect(entry.label?.trim()).toBeTruthy();
  });

  it('leaves quitting to the application’s own menu on macOS', () => {
    const mac = menuTemplate(menuWords('en'), () => undefined, true);
    expect(mac[0]).toEqual({ role: 'appMenu' });
    expect(entriesOf(mac).some((entry) => entry.role === 'quit')).toBe(false);
  });

  it('leaves the keys to the studio, which shows the same ones', () => {
    for (const entry of entriesOf(menuTemplate(menuWords('en'), () => undefined, false)))
      if (entry.accelerator) expect(entry.registerAccelerator).toBe(false);
  });
});

import type {} from '../boot/turn-pages.ts';
import { type LoadedPage, pageIn } from './loaded-page.ts';

/** Path of a page's own document. */
export const pathOf = (id: string): string =>
  id === 'menu' ? (nibras.menu ?? 'menu.html') : id === nibras.first ? (nibras.launch ?? 'index.html') : `p-${id}.html`;

/** Address of a page. The first one is named too, since the launch document alone means "where I stopped". */
export const addressOf = (id: string): string => pathOf(id) + (id === nibras.first ? `#${id}` : '');

/** The page that a link inside the course leads to; undefined for links that lead out of it. */
export function pageOfLink(href: string): string | undefined {
  const found = /^(?:p-([a-z][a-z0-9]{11})|(menu)[\w-]*|index|u-\w+)\.html(?:#(.*))?$/.exec(href);
  return found ? (found[1] ?? found[2] ?? (found[3] || nibras.first)) : undefined;
}

/** Pages met so far: the one the document came with, those that travelled with it, those fetched. */
export class PageCache {
  private readonly pages = new Map<string, LoadedPage>();
  private readonly parsed: Promise<void>;

  constructor(shown: HTMLElement) {
    for (const page of [...(nibras.turned ?? []), pageIn(shown)]) this.keep(page);
    this.parsed =
      document.readyState === 'loading'
        ? new Promise((resolve) => document.addEventListener('DOMContentLoaded', () => resolve()))
        : Promise.resolve();
  }

  private keep(page: LoadedPage): LoadedPage {
    this.pages.set(page.id, page);
    return page;
  }

  /** A page that needs no request. */
  at(id: string): LoadedPage | undefined {
    const known = this.pages.get(id);
    if (known) return known;
    const template = document.querySelector<HTMLTemplateElement>(`template[data-page="${id}"]`);
    return template ? this.keep(pageIn(template)) : undefined;
  }

  /** A page from wherever it is; rejects where it cannot be had. */
  async load(id: string): Promise<LoadedPage> {
    if (!this.at(id)) await this.parsed;
    const known = this.at(id);
    if (known) return known;
    const answer = await fetch(pathOf(id));
    if (!answer.ok) throw new Error(String(answer.status));
    const main = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main');
    if (!main) throw new Error('not a page');
    return this.keep({ ...pageIn(main), id });
  }
}

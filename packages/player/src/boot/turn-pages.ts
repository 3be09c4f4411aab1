import { type LoadedPage, pageIn, showPage } from '../pages/loaded-page.ts';

declare module '../runtime.ts' {
  interface Runtime {
    /** Pages that were left before the player was there. */
    turned?: LoadedPage[];
  }
}

/**
 * On the web the player travels beside the launch document: until it is there, pages that came with the document are shown
 * in place, and what they replace is kept for it.
 */
export function turnPages(): void {
  document.addEventListener('click', (event) => {
    const href = (event.target as Element).closest('a')?.getAttribute('href') ?? '';
    const id = /^(?:p-|index\.html#)(\w+)/.exec(href)?.[1];
    const main = document.getElementById('main')!;
    const turned = (nibras.turned ??= []);
    const template = document.querySelector<HTMLElement>(`template[data-page="${id}"]`);
    const next = turned.find((page) => page.id === id) ?? (template && pageIn(template));
    if (nibras.session || !next || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    turned.push(pageIn(main));
    showPage(main, next);
    scrollTo(0, 0);
    main.querySelector('h1')?.focus({ preventScroll: true });
  });
}

import { PageCache } from '../pages/page-cache.ts';
import { type IndexedNode, pagesOf } from '../state/outcome.ts';
import { button, data, fill, make, type Panel, session, status } from './panel.ts';

/** The HTML of a page as paper wants it: nothing to press, everything open, all choices in sight. */
export function toPaper(html: string): HTMLElement {
  // Not parsed in this document at first, and without the names that would wake questions up.
  const parsed = new DOMParser().parseFromString(html.replace(/<(\/?)course-[\w-]+/g, '<$1div'), 'text/html');
  const { body } = parsed;
  for (const one of body.querySelectorAll(
    'script,template,.begun~*,.pager,.actions,[data-certificate],.term[aria-expanded] + .definition,audio,video',
  ))
    one.remove();
  for (const one of body.querySelectorAll('.answer,.feedback,.mark,.result')) one.remove();
  for (const one of body.querySelectorAll('.right,.wrong,.picked')) one.classList.remove('right', 'wrong', 'picked');
  for (const one of body.querySelectorAll('mark,.term')) one.replaceWith(one.textContent ?? '');
  for (const one of body.querySelectorAll('details')) one.open = true;
  for (const one of body.querySelectorAll('img')) one.loading = 'eager';
  for (const one of body.querySelectorAll('select')) {
    const choices = [...one.options].filter(({ value }) => value !== '').map((option) => `☐ ${option.text}`);
    const line = parsed.createElement('span');
    line.className = 'paper-choices';
    line.textContent = choices.join('   ');
    one.replaceWith(line);
  }
  for (const one of body.querySelectorAll('input[type=text],input:not([type]),textarea,input[type=number]')) {
    const line = parsed.createElement('span');
    line.className = 'paper-line';
    one.replaceWith(line);
  }
  for (const one of body.querySelectorAll('[id],[for]')) {
    one.removeAttribute('id');
    one.removeAttribute('for');
  }
  const section = make('section');
  section.append(...[...body.childNodes].map((node) => document.importNode(node, true)));
  return section;
}

/** Prints some sections in the place of the page. */
export async function printSections(sections: readonly HTMLElement[], className: string): Promise<void> {
  document.getElementById('print')?.remove();
  const paper = make('div', '', className);
  paper.id = 'print';
  paper.append(...sections);
  document.body.append(paper);
  await Promise.all([...paper.querySelectorAll('img')].map((picture) => picture.decode().catch(() => undefined)));
  const root = document.documentElement.classList;
  root.add('printing');
  const done = (): void => {
    root.remove('printing');
    paper.remove();
  };
  addEventListener('afterprint', done, { once: true });
  print();
}

/** The module or lesson around a page, the nearest one first. */
export function partsAround(
  outline: readonly IndexedNode[],
  page: string,
): { title: string; nodes: readonly IndexedNode[] }[] {
  for (const node of outline) {
    if (node.length !== 2) continue;
    if (!pagesOf(node[1]).some(({ id }) => id === page)) continue;
    return [...partsAround(node[1], page), { title: node[0], nodes: node[1] }];
  }
  return [];
}

/** This page, the part around it or the whole course on paper. */
export const printPanel = (close: () => void): Panel => ({
  title: data().strings.print,
  offered: () => 'print' in window,
  show(place) {
    const { strings } = data();
    const told = status();
    const main = document.getElementById('main')!;
    const outline = session().index!.outline;
    const here = session().state.page;
    const printAll = async (nodes: readonly IndexedNode[], title: string): Promise<void> => {
      const pages = pagesOf(nodes);
      const cache = new PageCache(main);
      const sections: HTMLElement[] = [];
      for (const { id } of pages) {
        told.textContent = fill(strings.preparing, { n: sections.length + 1, m: pages.length });
        sections.push(toPaper((await cache.load(id)).html));
      }
      const cover = make('section', '', 'cover');
      cover.append(make('h1', nibras.title), ...(title ? [make('p', title)] : []));
      close();
      await printSections([cover, ...sections], 'paper');
    };
    const choice = (label: string, run: () => Promise<void>): HTMLButtonElement =>
      button(label, () => {
        run().catch(() => {
          told.textContent = strings.failed;
        });
      });
    const choices = make('div', '', 'stack');
    choices.append(
      choice(strings.printPage, () => {
        close();
        return printSections([toPaper(main.innerHTML)], 'paper');
      }),
      // A folder opened as such does not hand out its other pages.
      ...(location.protocol === 'file:'
        ? []
        : partsAround(outline, here)
            .map(({ title, nodes }) => choice(fill(strings.printPart, { title }), () => printAll(nodes, title)))
            .concat(choice(strings.printAll, () => printAll(outline, '')))),
    );
    place.append(choices, told);
    choices.querySelector('button')!.focus();
  },
});

/** A page ready to be shown. */
export interface LoadedPage {
  readonly id: string;
  readonly number: number;
  /** How far into the course it lies, in percent. */
  readonly at: string;
  readonly html: string;
}

/** The page that an element holds. */
export function pageIn(element: HTMLElement): LoadedPage {
  const { page, number, at } = element.dataset;
  return { id: page ?? '', number: Number(number ?? 0), at: at ?? '0', html: element.innerHTML };
}

/** Puts a page in the place of another. */
export function showPage(main: HTMLElement, { id, number, at, html }: LoadedPage): void {
  Object.assign(main.dataset, { page: id, number, at });
  main.innerHTML = html;
  document.title = `${main.querySelector('h1')?.textContent ?? ''} – ${nibras.title}`;
  document.querySelector<HTMLElement>('.bar i')!.style.width = `${at}%`;
}

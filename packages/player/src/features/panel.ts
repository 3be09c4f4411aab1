import { make } from '../pages/element.ts';
import type { Session } from '../session.ts';
import { fill, plural } from '../words.ts';
import type { FeatureData } from './feature-data.ts';

/** One of the learner's tools, shown inside the menu. */
export interface Panel {
  readonly title: string;
  /** Whether it has anything to offer here. */
  readonly offered: () => boolean;
  readonly show: (place: HTMLElement) => void;
}

export const data = (): FeatureData => nibras.more!;
export const session = (): Session => nibras.session!;

/** A line that a screen reader is told when it changes. */
export function status(): HTMLParagraphElement {
  const line = make('p', '', 'status');
  line.setAttribute('role', 'status');
  return line;
}

export function button(label: string, run: () => void, className = 'quiet'): HTMLButtonElement {
  const made = make('button', label, className);
  made.type = 'button';
  made.addEventListener('click', run);
  return made;
}

/** A labelled field of one line. */
export function field(label: string, type: string, value = ''): { row: HTMLLabelElement; input: HTMLInputElement } {
  const row = make('label', label, 'field');
  const input = make('input');
  input.type = type;
  input.value = value;
  row.append(input);
  return { row, input };
}

/** Some minutes in words. */
export const inMinutes = (minutes: number): string => plural(data().strings.minutes, minutes);

export { fill, make, plural };

/** Runs a script of the package once; rejects where it cannot be had. */
export function runScript(path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = make('script');
    script.src = path;
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => {
      script.remove();
      reject(new Error(path));
    });
    document.head.append(script);
  });
}

/** Storage of this device; undefined where the browser keeps nothing for this page. */
export function keeper(kind: 'localStorage' | 'sessionStorage'): Storage | undefined {
  try {
    return window[kind];
  } catch {
    return undefined;
  }
}

/** Writes or (undefined) erases what this device keeps; false where it does not. */
export function keep(kind: 'localStorage' | 'sessionStorage', name: string, text: string | undefined): boolean {
  try {
    const storage = window[kind];
    if (text === undefined) storage.removeItem(name);
    else storage.setItem(name, text);
    return true;
  } catch {
    return false;
  }
}

/** The language in which dates and numbers are written: Arabic with the digits and months of Morocco. */
export const locale = (): string => (nibras.language.startsWith('ar') ? 'ar-MA-u-nu-latn' : nibras.language);

const watchers: (() => void)[] = [];

/** Runs after each page that is shown from now on. */
export function onPage(run: () => void): void {
  if (watchers.length === 0)
    new MutationObserver(() => {
      for (const watcher of watchers) watcher();
    }).observe(document.getElementById('main')!, { attributes: true, attributeFilter: ['data-page'] });
  watchers.push(run);
}

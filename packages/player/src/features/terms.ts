import { findWords, foldText } from './fold.ts';
import { readableTexts } from './mark-words.ts';
import { data, make, onPage } from './panel.ts';
import { readSettings } from './reading-settings.ts';

/** Where a mark would disturb, or give an answer away. */
const without =
  'a,button,h1,h2,h3,h4,label,legend,summary,select,pre,code,.question,.pager,.unseen,.crumb,.quiz,.definition';

let opened: { term: HTMLElement; text: HTMLElement } | undefined;

function closeDefinition(): void {
  opened?.term.setAttribute('aria-expanded', 'false');
  opened?.text.remove();
  opened = undefined;
}

function openDefinition(term: HTMLElement, definition: string): void {
  const again = opened?.term === term;
  closeDefinition();
  if (again) return;
  const text = make('span', definition, 'definition');
  text.setAttribute('role', 'status');
  term.after(text);
  term.setAttribute('aria-expanded', 'true');
  // Placed below the word, kept inside the text's own column.
  const column = document.getElementById('main')!.getBoundingClientRect();
  const box = term.getBoundingClientRect();
  const width = Math.min(320, column.width - 24);
  text.style.width = `${width}px`;
  text.style.left = `${Math.max(column.left + 12, Math.min(box.left, column.right - 12 - width)) + scrollX}px`;
  text.style.top = `${box.bottom + scrollY + 6}px`;
  opened = { term, text };
}

/** Takes the marks off the page. */
export function unmarkTerms(): void {
  closeDefinition();
  for (const term of document.querySelectorAll('main .term')) term.replaceWith(term.textContent ?? '');
  document.getElementById('main')!.normalize();
}

const letter = /[\p{L}\p{N}]/u;

/** Marks the first use of each term on the page. */
export function markTerms(): void {
  unmarkTerms();
  const left = new Map((data().glossary ?? []).map((entry) => [entry, foldText(entry[0].trim()).text]));
  for (const start of readableTexts(document.getElementById('main')!, without)) {
    let node = start;
    for (;;) {
      const folded = foldText(node.data);
      let best: { from: number; to: number; entry: readonly [string, string] } | undefined;
      for (const [entry, word] of left)
        for (const [from, to] of word ? findWords(folded, [word]) : []) {
          if (letter.test(node.data[from - 1] ?? '') || letter.test(node.data[to] ?? '')) continue;
          if (!best || from < best.from || (from === best.from && to > best.to)) best = { from, to, entry };
          break;
        }
      if (!best) break;
      const { from, to, entry } = best;
      left.delete(entry);
      const term = make('button', node.data.slice(from, to), 'term');
      term.type = 'button';
      term.setAttribute('aria-expanded', 'false');
      term.addEventListener('click', () => openDefinition(term, entry[1]));
      const rest = node.splitText(from);
      rest.data = rest.data.slice(to - from);
      rest.before(term);
      node = rest;
    }
  }
}

/** Marks terms on this and later pages where the author or the learner wants it. */
export function watchTerms(): void {
  if ((data().glossary ?? []).length === 0) return;
  const apply = (): void => {
    opened = undefined;
    if (readSettings().terms ?? data().marks === true) markTerms();
  };
  document.addEventListener('click', (event) => {
    if (!(event.target as Element).closest('.term,.definition')) closeDefinition();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') closeDefinition();
  });
  addEventListener('resize', closeDefinition);
  onPage(apply);
  apply();
}

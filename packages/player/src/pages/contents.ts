import type { Session } from '../session.ts';
import type { IndexedNode } from '../state/outcome.ts';
import { fill } from '../words.ts';
import { make } from './element.ts';
import { withFeatures } from './load-features.ts';
import { addressOf } from './page-cache.ts';

function list(nodes: readonly IndexedNode[], session: Session): HTMLOListElement {
  const items = make('ol');
  for (const node of nodes) {
    const item = make('li');
    items.append(item);
    if (node.length === 2) {
      item.append(make('p', node[0]), list(node[1], session));
      continue;
    }
    const link = make('a', node[0]);
    link.href = addressOf(node[1]);
    if (node[1] === session.state.page) link.setAttribute('aria-current', 'page');
    if (session.state.visited.has(node[2])) {
      const mark = make('span', '', 'mark');
      mark.innerHTML = `<span aria-hidden="true">✓</span><span class="unseen"> (${nibras.strings.visited})</span>`;
      link.append(mark);
    }
    item.append(link);
  }
  return items;
}

/** Opens the contents over the page; false where this browser or moment cannot. */
export function openContents(session: Session, asked: HTMLAnchorElement): boolean {
  const dialog = make('dialog');
  const { index, outcome } = session;
  if (!index || !('showModal' in dialog)) {
    // The list of pages comes in the place of the page, and the tools with it.
    withFeatures();
    return false;
  }
  const { strings } = nibras;
  const title = make('h2', strings.contents);
  title.id = 'contents';
  const close = make('button', strings.close, 'quiet');
  close.addEventListener('click', () => dialog.close());
  const head = make('header');
  head.append(title, close);
  const pages = list(index.outline, session);
  pages.className = 'contents';
  dialog.setAttribute('aria-labelledby', 'contents');
  dialog.append(head, make('p', fill(strings.progress, { n: outcome?.visited ?? 0, m: outcome?.pages ?? 0 })), pages);
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog || (event.target as Element).closest('a')) dialog.close();
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector<HTMLElement>('[aria-current]')?.focus();
  withFeatures((features) => features.extendMenu(dialog, asked));
  return true;
}

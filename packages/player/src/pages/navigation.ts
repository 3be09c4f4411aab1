import { answersLate } from '../late.ts';
import type { Session } from '../session.ts';
import { pageOfState } from '../state/learner-state.ts';
import { pagesOf } from '../state/outcome.ts';
import { openContents } from './contents.ts';
import { withFeatures } from './load-features.ts';
import { clearNote, note, say } from './notes.ts';
import { type LoadedPage, showPage } from './loaded-page.ts';
import { addressOf, PageCache, pageOfLink, pathOf } from './page-cache.ts';

/** Pages kept ahead of the learner. */
const ahead = 4;

/** A page asked for that cannot be fetched from a folder opened as such: there, links are ordinary. */
const isFolder = (): boolean => location.protocol === 'file:';

/** What to do once the course's index is known, and once an LMS that answers late has said where the learner stopped. */
export interface Navigation {
  readonly indexed: () => void;
  readonly joined: () => void;
  readonly go: (page: string) => void;
}

/** Shows pages in place and remembers where the learner is. */
export function startNavigation(session: Session, inLms: boolean, shown: (page: string) => void): Navigation {
  // On the web a page has the address of its own document; a reload inside an LMS must come back to the launch document.
  const ownAddresses = !inLms && !isFolder();
  const main = document.getElementById('main')!;
  const cache = new PageCache(main);
  const root = document.documentElement.classList;
  const here = main.dataset['page'] ?? '';
  const isLaunch = here === nibras.first;
  let loaded = document.readyState === 'complete';
  let fetching = false;
  let wanted = here;

  const arrive = (page: LoadedPage): void => {
    root.remove('wait');
    if (page.id !== 'menu') session.visit(page.id, page.number);
    shown(page.id);
    fetchAhead();
  };

  const swap = (page: LoadedPage): void => {
    showPage(main, page);
    arrive(page);
  };

  const go = (id: string, how: 'push' | 'replace' | 'none'): void => {
    const show = (page: LoadedPage): void => {
      if (wanted !== id) return;
      clearNote(nibras.strings.lost);
      if (how !== 'none') {
        try {
          history[how === 'push' ? 'pushState' : 'replaceState'](
            { page: id },
            '',
            ownAddresses ? addressOf(id) : `#${id}`,
          );
        } catch {
          // Some frames may not touch the history: pages still change.
        }
      }
      swap(page);
      if (how === 'replace') return;
      scrollTo(0, 0);
      main.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
      say(main.querySelector('.pager p')?.textContent ?? '');
    };
    wanted = id;
    const ready = cache.at(id);
    if (ready) {
      show(ready);
      return;
    }
    cache.load(id).then(show, () => {
      if (wanted !== id) return;
      if (isFolder()) location.href = pathOf(id);
      else if (root.contains('wait')) go(here, 'none');
      else note(nibras.strings.lost, { label: nibras.strings.retry, run: () => go(id, how) });
    });
  };

  const fetchAhead = (): void => {
    if (!loaded || fetching || isFolder()) return;
    const order = session.index ? pagesOf(session.index.outline).map((page) => page.id) : [];
    const next = main.querySelector<HTMLAnchorElement>('.pager [rel=next]')?.getAttribute('href');
    const { saveData } = (navigator as { connection?: { saveData?: boolean } }).connection ?? {};
    const at = order.indexOf(session.state.page);
    const coming =
      at < 0 ? [next ? pageOfLink(next) : undefined] : order.slice(at + 1, at + 1 + (saveData ? 1 : ahead));
    const missing = coming.find((id) => id !== undefined && !cache.at(id));
    if (missing === undefined) return;
    fetching = true;
    cache.load(missing).then(
      () => {
        fetching = false;
        fetchAhead();
      },
      () => {
        fetching = false;
      },
    );
  };

  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
      return;
    const link = (event.target as Element).closest('a');
    const id = pageOfLink(link?.getAttribute('href') ?? '');
    if (!link || id === undefined) return;
    if (link.className === 'menu' && openContents(session, link)) event.preventDefault();
    else if (!isFolder() || cache.at(id)) {
      event.preventDefault();
      go(id, 'push');
    }
  });
  addEventListener('popstate', (event) => {
    const state = event.state as { page?: string } | null;
    const id = state?.page ?? /^#([a-z][a-z0-9]{11})$/.exec(location.hash)?.[1] ?? (location.hash ? undefined : here);
    if (id !== undefined && id !== main.dataset['page']) go(id, 'none');
  });
  const whenLoaded = (): void => {
    loaded = true;
    setTimeout(fetchAhead, 300);
    // Whoever has settings of their own gets the tools that go with them.
    if (nibras.look) withFeatures();
  };
  if (loaded) whenLoaded();
  else addEventListener('load', whenLoaded);

  const named = /^#([a-z][a-z0-9]{11})$/.exec(location.hash)?.[1];
  const target = named ?? (isLaunch ? session.state.page || pageOfState(nibras.saved ?? '') : '');
  for (const { id, number } of nibras.turned ?? []) session.visit(id, number);
  const stay = (): void => {
    const page = cache.at(here);
    if (page) arrive(page);
  };
  let indexed: () => void = fetchAhead;
  if (!target || target === here) stay();
  else if (!isFolder() || cache.at(target)) go(target, 'replace');
  else
    // A folder's page is opened by leaving this one: only once it is known to exist.
    indexed = () => {
      if (session.index && pagesOf(session.index.outline).some((page) => page.id === target))
        location.replace(pathOf(target));
      else stay();
    };
  return {
    indexed,
    go: (page) => go(page, 'push'),
    joined() {
      if (!answersLate) return;
      const { place } = session;
      if (named || !isLaunch || !place || place === main.dataset['page']) return;
      // Whoever has begun to read is asked instead of being carried off.
      if (wanted === here && scrollY < 80 && !session.begun) go(place, 'replace');
      else note(nibras.strings.stoppedElsewhere, { label: nibras.strings.goOn, run: () => go(place, 'push') });
    },
  };
}

import { addressOf } from '../pages/page-cache.ts';
import { pagesOf } from '../state/outcome.ts';
import { aloudPanel, whenVoices } from './aloud.ts';
import { certificatePanel, isEarned } from './certificate.ts';
import { glossaryPanel } from './glossary.ts';
import { offlinePanel } from './offline.ts';
import { button, data, fill, make, onPage, type Panel, session } from './panel.ts';
import { onTheWeb, withCertificate, withGlossary } from './parts.ts';
import { printPanel } from './print.ts';
import { readingPanel } from './reading.ts';
import { searchPanel } from './search.ts';
import { timeLines, timePanel } from './time.ts';

/** The page that a learner was on when the menu page was opened, or the last one before this visit. */
function resumeLine(): HTMLElement | undefined {
  const { index, place, state } = session();
  const shown = document.getElementById('main')!.dataset['page'];
  const wanted = shown === 'menu' ? state.page : place;
  const page = wanted && wanted !== shown && pagesOf(index!.outline).find(({ id }) => id === wanted);
  if (!page) return undefined;
  const line = make('p', '', 'resume');
  const link = make('a', fill(data().strings.resume, { page: page.title }));
  link.href = addressOf(page.id);
  line.append(link);
  return line;
}

/** The menu that the tools are added to: the dialog, or the page of contents where a browser has no dialogs. */
interface Menu {
  readonly root: HTMLElement;
  readonly head: HTMLElement;
  readonly title: HTMLElement;
  readonly close: () => void;
}

function fillMenu({ root, head, title, close }: Menu): (panel: Panel) => void {
  const { strings } = data();
  const contents = title.textContent;
  const place = make('section', '', 'tool');
  place.hidden = true;
  const tools = make('div', '', 'tools');
  tools.setAttribute('role', 'group');
  tools.setAttribute('aria-label', strings.tools);
  const parts = (): HTMLElement[] =>
    [...root.children].filter((one): one is HTMLElement => one !== head && one !== place);
  let opener: HTMLElement | undefined;
  const home = (): void => {
    for (const part of parts()) part.hidden = false;
    back.hidden = true;
    place.hidden = true;
    place.textContent = '';
    title.textContent = contents;
    opener?.focus();
  };
  const back = button('', home);
  back.setAttribute('aria-label', strings.back);
  back.title = strings.back;
  back.append(make('span', '‹', 'arrow'));
  back.hidden = true;
  head.prepend(back);
  title.tabIndex = -1;
  const open = (panel: Panel): void => {
    for (const part of parts()) part.hidden = true;
    back.hidden = false;
    title.textContent = panel.title;
    place.textContent = '';
    place.hidden = false;
    root.scrollTop = 0;
    title.focus();
    panel.show(place);
  };
  const fillIn = (): void => {
    tools.textContent = '';
    const panels = [
      searchPanel(),
      ...(withGlossary ? [glossaryPanel()] : []),
      readingPanel(),
      aloudPanel(close),
      printPanel(close),
      timePanel(close),
      ...(withCertificate ? [certificatePanel(close)] : []),
      ...(onTheWeb ? [offlinePanel()] : []),
    ];
    for (const panel of panels) {
      if (!panel.offered()) continue;
      const one = button(panel.title, () => {
        opener = one;
        open(panel);
      });
      tools.append(one);
    }
  };
  fillIn();
  whenVoices(() => {
    if (root.isConnected && place.hidden && !tools.contains(document.activeElement)) fillIn();
  });
  const lines = make('div', '', 'lines');
  const resume = resumeLine();
  if (resume) lines.append(resume);
  lines.append(...timeLines().map((line) => make('p', line)));
  if (withCertificate && data().certificate && isEarned()) lines.append(make('p', strings.seeCertificate));
  head.after(tools, place);
  root.querySelector('.contents')!.before(lines);
  root.classList.add('with-tools');
  tools.style.top = `${head.offsetHeight}px`;
  return open;
}

/** Adds the learner's tools to the menu, below its title. */
export function addTools(dialog: HTMLDialogElement, asked: HTMLAnchorElement): void {
  const head = dialog.querySelector('header')!;
  const close = (): void => dialog.close();
  const open = fillMenu({ root: dialog, head, title: head.querySelector('h2')!, close });
  const current = document.activeElement;
  if (current && dialog.contains(current)) {
    dialog.scrollTop = 0;
    if (current.getBoundingClientRect().bottom > dialog.getBoundingClientRect().bottom)
      current.scrollIntoView({ block: 'center' });
  }
  if (withCertificate && asked.hash === '#certificate') open(certificatePanel(close));
}

/** In a browser without dialogs the contents are a page: it gets the tools too. */
export function watchMenuPage(): void {
  const look = (): void => {
    const root = document.getElementById('main')!;
    const title = root.querySelector('h1');
    if (root.dataset['page'] !== 'menu' || !title || root.querySelector('.tools') || !session().index) {
      root.classList.remove('with-tools');
      return;
    }
    const head = make('header');
    title.before(head);
    head.append(title);
    fillMenu({ root, head, title, close: () => nibras.go!(session().state.page || nibras.first) });
  };
  onPage(look);
  look();
}

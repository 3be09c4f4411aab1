import { addressOf } from '../pages/page-cache.ts';
import { pagesOf } from '../state/outcome.ts';
import { aloudPanel, whenVoices } from './aloud.ts';
import { certificatePanel, isEarned } from './certificate.ts';
import { glossaryPanel } from './glossary.ts';
import { offlinePanel, onTheWeb } from './offline.ts';
import { button, data, fill, make, type Panel, session } from './panel.ts';
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

/** Adds the learner's tools to the menu, below its title. */
export function addTools(dialog: HTMLDialogElement, asked: HTMLAnchorElement): void {
  const { strings } = data();
  const head = dialog.querySelector('header')!;
  const title = head.querySelector('h2')!;
  const contents = title.textContent;
  const close = (): void => dialog.close();
  const back = button('', () => home());
  back.setAttribute('aria-label', strings.back);
  back.title = strings.back;
  back.append(make('span', '‹', 'arrow'));
  back.hidden = true;
  head.prepend(back);
  title.tabIndex = -1;
  const place = make('section', '', 'tool');
  place.hidden = true;
  const tools = make('div', '', 'tools');
  tools.setAttribute('role', 'group');
  tools.setAttribute('aria-label', strings.tools);
  const parts = (): HTMLElement[] =>
    [...dialog.children].filter((one): one is HTMLElement => one !== head && one !== place);
  let opener: HTMLElement | undefined;

  const open = (panel: Panel): void => {
    for (const part of parts()) part.hidden = true;
    back.hidden = false;
    title.textContent = panel.title;
    place.textContent = '';
    place.hidden = false;
    dialog.scrollTop = 0;
    title.focus();
    panel.show(place);
  };
  const home = (): void => {
    for (const part of parts()) part.hidden = false;
    back.hidden = true;
    place.hidden = true;
    place.textContent = '';
    title.textContent = contents;
    opener?.focus();
  };
  const fillIn = (): void => {
    tools.textContent = '';
    const panels = [
      searchPanel(),
      glossaryPanel(),
      readingPanel(),
      aloudPanel(close),
      printPanel(close),
      timePanel(close),
      certificatePanel(close),
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
    if (dialog.open && place.hidden && !tools.contains(document.activeElement)) fillIn();
  });
  const lines = make('div', '', 'lines');
  const resume = resumeLine();
  if (resume) lines.append(resume);
  lines.append(...timeLines().map((line) => make('p', line)));
  if (data().certificate && isEarned()) lines.append(make('p', strings.seeCertificate, 'ready'));
  head.after(tools, place);
  dialog.querySelector('.contents')!.before(lines);
  dialog.classList.add('with-tools');
  const current = document.activeElement;
  tools.style.top = `${head.offsetHeight}px`;
  if (current && dialog.contains(current)) {
    dialog.scrollTop = 0;
    if (current.getBoundingClientRect().bottom > dialog.getBoundingClientRect().bottom)
      current.scrollIntoView({ block: 'center' });
  }
  if (asked.hash === '#certificate') open(certificatePanel(close));
}

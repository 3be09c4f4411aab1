import { dataView } from './data-view.ts';
import { button, element } from './element.ts';
import type { Cmi, LmsSession, LoggedCall, StartSession } from './lms-api.ts';
import { createLogView } from './log-view.ts';
import type { PreviewData } from '../preview-data.ts';
import { chooseLanguage, sayValue, speak } from './strings.ts';

const widths = [
  ['phone', '360'],
  ['tablet', '768'],
  ['desktop', ''],
] as const;

/** Runs the page: an LMS around the course, its controls and what passes between the two. */
export function runSimulator(start: StartSession): void {
  const data = JSON.parse(document.getElementById('preview')!.textContent ?? '{}') as PreviewData;
  const language = chooseLanguage(new URLSearchParams(location.search).get('lang'), navigator.languages);
  const say = speak(language);
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
  const hasLms = data.lms !== 'none';

  let session: LmsSession | undefined;
  let saved: Cmi | undefined;
  let frame: HTMLIFrameElement | undefined;
  let width: string = '';

  const log = createLogView(say);
  const dataPane = element('div', { class: 'pane' });
  const stage = element('div', { class: 'stage' });
  const announcement = element('p', { class: 'hidden', role: 'status' });
  const facts = element('dl', { class: 'facts' });

  const show = (): void => {
    const result = session?.result();
    const rows: [string, string][] = result
      ? [
          [say('status'), sayValue(say, result.status)],
          [say('success'), sayValue(say, result.success)],
          [say('score'), result.score === '' ? say('none') : result.score],
          [say('saved'), say('characters', { count: result.savedLength, limit: result.savedLimit })],
        ]
      : [];
    facts.replaceChildren(
      ...rows.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value))),
    );
    dataPane.replaceChildren(dataView(session?.data() ?? {}));
    tellListeners(data.listeners, frame ? 'running' : 'suspended', session);
  };
  let planned = false;
  const plan = (): void => {
    if (planned) return;
    planned = true;
    requestAnimationFrame(() => {
      planned = false;
      show();
    });
  };
  const onCall = (call: LoggedCall): void => {
    log.add(call);
    plan();
  };
  const setApi = (): void => {
    if (session?.name && session.api) Object.assign(window, { [session.name]: session.api });
  };
  const close = (): void => {
    frame?.remove();
    frame = undefined;
    if (session) saved = session.saved();
    stage.replaceChildren(element('p', { class: 'closed' }, say('closed')));
    buttons();
    plan();
  };
  const launch = (fresh: boolean): void => {
    if (frame) close();
    if (fresh) {
      saved = undefined;
      log.clear();
      if (!hasLms) clearProgress();
    }
    const first = saved === undefined;
    session = start(saved, onCall);
    setApi();
    const page = first && !fresh && data.page ? `#${data.page}` : '';
    frame = element('iframe', {
      title: say('course'),
      sandbox: 'allow-scripts allow-forms allow-same-origin',
      src: data.launch + page,
    });
    frame.style.maxInlineSize = width === '' ? '' : `${width}px`;
    stage.replaceChildren(frame);
    buttons();
    plan();
  };

  const suspendButton = button(say('suspend'), () => {
    close();
    resumeButton.focus();
    announcement.textContent = say('suspended');
  });
  const resumeButton = button(say('resume'), () => {
    launch(false);
    suspendButton.focus();
    announcement.textContent = say('running');
  });
  const restartButton = button(say('restart'), () => launch(true));
  const buttons = (): void => {
    suspendButton.hidden = frame === undefined;
    resumeButton.hidden = frame !== undefined;
  };
  const widthGroup = element('fieldset', { class: 'widths' }, element('legend', { class: 'hidden' }, say('width')));
  for (const [name, value] of widths) {
    const input = element('input', { type: 'radio', name: 'width', value, checked: value === '' });
    input.addEventListener('change', () => {
      width = value;
      if (frame) frame.style.maxInlineSize = value === '' ? '' : `${value}px`;
    });
    const icon = element('span', { class: `device ${name}`, 'aria-hidden': 'true' });
    widthGroup.append(
      element('label', { title: say(name) }, input, icon, element('span', { class: 'hidden' }, say(name))),
    );
  }

  const bar = element(
    'header',
    {},
    element(
      'div',
      { class: 'name' },
      element('h1', {}, element('bdi', {}, data.title)),
      element('span', {}, hasLms ? `${say('simulator')} · ` : say('noLms'), hasLms ? lmsName(data.lms) : ''),
    ),
    widthGroup,
    element('div', { class: 'actions' }, suspendButton, resumeButton, restartButton),
  );
  const main = element('main', {}, stage);
  document.body.append(announcement, bar, main);
  if (hasLms) main.append(details());
  setInterval(plan, 2000);
  launch(false);

  function details(): HTMLElement {
    const logTab = tab('log', say('log'), log.root);
    const dataTab = tab('data', say('data'), dataPane);
    const tabs = [logTab, dataTab];
    const select = (chosen: (typeof tabs)[number]): void => {
      for (const one of tabs) {
        one.button.setAttribute('aria-selected', String(one === chosen));
        one.button.tabIndex = one === chosen ? 0 : -1;
        one.panel.hidden = one !== chosen;
      }
    };
    for (const one of tabs) {
      one.button.addEventListener('click', () => select(one));
      one.button.addEventListener('keydown', (event) => {
        if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
        const other = tabs.find((two) => two !== one)!;
        select(other);
        other.button.focus();
      });
    }
    select(logTab);
    const content = element(
      'div',
      { class: 'exchange', id: 'exchange' },
      facts,
      element('div', { role: 'tablist', 'aria-label': say('details') }, logTab.button, dataTab.button),
      logTab.panel,
      dataTab.panel,
    );
    const toggle = button(say('hide'), () => {
      content.hidden = !content.hidden;
      toggle.textContent = say(content.hidden ? 'show' : 'hide');
      toggle.setAttribute('aria-expanded', String(!content.hidden));
    });
    toggle.setAttribute('aria-expanded', 'true');
    toggle.setAttribute('aria-controls', 'exchange');
    bar.querySelector('.actions')!.append(toggle);
    return element('aside', { 'aria-label': say('details') }, content);
  }
}

const lmsName = (lms: PreviewData['lms']): string => (lms === 'scorm12' ? 'SCORM 1.2' : 'SCORM 2004');

function tab(id: string, label: string, content: HTMLElement): { button: HTMLButtonElement; panel: HTMLElement } {
  const made = button(label, () => undefined);
  made.setAttribute('role', 'tab');
  made.id = `tab-${id}`;
  made.setAttribute('aria-controls', `panel-${id}`);
  const panel = element(
    'div',
    { role: 'tabpanel', id: `panel-${id}`, 'aria-labelledby': `tab-${id}`, tabindex: '0', class: 'panel' },
    content,
  );
  return { button: made, panel };
}

/** A site without LMS keeps its progress in the browser: a new attempt forgets it. */
function clearProgress(): void {
  try {
    localStorage.clear();
    sessionStorage.clear();
  } catch {
    return;
  }
}

/** Tells the studio how the learner is doing; only windows of the named origins can read it. */
function tellListeners(listeners: readonly string[], state: string, session: LmsSession | undefined): void {
  if (window.parent === window) return;
  const { status = '', success = '', score = '' } = session?.result() ?? {};
  for (const origin of listeners)
    window.parent.postMessage({ source: 'nibras-preview', state, status, success, score }, origin);
}

import type { AttemptRecord, ProfileId } from '@nibras/lms';
import { dataView, statementView } from './data-view.ts';
import { button, element } from './element.ts';
import { factsView } from './facts-view.ts';
import { killFrame } from './kill-frame.ts';
import { createLogView } from './log-view.ts';
import type { CreatePageLms, LaunchOptions, LogEntry } from './page-lms.ts';
import { faultPanel, settingsPanel } from './panels.ts';
import { chooseLanguage, speak } from './strings.ts';
import { type Tab, tabs } from './tabs.ts';
import type { PreviewData } from '../preview-data.ts';
import type { SimulatorControl } from '../simulator-control.ts';

const widths = [
  ['phone', '360'],
  ['tablet', '768'],
  ['desktop', ''],
] as const;

export const readPreview = (): PreviewData =>
  JSON.parse(document.getElementById('preview')!.textContent ?? '{}') as PreviewData;

declare global {
  interface Window {
    nibrasSimulator?: SimulatorControl;
  }
}

/** Runs the page: an LMS around the course, its controls and what passes between the two. */
export function runSimulator(data: PreviewData, create: CreatePageLms): void {
  const asked = new URLSearchParams(location.search);
  const language = chooseLanguage(asked.get('lang'), navigator.languages);
  const say = speak(language);
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
  const hasLms = data.kind !== 'none';

  let profile = data.profiles.find((one) => one === asked.get('profile')) ?? data.profiles[0]!;
  let settings: Omit<LaunchOptions, 'fresh' | 'profile'> = {
    learner: { id: 'learner-1', name: data.kind === 'scorm12' ? 'Nibras, Amina' : 'Amina Nibras' },
    mode: 'normal',
    part: 0,
    standardLimits: asked.get('limits') === 'standard',
  };
  let frame: HTMLIFrameElement | undefined;
  let width = '';
  let launched = false;
  const entries: LogEntry[] = [];

  const log = createLogView(say, language, () => downloadLog());
  const lms = create((entry) => {
    entries.push(entry);
    log.add(entry);
    plan();
  });
  const dataPane = element('div', { class: 'pane' });
  const statementPane = element('div', { class: 'pane' });
  const stage = element('div', { class: 'stage' });
  const announcement = element('p', { class: 'hidden', role: 'status' });
  const facts = element('dl', { class: 'facts' });
  const faults = faultPanel(
    say,
    lms,
    () => void close('killed'),
    () => plan(),
  );

  const show = (): void => {
    const record = lms.record();
    facts.replaceChildren(...(record ? factsView(say, record, lms.saveLimit, log.problems) : []));
    dataPane.replaceChildren(dataView(lms.data()));
    keepOpen(statementPane, () => statementView(lms.statements() ?? []));
    faults.update();
    tellListeners(data.listeners, frame ? 'running' : 'suspended', record);
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
  const refresh = async (): Promise<void> => {
    await lms.refresh();
    plan();
  };
  let closing: Promise<void> = Promise.resolve();
  const close = (how: 'left' | 'killed'): Promise<void> => {
    if (!frame) return closing;
    const going = frame;
    frame = undefined;
    buttons();
    closing = (async () => {
      if (how === 'left') {
        lms.leaving();
        await leave(going);
      } else killFrame(going);
      stage.replaceChildren(element('p', { class: 'closed' }, say(how === 'left' ? 'closed' : 'killed')));
      await lms.close(how);
      plan();
    })();
    return closing;
  };
  const launch = async (fresh: boolean): Promise<void> => {
    await close('left');
    if (fresh) {
      entries.length = 0;
      log.clear();
    }
    const href = await lms.launch({ ...settings, profile, fresh });
    const page = !launched && data.page ? `#${data.page}` : '';
    launched = true;
    frame = element('iframe', { title: say('course'), sandbox: data.sandbox, src: href + page });
    frame.style.maxInlineSize = width === '' ? '' : `${width}px`;
    stage.replaceChildren(frame);
    buttons();
    plan();
  };

  const suspendButton = button(say('suspend'), () => {
    void close('left');
    resumeButton.focus();
    announcement.textContent = say('suspended');
  });
  const resumeButton = button(say('resume'), () => {
    void launch(false);
    suspendButton.focus();
    announcement.textContent = say('running');
  });
  const restartButton = button(say('restart'), () => void launch(true));
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

  const actions = element('div', { class: 'actions' }, suspendButton, resumeButton, restartButton);
  const bar = element(
    'header',
    {},
    element('div', { class: 'name' }, element('h1', {}, element('bdi', {}, data.title)), profileChoice()),
    widthGroup,
    actions,
  );
  const main = element('main', {}, stage);
  document.body.append(announcement, bar, main);
  if (hasLms) main.append(details());
  window.nibrasSimulator = {
    get profile() {
      return profile;
    },
    get running() {
      return frame !== undefined;
    },
    log: entries,
    verdicts: () => entries.flatMap(({ verdicts }) => verdicts),
    record: () => lms.record(),
    launch: ({ fresh = false, part } = {}) => {
      if (part !== undefined) settings = { ...settings, part };
      return launch(fresh);
    },
    suspend: () => close('left'),
    kill: () => close('killed'),
    fault: (name, on) => lms.setFault(name, on),
    refresh,
    report,
  };
  setInterval(() => void refresh(), 1000);
  // A driver that must not miss the first call launches by itself.
  if (asked.get('wait') === null) void launch(false);

  function profileChoice(): HTMLElement {
    if (!hasLms) return element('span', {}, say('noLms'));
    const names = data.profiles.map((one) => element('option', { value: one }, say(`profile.${one}`)));
    const select = element('select', { id: 'profile' }, ...names);
    select.value = profile;
    select.addEventListener('change', () => {
      profile = select.value as ProfileId;
      void launch(true);
    });
    return element('label', { class: 'lms', for: 'profile' }, `${say('simulator')} · `, select);
  }

  function details(): HTMLElement {
    const settingsTab = settingsPanel(say, data, settings, (chosen) => {
      settings = chosen;
      void launch(false);
      announcement.textContent = say('running');
    });
    const all: Tab[] = [
      { id: 'log', label: say('log'), content: log.root },
      ...(lms.statements() === undefined
        ? []
        : [{ id: 'statements', label: say('statements'), content: statementPane }]),
      { id: 'data', label: say('data'), content: dataPane },
      { id: 'faults', label: say('faults'), content: faults.root },
      { id: 'settings', label: say('settings'), content: settingsTab },
    ];
    const { list, panels } = tabs(say('details'), all);
    const content = element('div', { class: 'exchange', id: 'exchange' }, facts, list, ...panels);
    const toggle = button(say('hide'), () => {
      content.hidden = !content.hidden;
      toggle.textContent = say(content.hidden ? 'show' : 'hide');
      toggle.setAttribute('aria-expanded', String(!content.hidden));
    });
    toggle.setAttribute('aria-expanded', 'true');
    toggle.setAttribute('aria-controls', 'exchange');
    actions.append(toggle);
    return element('aside', { 'aria-label': say('details') }, content);
  }

  function report(): Readonly<Record<string, unknown>> {
    return {
      course: data.title,
      kind: data.kind,
      profile,
      settings,
      browser: navigator.userAgent,
      log: entries,
      ...lms.report(),
    };
  }

  /** The page may not download: the studio around it does, and where there is none the text can be copied. */
  function downloadLog(): void {
    const text = JSON.stringify(report(), null, 2);
    log.showText(text);
    if (window.parent === window) return;
    for (const origin of data.listeners)
      window.parent.postMessage({ source: 'nibras-preview', log: text, name: `lms-${profile}.json` }, origin);
  }
}

/** Takes a frame away as a learner leaves: by going elsewhere, so that its pages hear all that they would hear. */
async function leave(frame: HTMLIFrameElement): Promise<void> {
  await new Promise<void>((resolve) => {
    frame.addEventListener('load', () => resolve(), { once: true });
    setTimeout(resolve, 2000);
    frame.style.visibility = 'hidden';
    frame.src = 'simulator/returned.html';
  });
  frame.remove();
}

/** Draws a pane anew while what the reader has opened in it stays open. */
function keepOpen(pane: HTMLElement, draw: () => HTMLElement): void {
  const before = pane.querySelectorAll('li').length;
  const fresh = draw();
  if (fresh.children.length === before) return;
  pane.replaceChildren(fresh);
}

/** Tells the studio how the learner is doing; only windows of the named origins can read it. */
function tellListeners(listeners: readonly string[], state: string, record: AttemptRecord | undefined): void {
  if (window.parent === window) return;
  const status = record?.completion ?? '';
  const success = record?.success === 'unknown' ? '' : (record?.success ?? '');
  const score = record?.grade === undefined ? '' : String(record.grade);
  for (const origin of listeners)
    window.parent.postMessage({ source: 'nibras-preview', state, status, success, score }, origin);
}

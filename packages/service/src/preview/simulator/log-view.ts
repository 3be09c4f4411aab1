import { sayVerdict, type Verdict } from '@nibras/lms';
import { button, element } from './element.ts';
import type { LogEntry } from './page-lms.ts';
import type { Say, SimulatorLanguage } from './strings.ts';

const most = 2000;
/** Asking for a value that nothing has set yet is no fault. @spec SCORM 2004 RTE 3.1.7 code 403 */
const notYetSet = /^403 /;
const cut = 120;

/** The list of calls; long ones are cut and open on demand. */
export interface LogView {
  readonly root: HTMLElement;
  /** Number of lines with a problem. */
  readonly problems: number;
  add(entry: LogEntry): void;
  clear(): void;
  /** Shows everything as text, ready to be copied. */
  showText(text: string): void;
}

function valueCell(text: string, detail = ''): HTMLElement {
  const cell = element('td', { dir: 'ltr' });
  if (text.length <= cut && detail === '') cell.append(text);
  else {
    const short = text.length <= cut ? text : text.slice(0, cut);
    const more = button('…', () => cell.replaceChildren(detail === '' ? text : `${text}\n${detail}`), 'more');
    more.setAttribute('aria-label', `+${text.length - short.length + detail.length}`);
    cell.append(element('span', {}, short), more);
  }
  return cell;
}

function verdictLine(verdict: Verdict, language: SimulatorLanguage): HTMLElement {
  const line = element(
    'div',
    { class: `verdict ${verdict.severity}` },
    element('bdi', { dir: 'ltr', class: 'what' }, verdict.element),
    ' ',
    sayVerdict(language, verdict),
  );
  if (verdict.clause !== '') line.append(' ', element('cite', { dir: 'ltr' }, verdict.clause));
  return line;
}

export function createLogView(say: Say, language: SimulatorLanguage, download: () => void): LogView {
  const body = element('tbody');
  const heads = (['at', 'call', 'result'] as const).map((word) => element('th', { scope: 'col' }, say(word)));
  const table = element(
    'table',
    {},
    element('caption', { class: 'hidden' }, say('log')),
    element('thead', {}, element('tr', {}, ...heads)),
    body,
  );
  const empty = element('p', { class: 'empty' }, say('empty'));
  const only = element('input', { type: 'checkbox', id: 'only-problems' });
  only.addEventListener('change', () => table.classList.toggle('only-problems', only.checked));
  const bar = element(
    'div',
    { class: 'log-bar' },
    element('label', { for: 'only-problems' }, only, say('onlyProblems')),
    button(say('download'), download, 'quiet'),
  );
  const copy = element('textarea', { readonly: true, rows: '8', dir: 'ltr', 'aria-label': say('logText') });
  copy.hidden = true;
  const root = element('div', { class: 'log' }, bar, copy, empty, table);
  let problems = 0;
  table.hidden = true;
  return {
    root,
    get problems() {
      return problems;
    },
    add(entry) {
      empty.hidden = true;
      table.hidden = false;
      const serious = entry.verdicts.some(({ severity }) => severity === 'error');
      const bad = serious || (entry.error !== '' && !notYetSet.test(entry.error));
      const remarked = bad || entry.verdicts.length > 0;
      if (remarked) problems += 1;
      const result = valueCell(entry.result);
      const [code = '', ...words] = entry.error.split(' ');
      if (bad && code !== '')
        result.append(element('strong', { class: 'error' }, ` ${say('refused')} `, element('bdi', {}, code)));
      const call = entry.call === 'session' ? element('td', {}, say('session')) : valueCell(entry.call, entry.detail);
      if (bad && entry.verdicts.length === 0 && words.length > 0)
        call.append(element('div', { class: 'verdict error', lang: 'en', dir: 'ltr' }, words.join(' ')));
      call.append(...entry.verdicts.map((verdict) => verdictLine(verdict, language)));
      body.append(
        element(
          'tr',
          { class: bad ? 'bad' : remarked ? 'remark' : undefined },
          element('td', { class: 'time', dir: 'ltr' }, (entry.time / 1000).toFixed(1)),
          call,
          result,
        ),
      );
      if (body.children.length > most) body.firstElementChild?.remove();
      const scroller = root.parentElement;
      if (scroller && scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 120)
        scroller.scrollTop = scroller.scrollHeight;
    },
    showText(text) {
      copy.hidden = false;
      copy.value = text;
      copy.focus();
      copy.select();
    },
    clear() {
      copy.hidden = true;
      body.replaceChildren();
      problems = 0;
      empty.hidden = false;
      table.hidden = true;
    },
  };
}

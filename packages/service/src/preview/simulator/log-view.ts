import { button, element } from './element.ts';
import type { LoggedCall } from './lms-api.ts';
import type { Say } from './strings.ts';

const most = 2000;
/** Asking for a value that nothing has set yet is no fault. @spec SCORM 2004 RTE 3.1.7 code 403 */
const notYetSet = '403';

/** The list of calls; long ones are cut and open on demand. */
export interface LogView {
  readonly root: HTMLElement;
  add(call: LoggedCall): void;
  clear(): void;
}

const cut = 120;

function valueCell(text: string): HTMLElement {
  const cell = element('td', { dir: 'ltr' });
  if (text.length <= cut) cell.append(text);
  else {
    const short = element('span', {}, text.slice(0, cut));
    const more = button('…', () => cell.replaceChildren(text), 'more');
    more.setAttribute('aria-label', `+${text.length - cut}`);
    cell.append(short, more);
  }
  return cell;
}

export function createLogView(say: Say): LogView {
  const body = element('tbody');
  const table = element(
    'table',
    {},
    element('caption', { class: 'hidden' }, say('log')),
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        element('th', { scope: 'col' }, say('at')),
        element('th', { scope: 'col' }, say('call')),
        element('th', { scope: 'col' }, say('result')),
      ),
    ),
    body,
  );
  const empty = element('p', { class: 'empty' }, say('empty'));
  const root = element('div', { class: 'log' }, empty, table);
  table.hidden = true;
  return {
    root,
    add(call) {
      empty.hidden = true;
      table.hidden = false;
      const bad = call.error !== '0' && call.error !== notYetSet;
      const words = `${call.method}(${call.args.map((one) => JSON.stringify(one)).join(', ')})`;
      const row = element(
        'tr',
        { class: bad ? 'bad' : undefined },
        element('td', { class: 'time', dir: 'ltr' }, (call.time / 1000).toFixed(1)),
        valueCell(words),
        valueCell(call.result === '' ? '""' : call.result),
      );
      if (bad)
        row.lastElementChild!.append(
          element(
            'strong',
            { class: 'error' },
            ` ${say('refused')} `,
            element('bdi', {}, `${call.error} ${call.errorText}`),
          ),
        );
      body.append(row);
      if (body.children.length > most) body.firstElementChild?.remove();
      if (root.scrollHeight - root.scrollTop - root.clientHeight < 80) root.scrollTop = root.scrollHeight;
    },
    clear() {
      body.replaceChildren();
      empty.hidden = false;
      table.hidden = true;
    },
  };
}

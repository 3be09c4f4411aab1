import { element } from './element.ts';
import { faultNames, type FaultName, type LaunchOptions, type PageLms } from './page-lms.ts';
import type { Say } from './strings.ts';
import type { PreviewData } from '../preview-data.ts';

export interface FaultPanel {
  readonly root: HTMLElement;
  /** Shows what is on. */
  update(): void;
}

/** Switches for what may go wrong, and the killed tab. */
export function faultPanel(say: Say, lms: PageLms, kill: () => void, changed: () => void): FaultPanel {
  const boxes = new Map<FaultName, HTMLInputElement>();
  const rows = faultNames
    .filter((name) => lms.faults.includes(name))
    .map((name) => {
      const box = element('input', { type: 'checkbox', id: `fault-${name}`, 'aria-describedby': `fault-${name}-more` });
      box.addEventListener('change', () => {
        lms.setFault(name, box.checked);
        changed();
      });
      boxes.set(name, box);
      return element(
        'div',
        { class: 'fault' },
        element('label', { for: `fault-${name}` }, box, say(`fault.${name}`)),
        element('p', { id: `fault-${name}-more` }, say(`fault.${name}.more`)),
      );
    });
  const killer = element('button', { type: 'button', 'aria-describedby': 'fault-kill-more' }, say('fault.kill'));
  killer.addEventListener('click', kill);
  rows.push(
    element('div', { class: 'fault' }, killer, element('p', { id: 'fault-kill-more' }, say('fault.kill.more'))),
  );
  return {
    root: element('div', { class: 'pane faults' }, ...rows),
    update() {
      for (const [name, box] of boxes) box.checked = lms.faultOn(name);
    },
  };
}

type Settings = Omit<LaunchOptions, 'fresh' | 'profile'>;

/** The learner, the mode and, where there are several, the part: they count from the next launch on. */
export function settingsPanel(
  say: Say,
  data: PreviewData,
  settings: Settings,
  apply: (settings: Settings) => void,
): HTMLElement {
  const field = (id: string, label: string, input: HTMLElement): HTMLElement =>
    element('p', { class: 'field' }, element('label', { for: id }, label), input);
  const text = (id: string, value: string): HTMLInputElement =>
    element('input', { id, type: 'text', value, autocomplete: 'off', required: true, maxlength: '100' });
  const choice = (id: string, options: readonly (readonly [value: string, label: string])[]): HTMLSelectElement =>
    element('select', { id }, ...options.map(([value, label]) => element('option', { value }, label)));
  const name = text('learner-name', settings.learner.name);
  const id = text('learner-id', settings.learner.id);
  const mode = choice(
    'mode',
    (['normal', 'browse', 'review'] as const).map((one) => [one, say(`mode.${one}`)]),
  );
  const part = choice(
    'part',
    data.parts.map((one, index) => [String(index), one.title]),
  );
  const limits = element('input', { id: 'limits', type: 'checkbox' });
  const form = element(
    'form',
    { class: 'pane settings' },
    field('learner-name', say('learnerName'), name),
    field('learner-id', say('learnerId'), id),
    field('mode', say('mode'), mode),
    ...(data.parts.length > 1 ? [field('part', say('part'), part)] : []),
    ...(data.kind === 'scorm12'
      ? [element('p', {}, element('label', { for: 'limits' }, limits, say('standardLimits')))]
      : []),
    element('p', {}, element('button', { type: 'submit' }, say('apply'))),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    apply({
      learner: { id: id.value, name: name.value },
      mode: mode.value as Settings['mode'],
      part: Number(part.value),
      standardLimits: limits.checked,
    });
  });
  return form;
}

import { element } from './element.ts';

export interface Tab {
  readonly id: string;
  readonly label: string;
  readonly content: HTMLElement;
}

/** A row of tabs and their panels. @spec WAI-ARIA APG tabs */
export function tabs(
  label: string,
  all: readonly Tab[],
): { readonly list: HTMLElement; readonly panels: readonly HTMLElement[] } {
  const made = all.map(({ id, label: name, content }) => ({
    button: element('button', { type: 'button', role: 'tab', id: `tab-${id}`, 'aria-controls': `panel-${id}` }, name),
    panel: element(
      'div',
      { role: 'tabpanel', id: `panel-${id}`, 'aria-labelledby': `tab-${id}`, tabindex: '0', class: 'panel' },
      content,
    ),
  }));
  const select = (chosen: number): void => {
    for (const [index, { button, panel }] of made.entries()) {
      button.setAttribute('aria-selected', String(index === chosen));
      button.tabIndex = index === chosen ? 0 : -1;
      panel.hidden = index !== chosen;
    }
  };
  for (const [index, { button }] of made.entries()) {
    button.addEventListener('click', () => select(index));
    button.addEventListener('keydown', ({ key }) => {
      const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
      const steps: Readonly<Record<string, number>> = {
        ArrowLeft: forward === 'ArrowLeft' ? index + 1 : index - 1,
        ArrowRight: forward === 'ArrowRight' ? index + 1 : index - 1,
        Home: 0,
        End: made.length - 1,
      };
      const step = steps[key];
      if (step === undefined) return;
      const next = (step + made.length) % made.length;
      select(next);
      made[next]!.button.focus();
    });
  }
  select(0);
  return {
    list: element('div', { role: 'tablist', 'aria-label': label }, ...made.map(({ button }) => button)),
    panels: made.map(({ panel }) => panel),
  };
}

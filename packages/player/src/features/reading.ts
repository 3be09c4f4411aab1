import { button, data, make, type Panel, status } from './panel.ts';
import { readSettings, type ReadingSettings, saveSettings, usual } from './reading-settings.ts';

/** Text size, spacing, colours and a plainer font. */
export const readingPanel = (): Panel => ({
  title: data().strings.reading,
  offered: () => true,
  show(place) {
    const { strings } = data();
    const told = status();
    const save = (change: Partial<ReadingSettings>): void => {
      told.textContent = saveSettings({ ...readSettings(), ...change }) ? '' : strings.notKept;
    };
    const choice = (name: 'size' | 'spacing' | 'colours', title: string, labels: readonly string[]): void => {
      const set = make('fieldset');
      const row = make('div', '', 'choices');
      set.append(make('legend', title), row);
      for (const [index, text] of labels.entries()) {
        const label = make('label');
        const input = make('input');
        input.type = 'radio';
        input.name = `nibras-${name}`;
        input.checked = readSettings()[name] === index;
        input.addEventListener('change', () => save({ [name]: index }));
        label.append(input, make('span', text));
        row.append(label);
      }
      place.append(set);
    };
    const fillIn = (): void => {
      place.textContent = '';
      choice('size', strings.size, strings.sizes);
      choice('spacing', strings.spacing, strings.spacings);
      choice('colours', strings.colours, strings.colourModes);
      const easy = make('label', '', 'switch');
      const box = make('input');
      box.type = 'checkbox';
      box.checked = readSettings().easy;
      box.addEventListener('change', () => save({ easy: box.checked }));
      const words = make('span', strings.easy);
      words.append(make('small', strings.easyHint));
      easy.append(box, words);
      const reset = button(strings.reset, () => {
        const { terms } = readSettings();
        save({ ...usual, ...(terms === undefined ? {} : { terms }) });
        fillIn();
        place.querySelector('input')?.focus();
      });
      place.append(easy, told, reset);
    };
    fillIn();
    place.querySelector<HTMLInputElement>('input:checked')?.focus();
  },
});

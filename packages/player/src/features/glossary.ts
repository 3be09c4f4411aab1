import { foldText } from './fold.ts';
import { data, field, locale, make, type Panel, status } from './panel.ts';
import { readSettings, saveSettings } from './reading-settings.ts';
import { markTerms, unmarkTerms } from './terms.ts';

/** The words of the course with their meaning. */
export const glossaryPanel = (): Panel => ({
  title: data().strings.glossary,
  offered: () => (data().glossary ?? []).length > 0,
  show(place) {
    const { strings, glossary = [] } = data();
    const compare = new Intl.Collator(locale()).compare;
    const sorted = [...glossary];
    sorted.sort(([one], [other]) => compare(one, other));
    const { row, input } = field(strings.filterTerms, 'search');
    const told = status();
    const list = make('dl');
    const show = (): void => {
      const wanted = foldText(input.value.trim()).text;
      list.textContent = '';
      for (const [term, definition] of sorted)
        if (foldText(`${term} ${definition}`).text.includes(wanted))
          list.append(make('dt', term), make('dd', definition));
      told.textContent = list.children.length > 0 ? '' : strings.noTerm;
      list.hidden = list.children.length === 0;
    };
    input.addEventListener('input', show);
    show();
    const choice = make('label', '', 'switch');
    const box = make('input');
    box.type = 'checkbox';
    box.checked = readSettings().terms ?? data().marks === true;
    box.addEventListener('change', () => {
      saveSettings({ ...readSettings(), terms: box.checked });
      if (box.checked) markTerms();
      else unmarkTerms();
    });
    choice.append(box, make('span', strings.markTerms));
    place.append(row, told, list, choice);
    input.focus();
  },
});

import { addressOf } from '../pages/page-cache.ts';
import { pagesOf } from '../state/outcome.ts';
import type { SearchData } from './feature-data.ts';
import { findWords, foldText, wordsOf } from './fold.ts';
import { markWords } from './mark-words.ts';
import { data, field, make, onPage, type Panel, plural, runScript, session, status } from './panel.ts';

export interface Hit {
  readonly page: string;
  readonly title: string;
  readonly excerpt: string;
}

const most = 30;
const around = 60;

/** Pages that hold all words, the ones that name them in their title first. */
export function findPages(
  texts: SearchData,
  pages: readonly { readonly id: string; readonly title: string; readonly number: number }[],
  query: string,
): Hit[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const textOf = new Map(texts);
  const hits: (Hit & { rank: number })[] = [];
  for (const { id, title, number } of pages) {
    const text = textOf.get(number) ?? '';
    const inTitle = foldText(title);
    const inText = foldText(text);
    if (!words.every((word) => inTitle.text.includes(word) || inText.text.includes(word))) continue;
    const places = findWords(inText, words);
    const [from, to] = places[0] ?? [0, 0];
    const start = from > around ? text.indexOf(' ', from - around) + 1 : 0;
    const stop = to + 2 * around < text.length ? text.lastIndexOf(' ', to + 2 * around) : text.length;
    const begin = start > from ? from : start;
    const end = stop < to ? to : stop;
    hits.push({
      page: id,
      title,
      excerpt: (begin > 0 ? '… ' : '') + text.slice(begin, end) + (end < text.length ? ' …' : ''),
      rank: 50 * findWords(inTitle, words).length + Math.min(40, places.length),
    });
  }
  hits.sort((one, other) => other.rank - one.rank);
  return hits;
}

let query = '';
let asked: string[] = [];

function markPage(): void {
  if (asked.length === 0) return;
  const first = markWords(document.getElementById('main')!, asked).find((mark) => mark.offsetParent);
  asked = [];
  first?.scrollIntoView({ block: 'center' });
}

let watching = false;

export const searchPanel = (): Panel => ({
  title: data().strings.search,
  offered: () => true,
  show(place) {
    const { strings } = data();
    const { row, input } = field(strings.searchFor, 'search', query);
    input.autocomplete = 'off';
    const told = status();
    const list = make('ol', '', 'hits');
    place.append(row, told, list);
    const index = session().index!;
    const search = (): void => {
      query = input.value;
      const hits = nibras.texts ? findPages(nibras.texts, pagesOf(index.outline), query) : [];
      told.textContent = query.trim() && nibras.texts ? plural(strings.found, hits.length) : '';
      list.textContent = '';
      for (const { page, title, excerpt } of hits.slice(0, most)) {
        const link = make('a');
        link.href = addressOf(page);
        link.append(make('b', title), make('span', excerpt));
        markWords(link, wordsOf(query), 'mark');
        link.addEventListener('click', () => {
          asked = wordsOf(query);
        });
        const item = make('li');
        item.append(link);
        list.append(item);
      }
    };
    let timer = 0;
    input.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(search, 150);
    });
    if (!watching) {
      watching = true;
      onPage(markPage);
    }
    if (nibras.texts) search();
    else
      runScript('search-data.js').then(search, () => {
        told.textContent = strings.failed;
      });
    input.focus();
  },
});

import { escapeHtml } from '@nibras/base';
import { directionOf } from '@nibras/course';
import { type CourseMap, hrefOf } from './course-map.ts';
import { isBegun, marksOf, sittingOf } from './page-rules.ts';
import type { PageView } from './page-view.ts';
import { pageStrings } from './strings.ts';

const fill = (sentence: string, values: Readonly<Record<string, string | number>>): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));

/** What goes inside `main`: the place in the course, the title, the content and the way on. */
export function mainHtml(
  view: PageView,
  index: number,
  map: CourseMap,
  number: number,
  certificate: boolean,
): { attributes: string; html: string } {
  const strings = pageStrings(map.language);
  const { place } = view;
  const total = map.places.length;
  const before = map.places[index - 1];
  const after = map.places[index + 1];
  const crumb =
    place.crumbs.length > 0 ? `<p class="crumb">${place.crumbs.map((title) => escapeHtml(title)).join(' · ')}</p>` : '';
  const quiz = place.quiz === undefined || marksOf(view) === 0 ? undefined : map.quizzes[place.quiz];
  const sitting = sittingOf(place.page);
  const quizHead = quiz
    ? `<p class="quiz${isBegun(place.page) ? ' begun' : ''}"${sitting ? ' data-sitting' : ''}>${quiz.weight === 0 ? `<span>${strings.unscored}</span>` : `<span class="scored">${strings.quiz}</span><span>${fill(strings.mastery, { n: quiz.mastery })}</span>`}</p>`
    : '';
  const result =
    place.quiz !== undefined && map.quizzes[place.quiz]!.lastPage === place.page.id && !sitting?.routes?.length
      ? `<p class="result" role="status" data-result="${place.quiz}"></p>`
      : '';
  // Opens the contents, which offer the certificate: without the player it leads to the list of pages.
  const paper =
    certificate && !after
      ? `<p data-certificate style="margin-top:1.25em"><a class="menu" style="display:inline-flex;margin:0" href="${map.contents}#certificate"><span>${strings.certificate}</span></a></p>`
      : '';
  const step = (to: typeof before, rel: 'prev' | 'next', label: string): string =>
    to
      ? `<a rel="${rel}" href="${hrefOf(to.path, to.page.id)}"><small>${label}</small><span>${escapeHtml(to.title)}</span></a>`
      : '';
  const pager = `<nav class="pager" aria-label="${strings.pages}">${step(before, 'prev', strings.previous)}${step(after, 'next', strings.next)}<p>${fill(strings.pageOf, { n: index + 1, m: total })}</p></nav>`;
  return {
    attributes: ` data-page="${place.page.id}" data-number="${number}" data-at="${Math.round((100 * (index + 1)) / total)}"`,
    html: `${crumb}<h1 tabindex="-1">${escapeHtml(place.title)}</h1>${quizHead}${view.html}${result}${paper}${pager}`,
  };
}

/** One complete document. `head` holds its style, `tail` its scripts. */
export function documentHtml(
  map: CourseMap,
  parts: {
    readonly title: string;
    readonly main: { readonly attributes: string; readonly html: string };
    readonly at: number;
    readonly head: string;
    readonly start?: string;
    readonly tail?: string;
  },
): string {
  const strings = pageStrings(map.language);
  const title = parts.title === map.title ? map.title : `${parts.title} – ${map.title}`;
  return (
    `<!doctype html><html lang="${map.language}" dir="${directionOf(map.language)}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>` +
    `<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,">${parts.head}</head><body>${parts.start ?? ''}` +
    `<a class="skip" href="#main">${strings.skip}</a><header><div class="top"><p>${escapeHtml(map.title)}</p><a class="menu" href="${map.contents}">${strings.contents}</a></div>` +
    `<div class="bar"><i style="width:${parts.at}%"></i></div></header>` +
    `<main id="main" tabindex="-1"${parts.main.attributes}>${parts.main.html}</main>${parts.tail ?? ''}</body></html>\n`
  );
}

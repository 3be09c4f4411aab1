import { type Diagnostic, escapeHtml, type Id } from '@nibras/base';
import { type ShownAsset, stylesOfShown } from '@nibras/blocks/renderers';
import type { BlockModels, CourseSnapshot } from '@nibras/course';
import { contentsHtml, courseDataScript, digest, scriptJson } from './contents.ts';
import { type CourseMap } from './course-map.ts';
import { documentHtml, mainHtml } from './page-html.ts';
import { marksOf } from './page-rules.ts';
import { type PageView, viewPage } from './page-view.ts';
import type { Pool, PoolFiles } from './pool.ts';
import type { RenderedFile, RenderedUnit } from './rendered-course.ts';
import { byteLength, squeezeStyles } from './squeeze.ts';
import { pageStrings } from './strings.ts';
import { quizStyles, themeStyles } from './theme.ts';

/** Bytes of later pages that travel in the launch document: about 6 KB once compressed. */
const templateBudget = 20_000;
/** Where the package carries a tracker too: the next page, most often; the others follow once it has been fetched. */
const leanTemplateBudget = 2500;

/** Takes up the learner's own reading settings before anything shows; storage may be closed to the page. */
const takeLook =
  "try{(nibras.look=localStorage['nibras.look'])&&(document.head.appendChild(document.createElement('style')).textContent=nibras.look)}catch(e){}";

/** All styles, fetched beside the first page without holding it up; before the learner's own settings, which go over them. */
const wholeStyle = `<link rel="stylesheet" href="style.css" media="print" onload="this.media='all'">`;

/** A unit's pages, each with what it shows and asks. */
export interface UnitContent {
  readonly id: Id;
  /** Name of its progress, on the device and in an LMS's state. */
  readonly key: string;
  readonly map: CourseMap;
  readonly views: readonly PageView[];
}

/** What all units share. */
export interface UnitFrame {
  readonly snapshot: CourseSnapshot;
  /** Script that runs before the first page shows. */
  readonly boot: string;
  /** The player with the scripts of its blocks. */
  readonly runtime: string;
  readonly sheets: ReadonlySet<string>;
  readonly stateLimit: number | undefined;
  /** Whether the last page offers a certificate. */
  readonly certificate: boolean;
  /** Where the questions that may be drawn are. */
  readonly pools: PoolFiles['index'];
  /** True where there is only one unit. */
  readonly single: boolean;
  /** True where learners come to single pages as well, not only to the launch document. */
  readonly web: boolean;
  /** True where the style of later pages is fetched instead of being in the launch document. */
  readonly styleApart: boolean;
  /** True where the package has a further script to carry. */
  readonly lean: boolean;
}

export const textFile = (path: string, role: RenderedFile['role'], mediaType: string, text: string): RenderedFile => ({
  path,
  mediaType,
  role,
  body: { kind: 'text', text },
});

/** A script that may stand inside a script element. */
export const inline = (script: string): string =>
  script
    .replace(/<\/(script)/gi, '<\\/$1')
    .replace(/<!--/g, '<\\!--')
    .trim();

export const joined = (sheets: Iterable<string>): string => squeezeStyles([...sheets].join('\n'));

export function stylesOf(blockTypes: Iterable<string>, quiz: boolean): Set<string> {
  const sheets = new Set<string>();
  for (const type of [...blockTypes].toSorted()) for (const sheet of stylesOfShown(type)) sheets.add(sheet);
  if (quiz) sheets.add(quizStyles);
  return sheets;
}

/** The pages of a unit with their content. */
export function viewUnit(
  unit: Pick<UnitContent, 'id' | 'key' | 'map'>,
  source: {
    readonly snapshot: CourseSnapshot;
    readonly models: BlockModels;
    readonly asset: (hash: string) => ShownAsset | undefined;
    readonly report: (diagnostic: Diagnostic) => void;
    readonly pool: Pool;
  },
): UnitContent {
  return { ...unit, views: unit.map.places.map((place) => viewPage({ ...source, map: unit.map }, place)) };
}

const percent = (index: number, of: number): number => Math.round((100 * (index + 1)) / Math.max(1, of));

/** Percent from which a unit is passed, and how many of its quizzes have questions. */
export function masteryOf({ map, views }: UnitContent): Pick<RenderedUnit, 'mastery' | 'quizCount'> {
  const marks = map.quizzes.map((_, quiz) =>
    views.filter((view) => view.place.quiz === quiz).reduce((sum, view) => sum + marksOf(view), 0),
  );
  const weights = marks.map((one, index) => (one > 0 ? (map.quizzes[index]!.weight ?? one) : 0));
  const total = weights.reduce((sum, one) => sum + one, 0);
  const mean = map.quizzes.reduce((sum, quiz, index) => sum + quiz.mastery * weights[index]!, 0) / total;
  return {
    ...(total > 0 ? { mastery: Math.round(mean * 100) / 100 } : {}),
    quizCount: weights.filter((one) => one > 0).length,
  };
}

/** The documents of a unit: its launch document, its other pages, its list of pages and what the player knows of it. */
export function unitFiles({ id, key, map, views }: UnitContent, frame: UnitFrame): RenderedFile[] {
  const { snapshot, sheets } = frame;
  const strings = pageStrings(map.language);
  const mains = views.map((view, index) =>
    mainHtml(view, index, map, snapshot.numbers[view.place.page.id] ?? 0, frame.certificate),
  );
  const data = courseDataScript(snapshot, map, views, frame.pools);
  const dataPath = frame.single ? 'course-data.js' : `course-data-${id}.js`;
  const begin = `var nibras=${scriptJson({
    course: key,
    first: map.places[0]?.page.id ?? '',
    publication: digest([data, ...mains.map(({ html }) => html)]),
    ...(frame.stateLimit === undefined ? {} : { limit: frame.stateLimit }),
    ...(frame.single ? {} : { launch: map.launch, menu: map.contents }),
  })};nibras.title=${scriptJson(map.title)};${takeLook}`;
  const named = inline(begin);
  // On the web the player is a file of its own, fetched beside any page, and never in the way of reading.
  const scripts = `<script defer src="player.js"></script><script defer src="${dataPath}"></script>`;
  const linked = (page: string): string =>
    `<link rel="stylesheet" href="style.css">${
      frame.web
        ? `<script>${named}</script>${scripts}`
        : `<script>/^h/.test(location.protocol)&&location.replace('${map.launch}#${page}')</script>`
    }`;
  const files = views.slice(1).map((view, index) =>
    textFile(
      view.place.path,
      'page',
      'text/html',
      documentHtml(map, {
        title: view.place.title,
        main: mains[index + 1]!,
        at: percent(index + 1, views.length),
        head: linked(view.place.page.id),
      }),
    ),
  );
  const main = mains[0] ?? { attributes: '', html: `<h1 tabindex="-1">${escapeHtml(map.title)}</h1>` };
  const critical = new Set([themeStyles, ...stylesOf(views[0]?.blockTypes ?? [], views[0]?.place.quiz !== undefined)]);
  const later = [...sheets].filter((sheet) => !critical.has(sheet));
  let templates = '';
  for (const { attributes, html } of mains.slice(1)) {
    const template = `<template${attributes}>${html}</template>`;
    if (byteLength(templates) + byteLength(template) > (frame.lean ? leanTemplateBudget : templateBudget)) break;
    templates += template;
  }
  files.push(
    textFile(
      map.launch,
      'launch',
      'text/html',
      documentHtml(map, {
        title: views[0]?.place.title ?? map.title,
        main,
        at: percent(0, views.length),
        head: `<style>${joined(critical)}</style>${frame.styleApart ? wholeStyle : ''}${frame.web ? scripts : ''}`,
        start: `<script>${named}${inline(frame.boot)}</script>`,
        tail:
          (frame.styleApart ? '' : `<style>${joined(later)}</style>`) +
          (frame.web
            ? templates
            : `<script>${inline(frame.runtime)}</script>${templates}<script async src="${dataPath}"></script>`),
      }),
    ),
    textFile(
      map.contents,
      'page',
      'text/html',
      documentHtml(map, {
        title: strings.contents,
        main: {
          attributes: ' data-page="menu"',
          html: `<h1 tabindex="-1">${strings.contents}</h1><nav aria-label="${strings.contents}"><ol class="contents">${contentsHtml(map.outline)}</ol></nav>`,
        },
        at: 0,
        head: linked('menu'),
      }),
    ),
    textFile(dataPath, 'script', 'text/javascript', data),
  );
  return files;
}

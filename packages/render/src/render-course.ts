import { type Diagnostic, escapeHtml } from '@nibras/base';
import { rendererOf, type ShownAsset } from '@nibras/blocks/renderers';
import { type BlockModels, type CourseSnapshot, directionOf, pickText } from '@nibras/course';
import { playerStrings } from '@nibras/player/strings';
import { contentsHtml, courseDataScript, scriptJson } from './contents.ts';
import { contentsPath, launchPath, mapCourse } from './course-map.ts';
import { documentHtml, mainHtml } from './page-html.ts';
import { type PageView, viewPage } from './page-view.ts';
import type { AdapterName, AssetFacts, PlayerBundle, RenderedCourse, RenderedFile } from './rendered-course.ts';
import { byteLength, squeezeStyles } from './squeeze.ts';
import { pageStrings } from './strings.ts';
import { contentsStyles, quizStyles, themeStyles } from './theme.ts';

export interface RenderOptions {
  /** The language of the package; the course's default where not said. */
  readonly language?: string;
  readonly adapter: AdapterName;
  readonly player: PlayerBundle;
  /** Facts of an asset; undefined where the course no longer has it. */
  readonly assets: (hash: string) => AssetFacts | undefined;
}

/** Bytes of later pages that travel in the launch document: about 6 KB once compressed. */
const templateBudget = 20_000;

const extensions: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/svg+xml': 'svg',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/ogg': 'ogg',
  'audio/wav': 'wav',
  'audio/webm': 'weba',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'video/ogg': 'ogv',
  'text/vtt': 'vtt',
};

/** Name of an asset's file; from its hash, so that it is ASCII, short and unique. */
export function assetPath(facts: AssetFacts): string {
  return `a-${facts.hash.slice(0, 16)}.${extensions[facts.mediaType] ?? 'bin'}`;
}

const textFile = (path: string, role: RenderedFile['role'], mediaType: string, text: string): RenderedFile => ({
  path,
  mediaType,
  role,
  body: { kind: 'text', text },
});

function stylesOf(blockTypes: Iterable<string>, quiz: boolean): Set<string> {
  const sheets = new Set<string>();
  for (const type of [...blockTypes].toSorted()) for (const sheet of rendererOf(type)?.styles ?? []) sheets.add(sheet);
  if (quiz) sheets.add(quizStyles);
  return sheets;
}

/** A script that may stand inside a script element. */
const inline = (script: string): string => script.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--');

const joined = (sheets: Iterable<string>): string => squeezeStyles([...sheets].join('\n'));

/** Renders a course as a web site: every page complete without script, the launch document light enough for a slow line. */
export function renderCourse(snapshot: CourseSnapshot, models: BlockModels, options: RenderOptions): RenderedCourse {
  const language = options.language ?? snapshot.defaultLanguage;
  const strings = pageStrings(language);
  const map = mapCourse(snapshot, language, strings.recovered);
  const diagnostics: Diagnostic[] = [];
  const assets = new Map<string, AssetFacts>();
  const asset = (hash: string): ShownAsset | undefined => {
    const facts = options.assets(hash);
    if (!facts) return undefined;
    assets.set(hash, facts);
    const { width, height, mediaType } = facts;
    return { path: assetPath(facts), mediaType, ...(width && height ? { width, height } : {}) };
  };
  const source = { snapshot, models, map, asset, report: (one: Diagnostic) => void diagnostics.push(one) };
  const views = map.places.map((place) => viewPage(source, place));
  const interactions = new Map(views.map((view) => [view.place.page.id, view.interactions]));
  const mains = views.map((view, index) => mainHtml(view, index, map, snapshot.numbers[view.place.page.id] ?? 0));

  const usedTypes = new Set(views.flatMap((view) => [...view.blockTypes]));
  const hasQuiz = map.quizzes.length > 0;
  const allSheets = new Set([themeStyles, ...stylesOf(usedTypes, hasQuiz), contentsStyles]);
  const blockScripts = [...usedTypes]
    .toSorted()
    .map((type) => options.player.block(type))
    .filter((script) => script !== null);
  const boot = inline(
    `var nibras=${scriptJson({ course: snapshot.id, first: map.places[0]?.page.id ?? '' })};${options.player.boot(options.adapter).trim()}`,
  );
  const playerTexts = scriptJson(playerStrings(language));
  const scripts = [
    options.player.core(options.adapter),
    ...(blockScripts.length > 0 ? [options.player.questions(), ...new Set(blockScripts)] : []),
  ].map((script) => script.trim());
  const runtime = inline(
    `nibras.title=${scriptJson(map.title)};nibras.language=${scriptJson(language)};nibras.strings=${playerTexts};\n${scripts.join('\n')}`,
  );

  const files: RenderedFile[] = [];
  const at = (index: number): number => Math.round((100 * (index + 1)) / Math.max(1, map.places.length));
  const linked = `<link rel="stylesheet" href="style.css"><script defer src="player.js"></script><script defer src="course-data.js"></script>`;
  for (const [index, view] of views.entries()) {
    if (index === 0) continue;
    const text = documentHtml(map, { title: view.place.title, main: mains[index]!, at: at(index), head: linked });
    files.push(textFile(view.place.path, 'page', 'text/html', text));
  }
  files.push(
    textFile(launchPath, 'launch', 'text/html', launchHtml()),
    textFile(
      contentsPath,
      'page',
      'text/html',
      documentHtml(map, {
        title: strings.contents,
        main: {
          attributes: ' data-page="menu"',
          html: `<h1 tabindex="-1">${strings.contents}</h1><nav aria-label="${strings.contents}"><ol class="contents">${contentsHtml(map.outline)}</ol></nav>`,
        },
        at: 0,
        head: linked,
      }),
    ),
    textFile('style.css', 'style', 'text/css', `${joined(allSheets)}\n`),
    textFile('player.js', 'script', 'text/javascript', `${boot}\n${runtime}\n`),
    textFile(
      'course-data.js',
      'script',
      'text/javascript',
      courseDataScript(snapshot, map, (page) => interactions.get(page) ?? []),
    ),
  );
  for (const facts of assets.values())
    files.push({
      path: assetPath(facts),
      mediaType: facts.mediaType,
      role: 'asset',
      body: { kind: 'asset', ...facts },
    });

  function launchHtml(): string {
    const first: PageView | undefined = views[0];
    const main = mains[0] ?? { attributes: '', html: `<h1 tabindex="-1">${escapeHtml(map.title)}</h1>` };
    const critical = new Set([themeStyles, ...stylesOf(first?.blockTypes ?? [], first?.place.quiz !== undefined)]);
    const later = [...allSheets].filter((sheet) => !critical.has(sheet));
    let templates = '';
    for (const [index, { attributes, html }] of mains.entries()) {
      if (index === 0) continue;
      const template = `<template${attributes}>${html}</template>`;
      if (byteLength(templates) + byteLength(template) > templateBudget) break;
      templates += template;
    }
    return documentHtml(map, {
      title: first?.place.title ?? map.title,
      main,
      at: at(0),
      head: `<style>${joined(critical)}</style>`,
      start: `<script>${boot}</script>`,
      tail: `<style>${joined(later)}</style><script>${runtime}</script>${templates}<script async src="course-data.js"></script>`,
    });
  }

  const marks = (quiz: number): number =>
    views
      .filter((view) => view.place.quiz === quiz)
      .reduce((sum, view) => sum + view.interactions.reduce((all, one) => all + one.points, 0), 0);
  const total = map.quizzes.reduce((sum, _, index) => sum + marks(index), 0);
  const mean = map.quizzes.reduce((sum, quiz, index) => sum + quiz.mastery * marks(index), 0) / total;
  return {
    courseId: snapshot.id,
    title: map.title,
    description: pickText(snapshot.description, language, map.fallback),
    language,
    direction: directionOf(language),
    launch: launchPath,
    files: files.toSorted((one, other) => (one.path < other.path ? -1 : 1)),
    outline: map.outline,
    interactions: views.flatMap((view) => view.interactions),
    ...(total > 0 ? { mastery: Math.round(mean * 100) / 100 } : {}),
    quizCount: map.quizzes.filter((_, index) => marks(index) > 0).length,
    diagnostics,
  };
}

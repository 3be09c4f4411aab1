import type { Diagnostic } from '@nibras/base';
import type { ShownAsset } from '@nibras/blocks/renderers';
import { type BlockModels, type CourseSnapshot, directionOf, pickText, readLearnerSettings } from '@nibras/course';
import { quizStrings } from '@nibras/player/quiz/strings';
import { playerStrings, shownStrings } from '@nibras/player/strings';
import { scriptJson } from './contents.ts';
import { coursePaths, mapCourse, unitPaths } from './course-map.ts';
import { featureData, featureScript, searchScript } from './feature-script.ts';
import {
  inline,
  joined,
  masteryOf,
  stylesOf,
  textFile,
  type UnitContent,
  unitFiles,
  type UnitFrame,
  viewUnit,
} from './render-unit.ts';
import type { AdapterName, AssetFacts, PlayerBundle, RenderedCourse, RenderedFile } from './rendered-course.ts';
import { needsRules } from './page-rules.ts';
import { type Pool, poolFiles } from './pool.ts';
import { byteLength } from './squeeze.ts';
import { pageStrings } from './strings.ts';
import { contentsStyles, sittingStyles, themeStyles } from './theme.ts';

export interface RenderOptions {
  /** The language of the package; the course's default where not said. */
  readonly language?: string;
  readonly adapter: AdapterName;
  readonly player: PlayerBundle;
  /** Facts of an asset; undefined where the course no longer has it. */
  readonly assets: (hash: string) => AssetFacts | undefined;
  /** `modules`: each module is launched and tracked on its own. */
  readonly units?: 'course' | 'modules';
  /** Characters of progress that the target keeps, where that is less than its edition's usual. */
  readonly stateLimit?: number;
}

/** Bytes of some files, text counted as UTF-8. */
const weightOf = (files: readonly RenderedFile[]): number =>
  files.reduce((sum, { body }) => sum + (body.kind === 'text' ? byteLength(body.text) : body.size), 0);

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
export const assetPath = ({ hash, mediaType }: Pick<AssetFacts, 'hash' | 'mediaType'>): string =>
  `a-${hash.slice(0, 16)}.${extensions[mediaType] ?? 'bin'}`;

/** Renders a course as a web site: every page complete without script, the launch document light enough for a slow line. */
export function renderCourse(snapshot: CourseSnapshot, models: BlockModels, options: RenderOptions): RenderedCourse {
  const language = options.language ?? snapshot.defaultLanguage;
  const strings = pageStrings(language);
  const whole = mapCourse(snapshot, language, strings.recovered);
  const diagnostics: Diagnostic[] = [];
  const assets = new Map<string, AssetFacts>();
  let shown = new Set<string>();
  const asset = (hash: string): ShownAsset | undefined => {
    const facts = options.assets(hash);
    if (!facts) return undefined;
    assets.set(hash, facts);
    shown.add(assetPath(facts));
    const { width, height, mediaType } = facts;
    return { path: assetPath(facts), mediaType, ...(width && height ? { width, height } : {}) };
  };
  const source = {
    snapshot,
    models,
    asset,
    report: (one: Diagnostic) => void diagnostics.push(one),
    pool: new Map() as Pool,
  };

  const parts = snapshot.nodes.map((node) => ({ node, part: { ...snapshot, nodes: [node] } }));
  const separate = options.units === 'modules' && parts.length > 1;
  const contents: (UnitContent & { readonly assets: ReadonlySet<string>; readonly title: string })[] = [];
  const add = (unit: Parameters<typeof viewUnit>[0], title: string): void => {
    shown = new Set();
    contents.push({ ...viewUnit(unit, source), assets: shown, title });
  };
  if (!separate) add({ id: snapshot.id, key: snapshot.id, map: whole }, whole.title);
  else
    for (const { node, part } of parts) {
      const paths = contents.length === 0 ? coursePaths : unitPaths(node.id);
      const map = mapCourse(part, language, strings.recovered, paths);
      const title = whole.outline.find(({ id }) => id === node.id)?.title ?? whole.title;
      if (map.places.length > 0) add({ id: node.id, key: `${snapshot.id}.${node.id}`, map }, title);
    }

  const views = contents.flatMap((unit) => unit.views);
  const pageTypes = new Set(views.flatMap((view) => [...view.blockTypes]));
  const drawnTypes = new Set(views.flatMap((view) => [...view.pooledTypes]).filter((type) => !pageTypes.has(type)));
  const usedTypes = [...pageTypes, ...drawnTypes];
  const sheets = new Set([themeStyles, ...stylesOf(usedTypes, whole.quizzes.length > 0), contentsStyles]);
  const scriptsOf = (types: ReadonlySet<string>): string[] => [
    ...new Set([...types].toSorted().flatMap((type) => options.player.block(type) ?? [])),
  ];
  const ruled = contents.some(({ map, views: some }) => needsRules(snapshot, map, some));
  if (ruled) sheets.add(sittingStyles);
  const asked = scriptsOf(new Set(usedTypes)).length > 0;
  const scripts = [
    options.player.core(options.adapter, ruled),
    ...(asked ? [options.player.questions(ruled), ...scriptsOf(pageTypes)] : []),
  ].map((script) => script.trim());
  // What draws and sittings need comes after the first page, with the types of questions that are only ever drawn.
  const quiz = [
    `nibras.quiz=${scriptJson(quizStrings(language))};`,
    options.player.quiz().trim(),
    ...scriptsOf(drawnTypes).map((script) => script.trim()),
  ].join('\n');
  const web = options.adapter === 'none';
  const wantsCertificate = readLearnerSettings(snapshot.settings).certificate !== undefined;
  if (wantsCertificate && separate)
    diagnostics.push({ severity: 'warning', code: 'render.certificate-needs-whole', at: {} });
  const certificate = wantsCertificate && !separate;
  const tracker = options.player.tracker(options.adapter);
  const pools = poolFiles(source.pool);
  const frame: UnitFrame = {
    pools: pools.index,
    web,
    styleApart: web || tracker !== null,
    lean: tracker !== null,
    snapshot,
    boot: options.player.boot(options.adapter),
    runtime: `nibras.language=${scriptJson(language)};nibras.strings=${scriptJson(shownStrings(playerStrings(language), options.adapter))};\n${scripts.join('\n')}`,
    sheets,
    certificate,
    stateLimit: options.stateLimit,
    single: !separate,
  };
  const files: RenderedFile[] = [
    textFile('style.css', 'style', 'text/css', `${joined(sheets)}\n`),
    textFile('search-data.js', 'script', 'text/javascript', searchScript(snapshot, views)),
    ...(ruled ? [textFile('quiz.js', 'script', 'text/javascript', `${quiz}\n`)] : []),
    ...pools.files.map(({ path, text }) => textFile(path, 'script', 'text/javascript', text)),
    ...(tracker === null ? [] : [textFile('tracker.js', 'script', 'text/javascript', `${tracker.trim()}\n`)]),
    // An LMS only ever launches the launch document, which has the player in it; that of the web has only its first part.
    ...(web
      ? [
          textFile(
            'player.js',
            'script',
            'text/javascript',
            `if(nibras.saved==null){${inline(frame.boot)}}\n${inline(frame.runtime)}\n`,
          ),
        ]
      : []),
  ];
  const shared = ['features.js', ...files.map(({ path }) => path)];
  const units = contents.map((unit) => {
    const own = unitFiles(unit, frame);
    files.push(...own);
    return {
      id: unit.id,
      title: unit.title,
      launch: unit.map.launch,
      files: [...shared, ...own.map(({ path }) => path), ...unit.assets].toSorted(),
      ...masteryOf(unit),
    };
  });
  for (const facts of assets.values())
    files.push({
      path: assetPath(facts),
      mediaType: facts.mediaType,
      role: 'asset',
      body: { kind: 'asset', ...facts },
    });
  const data = featureData(snapshot, language, views, { certificate, ...(web ? { offline: weightOf(files) } : {}) });
  files.push(
    textFile(
      'features.js',
      'script',
      'text/javascript',
      featureScript(data, options.player.features({ web, glossary: data.glossary !== undefined, certificate })),
    ),
  );
  return {
    courseId: snapshot.id,
    title: whole.title,
    description: pickText(snapshot.description, language, whole.fallback),
    language,
    direction: directionOf(language),
    launch: coursePaths.launch,
    files: files.toSorted((one, other) => (one.path < other.path ? -1 : 1)),
    units,
    outline: whole.outline,
    interactions: views.flatMap((view) => [...view.interactions, ...view.pooled.values()]),
    ...masteryOf({ id: snapshot.id, key: '', map: whole, views: separate ? wholeViews() : contents[0]!.views }),
    diagnostics,
  };

  // A unit counts its quizzes from 0: for the course as a whole they are counted anew.
  function wholeViews(): UnitContent['views'] {
    const quizOf = new Map(whole.places.map((place) => [place.page.id, place]));
    return views.map((view) => ({ ...view, place: quizOf.get(view.place.page.id) ?? view.place }));
  }
}

import type { Diagnostic, Id } from '@nibras/base';
import type { ShownAsset } from '@nibras/blocks/renderers';
import {
  blockRef,
  blockRefs,
  type BlockModels,
  type CourseSnapshot,
  pickText,
  type ProseNode,
  type SlotTexts,
  type SnapshotBlock,
  type SnapshotNode,
  snapshotPages,
} from '@nibras/course';
import { mapCourse, type PagePlace, type QuizUnit } from './course-map.ts';
import { viewPage } from './page-view.ts';
import type { AssetFacts } from './rendered-course.ts';
import { pageStrings } from './strings.ts';
import { pickTexts } from './texts.ts';

/** A stretch of a page: HTML that needs no script, or a question that the target may know natively, with its HTML where it does not. */
export type StaticPart =
  | { readonly kind: 'html'; readonly html: string }
  | { readonly kind: 'question'; readonly id: Id; readonly html: string; readonly assets: readonly AssetFacts[] };

export interface StaticPage {
  readonly node: SnapshotNode;
  readonly title: string;
  /** Modules and lessons around it, the outermost first. */
  readonly ancestors: readonly { readonly id: Id; readonly title: string }[];
  /** Which of the course's quizzes it belongs to. */
  readonly quiz?: number;
  readonly parts: readonly StaticPart[];
}

/** A course taken apart for targets that have pages and questions of their own. */
export interface StaticCourse {
  readonly title: string;
  readonly description: string;
  readonly language: string;
  readonly pages: readonly StaticPage[];
  readonly quizzes: readonly QuizUnit[];
  /** Files that the HTML of pages shows; those of questions alone stand at their parts. */
  readonly assets: readonly AssetFacts[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface StaticOptions {
  readonly language?: string;
  readonly assets: (hash: string) => AssetFacts | undefined;
  /** Address of a file in the HTML of a page. */
  readonly assetHref: (facts: AssetFacts) => string;
  /** Address of a page in the HTML of another one. */
  readonly pageHref: (page: Id) => string;
}

type IsQuestion = (id: Id) => boolean;

function without(nodes: readonly ProseNode[], gone: IsQuestion): ProseNode[] {
  return nodes.flatMap((node): ProseNode[] => {
    if (node.type === 'blockRef' && gone(String(node.attrs?.['id']))) return [];
    return [node.content ? { ...node, content: without(node.content, gone) } : node];
  });
}

/** Blocks whose texts show no question any more. */
function strippedBlocks(snapshot: CourseSnapshot, gone: IsQuestion): Readonly<Record<Id, SnapshotBlock>> {
  const strip = (texts: SlotTexts): SlotTexts =>
    Object.fromEntries(
      Object.entries(texts).map(([language, text]) => [
        language,
        typeof text === 'string' ? text : without(text, gone),
      ]),
    );
  const holds = (block: SnapshotBlock): boolean =>
    Object.values(block.texts).some((texts) =>
      Object.values(texts).some((text) => typeof text !== 'string' && blockRefs(text).some(gone)),
    );
  return Object.fromEntries(
    Object.entries(snapshot.blocks).map(([id, block]) => [
      id,
      holds(block)
        ? {
            ...block,
            texts: Object.fromEntries(Object.entries(block.texts).map(([slot, texts]) => [slot, strip(texts)])),
          }
        : block,
    ]),
  );
}

/**
 * Renders each page as stretches of HTML between its questions. A question inside another block follows that block; a draw
 * becomes as many questions as it shows, the first of its banks that no other page has.
 */
export function renderStatic(snapshot: CourseSnapshot, models: BlockModels, options: StaticOptions): StaticCourse {
  const language = options.language ?? snapshot.defaultLanguage;
  const drawn = mapCourse(snapshot, language, pageStrings(language).recovered);
  const map = { ...drawn, paths: new Map(drawn.places.map(({ page }) => [page.id, `p-${page.id}.html`])) };
  const diagnostics = new Map<string, Diagnostic>();
  const report = (one: Diagnostic): void => void diagnostics.set(JSON.stringify(one), one);
  const assets = new Map<string, AssetFacts>();
  let shown = assets;
  const asset = (hash: string): ShownAsset | undefined => {
    const facts = options.assets(hash);
    if (!facts) return undefined;
    shown.set(hash, facts);
    const { width, height, mediaType } = facts;
    return { path: options.assetHref(facts), mediaType, ...(width && height ? { width, height } : {}) };
  };
  const source = { snapshot, models, map, asset, report, pool: new Map() };
  shown = new Map();
  const draws = new Map(
    map.places.flatMap((place) => viewPage(source, place).draws.map((draw) => [draw.block, draw.rules] as const)),
  );
  shown = assets;
  const isQuestion: IsQuestion = (id) => {
    const block = snapshot.blocks[id];
    return block !== undefined && (draws.has(id) || models[block.type]?.interaction !== undefined);
  };
  const stripped = { ...source, snapshot: { ...snapshot, blocks: strippedBlocks(snapshot, isQuestion) } };
  const taken = new Set<Id>();
  const linked = (html: string): string =>
    html.replace(/href="p-([a-z][a-z0-9]{11})\.html"/g, (_, page: string) => `href="${options.pageHref(page)}"`);

  const view = (place: PagePlace, nodes: readonly ProseNode[], spoken: string, from: typeof source) =>
    viewPage({ ...from, pool: new Map() }, { ...place, page: { ...place.page, prose: { [spoken]: nodes } } });

  const nested = (nodes: readonly ProseNode[], found = new Set<Id>()): Set<Id> => {
    for (const id of blockRefs(nodes)) {
      if (found.has(id)) continue;
      if (isQuestion(id)) found.add(id);
      else
        for (const texts of Object.values(snapshot.blocks[id]?.texts ?? {})) {
          const { nodes: inner } = pickTexts(texts, language, map.fallback);
          nested(inner, found);
        }
    }
    return found;
  };

  const around = new Map(snapshotPages(snapshot).map(({ page, ancestors }) => [page.id, ancestors]));
  const pages = map.places.map((place): StaticPage => {
    const picked = pickTexts(place.page.prose ?? {}, language, map.fallback);
    const spoken = picked.fallback ?? language;
    const parts: StaticPart[] = [];
    const asked = new Set<Id>();
    let run: ProseNode[] = [];
    const flush = (): void => {
      const { html } = view(place, run, spoken, stripped);
      run = [];
      if (html !== '') parts.push({ kind: 'html', html: linked(html) });
    };
    const ask = (id: Id): void => {
      if (asked.has(id)) return;
      asked.add(id);
      const rules = draws.get(id);
      if (!rules) {
        const own = new Map<string, AssetFacts>();
        shown = own;
        const { html } = view(place, [blockRef(id)], spoken, source);
        shown = assets;
        taken.add(id);
        parts.push({ kind: 'question', id, html: linked(html), assets: [...own.values()] });
        return;
      }
      report({ severity: 'warning', code: 'translate.draw', at: { page: place.page.id, block: id } });
      for (const { count, questions } of rules) {
        const left = questions.filter((one) => !asked.has(one));
        const fresh = left.filter((one) => !taken.has(one));
        for (const one of [...fresh, ...left.filter((other) => taken.has(other))].slice(0, count)) ask(one);
      }
    };
    for (const node of picked.nodes) {
      const questions = nested([node]);
      if (node.type !== 'blockRef' || !isQuestion(String(node.attrs?.['id']))) run.push(...without([node], isQuestion));
      if (questions.size === 0) continue;
      flush();
      for (const id of questions) ask(id);
    }
    flush();
    return {
      node: place.page,
      title: place.title,
      ancestors: (around.get(place.page.id) ?? []).map(({ id }, index) => ({ id, title: place.crumbs[index] ?? '…' })),
      ...(place.quiz === undefined ? {} : { quiz: place.quiz }),
      parts,
    };
  });
  return {
    title: map.title,
    description: pickText(snapshot.description, language, map.fallback),
    language,
    pages,
    quizzes: map.quizzes,
    assets: [...assets.values()],
    diagnostics: [...diagnostics.values()],
  };
}

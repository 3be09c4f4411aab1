import type { Diagnostic, Id, Place } from '@nibras/base';
import { type Draw, type RenderContext, rendererOf, type ShownAsset, withMore } from '@nibras/blocks/renderers';
import { bankQuestions } from './bank-questions.ts';
import { type Pool, type PooledQuestion, poolKey } from './pool.ts';
import {
  type BlockModels,
  countWords,
  type CourseSnapshot,
  directionOf,
  fillMarkers,
  type Interaction,
  plainText,
  readingMinutes,
  type SlotRole,
  type SnapshotBlock,
} from '@nibras/course';
import { type CourseMap, hrefOf, type PagePlace } from './course-map.ts';
import { inlineHtml, type ProseContext, proseHtml } from './prose-html.ts';
import { pageStrings } from './strings.ts';
import { typeset } from './typeset.ts';
import { pickTexts, showsSomething } from './texts.ts';

/** A page's own content, before the frame that all pages share. */
export interface PageView {
  readonly place: PagePlace;
  readonly html: string;
  /** ` lang dir` where the whole text is shown in another language. */
  readonly attributes: string;
  readonly blockTypes: ReadonlySet<string>;
  /** Types of the questions that it may draw. */
  readonly pooledTypes: ReadonlySet<string>;
  /** Its own questions in reading order. */
  readonly interactions: readonly Interaction[];
  /** Questions that its draws may show, each once. */
  readonly pooled: ReadonlyMap<Id, Interaction>;
  readonly draws: readonly Draw[];
  /** What a learner reads on it, without what is shown only now and then; nothing that gives an answer away. */
  readonly words: string;
  /** Minutes that reading, questions and tasks take, not rounded. */
  readonly minutes: number;
}

/** What the renderer of pages may use of the course. */
export interface PageSource {
  readonly snapshot: CourseSnapshot;
  readonly models: BlockModels;
  readonly map: CourseMap;
  readonly asset: (hash: string) => ShownAsset | undefined;
  readonly report: (diagnostic: Diagnostic) => void;
  /** Questions that were rendered to be drawn, for all pages; the first that draws one fills it in. */
  readonly pool: Pool;
}

const safeLink = /^(?:https?:\/\/|mailto:|tel:|#)/i;

/** To think about a question and choose, as the checks of a course count it. */
const minutesPerQuestion = 1;
/** What a learner reads only now and then, or hears instead. */
const asides: ReadonlySet<SlotRole> = new Set<SlotRole>(['alt', 'feedback', 'hint', 'answer', 'transcript']);

const within = (tag: 'span' | 'div', attributes: string, html: string): string =>
  attributes === '' || html === '' ? html : `<${tag}${attributes}>${html}</${tag}>`;

class PageWriter {
  readonly blockTypes = new Set<string>();
  readonly pooledTypes = new Set<string>();
  readonly interactions: Interaction[] = [];
  readonly pooled = new Map<Id, Interaction>();
  readonly draws: Draw[] = [];
  private readonly source: PageSource;
  private readonly place: PagePlace;
  private readonly written = new Set<Id>();
  private pictures = 0;
  private readonly heard: string[] = [];
  private minutes = 0;

  constructor(source: PageSource, place: PagePlace) {
    this.source = source;
    this.place = place;
  }

  private get ownLanguage(): string {
    const { language } = this.source.map;
    return ` lang="${language}" dir="${directionOf(language)}"`;
  }

  private report(severity: Diagnostic['severity'], code: string, at: Place = {}, params?: Diagnostic['params']): void {
    this.source.report({ severity, code, at: { page: this.place.page.id, ...at }, ...(params ? { params } : {}) });
  }

  /** `around` says which language stands around blocks, where it is not that of the page. */
  proseContext(block?: Id, around = ''): ProseContext {
    const { map } = this.source;
    const strings = pageStrings(map.language);
    const at = block === undefined ? {} : { block };
    return {
      newTab: strings.newTab,
      table: strings.table,
      typeset: (text) => typeset(text, map.language),
      block: (id) => within('div', around === '' ? '' : this.ownLanguage, this.block(id)),
      link: (href) => {
        const target = /^nibras:page\/([a-z][a-z0-9]{11})$/.exec(href)?.[1];
        if (target !== undefined) {
          const path = map.paths.get(target);
          if (path === undefined) this.report('warning', 'render.broken-page-link', at, { href });
          return path === undefined ? undefined : hrefOf(path, target);
        }
        if (safeLink.test(href)) return href;
        this.report('warning', 'render.unsafe-link', at, { href });
        return undefined;
      },
    };
  }

  /** A block record as HTML; each block stands once on a page, so that a block inside itself ends there too. */
  block(id: Id): string {
    const { snapshot, models } = this.source;
    if (this.written.has(id)) return '';
    this.written.add(id);
    const block = snapshot.blocks[id];
    const renderer = block && rendererOf(block.type);
    const model = block && models[block.type];
    if (!block || !renderer || !model) {
      this.report('error', 'render.unknown-block', { block: id });
      return '';
    }
    this.blockTypes.add(block.type);
    if (renderer.more?.when(block.settings)) this.blockTypes.add(withMore(block.type));
    const context = this.blockContext(block);
    const withInteraction: RenderContext = {
      ...context,
      interaction: model.interaction?.(block as never, context.text, (member) => snapshot.numbers[member] ?? 0),
    };
    if (withInteraction.interaction) {
      this.interactions.push(withInteraction.interaction);
      this.minutes += minutesPerQuestion;
    }
    const task: unknown = block.settings['minutes'];
    if (typeof task === 'number') this.minutes += task;
    for (const { key, role } of model.slots(block.settings as never))
      if (!asides.has(role)) this.heard.push(fillMarkers(context.text(key), () => '…'));
    return renderer.render(block, withInteraction);
  }

  /** Questions of the banks that may be drawn here. */
  private pool(admits: Parameters<RenderContext['pool']>[0]): ReturnType<RenderContext['pool']> {
    const { snapshot, models } = this.source;
    return bankQuestions(snapshot, models)
      .filter(({ bank, settings }) => admits(bank, settings))
      .map(({ id }) => {
        const { number, interaction, types } = this.pooledQuestion(id);
        if (interaction) this.pooled.set(id, interaction);
        for (const type of types) this.pooledTypes.add(type);
        return { id, number };
      });
  }

  private pooledQuestion(id: Id): PooledQuestion {
    const { pool, snapshot } = this.source;
    const scored = this.place.quiz !== undefined;
    const key = poolKey(scored, id);
    const known = pool.get(key);
    if (known) return known;
    const writer = new PageWriter(this.source, this.place);
    const html = writer.block(id);
    const [interaction] = writer.interactions;
    const made = { number: snapshot.numbers[id] ?? 0, scored, html, interaction, types: writer.blockTypes };
    pool.set(key, made);
    return made;
  }

  private blockContext(block: SnapshotBlock): RenderContext {
    const { map } = this.source;
    const prose = (slot: string): ProseContext => this.proseContext(block.id, pick(slot).attributes);
    const told = new Set<string>();
    const pick = (slot: string): ReturnType<typeof pickTexts> => {
      const picked = pickTexts(block.texts[slot] ?? {}, map.language, map.fallback);
      if (picked.fallback !== undefined && !told.has(slot)) {
        told.add(slot);
        const at = { block: block.id, slot, language: map.language };
        this.report('warning', 'render.fallback-text', at, { language: picked.fallback });
      }
      return picked;
    };
    return {
      language: map.language,
      practice: this.place.quiz === undefined,
      firstPicture: () => (this.pictures += 1) === 1,
      interaction: undefined,
      text: (slot) => pick(slot).plain,
      has: (slot) => pick(slot).plain !== '' || showsSomething(pick(slot).nodes),
      nodes: (slot) => pick(slot).nodes,
      line: (slot) => within('span', pick(slot).attributes, inlineHtml(pick(slot).nodes, prose(slot))),
      rich: (slot) => within('div', pick(slot).attributes, proseHtml(pick(slot).nodes, prose(slot))),
      inline: (nodes) => inlineHtml(nodes, this.proseContext(block.id)),
      prose: (nodes) => proseHtml(nodes, this.proseContext(block.id)),
      languageOf: (slot) => pick(slot).attributes,
      number: (id) => this.source.snapshot.numbers[id] ?? 0,
      pool: (admits) => this.pool(admits),
      draws: (draw) => {
        this.draws.push(draw);
        this.minutes +=
          minutesPerQuestion *
          draw.rules.reduce((sum, { count, questions }) => sum + Math.min(count, questions.length), 0);
      },
      asset: (hash) => {
        const shown = this.source.asset(hash);
        if (!shown) this.report('error', 'render.missing-asset', { block: block.id });
        return shown;
      },
    };
  }

  view(): PageView {
    const { map } = this.source;
    const { page } = this.place;
    const picked = pickTexts(page.prose ?? {}, map.language, map.fallback);
    if (picked.fallback !== undefined)
      this.report('warning', 'render.fallback-text', { language: map.language }, { language: picked.fallback });
    const html = proseHtml(picked.nodes, this.proseContext(undefined, picked.attributes));
    const own = plainText(picked.nodes);
    const words = [own, ...this.heard].join(' ').replace(/\s+/g, ' ').trim();
    const read = readingMinutes(countWords(`${this.place.title} ${words}`), map.language);
    return {
      words,
      minutes: read + this.minutes + (page.settings.taskMinutes ?? 0),
      place: this.place,
      html: within('div', picked.attributes, html),
      attributes: picked.attributes,
      blockTypes: this.blockTypes,
      pooledTypes: this.pooledTypes,
      interactions: this.interactions,
      pooled: this.pooled,
      draws: this.draws,
    };
  }
}

/** Renders the content of one page. */
export function viewPage(source: PageSource, place: PagePlace): PageView {
  return new PageWriter(source, place).view();
}

import { escapeHtml } from '@nibras/base';
import {
  type BlockModels,
  blockRefs,
  type CourseSnapshot,
  exchangeFields,
  type ExchangeField,
  type ExchangeFile,
  type ExchangeItem,
  type ExchangePicture,
  type ExchangeZone,
  fillMarkers,
  pickText,
  plainText,
  type ProseNode,
  type SlotTexts,
  type SnapshotBlock,
  type SnapshotNode,
  snapshotPages,
  toExchangeTags,
} from '@nibras/course';
import { calculationOf, firstDrawn } from './calculation.ts';
import { assetPath, inlineHtml, proseHtml, type ProseContext } from '@nibras/render';

/** Rich text for elsewhere: what leads into the course, or shows a block of it, stays behind. */
const abroad: ProseContext = {
  block: () => '',
  link: (href) => (/^(https?:|mailto:|tel:)/i.test(href) ? href : undefined),
  newTab: '',
  table: '',
  typeset: (text) => text,
};

const closing = /^(stem|correct|incorrect|model)$/;

/** Where a slot's text stands in an item. */
function nameOf(slot: string, hints: readonly string[]): string | undefined {
  if (closing.test(slot)) return slot;
  const [kind, id] = slot.split(':');
  if (id === undefined) return undefined;
  if (kind === 'feedback') return slot;
  if (kind === 'alt') return undefined;
  return kind === 'hint' ? `hint:${hints.indexOf(slot)}` : `member:${id}`;
}

function textIn(texts: SlotTexts | undefined, language: string, fallback: string): string | readonly ProseNode[] {
  return texts?.[language] ?? texts?.[fallback] ?? '';
}

const shownAs = {
  image: (source: string, alt: string) => `<p><img src="${source}" alt="${escapeHtml(alt)}"></p>`,
  audio: (source: string) => `<p><audio controls src="${source}"></audio></p>`,
  video: (source: string) => `<p><video controls src="${source}"></video></p>`,
};

/** The picture, sound or film above a stem, the picture that a question is about and those of options, as HTML and as the files that they show. */
function shownBy(
  { settings }: SnapshotBlock,
  text: (slot: string) => string,
):
  | {
      readonly html: string;
      readonly files: Readonly<Record<string, ExchangeFile>>;
      /** What options show. */
      readonly options: ReadonlyMap<string, string>;
    }
  | undefined {
  const files: Record<string, ExchangeFile> = {};
  const show = (setting: unknown, alt: string): string => {
    if (!Array.isArray(setting)) return '';
    const [hash, name, mediaType] = setting.map(String) as [string, string, string];
    const html = shownAs[mediaType.split('/')[0] as keyof typeof shownAs];
    if (!html) return '';
    const key = assetPath({ hash, mediaType });
    files[key] = { name, mediaType, hash };
    return html(`file:${key}`, alt);
  };
  const html = show(settings['prompt'], text('promptalt')) + show(settings['asset'], text('alt'));
  const [pictures, decorative] = [settings['pictures'], settings['decorative']].map(
    (one) => (one ?? {}) as Readonly<Record<string, unknown>>,
  ) as [Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>];
  const options = Object.keys((settings['options'] ?? {}) as object).flatMap((id) => {
    const shown = show(pictures[id], decorative[id] === true ? '' : text(`alt:${id}`));
    return shown === '' ? [] : [[id, shown.replace(/<\/?p>/g, '')] as const];
  });
  return Object.keys(files).length === 0 ? undefined : { html, files, options: new Map(options) };
}

/** The picture that a question is answered on, with its zones; undefined where nothing is known of its size. */
function pictureOf({ type, settings }: SnapshotBlock, alt: string): ExchangePicture | undefined {
  const { asset, look } = settings;
  if (!Array.isArray(asset) || !/^(hotspot|label-picture)$/.test(type)) return undefined;
  const [hash, , mediaType, width, height] = asset as [string, string, string, number, number];
  if (!(width > 0) || !(height > 0) || !mediaType.startsWith('image/')) return undefined;
  const zones = Object.entries((settings['regions'] ?? settings['zones'] ?? {}) as Record<string, ExchangeZone>);
  return {
    file: assetPath({ hash, mediaType }),
    alt,
    width,
    height,
    zones: Object.fromEntries(zones.map(([id, { shape, place }]) => [id, { shape, place }])),
    look: type === 'hotspot' ? 'hotspot' : look === 'sort' ? 'sort' : 'label',
  };
}

/** What the author says of a question, for searching and drawing. */
function tagsOf({ settings }: SnapshotBlock): string[] {
  const tags: unknown = settings['tags'];
  const field = (name: ExchangeField): string | undefined => {
    const value = settings[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  };
  return toExchangeTags(
    typeof tags === 'object' && tags !== null ? Object.keys(tags) : [],
    Object.fromEntries(exchangeFields.map((name) => [name, field(name)])),
  );
}

/** A question of a course on its way out; undefined for blocks that are none. */
export function itemOf(
  block: SnapshotBlock,
  models: BlockModels,
  snapshot: CourseSnapshot,
  language: string,
  category: readonly string[],
): ExchangeItem | undefined {
  const model = models[block.type];
  if (!model?.interaction) return undefined;
  const text = (slot: string): string => {
    const found = textIn(block.texts[slot], language, snapshot.defaultLanguage);
    return typeof found === 'string' ? found : plainText(found);
  };
  const interaction = model.interaction(block as never, text, (id) => snapshot.numbers[id] ?? 0);
  const slots = model.slots(block.settings as never);
  const hints = slots.filter(({ role }) => role === 'hint').map(({ key }) => key);
  const html: Record<string, string> = {};
  for (const { key, kind } of slots) {
    const name = nameOf(key, hints);
    const found = textIn(block.texts[key], language, snapshot.defaultLanguage);
    if (name === undefined || text(key).trim() === '') continue;
    html[name] =
      typeof found === 'string'
        ? escapeHtml(found)
        : kind === 'line'
          ? inlineHtml(found, abroad)
          : proseHtml(found, abroad);
  }
  if (interaction.kind === 'choice' && interaction.inText) {
    const stem = html['stem'] ?? '';
    html['text'] = stem;
    html['stem'] = fillMarkers(stem, (id) => html[`member:${id}`] ?? '');
  }
  let calculation = calculationOf(block, html);
  if (interaction.kind === 'number' && interaction.draws) Object.assign(html, firstDrawn(html, interaction));
  const words = interaction.prompt.replace(/\s+/g, ' ').trim();
  const prompt = shownBy(block, text);
  if (prompt && calculation?.html['stem'] !== undefined)
    calculation = { ...calculation, html: { ...calculation.html, stem: prompt.html + calculation.html['stem'] } };
  if (prompt)
    for (const name of ['stem', 'text'])
      if (prompt.html !== '' && (name in html || name === 'stem')) html[name] = prompt.html + (html[name] ?? '');
  for (const [id, shown] of prompt?.options ?? [])
    html[`member:${id}`] = [shown, html[`member:${id}`]].filter((one) => one !== undefined).join(' ');
  const made = {
    name: words.slice(0, 80) || block.id,
    category,
    tags: tagsOf(block),
    interaction,
    html,
    ...(calculation ? { calculation } : {}),
  };
  const picture = pictureOf(block, text('alt'));
  return prompt ? { ...made, files: prompt.files, ...(picture ? { picture } : {}) } : made;
}

function* itemsOn(
  page: SnapshotNode,
  category: readonly string[],
  snapshot: CourseSnapshot,
  models: BlockModels,
  language: string,
): Generator<ExchangeItem> {
  const seen = new Set<string>();
  function* visit(texts: SlotTexts): Generator<ExchangeItem> {
    for (const nodes of Object.values(texts))
      if (typeof nodes !== 'string')
        for (const id of blockRefs(nodes)) {
          const block = snapshot.blocks[id];
          if (!block || seen.has(id)) continue;
          seen.add(id);
          const item = itemOf(block, models, snapshot, language, category);
          if (item) yield item;
          for (const slot of Object.values(block.texts)) yield* visit(slot);
        }
  }
  yield* visit(page.prose ?? {});
}

/** The questions of a course's banks in one language, each with the title of its bank. */
export function bankItems(snapshot: CourseSnapshot, models: BlockModels, language: string): ExchangeItem[] {
  return snapshot.banks.flatMap((bank) => [
    ...itemsOn(bank, [pickText(bank.title, language, snapshot.defaultLanguage)], snapshot, models, language),
  ]);
}

/** Which questions of a course go out: those of its pages, its banks, or both. */
export type ItemSource = 'pages' | 'banks' | 'all';

/** The questions of a course in one language, in reading order, each with the titles of what it lies in. */
export function itemsOfCourse(
  snapshot: CourseSnapshot,
  models: BlockModels,
  language: string,
  from: ItemSource = 'pages',
): ExchangeItem[] {
  const onPages = snapshotPages(snapshot).flatMap(({ page, ancestors }) => {
    const category = [...ancestors, page].map(({ title }) => pickText(title, language, snapshot.defaultLanguage));
    return [...itemsOn(page, category, snapshot, models, language)];
  });
  return [...(from === 'banks' ? [] : onPages), ...(from === 'pages' ? [] : bankItems(snapshot, models, language))];
}

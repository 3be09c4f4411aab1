import { escapeHtml } from '@nibras/base';
import {
  type BlockModels,
  blockRefs,
  type CourseSnapshot,
  type ExchangeFile,
  type ExchangeItem,
  fillMarkers,
  pickText,
  plainText,
  type ProseNode,
  type SlotTexts,
  type SnapshotBlock,
  snapshotPages,
} from '@nibras/course';
import { withoutFiles } from './item-files.ts';
import { assetPath, inlineHtml, proseHtml, type ProseContext } from '@nibras/render';

/** Rich text for elsewhere: what leads into the course, or shows a block of it, stays behind. */
const abroad: ProseContext = {
  block: () => '',
  link: (href) => (/^(https?:|mailto:|tel:)/i.test(href) ? href : undefined),
  newTab: '',
  table: '',
  typeset: (text) => text,
};

const closing = /^(stem|correct|incorrect)$/;

/** Where a slot's text stands in an item. */
function nameOf(slot: string, hints: readonly string[]): string | undefined {
  if (closing.test(slot)) return slot;
  const [kind, id] = slot.split(':');
  if (id === undefined) return undefined;
  if (kind === 'feedback') return slot;
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

/** The picture, sound or film above a stem, as HTML and as the file that it shows. */
function promptOf(
  { settings }: SnapshotBlock,
  alt: string,
): { readonly html: string; readonly files: Readonly<Record<string, ExchangeFile>> } | undefined {
  const prompt: unknown = settings['prompt'];
  if (!Array.isArray(prompt)) return undefined;
  const [hash, name, mediaType] = prompt.map(String) as [string, string, string];
  const show = shownAs[mediaType.split('/')[0] as keyof typeof shownAs];
  if (!show) return undefined;
  const key = assetPath({ hash, mediaType });
  return { html: show(`file:${key}`, alt), files: { [key]: { name, mediaType, hash } } };
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
  if (interaction.kind === 'number' && interaction.draws) {
    const [first] = interaction.draws;
    for (const [key, value] of Object.entries(html))
      html[key] = fillMarkers(value, (id) => String(first?.values[id] ?? '…'));
  }
  const words = interaction.prompt.replace(/\s+/g, ' ').trim();
  const prompt = promptOf(block, text('promptalt'));
  if (prompt)
    for (const name of ['stem', 'text'])
      if (name in html || name === 'stem') html[name] = prompt.html + (html[name] ?? '');
  const made = { name: words.slice(0, 80) || block.id, category, tags: [], interaction, html };
  return prompt ? { ...made, files: prompt.files } : made;
}

/** The questions of a course in one language, in reading order, each with the titles of what it lies in. */
export function itemsOfCourse(snapshot: CourseSnapshot, models: BlockModels, language: string): ExchangeItem[] {
  const items: ExchangeItem[] = [];
  for (const { page, ancestors } of snapshotPages(snapshot)) {
    const category = [...ancestors, page].map(({ title }) => pickText(title, language, snapshot.defaultLanguage));
    const seen = new Set<string>();
    const visit = (texts: SlotTexts): void => {
      for (const nodes of Object.values(texts))
        if (typeof nodes !== 'string')
          for (const id of blockRefs(nodes)) {
            const block = snapshot.blocks[id];
            if (!block || seen.has(id)) continue;
            seen.add(id);
            const item = itemOf(block, models, snapshot, language, category);
            if (item) items.push(withoutFiles(item));
            for (const slot of Object.values(block.texts)) visit(slot);
          }
    };
    visit(page.prose ?? {});
  }
  return items;
}

import type { Diagnostic } from '@nibras/base';
import { newId } from '@nibras/base';
import {
  applyTable,
  type ExchangeItem,
  fromExchangeTags,
  type GapsInteraction,
  type InteractionTable,
  type ProseNode,
  type RawSettings,
} from '@nibras/course';
import { calculatedShape } from './calculated-shape.ts';
import { htmlToLine, htmlToProse } from './html-to-prose.ts';
import { type ImportedQuestion, remark } from './imported.ts';
import { shownFirst } from './item-media.ts';
import { optionMedia } from './option-media.ts';
import { wordsOf } from './item-maker.ts';
import { pictureShape } from './picture-shape.ts';
import { idsOf, ordered, type Shape } from './question-shape.ts';

/** Characters of a tag that blocks keep. */
const longestTag = 60;

/** A stored file as a block's setting holds it. */
export type ItemAsset = readonly [hash: string, name: string, mediaType: string, width: number, height: number];

/** Blanks that all take words of the bank are filled from it; others have lists of their own. */
function toGapsShape({ gaps, bank, shuffle, caseSensitive, accentSensitive, nearMiss }: GapsInteraction): Shape {
  if (gaps.length > 0 && gaps.every(({ way }) => way === 'bank'))
    return {
      type: 'drag-words',
      settings: {
        gaps: ordered(gaps, (gap) => ({ word: gap.way === 'bank' ? gap.key : '' })),
        bank: ordered(bank, () => ({})),
        shuffle,
      },
      slots: [{ prefix: 'word', plain: true, ids: idsOf(bank) }],
    };
  const words = gaps.flatMap((gap) => {
    switch (gap.way) {
      case 'text':
        return gap.answers.map(({ id, label, credit }) => ({ id: id ?? newId(), gap: gap.id, label, credit }));
      case 'number':
        return [];
      case 'choice':
        return gap.options.map(({ id, label, correct }) => ({ id, gap: gap.id, label, credit: correct ? 1 : 0 }));
      case 'bank':
        return bank.map(({ id, label }) => ({ id: newId(), gap: gap.id, label, credit: id === gap.key ? 1 : 0 }));
    }
  });
  return {
    type: 'cloze',
    settings: {
      gaps: ordered(gaps, (gap) => ({
        way: gap.way === 'bank' ? 'choice' : gap.way,
        value: gap.way === 'number' ? gap.value : 0,
        tolerance: gap.way === 'number' ? gap.tolerance : 0,
      })),
      words: ordered(words, ({ gap, credit }) => ({ gap, credit })),
      shuffle,
      caseSensitive,
      accentSensitive,
      nearMiss: nearMiss ?? 0,
    },
    slots: [],
    words: Object.fromEntries(words.map(({ id, label }) => [`word:${id}`, label])),
  };
}

const shapes: InteractionTable<Shape> = {
  choice: (one) => ({
    type: one.inText ? 'select-text' : one.truth ? 'true-false' : one.multiple ? 'multiple-choice' : 'choice',
    settings: {
      options: ordered(one.options, ({ correct }) => ({ correct })),
      shuffle: one.shuffle,
      ...(one.multiple ? { marking: one.marking } : {}),
      ...(one.anyKey ? { anyKey: true } : {}),
      ...(one.truth ? { certainty: one.certainty ?? false } : {}),
    },
    slots: [{ prefix: 'option', plain: one.inText ?? false, ids: one.truth ? [] : idsOf(one.options) }],
  }),
  match: (one) => ({
    type: 'matching',
    settings: {
      sources: ordered(one.sources, ({ id }) => ({ target: one.key[id] ?? '' })),
      targets: ordered(one.targets, () => ({})),
      shuffle: one.shuffle,
    },
    slots: [
      { prefix: 'source', ids: idsOf(one.sources) },
      { prefix: 'target', ids: idsOf(one.targets) },
    ],
  }),
  text: (one) => ({
    type: 'short-text',
    settings: {
      answers: ordered(one.answers, ({ credit }) => ({ credit })),
      caseSensitive: one.caseSensitive,
      accentSensitive: one.accentSensitive,
      ...(one.nearMiss === undefined ? {} : { nearMiss: one.nearMiss }),
    },
    slots: [{ prefix: 'answer', plain: true, ids: idsOf(one.answers) }],
  }),
  order: (one) => ({
    type: 'ordering',
    settings: { items: ordered(one.items, () => ({})), marking: one.marking, steps: false },
    slots: [{ prefix: 'item', ids: idsOf(one.items) }],
  }),
  number: (one) => ({
    type: 'numeric',
    settings: {
      answers: ordered(one.answers, ({ value, tolerance, credit }) => ({ value, tolerance, percent: false, credit })),
      units: ordered(one.units, ({ factor }) => ({ factor })),
      unitNeeded: one.unitNeeded,
    },
    slots: [{ prefix: 'unit', plain: true, ids: idsOf(one.units) }],
  }),
  gaps: toGapsShape,
  open: (one) => ({
    type: 'open-answer',
    settings: {
      hands: one.hands,
      fewestWords: one.fewestWords,
      mostWords: one.mostWords,
      criteria: ordered(one.criteria, ({ points }) => ({ points })),
    },
    slots: [{ prefix: 'criterion', ids: idsOf(one.criteria) }],
  }),
  survey: (one) => ({
    type: 'survey',
    settings: { items: ordered(one.items, () => ({})), scale: ordered(one.scale, () => ({})), points: 0, attempts: 0 },
    slots: [
      { prefix: 'item', ids: idsOf(one.items) },
      { prefix: 'scale', ids: idsOf(one.scale) },
    ],
  }),
};

/** Tags as settings keep them, and what else a question says of itself. */
function aboutOf(all: readonly string[]): RawSettings {
  const { tags, fields } = fromExchangeTags(all);
  const clean = (tag: string): string =>
    [...tag.normalize('NFC').replaceAll('/', '-').replace(/\s+/g, ' ').trim()].slice(0, longestTag).join('');
  const kept = tags.map(clean).filter((tag) => tag !== '');
  return { ...(kept.length > 0 ? { tags: Object.fromEntries(kept.map((tag) => [tag, true])) } : {}), ...fields };
}

/** A question as a block of the course in one language; undefined, and a remark, where no block holds it. */
export function toQuestion(
  item: ExchangeItem,
  language: string,
  isType: (type: string) => boolean,
  /** A file of the item as an asset of the course; undefined where it could not be stored. */
  assetOf: (key: string) => ItemAsset | undefined = () => undefined,
): { readonly question: ImportedQuestion | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const { interaction, name, category } = item;
  const html = item.calculation ? { ...item.html, ...item.calculation.html } : item.html;
  const shown = shownFirst({ ...item, html });
  const asset = shown && assetOf(shown.key);
  const onPicture = asset && pictureShape(item, asset);
  if (item.picture && !onPicture) return { question: undefined, diagnostics: [remark('picture-missing', name)] };
  const calculated = calculatedShape(item);
  const shape = onPicture ?? calculated ?? applyTable(shapes, interaction);
  if (!isType(shape.type)) return { question: undefined, diagnostics: [remark('type', name)] };
  const texts: Record<string, Record<string, string | readonly ProseNode[]>> = {};
  const lost = new Set<string>();
  const say = (slot: string, kind: 'plain' | 'line' | 'rich', source: string | undefined, label = ''): void => {
    const read = kind === 'plain' ? undefined : (kind === 'line' ? htmlToLine : htmlToProse)(source ?? label);
    for (const one of read?.lost ?? []) lost.add(one);
    const value = read ? read.nodes : label || wordsOf(source ?? '');
    if (value.length > 0) texts[slot] = { [language]: value };
  };
  say('stem', 'rich', asset ? shown.stem : (html['text'] ?? html['stem']));
  if (asset && shown.alt !== '') say(onPicture ? 'alt' : 'promptalt', 'plain', shown.alt);
  for (const [slot, words] of Object.entries(shape.words ?? {})) say(slot, 'plain', undefined, words);
  const labels = new Map<string, string>();
  for (const list of Object.values(interaction))
    if (Array.isArray(list))
      for (const member of list as { readonly id: string; readonly label: string }[])
        labels.set(member.id, member.label);
  const pictures: Record<string, ItemAsset> = {};
  const decorative: Record<string, true> = {};
  const beside = optionMedia(item);
  for (const { prefix, plain, ids } of shape.slots)
    for (const id of ids) {
      const media = prefix === 'option' && !plain ? beside.get(id) : undefined;
      const stored = media && assetOf(media.key);
      if (media && stored) {
        pictures[id] = stored;
        // A picture without an alternative beside words is one that the words speak for.
        if (media.alt !== '') say(`alt:${id}`, 'plain', undefined, media.alt);
        else if (wordsOf(media.html) !== '') decorative[id] = true;
        say(`option:${id}`, 'line', media.html);
        continue;
      }
      say(`${prefix}:${id}`, plain ? 'plain' : 'line', html[`member:${id}`], plain ? labels.get(id) : undefined);
    }
  for (const [key, text] of Object.entries(html)) {
    if (key.startsWith('feedback:') || /^(correct|incorrect|model)$/.test(key)) say(key, 'rich', text);
  }
  const hints = Object.keys(html)
    .filter((key) => key.startsWith('hint:'))
    .toSorted()
    .map((key) => ({ id: newId(), text: html[key] }));
  for (const { id, text } of hints) say(`hint:${id}`, 'rich', text);
  const settings = {
    ...shape.settings,
    points: interaction.points,
    attempts: interaction.attempts,
    hints: ordered(hints, () => ({})),
    ...(asset && !onPicture ? { prompt: asset } : {}),
    ...(Object.keys(pictures).length > 0 ? { pictures, decorative } : {}),
    ...aboutOf(item.tags),
  };
  return {
    question: { name, category, type: shape.type, seed: { settings, texts } },
    diagnostics: [...lost].map((tag) => ({ ...remark('element', name), params: { name, element: tag } })),
  };
}

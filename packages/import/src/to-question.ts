import type { Diagnostic } from '@nibras/base';
import { newId } from '@nibras/base';
import {
  applyTable,
  type ExchangeItem,
  type InteractionTable,
  orderBetween,
  type ProseNode,
  type RawSettings,
} from '@nibras/course';
import { htmlToLine, htmlToProse } from './html-to-prose.ts';
import { type ImportedQuestion, remark } from './imported.ts';
import { wordsOf } from './item-maker.ts';

/** How a kind of interaction stands in a block: its type, settings, and the slot of each member. */
interface Shape {
  readonly type: string;
  readonly settings: RawSettings;
  /** Prefix of the slot by member; `plain` where it takes words only. */
  readonly slots: readonly { readonly prefix: string; readonly plain?: boolean; readonly ids: readonly string[] }[];
}

function ordered<Member extends { readonly id: string }>(
  members: readonly Member[],
  settings: (member: Member) => Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  let order: string | null = null;
  return Object.fromEntries(
    members.map((member) => {
      order = orderBetween(order, null);
      return [member.id, { order, ...settings(member) }];
    }),
  );
}
const idsOf = (members: readonly { readonly id: string }[]): string[] => members.map(({ id }) => id);

const shapes: InteractionTable<Shape> = {
  choice: (one) => ({
    type: one.truth ? 'true-false' : one.multiple ? 'multiple-choice' : 'choice',
    settings: {
      options: ordered(one.options, ({ correct }) => ({ correct })),
      shuffle: one.shuffle,
      ...(one.multiple ? { marking: one.marking } : {}),
      ...(one.truth ? { certainty: one.certainty ?? false } : {}),
    },
    slots: [{ prefix: 'option', ids: one.truth ? [] : idsOf(one.options) }],
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
  gaps: () => ({ type: '', settings: {}, slots: [] }),
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

/** A question as a block of the course in one language; undefined, and a remark, where no block holds it. */
export function toQuestion(
  item: ExchangeItem,
  language: string,
  isType: (type: string) => boolean,
): { readonly question: ImportedQuestion | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const { interaction, html, name, category } = item;
  const shape = applyTable(shapes, interaction);
  if (!isType(shape.type)) return { question: undefined, diagnostics: [remark('type', name)] };
  const texts: Record<string, Record<string, string | readonly ProseNode[]>> = {};
  const lost = new Set<string>();
  const say = (slot: string, kind: 'plain' | 'line' | 'rich', source: string | undefined, label = ''): void => {
    const read = kind === 'plain' ? undefined : (kind === 'line' ? htmlToLine : htmlToProse)(source ?? label);
    for (const one of read?.lost ?? []) lost.add(one);
    const value = read ? read.nodes : label || wordsOf(source ?? '');
    if (value.length > 0) texts[slot] = { [language]: value };
  };
  say('stem', 'rich', html['stem']);
  const labels = new Map<string, string>();
  for (const list of Object.values(interaction))
    if (Array.isArray(list))
      for (const member of list as { readonly id: string; readonly label: string }[])
        labels.set(member.id, member.label);
  for (const { prefix, plain, ids } of shape.slots)
    for (const id of ids) {
      say(`${prefix}:${id}`, plain ? 'plain' : 'line', html[`member:${id}`], plain ? labels.get(id) : undefined);
    }
  for (const [key, text] of Object.entries(html)) {
    if (key.startsWith('feedback:') || key === 'correct' || key === 'incorrect') say(key, 'rich', text);
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
  };
  return {
    question: { name, category, type: shape.type, seed: { settings, texts } },
    diagnostics: [...lost].map((tag) => ({ ...remark('element', name), params: { name, element: tag } })),
  };
}

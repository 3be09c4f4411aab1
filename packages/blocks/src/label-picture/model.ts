import { z } from 'zod';
import type { Id } from '@nibras/base';
import type { Slot } from '@nibras/course';
import { collectionOf, defineBlock, firstOrders, inOrder, orderSchema } from '../define.ts';
import { altSlot, pictureAssets, type PictureQuestion, pictureShape } from '../question/picture-question.ts';
import { type Region, regionIn, regionShape, withRegion } from '../question/region.ts';
import {
  closingSlots,
  interactionBase,
  newQuestion,
  type QuestionSettings,
  questionShape,
  stemSlot,
} from '../question/question-settings.ts';
import { asideWords } from './strings.ts';

export interface LabelPictureSettings extends QuestionSettings, PictureQuestion {
  /** `label`: each zone takes one label; `sort`: labels are put onto zones, any number onto each. */
  readonly look: 'label' | 'sort';
  readonly zones: Readonly<Record<Id, Region & { readonly order: string }>>;
  /** `zone` is where a label belongs; a label without one is a distractor. */
  readonly labels: Readonly<Record<Id, { readonly order: string; readonly zone: Id }>>;
  /** Id of where distractors belong when labels are put onto zones. */
  readonly aside: Id;
  readonly shuffle: boolean;
}

const schema: z.ZodType<LabelPictureSettings> = z.object({
  ...questionShape,
  ...pictureShape,
  look: z.enum(['label', 'sort']).catch('label'),
  zones: collectionOf(z.object({ order: orderSchema, ...regionShape }).transform(withRegion)),
  labels: collectionOf(z.object({ order: orderSchema, zone: z.string().catch('') })),
  aside: z
    .string()
    .regex(/^[a-z][a-z0-9]{11}$/)
    .catch(''),
  shuffle: z.boolean().catch(true),
});

/** Where labels that belong nowhere are left; empty where there is no need. */
export function asideOf({ look, labels, zones, aside }: LabelPictureSettings): Id[] {
  return look === 'sort' && aside !== '' && Object.values(labels).some(({ zone }) => !(zone in zones)) ? [aside] : [];
}

/** Ids that the learner's answer joins to others, each of which may be commented on. */
export const sourcesOf = (settings: LabelPictureSettings): Id[] =>
  (settings.look === 'label' ? inOrder(settings.zones) : inOrder(settings.labels)).map(({ id }) => id);

/** Labels are put onto zones of a picture. */
export const labelPictureModel = defineBlock({
  type: 'label-picture',
  version: 1,
  group: 'question',
  schema,
  slots: (settings) => [
    stemSlot,
    altSlot,
    ...inOrder(settings.zones).map(({ id }): Slot => ({ key: `zone:${id}`, kind: 'line', role: 'target' })),
    ...inOrder(settings.labels).map(({ id }): Slot => ({
      key: `label:${id}`,
      kind: 'line',
      role: 'source',
      required: true,
    })),
    ...asideOf(settings).map((): Slot => ({ key: 'aside', kind: 'plain', role: 'target' })),
    ...sourcesOf(settings).map((id): Slot => ({ key: `feedback:${id}`, kind: 'rich', role: 'feedback' })),
    ...closingSlots(settings),
  ],
  create: (newId) => {
    const zones = firstOrders.slice(0, 3).map((order, index) => ({
      id: newId(),
      order,
      ...regionIn('rectangle', { left: 5 + 32 * index, top: 35, width: 26, height: 30 }),
    }));
    return {
      settings: {
        ...newQuestion,
        look: 'label',
        shuffle: true,
        aside: newId(),
        zones: Object.fromEntries(zones.map(({ id, ...zone }) => [id, zone])),
        labels: Object.fromEntries(zones.map(({ id, order }) => [newId(), { order, zone: id }])),
      },
      texts: { aside: asideWords },
    };
  },
  migrations: {},
  interaction: (block, text, number) => {
    const { settings } = block;
    const zones = inOrder(settings.zones).map(({ id }, index) => ({
      id,
      number: number(id),
      label: text(`zone:${id}`) || String(index + 1),
    }));
    const ordered = inOrder(settings.labels);
    const labels = ordered.map(({ id }) => ({ id, number: number(id), label: text(`label:${id}`) }));
    const common = { kind: 'match' as const, ...interactionBase(block, text, number), shuffle: settings.shuffle };
    if (settings.look === 'label') {
      const key = zones.flatMap(({ id }) => {
        const label = ordered.find(({ zone }) => zone === id);
        return label ? [[id, label.id] as const] : [];
      });
      return { ...common, sources: zones, targets: labels, key: Object.fromEntries(key) };
    }
    const aside = asideOf(settings).map((id) => ({ id, number: number(id), label: text('aside') || '–' }));
    return {
      ...common,
      sources: labels,
      targets: [...zones, ...aside],
      key: Object.fromEntries(
        ordered.flatMap(({ id, zone }) => (zone in settings.zones ? [[id, zone]] : aside.map((one) => [id, one.id]))),
      ),
    };
  },
  assets: pictureAssets,
  members: (settings) => [
    ...Object.keys(settings.zones),
    ...Object.keys(settings.labels),
    ...(settings.aside === '' ? [] : [settings.aside]),
  ],
});

import { z } from 'zod';
import type { Id } from '@nibras/base';
import type { ChoiceInteraction, Slot } from '@nibras/course';
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
import { elsewhereWords } from './strings.ts';

export interface HotspotSettings extends QuestionSettings, PictureQuestion {
  /** Parts of the picture that an answer may fall into. */
  readonly regions: Readonly<Record<Id, Region & { readonly order: string; readonly correct: boolean }>>;
  /** Id of the answer that falls into none of them; empty where there is no such answer. */
  readonly elsewhere: Id;
  readonly several: boolean;
  /** One place to find, where several are right and any of them is enough. */
  readonly anyKey: boolean;
  readonly marking: ChoiceInteraction['marking'];
  /** Whether learners see the regions, or find them. */
  readonly outlined: boolean;
}

const schema: z.ZodType<HotspotSettings> = z.object({
  ...questionShape,
  ...pictureShape,
  regions: collectionOf(
    z.object({ order: orderSchema, correct: z.boolean().catch(false), ...regionShape }).transform(withRegion),
  ),
  elsewhere: z
    .string()
    .regex(/^[a-z][a-z0-9]{11}$/)
    .catch(''),
  several: z.boolean().catch(false),
  anyKey: z.boolean().catch(false),
  marking: z.enum(['all', 'partial', 'lenient']).catch('partial'),
  outlined: z.boolean().catch(true),
});

const elsewhereOf = ({ elsewhere }: HotspotSettings): Id[] => (elsewhere === '' ? [] : [elsewhere]);

/** A place on a picture is pointed at; a point outside every region is a wrong one. */
export const hotspotModel = defineBlock({
  type: 'hotspot',
  version: 1,
  group: 'question',
  schema,
  slots: (settings) => [
    stemSlot,
    altSlot,
    ...inOrder(settings.regions).map(({ id }): Slot => ({ key: `option:${id}`, kind: 'line', role: 'option' })),
    ...(settings.elsewhere === '' ? [] : [{ key: 'elsewhere', kind: 'plain', role: 'option' } as const]),
    ...[...inOrder(settings.regions).map(({ id }) => id), ...elsewhereOf(settings)].map((id): Slot => ({
      key: `feedback:${id}`,
      kind: 'rich',
      role: 'feedback',
    })),
    ...closingSlots(settings),
  ],
  create: (newId) => ({
    settings: {
      ...newQuestion,
      several: false,
      marking: 'partial',
      outlined: true,
      elsewhere: newId(),
      regions: Object.fromEntries(
        [10, 60].map((left, index) => [
          newId(),
          {
            order: firstOrders[index],
            correct: index === 0,
            ...regionIn('rectangle', { left, top: 35, width: 30, height: 30 }),
          },
        ]),
      ),
    },
    texts: { elsewhere: elsewhereWords },
  }),
  migrations: {},
  interaction: (block, text, number) => {
    const { settings } = block;
    return {
      kind: 'choice',
      ...interactionBase(block, text, number),
      multiple: settings.several,
      marking: settings.several ? settings.marking : 'all',
      ...(settings.anyKey && !settings.several ? { anyKey: true } : {}),
      shuffle: false,
      options: [
        ...inOrder(settings.regions).map(({ id, correct }, index) => ({
          id,
          number: number(id),
          label: text(`option:${id}`) || String(index + 1),
          correct,
        })),
        ...elsewhereOf(settings).map((id) => ({
          id,
          number: number(id),
          label: text('elsewhere') || '–',
          correct: false,
        })),
      ],
    };
  },
  assets: pictureAssets,
  members: (settings) => [...Object.keys(settings.regions), ...elsewhereOf(settings)],
});

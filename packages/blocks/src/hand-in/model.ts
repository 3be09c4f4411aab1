import { z } from 'zod';
import type { Id } from '@nibras/base';
import type { Slot } from '@nibras/course';
import { collectionOf, defineBlock, firstOrders, inOrder, orderSchema } from '../define.ts';
import { interactionBase, type QuestionSettings, questionShape, stemSlot } from '../question/question-settings.ts';
import { handInTexts } from './strings.ts';

export interface HandInSettings extends QuestionSettings {
  readonly hands: 'file' | 'link' | 'either';
  /** What the learner looks at before handing in. */
  readonly criteria: Readonly<Record<Id, { readonly order: string }>>;
  /** Ids of the statement that the work is handed in, and of what can be said of each statement. */
  readonly done: Id;
  readonly yes: Id;
  readonly no: Id;
}

const id = z
  .string()
  .regex(/^[a-z][a-z0-9]{11}$/)
  .catch('');
const schema: z.ZodType<HandInSettings> = z.object({
  ...questionShape,
  // Somebody else marks it: no marks here, and no end of tries.
  points: z.literal(0).catch(0),
  attempts: z.literal(0).catch(0),
  hands: z.enum(['file', 'link', 'either']).catch('file'),
  criteria: collectionOf(z.object({ order: orderSchema })),
  done: id,
  yes: id,
  no: id,
});

const ownIds = ({ done, yes, no }: HandInSettings): Id[] => [done, yes, no].filter((one) => one !== '');

/** Work that is handed in somewhere else, to somebody; the learner says that it is done. */
export const handInModel = defineBlock({
  type: 'hand-in',
  version: 1,
  group: 'question',
  schema,
  slots: (settings) => [
    stemSlot,
    { key: 'kinds', kind: 'line', role: 'body' },
    { key: 'where', kind: 'rich', role: 'body' },
    ...inOrder(settings.criteria).map((one): Slot => ({
      key: `criterion:${one.id}`,
      kind: 'line',
      role: 'source',
      required: true,
    })),
    ...Object.keys(handInTexts).map((key): Slot => ({ key, kind: 'plain', role: 'answer' })),
    ...inOrder(settings.hints).map((one): Slot => ({ key: `hint:${one.id}`, kind: 'rich', role: 'hint' })),
    { key: 'correct', kind: 'rich', role: 'feedback' },
  ],
  create: (newId) => ({
    settings: {
      points: 0,
      attempts: 0,
      hands: 'file',
      criteria: Object.fromEntries(firstOrders.slice(0, 2).map((order) => [newId(), { order }])),
      done: newId(),
      yes: newId(),
      no: newId(),
    },
    texts: handInTexts,
  }),
  migrations: {},
  interaction: (block, text, number) => {
    const { settings } = block;
    const member = (one: Id, slot: string): { id: Id; number: number; label: string } => ({
      id: one,
      number: number(one),
      label: text(slot) || slot,
    });
    return {
      kind: 'survey',
      ...interactionBase(block, text, number),
      items: [
        ...inOrder(settings.criteria).map((one) => member(one.id, `criterion:${one.id}`)),
        member(settings.done, 'done'),
      ],
      scale: [member(settings.no, 'no'), member(settings.yes, 'yes')],
    };
  },
  members: (settings) => [...Object.keys(settings.criteria), ...ownIds(settings)],
});

import { z } from 'zod';
import type { Id } from '@nibras/base';
import type { Gap, Slot } from '@nibras/course';
import { collectionOf, defineBlock, inOrder, orderSchema } from '../define.ts';
import { inTextOrder, promptOf } from '../question/gaps-text.ts';
import {
  closingSlots,
  interactionBase,
  newQuestion,
  type QuestionSettings,
  questionShape,
  stemSlot,
} from '../question/question-settings.ts';

export const clozeWays = ['text', 'number', 'choice'] as const;

/** A blank: words, a number within a tolerance, or one of a few words to choose. */
export interface ClozeGap {
  readonly order: string;
  readonly way: (typeof clozeWays)[number];
  readonly value: number;
  readonly tolerance: number;
}

/** What may stand in a blank: an accepted answer, a foreseen mistake, an option; 1 is right. */
export interface ClozeWord {
  readonly order: string;
  readonly gap: Id;
  readonly credit: number;
}

export interface ClozeSettings extends QuestionSettings {
  readonly gaps: Readonly<Record<Id, ClozeGap>>;
  readonly words: Readonly<Record<Id, ClozeWord>>;
  readonly shuffle: boolean;
  readonly caseSensitive: boolean;
  readonly accentSensitive: boolean;
  /** Share of the credit for a letter or two wrong in a longer word; 0 where spelling counts. */
  readonly nearMiss: number;
}

const schema: z.ZodType<ClozeSettings> = z.object({
  ...questionShape,
  gaps: collectionOf(
    z.object({
      order: orderSchema,
      way: z.enum(clozeWays).catch('text'),
      value: z.number().catch(0),
      tolerance: z.number().min(0).catch(0),
    }),
  ),
  words: collectionOf(
    z.object({ order: orderSchema, gap: z.string().catch(''), credit: z.number().min(0).max(1).catch(1) }),
  ),
  shuffle: z.boolean().catch(true),
  caseSensitive: z.boolean().catch(false),
  accentSensitive: z.boolean().catch(false),
  nearMiss: z.number().min(0).max(1).catch(0),
});

export const wordsOfGap = ({ words }: Pick<ClozeSettings, 'words'>, gap: Id): (ClozeWord & { readonly id: Id })[] =>
  inOrder(words).filter((word) => word.gap === gap);

/** A text with blanks of several kinds. */
export const clozeModel = defineBlock({
  type: 'cloze',
  version: 1,
  group: 'question',
  schema,
  slots: (settings) => [
    stemSlot,
    ...inOrder(settings.gaps).flatMap(({ id, way }): Slot[] => [
      ...(way === 'number' ? [] : wordsOfGap(settings, id)).flatMap((word): Slot[] => [
        { key: `word:${word.id}`, kind: 'plain', role: way === 'choice' ? 'option' : 'answer', required: true },
        { key: `feedback:${word.id}`, kind: 'rich', role: 'feedback' },
      ]),
      { key: `feedback:${id}`, kind: 'rich', role: 'feedback' },
    ]),
    ...closingSlots(settings),
  ],
  create: () => ({
    settings: {
      ...newQuestion,
      gaps: {},
      words: {},
      shuffle: true,
      caseSensitive: false,
      accentSensitive: false,
      nearMiss: 0,
    },
  }),
  migrations: {},
  interaction(block, text, number) {
    const { settings } = block;
    const toGap = ({ id, way, value, tolerance }: ClozeGap & { readonly id: Id }): Gap => {
      const words = wordsOfGap(settings, id).map((word) => ({ ...word, label: text(`word:${word.id}`) }));
      const member = { id, number: number(id) };
      if (way === 'number') return { ...member, label: String(value), way, value, tolerance };
      const label = words.find(({ credit }) => credit === 1)?.label ?? '';
      if (way === 'text')
        return {
          ...member,
          label,
          way,
          answers: words.map((word) => ({ id: word.id, label: word.label, credit: word.credit })),
        };
      return {
        ...member,
        label,
        way,
        options: words.map((word) => ({
          id: word.id,
          number: number(word.id),
          label: word.label,
          correct: word.credit === 1,
        })),
      };
    };
    return {
      kind: 'gaps',
      ...interactionBase(block, text, number),
      prompt: promptOf(text('stem')),
      gaps: inTextOrder(inOrder(settings.gaps), text('stem')).map(toGap),
      bank: [],
      shuffle: settings.shuffle,
      caseSensitive: settings.caseSensitive,
      accentSensitive: settings.accentSensitive,
      ...(settings.nearMiss > 0 ? { nearMiss: settings.nearMiss } : {}),
    };
  },
  members: (settings) => [...Object.keys(settings.gaps), ...Object.keys(settings.words)],
});

import { defineBlock, firstOrders } from '../define.ts';
import {
  matchInteraction,
  matchMembers,
  matchSchema,
  type MatchSettings,
  matchSlots,
} from '../question/match-settings.ts';
import { newQuestion } from '../question/question-settings.ts';

/** More targets than sources make distractors. */
export type MatchingSettings = MatchSettings;

/** Each source is joined to one of the targets. */
export const matchingModel = defineBlock({
  type: 'matching',
  version: 1,
  group: 'question',
  schema: matchSchema,
  slots: matchSlots,
  create: (newId) => {
    const pairs = firstOrders.slice(0, 3).map((order) => ({ order, source: newId(), target: newId() }));
    return {
      settings: {
        ...newQuestion,
        shuffle: true,
        sources: Object.fromEntries(pairs.map(({ order, source, target }) => [source, { order, target }])),
        targets: Object.fromEntries(pairs.map(({ order, target }) => [target, { order }])),
      },
    };
  },
  migrations: {},
  interaction: matchInteraction,
  members: matchMembers,
});

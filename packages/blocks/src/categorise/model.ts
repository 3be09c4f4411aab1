import { defineBlock, firstOrders } from '../define.ts';
import {
  matchInteraction,
  matchMembers,
  matchSchema,
  type MatchSettings,
  matchSlots,
} from '../question/match-settings.ts';
import { newQuestion } from '../question/question-settings.ts';

/** Sources are items, targets are groups. */
export type CategoriseSettings = MatchSettings;

/** Items are put into groups. */
export const categoriseModel = defineBlock({
  type: 'categorise',
  version: 1,
  group: 'question',
  schema: matchSchema,
  slots: matchSlots,
  create: (newId) => {
    const groups = [newId(), newId()] as const;
    return {
      settings: {
        ...newQuestion,
        shuffle: true,
        sources: Object.fromEntries(firstOrders.map((order, index) => [newId(), { order, target: groups[index % 2] }])),
        targets: Object.fromEntries(groups.map((id, index) => [id, { order: firstOrders[index] }])),
      },
    };
  },
  migrations: {},
  interaction: matchInteraction,
  members: matchMembers,
});

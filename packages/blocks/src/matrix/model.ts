import { defineBlock, firstOrders } from '../define.ts';
import {
  matchInteraction,
  matchMembers,
  matchSchema,
  type MatchSettings,
  matchSlots,
} from '../question/match-settings.ts';
import { newQuestion } from '../question/question-settings.ts';

/** Sources are rows, targets are columns. */
export type MatrixSettings = MatchSettings;

/** In each row of a table, one column is right. */
export const matrixModel = defineBlock({
  type: 'matrix',
  version: 1,
  group: 'question',
  schema: matchSchema,
  slots: matchSlots,
  create: (newId) => {
    const columns = [newId(), newId()] as const;
    return {
      settings: {
        ...newQuestion,
        shuffle: false,
        sources: Object.fromEntries(
          firstOrders.slice(0, 3).map((order, index) => [newId(), { order, target: columns[index % 2] }]),
        ),
        targets: Object.fromEntries(columns.map((id, index) => [id, { order: firstOrders[index] }])),
      },
    };
  },
  migrations: {},
  interaction: matchInteraction,
  members: matchMembers,
});

import { z } from 'zod';
import type { Id } from '@nibras/base';
import { collectionOf, defineBlock, firstOrders, inOrder, orderSchema } from '../define.ts';

export interface ColumnsSettings {
  readonly columns: Readonly<Record<Id, { readonly order: string }>>;
}

const schema: z.ZodType<ColumnsSettings> = z.object({ columns: collectionOf(z.object({ order: orderSchema })) });

/** Texts side by side where there is room, below each other where there is not. */
export const columnsModel = defineBlock({
  type: 'columns',
  version: 1,
  group: 'layout',
  schema,
  slots: (settings) => inOrder(settings.columns).map(({ id }) => ({ key: `column:${id}`, kind: 'flow', role: 'body' })),
  create: (newId) => ({
    settings: { columns: { [newId()]: { order: firstOrders[0] }, [newId()]: { order: firstOrders[1] } } },
  }),
  migrations: {},
  members: (settings) => Object.keys(settings.columns),
});

import { z } from 'zod';
import { appErrorCodes } from '@nibras/base';

/** What travels over a port, in both directions. */
export const messageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('call'), id: z.number().int(), method: z.string(), input: z.unknown() }),
  z.object({ kind: z.literal('cancel'), id: z.number().int() }),
  z.object({ kind: z.literal('result'), id: z.number().int(), output: z.unknown() }),
  z.object({
    kind: z.literal('failure'),
    id: z.number().int(),
    code: z.enum([...appErrorCodes, 'cancelled']),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
  z.object({ kind: z.literal('event'), event: z.string(), data: z.unknown() }),
]);

export type Message = z.infer<typeof messageSchema>;

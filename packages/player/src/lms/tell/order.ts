import type { PlayedOrder } from '../../question/behaviour.ts';
import { idsOf, type Term, type Told } from '../told.ts';

/** An order as LMSs log it. @spec SCORM 2004 RTE 4.2.9.2 sequencing */
export function tellOrder({ items }: PlayedOrder, { order }: { readonly order: readonly string[] }): Told {
  const ids = idsOf(items);
  const term = (id: string): readonly Term[] => [[id, ids.indexOf(id)]];
  return {
    type: 'sequencing',
    answer: order.filter((id) => ids.includes(id)).map(term),
    keys: [ids.map(term)],
  };
}

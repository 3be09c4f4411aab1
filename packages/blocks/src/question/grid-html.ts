import type { RenderContext } from '../define.ts';
import { memberFeedback } from './question-html.ts';

interface Grid {
  readonly block: string;
  /** Slots of rows and columns, by member. */
  readonly rows: readonly { readonly id: string; readonly slot: string }[];
  readonly columns: readonly { readonly id: string; readonly slot: string }[];
  /** On a narrow screen, each row becomes a list of its own. */
  readonly stack: boolean;
  /** Name of the table for who hears it. */
  readonly label: string;
}

/** Rows × columns as a table of radio buttons. */
export function gridHtml({ block, rows, columns, stack, label }: Grid, context: RenderContext): string {
  const head = columns.map(({ id, slot }) => `<th scope="col" id="k-${id}">${context.line(slot)}</th>`);
  const body = rows.map((row) => {
    const cells = columns.map(
      ({ id, slot }) =>
        `<td><label><input type="radio" name="${row.id}" value="${id}" aria-labelledby="k-${row.id} k-${id}"><span class="column" aria-hidden="true">${context.line(slot)}</span></label></td>`,
    );
    const feedback = memberFeedback(context, row.id);
    return `<tr><th scope="row" id="k-${row.id}">${context.line(row.slot)}</th>${cells.join('')}</tr>${feedback === '' ? '' : `<tr class="said"><td colspan="${columns.length + 1}">${feedback}</td></tr>`}`;
  });
  return `<div class="scroll grid${stack ? ' stack' : ''}" role="region" tabindex="0" aria-label="${label}" id="g-${block}"><table><thead><tr><td></td>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}

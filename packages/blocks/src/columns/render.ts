import { type BlockRenderer, inOrder } from '../define.ts';
import type { ColumnsSettings } from './model.ts';
import { columnsStyles } from './styles.ts';

export const columnsRenderer: BlockRenderer<ColumnsSettings> = {
  styles: [columnsStyles],
  render(block, context) {
    const columns = inOrder(block.settings.columns).map(({ id }) => `<div>${context.rich(`column:${id}`)}</div>`);
    return `<div class="columns" id="b-${block.id}">${columns.join('')}</div>`;
  },
};

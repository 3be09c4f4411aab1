import { type BlockRenderer, stringsIn } from '../define.ts';
import type { CalloutSettings } from './model.ts';
import { calloutStrings } from './strings.ts';
import { calloutStyles } from './styles.ts';

export const calloutRenderer: BlockRenderer<CalloutSettings> = {
  styles: [calloutStyles],
  render(block, context) {
    const { kind } = block.settings;
    const name = context.has('title') ? `<span class="name">${context.line('title')}</span>` : '';
    const label = `<p class="label" id="t-${block.id}"><span class="kind">${stringsIn(calloutStrings, context.language)[kind]}</span>${name}</p>`;
    return `<div class="callout ${kind}" id="b-${block.id}" role="note" aria-labelledby="t-${block.id}">${label}${context.rich('body')}</div>`;
  },
};

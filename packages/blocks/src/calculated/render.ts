import { fillMarkers } from '@nibras/course';
import { type BlockRenderer, inOrder, type RenderContext } from '../define.ts';
import { numericRenderer } from '../numeric/render.ts';
import { numberText } from '../question/number-text.ts';
import { type CalculatedSettings, keyedDraws } from './model.ts';

/** A line for the number, and the values of the first draw where the text names a variable: the player puts in the learner's. */
export const calculatedRenderer: BlockRenderer<CalculatedSettings> = {
  styles: numericRenderer.styles,
  render(block, context) {
    const { settings } = block;
    const [first] = keyedDraws(settings, () => 0);
    const put = (id: string): string => {
      const variable = settings.variables[id];
      if (!variable) return '';
      return `<bdi class="drawn" data-variable="${id}">${numberText(first?.values[id] ?? variable.min, context.language)}</bdi>`;
    };
    const filled: RenderContext = {
      ...context,
      line: (slot) => fillMarkers(context.line(slot), put),
      rich: (slot) => fillMarkers(context.rich(slot), put),
      inline: (nodes) => fillMarkers(context.inline(nodes), put),
      prose: (nodes) => fillMarkers(context.prose(nodes), put),
    };
    const answers = first
      ? {
          [first.id]: {
            order: '',
            value: first.value,
            tolerance: first.tolerance,
            percent: false,
            credit: 1,
          },
        }
      : {};
    const { units, unitNeeded, points, attempts, hints, tags, prompt, captions } = settings;
    const html = numericRenderer.render(
      {
        ...block,
        settings: { points, attempts, hints, tags, prompt, captions, units, unitNeeded, answers },
      },
      filled,
    );
    return settings.anew && inOrder(settings.draws).length > 1 ? html.replace('<form ', '<form data-anew ') : html;
  },
};

import { escapeHtml } from '@nibras/base';
import { type BlockRenderer, stringsIn } from '../define.ts';
import { numberText } from '../question/number-text.ts';
import { questionHtml } from '../question/question-html.ts';
import { questionStrings } from '../question/strings.ts';
import { questionStyles } from '../question/styles.ts';
import type { SliderSettings } from './model.ts';
import { sliderStyles } from './styles.ts';

/** The browser's own slider; it starts at the end that is not the answer. */
export const sliderRenderer: BlockRenderer<SliderSettings> = {
  styles: [questionStyles, sliderStyles],
  render(block, context) {
    const { min, max, step, value, tolerance } = block.settings;
    const unit = context.has('unit') ? escapeHtml(context.text('unit')) : '';
    const withUnit = (one: number): string =>
      `<bdi>${numberText(one, context.language)}${unit ? ` ${unit}` : ''}</bdi>`;
    const end = (one: number, slot: string): string =>
      `<span>${context.has(slot) ? `${context.line(slot)} (${withUnit(one)})` : withUnit(one)}</span>`;
    const field = `s-${block.id}`;
    const start = Math.abs(value - min) <= tolerance ? max : min;
    return questionHtml(block, context, {
      fields:
        `<div class="slider"><output for="${field}">–</output>` +
        `<input type="range" id="${field}" aria-label="${stringsIn(questionStrings, context.language).yourAnswer}" min="${min}" max="${max}" step="${step}" value="${start}" data-unit="${unit}">` +
        `<div class="ends">${end(min, 'low')}${end(max, 'high')}</div></div>`,
      answer: `<p>${withUnit(value)}${tolerance > 0 ? ` (± ${numberText(tolerance, context.language)})` : ''}</p>`,
    });
  },
};

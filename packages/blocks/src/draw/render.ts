import { type BlockRenderer, inOrder, stringsIn } from '../define.ts';
import { questionStyles } from '../question/styles.ts';
import type { DrawSettings } from './model.ts';
import { isDrawn } from './rule.ts';
import { drawStrings } from './strings.ts';

/** A place for questions: those that may be drawn travel in files of their own, of which a learner's phone fetches what was drawn. */
export const drawRenderer: BlockRenderer<DrawSettings> = {
  styles: [questionStyles],
  render(block, context) {
    const strings = stringsIn(drawStrings, context.language);
    const rules = inOrder(block.settings.rules).map((rule) => ({
      count: rule.count,
      questions: context.pool((bank, settings) => isDrawn(rule, bank, settings)),
    }));
    const spaced = block.settings.spaced && context.practice;
    context.draws({
      block: block.id,
      spaced,
      rules: rules.map(({ count, questions }) => ({ count, questions: questions.map(({ id }) => id) })),
    });
    if (rules.every(({ questions }) => questions.length === 0)) return `<p id="b-${block.id}">${strings.empty}</p>`;
    return `<div class="draw" id="b-${block.id}" data-draw="${context.number(block.id)}"><noscript><p class="tip">${strings.needsScript}</p></noscript></div>`;
  },
};

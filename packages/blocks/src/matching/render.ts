import type { BlockRenderer } from '../define.ts';
import { pairsHtml } from '../question/pairs-html.ts';
import { questionHtml } from '../question/question-html.ts';
import { questionStyles } from '../question/styles.ts';
import type { MatchingSettings } from './model.ts';
import { matchingStyles } from './styles.ts';

export const matchingRenderer: BlockRenderer<MatchingSettings> = {
  styles: [questionStyles, matchingStyles],
  render: (block, context) => questionHtml(block, context, pairsHtml(block, context)),
};

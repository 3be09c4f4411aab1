import { type BlockRenderer, stringsIn } from '../define.ts';
import type { CaseStudySettings } from './model.ts';
import { caseStudyStrings } from './strings.ts';
import { caseStudyStyles } from './styles.ts';

/** The situation first, its questions below it or, on a wide screen, beside it. */
export const caseStudyRenderer: BlockRenderer<CaseStudySettings> = {
  styles: [caseStudyStyles],
  render(block, context) {
    const strings = stringsIn(caseStudyStrings, context.language);
    const title = context.has('title') ? context.line('title') : '';
    const asked = context.has('questions')
      ? `<div class="asked" role="group" aria-label="${strings.questions}">${context.rich('questions')}</div>`
      : '';
    return (
      `<section class="case${asked === '' ? '' : ' side'}" id="b-${block.id}" aria-labelledby="t-${block.id}">` +
      `<div class="situation"${asked === '' ? '' : ' tabindex="0" role="group"'} aria-labelledby="t-${block.id}"><p class="label" id="t-${block.id}"><span class="kind">${strings.case}</span>${title}</p>${context.rich('situation')}</div>${asked}</section>`
    );
  },
};

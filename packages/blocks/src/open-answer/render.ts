import { type BlockRenderer, inOrder, stringsIn } from '../define.ts';
import { questionHtml } from '../question/question-html.ts';
import { questionStrings } from '../question/strings.ts';
import { questionStyles } from '../question/styles.ts';
import type { OpenAnswerSettings } from './model.ts';
import { openAnswerStrings } from './strings.ts';
import { openAnswerStyles } from './styles.ts';

const filled = (sentence: string, values: Readonly<Record<string, number>>): string =>
  sentence.replace(/\{([ab])\}/g, (_, name: string) => String(values[name]));

/** A field for the work; the model and the criteria wait until it is handed in. */
export const openAnswerRenderer: BlockRenderer<OpenAnswerSettings> = {
  styles: [questionStyles, openAnswerStyles],
  render(block, context) {
    const { hands, fewestWords: a, mostWords: b, criteria } = block.settings;
    const strings = stringsIn(openAnswerStrings, context.language);
    const field = `s-${block.id}`;
    const asked = a && b ? strings.between : a ? strings.atLeast : b ? strings.atMost : '';
    const said: Readonly<Record<string, string>> = {
      count: strings.count,
      few: filled(strings.tooFew, { a }),
      many: filled(strings.tooMany, { b }),
      link: strings.badLink,
      compare: strings.compare,
      own: strings.own,
      done: strings.done,
    };
    const data = Object.entries(said)
      .map(([name, words]) => ` data-${name}="${words}"`)
      .join('');
    const control =
      hands === 'link'
        ? `<label for="${field}">${strings.link}</label><input type="text" class="address" id="${field}" inputmode="url" maxlength="1000" autocapitalize="off" spellcheck="false" dir="ltr">`
        : `<label for="${field}">${stringsIn(questionStrings, context.language).yourAnswer}${asked === '' ? '' : ` (${filled(asked, { a, b })})`}</label><textarea id="${field}" rows="6" maxlength="20000" aria-describedby="n-${block.id}"></textarea><p class="counted" id="n-${block.id}"></p><div class="printed" aria-hidden="true"></div>`;
    const ordered = inOrder(criteria);
    const model = context.has('model')
      ? `<p class="head">${strings.model}</p><div class="model">${context.rich('model')}</div>`
      : '';
    const rows = ordered.map(
      ({ id }) =>
        `<div class="criterion" role="radiogroup" aria-labelledby="k-${id}"><p id="k-${id}">${context.line(`criterion:${id}`)}</p><div>${[
          strings.no,
          strings.partly,
          strings.yes,
        ]
          .map(
            (words, index) => `<label><input type="radio" name="${id}" value="${index}"><span>${words}</span></label>`,
          )
          .join('')}</div></div>`,
    );
    const list = ordered.map(({ id }) => `<li>${context.line(`criterion:${id}`)}</li>`);
    return questionHtml(block, context, {
      fields:
        `<div class="open"${data}>${control}</div>` +
        `<div class="compared" hidden>${model}${rows.length > 0 ? `<p class="head">${strings.criteria}</p>${rows.join('')}` : ''}</div>`,
      answer: `${context.has('model') ? context.rich('model') : ''}${list.length > 0 ? `<ul>${list.join('')}</ul>` : ''}`,
      send: [strings.send, strings.again],
    });
  },
};

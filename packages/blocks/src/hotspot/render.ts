import { escapeHtml } from '@nibras/base';
import { type BlockRenderer, inOrder, stringsIn } from '../define.ts';
import { memberFeedback, questionHtml } from '../question/question-html.ts';
import { sceneHtml } from '../question/region-html.ts';
import { regionStyles } from '../question/region-styles.ts';
import { choiceStyles, questionStyles } from '../question/styles.ts';
import type { HotspotSettings } from './model.ts';
import { hotspotStrings } from './strings.ts';
import { hotspotStyles } from './styles.ts';

/** The picture with its regions, and the same regions as a list of radio buttons or check boxes. */
export const hotspotRenderer: BlockRenderer<HotspotSettings> = {
  styles: [questionStyles, choiceStyles, regionStyles, hotspotStyles],
  render(block, context) {
    const { asset, several, outlined, elsewhere } = block.settings;
    const strings = stringsIn(hotspotStrings, context.language);
    const regions = inOrder(block.settings.regions);
    const nameOf = (id: string, index: number): string => {
      const number = String(index + 1);
      if (!context.has(`option:${id}`)) return strings.zone.replace('{n}', number);
      return `<span class="badge">${number}</span>${context.line(`option:${id}`)}`;
    };
    const row = (id: string, name: string, extra = ''): string =>
      `<li${extra}><label><input type="${several ? 'checkbox' : 'radio'}" name="q-${block.id}" value="${id}"><span>${name}</span></label></li>`;
    const outside =
      elsewhere === ''
        ? ''
        : row(
            elsewhere,
            `<span${context.languageOf('elsewhere')}>${escapeHtml(context.text('elsewhere') || strings.elsewhere)}</span>`,
            ' class="elsewhere"',
          );
    const list = `<ul class="options zones" role="list">${regions.map(({ id }, index) => row(id, nameOf(id, index))).join('')}${outside}</ul>`;
    const scene = sceneHtml(
      {
        asset,
        regions,
        name: outlined ? 'spots' : 'spots veiled',
        attributes: ` data-elsewhere="${elsewhere}" data-first="${strings.first}" data-at="${strings.at}"`,
        over: outlined
          ? ''
          : `<button type="button" class="aim" style="left:50%;top:50%" aria-label="${strings.aim}" aria-describedby="y-${block.id}"></button>`,
      },
      context,
    );
    const ways = outlined
      ? list
      : `<p class="keys" id="y-${block.id}">${strings.keys}</p><p class="unseen" role="status"></p><details><summary>${strings.list}</summary>${list}</details>`;
    const answer = regions.flatMap(({ id, correct }, index) => (correct ? [`<li>${nameOf(id, index)}</li>`] : []));
    return questionHtml(block, context, {
      fields: `${scene}${ways}${[...regions.map(({ id }) => id), elsewhere].map((id) => memberFeedback(context, id)).join('')}`,
      answer: answer.length > 0 ? `<ul>${answer.join('')}</ul>` : '',
      tip: several ? strings.several : strings.one,
    });
  },
};

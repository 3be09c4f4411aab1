import { escapeHtml } from '@nibras/base';
import { type BlockRenderer, inOrder, stringsIn } from '../define.ts';
import { matchingStyles } from '../matching/styles.ts';
import { memberFeedback, questionHtml } from '../question/question-html.ts';
import { sceneHtml } from '../question/region-html.ts';
import { regionStyles } from '../question/region-styles.ts';
import { questionStrings } from '../question/strings.ts';
import { questionStyles } from '../question/styles.ts';
import { asideOf, type LabelPictureSettings } from './model.ts';
import { labelPictureStrings } from './strings.ts';
import { labelPictureStyles } from './styles.ts';

/** The picture with its zones, and a select for each zone, or for each label, that script joins to labels to be put on it. */
export const labelPictureRenderer: BlockRenderer<LabelPictureSettings> = {
  styles: [questionStyles, matchingStyles, regionStyles, labelPictureStyles],
  render(block, context) {
    const { settings } = block;
    const strings = stringsIn(labelPictureStrings, context.language);
    const zones = inOrder(settings.zones);
    const authored = inOrder(settings.labels);
    // Ids are random: their order gives no pair away and is the same in every build.
    const labels = settings.shuffle ? authored.toSorted((one, other) => (one.id < other.id ? -1 : 1)) : authored;
    const named = zones.map(({ id }, index) => {
      const zone = strings.zone.replace('{n}', String(index + 1));
      const own = context.has(`zone:${id}`);
      return {
        id,
        html: own ? `<span class="badge">${index + 1}</span>${context.line(`zone:${id}`)}` : zone,
        words: own ? `${index + 1} · ${context.text(`zone:${id}`)}` : zone,
        language: own ? context.languageOf(`zone:${id}`) : '',
      };
    });
    const worded = labels.map(({ id }) => ({
      id,
      html: context.line(`label:${id}`),
      words: context.text(`label:${id}`),
      language: context.languageOf(`label:${id}`),
    }));
    const left = asideOf(settings).map((id) => ({
      id,
      html: '',
      words: context.text('aside') || strings.aside,
      language: context.languageOf('aside'),
    }));
    const [sources, targets] = settings.look === 'label' ? [named, worded] : [worded, [...named, ...left]];
    const options = targets
      .map(({ id, words, language }) => `<option value="${id}"${language}>${escapeHtml(words)}</option>`)
      .join('');
    const choose = stringsIn(questionStrings, context.language).choose;
    const rows = sources.map(
      ({ id, html }) =>
        `<li><label for="s-${id}">${html}</label><select id="s-${id}" name="${id}"><option value="">${choose}</option>${options}</select>${memberFeedback(context, id)}</li>`,
    );
    const { zone: _zone, aside: _aside, tip: _tip, pool: _pool, ...said } = strings;
    const data = Object.entries(said)
      .map(([name, words]) => ` data-${name}="${words}"`)
      .join('');
    const scene = sceneHtml(
      {
        asset: settings.asset,
        regions: zones,
        name: 'drops',
        attributes: ` data-look="${settings.look}" data-aside="${left[0]?.id ?? ''}"${data}`,
      },
      context,
    );
    const key = authored.flatMap(({ id, zone }) => {
      const place = named.find((one) => one.id === zone);
      return place ? [`<li>${place.html}: ${context.line(`label:${id}`)}</li>`] : [];
    });
    return questionHtml(block, context, {
      fields:
        `${scene}<div class="pool" hidden><p id="p-${block.id}">${strings.pool}</p><div role="group" aria-labelledby="p-${block.id}"></div></div>` +
        `<p class="unseen" role="status"></p><ul class="pairs" role="list">${rows.join('')}</ul>`,
      answer: key.length > 0 ? `<ul>${key.join('')}</ul>` : '',
      tip: strings.tip,
    });
  },
};

import { type ExchangeItem, NOT_SUPPORTED } from '@nibras/course';
import {
  pickOutcome,
  type QtiFeedback,
  type QtiItem,
  type QtiVersion,
  resultOutcome,
  writeQtiPackage,
} from '@nibras/formats';
import { marked } from './calculation.ts';
import { withPrints } from './qti-calculated.ts';
import { filesAt, stemBeside, withAddresses } from './item-files.ts';
import { graphicOf, toBody } from './qti-body.ts';
import { labelFiles } from './qti-picture.ts';
import { type Body, identifier } from './qti-parts.ts';
import { Losses, type Translator, type WrittenItems } from './translator.ts';

function toQtiItem(item: ExchangeItem, body: Body, index: number): QtiItem {
  const drawn = body.template && marked(item);
  const html = drawn ? withPrints(drawn.item.html, drawn.calculation.variables) : item.html;
  const feedback = (outcome: string, value: string, text: string | undefined): QtiFeedback[] =>
    text === undefined ? [] : [{ outcome, identifier: value, html: text }];
  return {
    identifier: identifier(`${item.interaction.id}-${index + 1}`),
    title: item.name,
    maxScore: item.interaction.points,
    body: body.stem ?? html['stem'] ?? '',
    interactions: body.interactions,
    responses: body.responses,
    ...(body.template ? { template: body.template } : {}),
    feedbacks: [
      ...(body.picks ?? []).flatMap(([value, id]) => feedback(pickOutcome, value, html[`feedback:${id}`])),
      ...(['correct', 'incorrect'] as const).flatMap((name) => feedback(resultOutcome, name, html[name])),
    ],
    ownRules: false,
  };
}

function write(items: readonly ExchangeItem[], version: QtiVersion): WrittenItems {
  const losses = new Losses();
  const drawnLabels: Record<string, string> = {};
  const placed = items.flatMap((given, index) => {
    const bare = graphicOf(given, version) ? { ...given, html: { ...given.html, stem: stemBeside(given) } } : given;
    const item = withAddresses(bare, (key) => `../media/${key}`);
    losses.of(item);
    const files = Object.entries(item.files ?? {});
    losses.add(
      'exchange.files',
      files.some(([, { mediaType }]) => !mediaType.startsWith('image/')),
    );
    const body = toBody(item, losses, version);
    if (body === NOT_SUPPORTED) {
      losses.add('exchange.not-supported');
      return [];
    }
    losses.add('exchange.picture-list', given.picture !== undefined && bare === given);
    losses.add(
      'exchange.hints',
      Object.keys(item.html).some((name) => name.startsWith('hint:')),
    );
    const labels = labelFiles(body.interactions[0]);
    Object.assign(drawnLabels, labels);
    return [
      {
        item: toQtiItem(item, body, index),
        sections: item.category,
        keywords: item.tags,
        files: [...files.map(([key]) => `media/${key}`), ...Object.keys(labels)],
      },
    ];
  });
  const files = { ...writeQtiPackage(placed, version), ...drawnLabels };
  const binaries = filesAt(items, (key) => `media/${key}`);
  return { text: files['imsmanifest.xml']!, files, binaries, diagnostics: losses.diagnostics };
}

/** A writer of one version of QTI. */
export const qtiTranslator = (version: QtiVersion): Translator => ({
  id: version.id,
  ending: '.zip',
  mediaType: 'application/zip',
  keeps: ['exchange.category', 'exchange.tags', 'exchange.shuffle', 'exchange.in-text'],
  carriesFiles: true,
  carriesDraws: true,
  holds: (item) => toBody(item, new Losses(), version),
  write: (items) => write(items, version),
});

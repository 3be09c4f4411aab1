import { escapeXml } from '@nibras/base';
import type { QtiChoice, QtiInteraction } from './qti-item.ts';
import type { ElementWriter } from './qti-names.ts';
import { pictureElement, spotAttributes } from './qti-picture.ts';
import { toXhtml } from './xhtml.ts';

const plain = (html: string): string =>
  escapeXml(
    html
      .replace(/<[^>]*>/g, ' ')
      .replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name]!),
  );

/** An interaction as an element. */
export function interactionElement(el: ElementWriter, one: QtiInteraction, body: string): string {
  const base = { responseIdentifier: one.response };
  const choice =
    (name: string, more: Readonly<Record<string, number>> = {}) =>
    (each: QtiChoice): string =>
      el(name, { identifier: each.identifier, ...more }, toXhtml(each.html) || ' ');
  const word =
    (name: string, more: Readonly<Record<string, number>> = {}) =>
    (each: QtiChoice): string =>
      el(name, { identifier: each.identifier, ...more }, plain(each.html));
  switch (one.type) {
    case 'choice':
      return el(
        'choiceInteraction',
        { ...base, shuffle: one.shuffle, maxChoices: one.most },
        one.choices.map(choice('simpleChoice')).join(''),
      );
    case 'order':
      return el(
        'orderInteraction',
        { ...base, shuffle: one.shuffle },
        one.choices.map(choice('simpleChoice')).join(''),
      );
    case 'match':
      return el(
        'matchInteraction',
        { ...base, shuffle: one.shuffle, maxAssociations: one.sources.length },
        [
          one.sources.map(choice('simpleAssociableChoice', { matchMax: 1 })),
          one.targets.map(choice('simpleAssociableChoice', { matchMax: one.sources.length })),
        ]
          .map((set) => el('simpleMatchSet', {}, set.join('')))
          .join(''),
      );
    case 'textEntry':
      return el('textEntryInteraction', { ...base, ...(one.label ? { label: one.label } : {}), expectedLength: 20 });
    case 'extendedText':
      return el('extendedTextInteraction', { ...base, expectedLength: 800 });
    case 'inlineChoice':
      return el(
        'inlineChoiceInteraction',
        { ...base, ...(one.label ? { label: one.label } : {}), shuffle: one.shuffle },
        one.choices.map(word('inlineChoice')).join(''),
      );
    case 'gapMatch': {
      const marked = one.gaps.reduce(
        (all, gap) => all.replace(`[[${gap}]]`, () => el('gap', { identifier: gap })),
        toXhtml(body, true),
      );
      return el(
        'gapMatchInteraction',
        { ...base, shuffle: one.shuffle },
        one.words.map(word('gapText', { matchMax: one.gaps.length })).join('') + marked,
      );
    }
    case 'hottext': {
      const words = one.choices.map(word('hottext'));
      const marked = one.choices.reduce(
        (all, { identifier }, index) => all.replace(`[[${identifier}]]`, () => words[index]!),
        toXhtml(body, true),
      );
      return el('hottextInteraction', { ...base, maxChoices: one.most }, marked);
    }
    case 'hotspot':
      return el(
        'hotspotInteraction',
        { ...base, maxChoices: one.most },
        (one.picture ? pictureElement(one.picture) : '') +
          one.spots.map((spot) => el('hotspotChoice', spotAttributes(spot))).join(''),
      );
    case 'graphicGapMatch':
      return el(
        'graphicGapMatchInteraction',
        base,
        (one.picture ? pictureElement(one.picture) : '') +
          one.words
            .map((each) =>
              each.picture
                ? el(
                    'gapImg',
                    { identifier: each.identifier, matchMax: 1, objectLabel: each.picture.alt },
                    pictureElement(each.picture),
                  )
                : word('gapText', { matchMax: 1 })(each),
            )
            .join('') +
          one.spots.map((spot) => el('associableHotspot', { ...spotAttributes(spot), matchMax: spot.most })).join(''),
      );
    case 'slider':
      return el('sliderInteraction', { ...base, lowerBound: one.lower, upperBound: one.upper });
    case 'selectPoint':
    case 'associate':
    case 'upload':
    case 'aside':
    case 'other':
      return '';
  }
}

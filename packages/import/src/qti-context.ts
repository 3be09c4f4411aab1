import type { ExchangePicture, Interaction, InteractionMember } from '@nibras/course';
import type { QtiChoice, QtiInteraction, QtiItem, QtiResponse } from '@nibras/formats';
import { ItemMaker } from './item-maker.ts';
import { bestOf } from './qti-response.ts';

/** Why an item stays outside, as the end of the code of its remark. */
export type Problem =
  | 'interaction'
  | 'several'
  | 'pairs'
  | 'graphic-order'
  | 'graphic-associate'
  | 'position-object'
  | 'drawing'
  | 'media'
  | 'end-attempt'
  | 'custom'
  | 'no-key'
  | 'picture-missing'
  | 'picture-labels'
  | 'picture-shared';
export type OfType<Type extends QtiInteraction['type']> = Extract<QtiInteraction, { type: Type }>;
export type Read = Interaction | Problem;

/** More blanks than a person fills are hostile. */
export const mostBlanks = 200;

/** What the readers of interactions share while an item becomes a question. */
export class QtiContext {
  readonly maker = new ItemMaker();
  readonly lost = new Set<string>();
  picture: ExchangePicture | undefined;
  readonly item: QtiItem;
  private readonly used = new Set<string>();

  constructor(item: QtiItem) {
    this.item = item;
    if (item.ownRules) this.lost.add('qti.processing');
  }

  response(identifier: string): QtiResponse | undefined {
    return this.item.responses.find((one) => one.identifier === identifier);
  }

  feedback(identifier: string): string | undefined {
    const found = this.item.feedbacks.filter((one) => one.identifier === identifier);
    if (found.length === 0 || /^(in)?correct$/i.test(identifier)) return undefined;
    this.used.add(identifier);
    return found.map(({ html }) => html).join('');
  }

  /** Feedback on right and wrong; that which nothing shows is named. */
  closing(): void {
    for (const { identifier, html } of this.item.feedbacks) {
      const name = identifier.toLowerCase();
      if (name === 'correct' || name === 'incorrect') this.maker.say(name, html);
      else if (!this.used.has(identifier)) this.lost.add('qti.processing');
    }
  }

  member(choice: QtiChoice): InteractionMember {
    return this.maker.member(choice.html, choice.feedback ?? this.feedback(choice.identifier));
  }

  base(stem: string): ReturnType<ItemMaker['base']> {
    const best = this.item.responses.reduce((all, one) => all + bestOf(one), 0);
    return this.maker.base(stem, this.item.maxScore ?? Number(best.toFixed(5)));
  }

  /** The stem without the place of a block, or with a line where words are asked for inside a sentence. */
  stem(marker: string, inside: boolean): string {
    const place = `[[${marker}]]`;
    const { body } = this.item;
    const at = body.indexOf(place);
    if (at < 0) return body;
    const after = body.slice(at + place.length).trim();
    // At the end of the body, nothing has to show where words are asked for.
    const gone = !inside || after === '' || after === '</p>';
    return `${body.slice(0, at)}${gone ? '' : '_____'}${body.slice(at + place.length)}`
      .replace(/<p>\s*<\/p>/g, '')
      .trim();
  }
}

import type { Diagnostic } from '@nibras/base';
import type { ExchangeItem } from '@nibras/course';
import {
  parseQtiItem,
  parseQtiPackage,
  type QtiFault,
  type QtiInteraction,
  type QtiItem,
  type QtiPlaced,
} from '@nibras/formats';
import { type ReadItems, remark } from './imported.ts';
import { wordsOf } from './item-maker.ts';
import { choice, hottext, match, order } from './qti-choice.ts';
import { mostBlanks, type OfType, type Problem, QtiContext, type Read } from './qti-context.ts';
import { readCalculatedItem } from './qti-calculated.ts';
import { simplified } from './qti-simplify.ts';
import { bank, gaps, typed } from './qti-gaps.ts';
import { onPicture } from './qti-graphic.ts';

const isInline = (one: QtiInteraction): one is OfType<'textEntry' | 'inlineChoice'> =>
  one.type === 'textEntry' || one.type === 'inlineChoice';

/** Why an interaction without a counterpart stays outside. */
const reasons: Readonly<Record<string, Problem>> = {
  graphicOrderInteraction: 'graphic-order',
  graphicAssociateInteraction: 'graphic-associate',
  positionObjectInteraction: 'position-object',
  drawingInteraction: 'drawing',
  mediaInteraction: 'media',
  endAttemptInteraction: 'end-attempt',
  customInteraction: 'custom',
  portableCustomInteraction: 'custom',
};
const reasonOf = (one: QtiInteraction): Problem | undefined =>
  one.type !== 'other' && one.type !== 'aside'
    ? undefined
    : Object.hasOwn(reasons, one.name)
      ? reasons[one.name]
      : 'interaction';

function interactionOf(context: QtiContext, first: QtiInteraction, all: readonly QtiInteraction[]): Read {
  if (all.length > mostBlanks) return 'interaction';
  if (all.every(isInline) && (all.length > 1 || all[0]?.label === 'gap' || all[0]?.label === 'bank'))
    return gaps(context, all);
  if (all.length > 1) return all.map(reasonOf).find((one) => one !== undefined) ?? 'several';
  if (first.type === 'gapMatch' && first.gaps.length > mostBlanks) return 'interaction';
  const response = context.response(first.response);
  switch (first.type) {
    case 'choice':
      return choice(context, first, response);
    case 'hottext':
      return hottext(context, first, response);
    case 'inlineChoice':
      return choice(context, { ...first, type: 'choice', most: 1 }, response, true);
    case 'order':
      return order(context, first, response);
    case 'match':
      return match(context, first, response);
    case 'gapMatch':
      return bank(context, first, response);
    case 'textEntry':
      return typed(context, first.response, response);
    case 'hotspot':
    case 'graphicGapMatch':
      return onPicture(context, first, response);
    case 'slider': {
      context.lost.add('qti.bounds');
      return typed(context, first.response, response);
    }
    case 'upload':
    case 'extendedText': {
      const link = first.type === 'upload';
      if (link) context.lost.add('qti.upload');
      return {
        ...context.base(context.stem(first.response, false)),
        kind: 'open',
        hands: link ? 'link' : 'words',
        fewestWords: 0,
        mostWords: 0,
        criteria: [],
      };
    }
    case 'selectPoint':
      return 'no-key';
    case 'associate':
      return 'pairs';
    case 'aside':
    case 'other':
      return reasonOf(first)!;
  }
}

/** An item without films and buttons beside what it asks. */
function withoutAsides(item: QtiItem): QtiItem {
  const asking = item.interactions.filter(({ type }) => type !== 'aside');
  const names = new Set(asking.map(({ response }) => response));
  return asking.length === 0 || asking.length === item.interactions.length
    ? item
    : {
        ...item,
        interactions: asking,
        responses: item.responses.filter(({ identifier }) => names.has(identifier)),
      };
}

/** An item as a question; undefined where it asks nothing. */
function read(context: QtiContext): Read | undefined {
  const { interactions } = context.item;
  const [first] = interactions;
  if (!first) return undefined;
  const made = interactionOf(context, first, interactions);
  if (typeof made !== 'string') context.closing();
  return made;
}

function toItem({ item: given, sections, keywords }: QtiPlaced, diagnostics: Diagnostic[]): ExchangeItem | undefined {
  const item = withoutAsides(given);
  if (item.template && item.interactions.length > 0) {
    const drawn = readCalculatedItem(item, item.template);
    const called = item.title || item.identifier;
    if (drawn === 'template') {
      diagnostics.push(remark('qti.template', called, 'error'));
      return undefined;
    }
    for (const code of drawn.lost) diagnostics.push(remark(code, called));
    return { name: called, category: sections, tags: keywords, ...drawn.item };
  }
  const context = new QtiContext(simplified(item));
  const made = read(context);
  const name = item.title || wordsOf(item.body).slice(0, 60) || item.identifier;
  if (made === undefined || typeof made === 'string') {
    diagnostics.push(
      remark(
        made === undefined ? 'description' : made.startsWith('picture-') ? made : `qti.${made}`,
        name,
        made === undefined ? 'warning' : 'error',
      ),
    );
    return undefined;
  }
  if (item !== given) context.lost.add('qti.asides');
  for (const code of context.lost) diagnostics.push(remark(code, name));
  const question = context.maker.item(made, { name, category: sections, tags: keywords });
  return context.picture ? { ...question, picture: context.picture } : question;
}

const faultRemark = ({ problem, what }: QtiFault): Diagnostic => remark(`qti.${problem}`, what, 'error');

/** The question of one item of QTI 2 or 3. */
export function readQti(text: string): ReadItems {
  const parsed = parseQtiItem(text);
  if (!parsed.ok) return { items: [], diagnostics: [faultRemark(parsed.error)] };
  const diagnostics: Diagnostic[] = [];
  const item = toItem({ item: parsed.value, sections: [], keywords: [] }, diagnostics);
  return { items: item ? [item] : [], diagnostics };
}

/** Questions of a package of QTI 2 or 3. */
export function readQtiFiles(files: Readonly<Record<string, string>>): ReadItems {
  const { placed, faults } = parseQtiPackage(files);
  const diagnostics = faults.map(faultRemark);
  const items = placed.flatMap((one) => toItem(one, diagnostics) ?? []);
  return { items, diagnostics };
}

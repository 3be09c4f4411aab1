import { directionOf, plainText, type ProseNode, type SlotTexts } from '@nibras/course';

/** A text in the language at hand or, where that is missing, in another one. */
export interface PickedText {
  readonly nodes: readonly ProseNode[];
  readonly plain: string;
  /** ` lang="…" dir="…"` where the text is not in the language at hand. */
  readonly attributes: string;
  /** The language that it fell back to. */
  readonly fallback?: string;
}

const nothing: PickedText = { nodes: [], plain: '', attributes: '' };

/** Whether rich text shows anything: words, or a block. */
export function showsSomething(nodes: readonly ProseNode[]): boolean {
  return nodes.some(
    (node) =>
      node.type === 'blockRef' ||
      (node.text ?? '').trim() !== '' ||
      (node.content ? showsSomething(node.content) : false),
  );
}

const isEmpty = (text: SlotTexts[string] | undefined): boolean =>
  text === undefined || (typeof text === 'string' ? text.trim() === '' : !showsSomething(text));

const hasWords = (text: SlotTexts[string] | undefined): boolean =>
  text !== undefined && (typeof text === 'string' ? text : plainText(text)).trim() !== '';

/**
 * The text of a slot or page: in the language asked for, else in the fallback, else in the first that has any. Blocks stand
 * in every language of a page: where only they do, the words of another language are shown around them, never left out.
 */
export function pickTexts(texts: SlotTexts, language: string, fallback: string): PickedText {
  const order = [language, fallback, ...Object.keys(texts)];
  const found = order.find((one) => hasWords(texts[one])) ?? order.find((one) => !isEmpty(texts[one]));
  if (found === undefined) return nothing;
  const text = texts[found]!;
  const nodes = typeof text === 'string' ? [] : text;
  const plain = typeof text === 'string' ? text.trim() : plainText(text).replace(/\s+/g, ' ');
  if (found === language) return { nodes, plain, attributes: '' };
  return { nodes, plain, attributes: ` lang="${found}" dir="${directionOf(found)}"`, fallback: found };
}

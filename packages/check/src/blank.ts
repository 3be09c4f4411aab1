import type { ProseNode, SlotTexts } from '@nibras/course';

/** Whether rich text shows nothing: no words and no block. */
export function isBlankProse(nodes: readonly ProseNode[]): boolean {
  return nodes.every(
    (node) => node.type !== 'blockRef' && (node.text ?? '').trim() === '' && isBlankProse(node.content ?? []),
  );
}

/** Whether a text is missing or shows nothing. */
export function isBlank(text: SlotTexts[string] | undefined): boolean {
  return text === undefined || (typeof text === 'string' ? text.trim() === '' : isBlankProse(text));
}

/** Whether a text shows nothing in any language. */
export function isBlankEverywhere(texts: SlotTexts | undefined): boolean {
  return Object.values(texts ?? {}).every(isBlank);
}

import { findWords, foldText } from './fold.ts';

const closed = 'script,style,select,textarea,button:not(.term),mark,.unseen,.pager';

/** Text nodes that a learner reads below an element, other than inside `without`. */
export function readableTexts(root: Node, without: string): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node.nodeValue!.trim() !== '' && !node.parentElement!.closest(without)) found.push(node as Text);
  return found;
}

/** Marks words in a text that is being built or is already on the page. */
export function markWords(root: Node, words: readonly string[], without = closed): HTMLElement[] {
  const marks: HTMLElement[] = [];
  for (const node of readableTexts(root, without)) {
    const text = node.data;
    const found = findWords(foldText(text), words);
    if (found.length === 0) continue;
    const parts = document.createDocumentFragment();
    let from = 0;
    for (const [start, end] of found) {
      const mark = document.createElement('mark');
      mark.textContent = text.slice(start, end);
      marks.push(mark);
      parts.append(text.slice(from, start), mark);
      from = end;
    }
    parts.append(text.slice(from));
    node.replaceWith(parts);
  }
  return marks;
}

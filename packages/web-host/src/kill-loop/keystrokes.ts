import * as Y from 'yjs';
import type { CourseDocument } from '@nibras/course';

/** What the nth keystroke writes: every text of the loop is a beginning of one and the same endless text. */
export const keystroke = (index: number): string => String.fromCodePoint(0x61 + ((index * 7 + (index >> 5)) % 26));

export const firstKeystrokes = (count: number): string =>
  Array.from({ length: count }, (_, index) => keystroke(index)).join('');

/** The shared text that the loop types into: the first paragraph of the only page. */
export function typedText(document: CourseDocument): Y.XmlText | undefined {
  for (const node of document.nodes.values()) {
    const prose = node.get('prose/fr');
    const paragraph = prose instanceof Y.XmlFragment ? prose.get(0) : undefined;
    const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
    if (text instanceof Y.XmlText) return text;
  }
  return undefined;
}

import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { textMarker } from '../assessment/text-marker.ts';
import { createFragment, readProse } from '../prose/fragment.ts';
import { plainText } from '../prose/plain-text.ts';
import { paragraph } from '../prose/prose-node.ts';
import { openDocument } from './course-document.ts';
import { removeDeadMarkers } from './markers.ts';

test('marks of nothing and repeated ones go, words and living ones stay', () => {
  const document = openDocument(new Y.Doc());
  const [alive, dead] = ['abcdefghijkl', 'zzzzzzzzzzzz'];
  const record = new Y.Map<unknown>();
  document.blocks.set('blockblock01', record);
  const bold = { type: 'text', text: `gras ${textMarker(dead)} fin`, marks: [{ type: 'bold' }] };
  const first = paragraph(`Un ${textMarker(alive)} deux ${textMarker(dead)}. `);
  record.set(
    'text/stem/fr',
    createFragment([{ ...first, content: [...first.content!, bold] }, paragraph(`Encore ${textMarker(alive)}.`)]),
  );
  expect(removeDeadMarkers(document, 'blockblock01', 'stem', 'fr', [alive])).toBe(3);
  const text = readProse(record.get('text/stem/fr') as Y.XmlFragment);
  expect(plainText(text)).toBe(`Un ${textMarker(alive)} deux . gras  fin\nEncore .`);
  expect(JSON.stringify(text)).toContain('bold');
  expect(removeDeadMarkers(document, 'blockblock01', 'stem', 'fr', [alive])).toBe(0);
});

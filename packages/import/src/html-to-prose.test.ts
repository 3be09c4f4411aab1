import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText, proseNodeSchema } from '@nibras/course';
import { htmlToLine, htmlToProse } from './html-to-prose.ts';

const text = (words: string, ...marks: string[]): object => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
});

test.each<[string, object[]]>([
  ['Bonjour', [{ type: 'paragraph', content: [text('Bonjour')] }]],
  [
    '<p>Un <b>mot <i>gras</i></b></p>',
    [{ type: 'paragraph', content: [text('Un '), text('mot ', 'bold'), text('gras', 'bold', 'italic')] }],
  ],
  [
    '<h1>T</h1>a<br>b',
    [
      { type: 'heading', attrs: { level: 2 }, content: [text('T')] },
      { type: 'paragraph', content: [text('a'), { type: 'hardBreak' }, text('b')] },
    ],
  ],
  [
    '<ul><li>a<li><p>b</p></ul>',
    [
      {
        type: 'bulletList',
        content: [
          { type: 'listItem', content: [{ type: 'paragraph', content: [text('a')] }] },
          { type: 'listItem', content: [{ type: 'paragraph', content: [text('b')] }] },
        ],
      },
    ],
  ],
  ['<pre>a\n  b</pre>', [{ type: 'codeBlock', content: [text('a\n  b')] }]],
  [
    '<table><tr><th>a</th><td></td></tr></table>',
    [
      {
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: [
              { type: 'tableHeader', content: [{ type: 'paragraph', content: [text('a')] }] },
              { type: 'tableCell', content: [{ type: 'paragraph' }] },
            ],
          },
        ],
      },
    ],
  ],
  ['<div> </div><p></p>', []],
])('%s', (html, nodes) => {
  expect(htmlToProse(html).nodes).toEqual(nodes);
});

test('nothing dangerous comes through, and what is lost is named', () => {
  const { nodes, lost } = htmlToProse(
    '<p onclick="x()">a<script>alert(1)</script><a href="javascript:x()">b</a><a href="https://exemple.ma/">c</a><img src=x onerror=y></p>',
  );
  expect(JSON.stringify(nodes)).not.toMatch(/alert|onclick|javascript|onerror/);
  expect(JSON.stringify(nodes)).toContain('https://exemple.ma/');
  expect(lost).toEqual(['script', 'img']);
});

test('whatever comes is rich text that the editor takes, with every word', () => {
  const tags = fc.constantFrom(
    '<p>',
    '</p>',
    '<ul>',
    '<li>',
    '</li>',
    '</ul>',
    '<table>',
    '<tr>',
    '<td>',
    '</td>',
    '</table>',
    '<b>',
    '</b>',
    '<br>',
    '<h2>',
    '</h2>',
    '<blockquote>',
    '</blockquote>',
    '<pre>',
    '</pre>',
    'mot',
    ' ',
    'أب',
    '&amp;',
    '<a href="https://a.b/">',
    '</a>',
  );
  fc.assert(
    fc.property(fc.array(tags, { maxLength: 30 }), (parts) => {
      const html = parts.join('');
      const { nodes } = htmlToProse(html);
      for (const node of nodes) expect(proseNodeSchema.safeParse(node).success).toBe(true);
      const table = /<table>|<tr>|<td>/.test(html);
      if (!table) expect(plainText(nodes).replace(/\s/g, '').split('mot').length).toBe(html.split('mot').length);
      expect(htmlToLine(html).nodes.length).toBeLessThanOrEqual(1);
    }),
  );
});

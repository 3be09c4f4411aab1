import { Parser } from 'htmlparser2';
import { escapeXml } from '@nibras/base';
import type { XmlElement } from '../imscp/parse-xml.ts';

const inline = new Set(
  'a abbr acronym b big br cite code dfn em i img kbd q samp small span strong sub sup tt var'.split(' '),
);
const block = new Set(
  'address blockquote caption dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
/** Elements whose nearest kin carries their words. */
const renamed: Readonly<Record<string, string>> = {
  u: 'span',
  s: 'span',
  strike: 'span',
  del: 'span',
  ins: 'span',
  mark: 'span',
  figure: 'div',
  figcaption: 'p',
  section: 'div',
  article: 'div',
};
const silent = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'object',
  'svg',
  'math',
  'select',
  'textarea',
]);
const empty = new Set(['br', 'hr', 'img']);
const kept: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  img: ['src', 'alt', 'width', 'height'],
  audio: ['src', 'controls'],
  video: ['src', 'controls'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan'],
};

/**
 * HTML as well-formed XHTML of the elements that QTI knows; `blocks` puts loose words into paragraphs, `media` keeps sound and
 * film as HTML 5 has them.
 */
export function toXhtml(html: string, blocks = false, media = false): string {
  let out = '';
  let quiet = 0;
  let loose = false;
  const open: string[] = [];
  const closeLoose = (): void => {
    if (loose) out += '</p>';
    loose = false;
  };
  const hold = (): void => {
    if (blocks && open.length === 0 && !loose) {
      out += '<p>';
      loose = true;
    }
  };
  const parser = new Parser(
    {
      onopentag(given, attributes) {
        if (silent.has(given)) quiet += 1;
        const name = renamed[given] ?? given;
        const plays = media && /^(audio|video)$/.test(name);
        if (quiet > 0 || !(plays || inline.has(name) || block.has(name))) return;
        if (block.has(name) && open.length === 0) closeLoose();
        else hold();
        if (name === 'tr' && open.at(-1) === 'table') {
          out += '<tbody>';
          open.push('tbody');
        }
        const all = (kept[name] ?? []).map((key) => {
          const value = attributes[key] ?? (key === 'alt' || key === 'src' ? '' : undefined);
          return value === undefined ? '' : ` ${key}="${escapeXml(value)}"`;
        });
        out += `<${name}${all.join('')}${empty.has(name) ? '/' : ''}>`;
        if (!empty.has(name)) open.push(name);
      },
      ontext(text) {
        if (quiet > 0) return;
        if (text.trim() !== '') hold();
        if (text.trim() !== '' || open.length > 0 || loose || !blocks) out += escapeXml(text);
      },
      onclosetag(given) {
        if (silent.has(given)) quiet = Math.max(0, quiet - 1);
        const name = renamed[given] ?? given;
        if (quiet > 0 || empty.has(name)) return;
        if (name === 'table' && open.at(-1) === 'tbody' && open.at(-2) === 'table') out += `</${open.pop()}>`;
        if (open.at(-1) === name) out += `</${open.pop()}>`;
      },
    },
    { decodeEntities: true },
  );
  parser.write(html);
  parser.end();
  closeLoose();
  while (open.length > 0) out += `</${open.pop()}>`;
  return out;
}

const voids = new Set(['br', 'hr', 'img', 'col']);

/** What an element holds, as HTML; `replace` may say something else for an element. */
export function innerHtml(
  element: XmlElement,
  replace: (child: XmlElement) => string | undefined = () => undefined,
): string {
  return element.content
    .map((one) => {
      if (typeof one === 'string') return escapeXml(one);
      const said = replace(one);
      if (said !== undefined) return said;
      const attributes = Object.entries(one.attributes)
        .filter(([key]) => !key.includes(':') && key !== 'xmlns')
        .map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
      const start = `<${one.name}${attributes.join('')}>`;
      return voids.has(one.name) ? start : `${start}${innerHtml(one, replace)}</${one.name}>`;
    })
    .join('');
}

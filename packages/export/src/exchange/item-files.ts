import type { ExchangeItem } from '@nibras/course';

const shown =
  /<p>\s*<(img|audio|video)\b[^<>]*\bsrc="file:[^"]*"[^<>]*>(?:<\/\1>)?\s*<\/p>|<(img|audio|video)\b[^<>]*\bsrc="file:[^"]*"[^<>]*>(?:<\/\2>)?/g;

const changed = (html: ExchangeItem['html'], change: (html: string) => string): ExchangeItem['html'] =>
  Object.fromEntries(Object.entries(html).map(([name, text]) => [name, change(text)]));

const mapHtml = (item: ExchangeItem, change: (html: string) => string): ExchangeItem => ({
  ...item,
  html: changed(item.html, change),
  ...(item.calculation ? { calculation: { ...item.calculation, html: changed(item.calculation.html, change) } } : {}),
});

/** An item for a format that carries words only. */
export function withoutFiles(item: ExchangeItem): ExchangeItem {
  if (!item.files) return item;
  const { files: _files, picture: _picture, ...rest } = item;
  const bare = mapHtml(rest, (html) => html.replace(shown, '').trim());
  // A member that was a picture alone goes by its label, which says what the picture shows.
  const emptied = Object.keys(bare.html).filter((name) => name.startsWith('member:') && bare.html[name] === '');
  return emptied.length === 0
    ? bare
    : { ...bare, html: Object.fromEntries(Object.entries(bare.html).filter(([name]) => !emptied.includes(name))) };
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The stem without the picture that the question is answered on. */
export const stemBeside = ({ html, picture }: ExchangeItem): string => {
  const stem = html['stem'] ?? '';
  const image = `<img\\b[^<>]*\\bsrc="file:${escaped(picture?.file ?? '')}"[^<>]*>`;
  return picture ? stem.replace(new RegExp(`<p>\\s*${image}\\s*</p>|${image}`), '') : stem;
};

/** An item whose texts name its files as a format does. */
export const withAddresses = (item: ExchangeItem, address: (key: string) => string): ExchangeItem =>
  item.files
    ? mapHtml(item, (html) => html.replace(/\bsrc="file:([^"]*)"/g, (_, key: string) => `src="${address(key)}"`))
    : item;

/** The files of items by where they lie in a package. */
export const filesAt = (
  items: readonly ExchangeItem[],
  path: (key: string) => string,
): Readonly<Record<string, Uint8Array>> =>
  Object.fromEntries(
    items.flatMap(({ files = {} }) =>
      Object.entries(files).flatMap(([key, { bytes }]) => (bytes ? [[path(key), bytes] as const] : [])),
    ),
  );

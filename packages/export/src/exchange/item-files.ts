import type { ExchangeItem } from '@nibras/course';

const shown =
  /<p>\s*<(img|audio|video)\b[^<>]*\bsrc="file:[^"]*"[^<>]*>(?:<\/\1>)?\s*<\/p>|<(img|audio|video)\b[^<>]*\bsrc="file:[^"]*"[^<>]*>(?:<\/\2>)?/g;

/** HTML without what shows a file of the item. */
export const withoutShown = (html: string): string => html.replace(shown, '');

/** An item for a format that carries words only. */
export function withoutFiles(item: ExchangeItem): ExchangeItem {
  if (!item.files) return item;
  const { files: _files, ...rest } = item;
  return {
    ...rest,
    html: Object.fromEntries(Object.entries(item.html).map(([name, text]) => [name, withoutShown(text)])),
  };
}

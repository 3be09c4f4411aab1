import type { ExchangeItem } from '@nibras/course';

const image = /<img\b[^<>]*>/i;
const attribute = (tag: string, name: string): string =>
  (
    new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i')
      .exec(tag)
      ?.slice(1)
      .find((one) => one !== undefined) ?? ''
  )
    .replace(/&quot;/g, '"')
    .replace(/&#39;|&apos;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .trim();

/** The words that stand for the first picture of a text. */
export const altIn = (html: string): string => attribute(image.exec(html)?.[0] ?? '', 'alt');

/** The picture that an option shows, and what it says beside. */
export interface OptionMedia {
  /** As in `file:<key>`. */
  readonly key: string;
  readonly alt: string;
  readonly html: string;
}

/** The first picture of each option that has one, by option; only options of a choice keep theirs. */
export function optionMedia({
  interaction,
  html,
  files = {},
  picture,
}: ExchangeItem): ReadonlyMap<string, OptionMedia> {
  const found = new Map<string, OptionMedia>();
  if (interaction.kind !== 'choice' || interaction.inText || interaction.truth || picture) return found;
  for (const { id } of interaction.options) {
    const said = html[`member:${id}`] ?? '';
    const tag = image.exec(said)?.[0] ?? '';
    const key = /^file:(.*)$/.exec(attribute(tag, 'src'))?.[1];
    if (key !== undefined && Object.hasOwn(files, key))
      found.set(id, { key, alt: attribute(tag, 'alt'), html: said.replace(tag, '') });
  }
  return found;
}

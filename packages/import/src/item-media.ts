import type { ExchangeItem } from '@nibras/course';

const types: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  wav: 'audio/wav',
  mp4: 'video/mp4',
  webm: 'video/webm',
};

/** Media type by the ending of a name; whoever stores the bytes looks at them anyway. */
export const mediaTypeOf = (name: string): string =>
  types[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream';

const element =
  /<p>\s*(<(img|audio|video)\b[^<>]*>)(?:(?:<source\b[^<>]*>)*<\/\2>)?\s*<\/p>|(<(img|audio|video)\b[^<>]*>)(?:(?:<source\b[^<>]*>)*<\/\4>)?/;
const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i')
    .exec(tag)
    ?.slice(1)
    .find((one) => one !== undefined);

/** The picture that a question is answered on, else the first picture, sound or film of its stem: what a question here may show above its words. */
export interface ShownFirst {
  /** As in `file:<key>`. */
  readonly key: string;
  readonly alt: string;
  /** The stem without it. */
  readonly stem: string;
}

export function shownFirst({
  html,
  files = {},
  picture,
}: Pick<ExchangeItem, 'html' | 'files' | 'picture'>): ShownFirst | undefined {
  const stem = html['text'] ?? html['stem'] ?? '';
  const found =
    picture && Object.hasOwn(files, picture.file)
      ? [...stem.matchAll(new RegExp(element, 'g'))].find(([tag]) => attribute(tag, 'src') === `file:${picture.file}`)
      : element.exec(stem);
  const tag = found?.[1] ?? found?.[3] ?? '';
  const key = /^file:(.*)$/.exec(attribute(tag, 'src') ?? '')?.[1];
  if (!found || key === undefined || !Object.hasOwn(files, key)) return undefined;
  return { key, alt: attribute(tag, 'alt') ?? '', stem: stem.replace(found[0], '') };
}

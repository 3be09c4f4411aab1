import type { ExchangeFile } from '@nibras/course';
import { fromBase64, type MoodleQuestion, type MoodleText } from '@nibras/formats';
import { mediaTypeOf } from './item-media.ts';

const isText = (value: object): value is MoodleText =>
  'text' in value && 'files' in value && typeof value.text === 'string' && Array.isArray(value.files);

const decoded = (name: string): string => {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
};

/** A question whose texts name their files as items do, and these files; two of one name stay two. */
export function moodleFiles(question: MoodleQuestion): {
  readonly question: MoodleQuestion;
  readonly files: Readonly<Record<string, ExchangeFile>> | undefined;
} {
  const files = new Map<string, { readonly content: string; readonly file: ExchangeFile }>();
  const take = (name: string, content: string): string => {
    const clean = name.replace(/[^\w.-]+/g, '_');
    for (let number = 1; ; number += 1) {
      const key = number === 1 ? clean : `${number}-${clean}`;
      const known = files.get(key);
      if (known && known.content !== content) continue;
      if (!known) files.set(key, { content, file: { name, mediaType: mediaTypeOf(name), bytes: fromBase64(content) } });
      return key;
    }
  };
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    if (!isText(value)) return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, walk(one)]));
    if (value.files.length === 0) return value;
    const own = new Map(value.files.map(({ name, content }) => [name, content]));
    const text = value.text.replace(/@@PLUGINFILE@@\/([^"'<>?]+)(\?[^"'<>]*)?/g, (whole, path: string) => {
      const name = decoded(path).replace(/^.*\//, '');
      const content = own.get(name);
      return content === undefined ? whole : `file:${take(name, content)}`;
    });
    return { ...value, text };
  };
  const named = walk(question) as MoodleQuestion;
  return {
    question: named,
    files: files.size === 0 ? undefined : Object.fromEntries([...files].map(([key, { file }]) => [key, file])),
  };
}

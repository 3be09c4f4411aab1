import type { ExchangeItem } from '@nibras/course';
import { type MoodleFile, type MoodleQuestion, type MoodleText, toBase64 } from '@nibras/formats';

const isText = (value: object): value is MoodleText =>
  'text' in value && 'files' in value && typeof value.text === 'string';

/** A question whose texts carry the files that they show. @spec Moodle question/format/xml, writetext and write_files */
export function withMoodleFiles(question: MoodleQuestion, { files }: ExchangeItem): MoodleQuestion {
  if (!files) return question;
  const packed = new Map<string, MoodleFile>();
  const pack = (key: string): MoodleFile[] => {
    const bytes = files[key]?.bytes;
    if (!bytes) return [];
    const known = packed.get(key) ?? { name: key, content: toBase64(bytes) };
    packed.set(key, known);
    return [known];
  };
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    if (!isText(value)) return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, walk(one)]));
    const keys = [...value.text.matchAll(/\bsrc="file:([^"]*)"/g)].map(([, key]) => key!);
    if (keys.length === 0) return value;
    return {
      ...value,
      text: value.text.replace(/\bsrc="file:([^"]*)"/g, 'src="@@PLUGINFILE@@/$1"'),
      files: [...value.files, ...new Set(keys.flatMap(pack))],
    };
  };
  return walk(question) as MoodleQuestion;
}

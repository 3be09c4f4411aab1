import type { CourseFile } from '@nibras/storage';
import { AppError } from '@nibras/base';
import type { ExchangeFile, ExchangeItem } from '@nibras/course';
import { type ItemAsset, mediaTypeOf, optionMedia, shownFirst } from '@nibras/import';

/** Larger pictures, sounds and films of questions stay behind. */
const largest = 50_000_000;

const address = /\b(src\s*=\s*)(?:"([^"]+)"|'([^']+)')/g;
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** The entry of a package that an address means: Common Cartridge, Open edX and plain relative paths are all found by their end. */
export function entryOf(source: string, names: readonly string[]): string | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(source)) return undefined;
  const path = decoded(source)
    .replace(/[?#].*$/, '')
    .replace(/^\$IMS-CC-FILEBASE\$\//i, '')
    .replace(/^(?:\.{0,2}\/)+/, '');
  if (path === '') return undefined;
  const fits = names.filter((name) => name === path || name.endsWith(`/${path}`));
  return fits.toSorted((one, other) => one.length - other.length)[0];
}

/** Items with the files of their package that their texts show. */
export async function withPackageFiles(
  items: readonly ExchangeItem[],
  names: readonly string[],
  read: (name: string) => Promise<Uint8Array>,
): Promise<ExchangeItem[]> {
  const bytes = new Map<string, Promise<Uint8Array>>();
  return Promise.all(
    items.map(async (item) => {
      const files: Record<string, ExchangeFile> = { ...item.files };
      const found = new Map<string, string>();
      let { picture } = item;
      const html = Object.fromEntries(
        Object.entries(item.html).map(([slot, text]) => [
          slot,
          text.replace(address, (whole, start: string, double?: string, single?: string) => {
            const source = (double ?? single)!.replaceAll('&amp;', '&');
            const entry = entryOf(source, names);
            if (entry === undefined) return whole;
            const key = entry.replace(/[^\w.-]+/g, '_');
            found.set(key, entry);
            if (item.picture?.file === source) picture = { ...item.picture, file: key };
            return `${start}"file:${key}"`;
          }),
        ]),
      );
      for (const [key, entry] of found) {
        const reading = bytes.get(entry) ?? read(entry);
        bytes.set(entry, reading);
        const name = entry.replace(/^.*\//, '');
        files[key] = { name, mediaType: mediaTypeOf(name), bytes: await reading };
      }
      return found.size === 0 ? item : { ...item, html, files, ...(picture ? { picture } : {}) };
    }),
  );
}

/** The files that an item's question will show, by their keys there. */
export type StoredFiles = ReadonlyMap<string, ItemAsset>;

/** Stores what questions will show above their words and in their options, as pasted pictures are stored. */
export function storeFiles(
  items: readonly ExchangeItem[],
  assets: CourseFile['assets'],
): ReadonlyMap<ExchangeItem, StoredFiles> {
  const stored = new Map<Uint8Array, ItemAsset | undefined>();
  const made = new Map<ExchangeItem, StoredFiles>();
  for (const item of items) {
    const first = shownFirst(item);
    const own = new Map<string, ItemAsset>();
    for (const { key } of [...(first ? [first] : []), ...optionMedia(item).values()]) {
      const file = item.files?.[key];
      if (!file?.bytes || file.bytes.byteLength === 0 || file.bytes.byteLength > largest) continue;
      if (!stored.has(file.bytes)) stored.set(file.bytes, store(file, file.bytes, assets));
      const asset = stored.get(file.bytes);
      if (asset) own.set(key, asset);
    }
    if (own.size > 0) made.set(item, own);
  }
  return made;
}

function store(file: ExchangeFile, bytes: Uint8Array, assets: CourseFile['assets']): ItemAsset | undefined {
  try {
    const upload = assets.begin(file.name, bytes.byteLength);
    upload.write(bytes);
    const { asset } = upload.finish();
    return [asset.hash, file.name, asset.mediaType, asset.width ?? 0, asset.height ?? 0];
  } catch (error) {
    // What is no picture, sound or film stays behind; the question says so.
    if (error instanceof AppError && error.code.startsWith('asset.')) return undefined;
    throw error;
  }
}

/** Items with the bytes of the assets that they show. */
export function withAssetBytes(items: readonly ExchangeItem[], assets: CourseFile['assets']): ExchangeItem[] {
  const bytes = new Map<string, Uint8Array>();
  const read = (hash: string): Uint8Array => {
    const known = bytes.get(hash) ?? new Uint8Array(Buffer.concat([...assets.read(hash)]));
    bytes.set(hash, known);
    return known;
  };
  return items.map((item) => {
    if (!item.files) return item;
    const files = Object.entries(item.files).map(([key, file]) => [
      key,
      file.hash !== undefined && assets.find(file.hash) ? { ...file, bytes: read(file.hash) } : file,
    ]);
    return { ...item, files: Object.fromEntries(files) as Record<string, ExchangeFile> };
  });
}

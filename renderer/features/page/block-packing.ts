import * as Y from 'yjs';
import type { Id } from '@nibras/base';
import {
  type BlockModels,
  blockRefs,
  copyBlock,
  type CourseDocument,
  entriesBelow,
  initialiseCourse,
  openDocument,
  readProse,
  readSettings,
} from '@nibras/course';

const toBase64 = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
};

const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

/** A file that packed blocks show, and where it can be had while its course is open. */
export interface PackedAsset {
  readonly hash: string;
  readonly name: string;
  readonly url: string;
}

interface Parcel {
  readonly state: string;
  readonly assets: readonly PackedAsset[];
}

function assetsIn(parcel: CourseDocument, models: BlockModels, urlOf: (hash: string) => string): PackedAsset[] {
  const assets = new Map<string, PackedAsset>();
  for (const record of parcel.blocks.values()) {
    const model = models[String(record.get('type'))];
    const settings: unknown = model ? readSettings(model, record) : undefined;
    if (settings !== undefined)
      for (const { hash, name } of model?.assets?.(settings as never) ?? [])
        assets.set(hash, { hash, name, url: urlOf(hash) });
  }
  return [...assets.values()];
}

/** A block and all inside it as text, for the clipboard: a small course document of its own, and where its files are. */
export function packBlock(
  document: CourseDocument,
  models: BlockModels,
  id: Id,
  urlOf: (hash: string) => string,
): string {
  const parcel = openDocument(new Y.Doc());
  initialiseCourse(parcel, {
    title: {},
    languages: entriesBelow(document.course, 'languages/').map(([language]) => language),
  });
  copyBlock(parcel, models, id, document, (old) => old);
  const packed: Parcel = {
    state: toBase64(Y.encodeStateAsUpdate(parcel.doc)),
    assets: assetsIn(parcel, models, urlOf),
  };
  return JSON.stringify(packed);
}

/** Puts a packed block into a course as a copy with ids of its own; undefined where the text is no packed block. */
export function unpackBlock(
  document: CourseDocument,
  models: BlockModels,
  id: Id,
  packed: string,
): { readonly id: Id; readonly assets: readonly PackedAsset[] } | undefined {
  const doc = new Y.Doc();
  try {
    const { state, assets } = JSON.parse(packed) as Partial<Parcel>;
    Y.applyUpdate(doc, fromBase64(String(state)));
    const copy = copyBlock(document, models, id, openDocument(doc));
    const isAsset = (one: PackedAsset): boolean =>
      [one.hash, one.name, one.url].every((part) => typeof part === 'string');
    return copy ? { id: copy, assets: (Array.isArray(assets) ? assets : []).filter(isAsset) } : undefined;
  } catch {
    return undefined;
  }
}

/** Brings the files of pasted blocks from the course they came from, as far as that course is still open. */
export async function bringAssets(
  assets: readonly PackedAsset[],
  urlOf: (hash: string) => string,
  upload: (file: File) => Promise<unknown>,
): Promise<void> {
  for (const { hash, name, url } of assets) {
    if (url === urlOf(hash) || new URL(url, location.href).origin !== location.origin) continue;
    const answer = await fetch(url).catch(() => null);
    if (!answer?.ok) continue;
    await upload(new File([await answer.blob()], name || 'file'));
    // What was drawn before its file had arrived is asked for again.
    for (const shown of document.querySelectorAll<HTMLImageElement>(`img[src="${urlOf(hash)}"]`))
      shown.src = urlOf(hash);
  }
}

/** Whether any text of the course still refers to a block. */
export function isReferenced(document: CourseDocument, id: Id): boolean {
  for (const [maps, prefix] of [
    [document.nodes, 'prose/'],
    [document.blocks, 'text/'],
  ] as const)
    for (const record of maps.values())
      for (const [, value] of entriesBelow(record, prefix))
        if (value instanceof Y.XmlFragment && blockRefs(readProse(value)).includes(id)) return true;
  return false;
}

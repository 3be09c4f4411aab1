import type { AssetFacts, RenderedFile } from '@nibras/render';

/** What a file of a package is, for the report of its weight. */
export type EntryRole = RenderedFile['role'] | 'manifest' | 'schema';

/** A file to be written into a package. */
export interface PackageEntry {
  readonly path: string;
  readonly role: EntryRole;
  readonly mediaType: string;
  readonly body:
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
    | ({ readonly kind: 'asset' } & AssetFacts);
}

/** A version of a standard that comes with schema files. */
export type SchemaSet = 'scorm12' | 'scorm2004' | 'scorm2004-3rd';

/** Files of a standard that strict LMSs want beside the manifest. */
export interface SchemaFiles {
  /** Name and content of each schema file of a SCORM version; `scorm2004` is its 4th edition. */
  read(version: SchemaSet): readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** Bytes of an entry's content before compression; text is counted as UTF-8. */
export function entrySize(entry: PackageEntry): number {
  if (entry.body.kind === 'asset') return entry.body.size;
  if (entry.body.kind === 'bytes') return entry.body.bytes.byteLength;
  return new TextEncoder().encode(entry.body.text).byteLength;
}

import { readFileSync } from 'node:fs';

/** One file of an archive. */
export interface AsarFile {
  readonly path: string;
  readonly size: number;
  /** Whether it lies beside the archive, because the system must load it itself. */
  readonly unpacked: boolean;
}

interface Entry {
  readonly files?: Readonly<Record<string, Entry>>;
  readonly size?: number;
  readonly unpacked?: boolean;
}

/** Header of an archive: four lengths of a pickle, then JSON. */
const jsonStart = 16;

/** Lists the files of an Electron archive. */
export function readAsar(path: string): AsarFile[] {
  const bytes = readFileSync(path);
  const header = JSON.parse(bytes.toString('utf8', jsonStart, jsonStart + bytes.readUInt32LE(12))) as Entry;
  const files: AsarFile[] = [];
  const visit = (entry: Entry, at: string): void => {
    for (const [name, child] of Object.entries(entry.files ?? {})) {
      const place = at === '' ? name : `${at}/${name}`;
      if (child.files) visit(child, place);
      else files.push({ path: place, size: child.size ?? 0, unpacked: child.unpacked ?? false });
    }
  };
  visit(header, '');
  return files.toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

/** An archive with nothing in it. */
export function emptyAsar(): Buffer {
  const json = Buffer.from('{"files":{}}');
  const header = Buffer.alloc(jsonStart + json.byteLength);
  header.writeUInt32LE(4, 0);
  header.writeUInt32LE(json.byteLength + 8, 4);
  header.writeUInt32LE(json.byteLength + 4, 8);
  header.writeUInt32LE(json.byteLength, 12);
  json.copy(header, jsonStart);
  return header;
}

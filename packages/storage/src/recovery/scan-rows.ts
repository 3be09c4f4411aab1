import type { PageSource } from './page-source.ts';

export type CellValue = number | string | Buffer | null;

/** A row as it lies in a page; `values` reads it whole, undefined where a page it continues on is gone. */
export interface FoundRow {
  readonly id: number;
  /** One letter a column: n null, i integer, f float, b blob, t text. */
  readonly shape: string;
  values(): CellValue[] | undefined;
}

function readVarint(bytes: Buffer, at: number): [value: number, next: number] {
  let value = 0;
  for (let index = 0; index < 9; index += 1) {
    const byte = bytes[at + index];
    if (byte === undefined) return [Number.NaN, at];
    if (index === 8) return [value * 256 + byte, at + 9];
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return [value, at + index + 1];
  }
  return [value, at];
}

const integerSizes = [0, 1, 2, 3, 4, 6, 8];

const letterOf = (type: number): string =>
  type === 0 ? 'n' : type === 7 ? 'f' : type < 10 ? 'i' : type % 2 === 0 ? 'b' : 't';

const sizeOf = (type: number): number =>
  type >= 12 ? Math.floor((type - 12) / 2) : type === 7 ? 8 : (integerSizes[type] ?? 0);

function readValue(payload: Buffer, at: number, type: number): CellValue {
  const size = sizeOf(type);
  if (type === 0) return null;
  if (type === 8 || type === 9) return type - 8;
  if (type === 7) return payload.readDoubleBE(at);
  if (type === 6) return Number(payload.readBigInt64BE(at));
  if (type < 7) return payload.readIntBE(at, size);
  const bytes = payload.subarray(at, at + size);
  return type % 2 === 0 ? bytes : bytes.toString('utf8');
}

/** How much of a payload lies in the leaf page itself. @spec SQLite File Format 1.6 */
function localSize(payload: number, usable: number): number {
  const most = usable - 35;
  if (payload <= most) return payload;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const wanted = least + ((payload - least) % (usable - 4));
  return wanted <= most ? wanted : least;
}

function readCell(source: PageSource, page: Buffer, start: number): FoundRow | undefined {
  const [size, afterSize] = readVarint(page, start);
  const [id, at] = readVarint(page, afterSize);
  if (!(size > 1) || size > source.pages * source.pageSize || Number.isNaN(id)) return undefined;
  const local = localSize(size, source.usable);
  if (at + local > page.byteLength) return undefined;
  const [headerSize, firstType] = readVarint(page, at);
  if (!(headerSize > 1) || headerSize > local) return undefined;
  const types: number[] = [];
  let total = headerSize;
  for (let cursor = firstType; cursor < at + headerSize;) {
    const [type, next] = readVarint(page, cursor);
    if (Number.isNaN(type) || type === 10 || type === 11) return undefined;
    types.push(type);
    total += sizeOf(type);
    cursor = next;
  }
  if (total !== size) return undefined;
  return {
    id,
    shape: types.map(letterOf).join(''),
    values() {
      const parts = [page.subarray(at, at + local)];
      let missing = size - local;
      let next = missing > 0 ? page.readUInt32BE(at + local) : 0;
      while (missing > 0) {
        const overflow = source.page(next);
        if (!overflow) return undefined;
        const length = Math.min(missing, source.usable - 4);
        parts.push(overflow.subarray(4, 4 + length));
        missing -= length;
        next = overflow.readUInt32BE(0);
      }
      const payload = Buffer.concat(parts);
      const values: CellValue[] = [];
      let cursor = headerSize;
      for (const type of types) {
        values.push(readValue(payload, cursor, type));
        cursor += sizeOf(type);
      }
      return values;
    },
  };
}

/** Every row that lies in any leaf page of any table, whether or not the tables still lead to it. */
export function* scanRows(source: PageSource): Generator<FoundRow> {
  for (let number = 1; number <= source.pages; number += 1) {
    const page = source.page(number);
    const start = number === 1 ? 100 : 0;
    if (page?.[start] !== 0x0d) continue;
    const cells = page.readUInt16BE(start + 3);
    if (start + 8 + cells * 2 > page.byteLength) continue;
    for (let cell = 0; cell < cells; cell += 1) {
      const row = readCell(source, page, page.readUInt16BE(start + 8 + cell * 2));
      if (row) yield row;
    }
  }
}

/**
 * Pages that a table hangs on and that are pages of a table no longer: what lay on them is gone without a trace of its own.
 * 0 where the schema itself cannot be read.
 *
 * @spec SQLite File Format 1.6
 */
export function lostPages(source: PageSource, table: string): number {
  let root: number | undefined;
  for (const row of scanRows(source)) {
    if (row.shape !== 'tttit') continue;
    const [type, name, , page] = row.values() ?? [];
    if (type === 'table' && name === table) root = Number(page);
  }
  if (root === undefined) return 0;
  const seen = new Set<number>();
  const visit = (number: number): number => {
    if (seen.has(number)) return 0;
    seen.add(number);
    const page = source.page(number);
    if (!page || page.byteLength < source.pageSize || (page[0] !== leafPage && page[0] !== interiorPage)) return 1;
    if (page[0] === leafPage) return 0;
    let lost = visit(page.readUInt32BE(8));
    for (let cell = 0; cell < page.readUInt16BE(3); cell += 1) {
      const at = page.readUInt16BE(Math.min(12 + 2 * cell, page.byteLength - 2));
      lost += at + 4 <= page.byteLength ? visit(page.readUInt32BE(at)) : 1;
    }
    return lost;
  };
  return visit(root);
}

const leafPage = 13;
const interiorPage = 5;

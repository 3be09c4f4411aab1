import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { type CourseDocument, defaultLanguage, openDocument, plainText, readProse } from '@nibras/course';

/** A text of a page or block in one language, as an encoded state has it. Many per course: numbers, not strings. */
interface Text {
  /** Place in `groups`: the texts that differ in language only. */
  readonly group: number;
  readonly language: string;
}

/** A record's text in all its languages: the struct that holds the record, and the text's name. */
interface Group {
  readonly client: number;
  readonly clock: number;
  readonly name: string;
  /** Whether the language wanted has words, and whether another language was left out for that. */
  isWritten: boolean;
  isNarrowed: boolean;
}

/** The structs of one client, side by side: a course has hundreds of thousands, too many for an object each. */
interface ClientStructs {
  readonly client: number;
  readonly clock: number;
  readonly count: number;
  readonly starts: Uint32Array;
  readonly offsets: Uint32Array;
  /** What a struct hangs on, its parent or its neighbour: place of the client in `clientIds` plus one (0 for none), and clock. */
  readonly refClients: Uint32Array;
  readonly refClocks: Uint32Array;
  /** Index of the text that a struct is part of; -1 for none, -2 for not yet known. */
  readonly texts: Int32Array;
  /** 1 where a struct holds words. */
  readonly words: Uint8Array;
  /** The clock after the last struct, and the place in the state after it. */
  end: number;
  endOffset: number;
}

const none = -1;
const unknown = -2;
const isTextKey = (key: string): boolean => key.startsWith('prose/') || key.startsWith('text/');

/** UTF-16 length of a string that stands as UTF-8 at the decoder, and whether it has more than blanks; moves past it. */
function passString(decoder: decoding.Decoder): { length: number; hasWords: boolean } {
  const end = decoding.readVarUint(decoder) + decoder.pos;
  let length = 0;
  let hasWords = false;
  for (; decoder.pos < end; decoder.pos += 1) {
    const byte = decoder.arr[decoder.pos]!;
    if ((byte & 0xc0) !== 0x80) length += byte >= 0xf0 ? 2 : 1;
    if (byte > 0x20) hasWords = true;
  }
  return { length, hasWords };
}

/** Moves past a struct's content; the length that it counts in the clock, and whether it holds words. */
function passContent(decoder: decoding.Decoder, kind: number): { length: number; hasWords: boolean } {
  const one = { length: 1, hasWords: false };
  if (kind === 1) return { length: decoding.readVarUint(decoder), hasWords: false };
  if (kind === 4) return passString(decoder);
  if (kind === 2 || kind === 8) {
    const length = decoding.readVarUint(decoder);
    let hasWords = false;
    for (let index = 0; index < length; index += 1) {
      const value: unknown = kind === 2 ? decoding.readVarString(decoder) : decoding.readAny(decoder);
      if (typeof value === 'string' && value.trim() !== '') hasWords = true;
    }
    return { length, hasWords };
  }
  if (kind === 3) decoding.readVarUint8Array(decoder);
  else if (kind === 5) passString(decoder);
  else if (kind === 6) {
    passString(decoder);
    passString(decoder);
  } else if (kind === 7) {
    const type = decoding.readVarUint(decoder);
    if (type === 3 || type === 5) passString(decoder);
  } else throw new Error(`content of kind ${kind}`);
  return one;
}

function structAt(structs: ClientStructs, clock: number): number {
  if (clock < structs.clock || clock >= structs.end) return none;
  let [low, high] = [0, structs.count - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (structs.starts[middle]! <= clock) low = middle;
    else high = middle - 1;
  }
  return low;
}

interface Scan {
  readonly clients: readonly ClientStructs[];
  readonly texts: readonly Text[];
  readonly groups: readonly Group[];
  /** Ids that a place in `refClients` stands for. */
  readonly clientIds: readonly number[];
  /** The course's main language, where it was never changed. */
  readonly mainLanguage: string | undefined;
  /** Where the list of deletions begins. */
  readonly deletions: number;
}

/** Reads what an encoded state (version 1) is made of, without making a document of it. */
function scanState(state: Uint8Array): Scan {
  const decoder = decoding.createDecoder(state);
  const clients: ClientStructs[] = [];
  const texts: Text[] = [];
  const groups: Group[] = [];
  const groupsOf = new Map<number, Map<number, Map<string, number>>>();
  let mainLanguage: string | undefined;
  const clientIds: number[] = [];
  const places = new Map<number, number>();
  const placeOf = (id: number): number => {
    const known = places.get(id);
    if (known !== undefined) return known;
    places.set(id, clientIds.push(id));
    return clientIds.length;
  };
  const within = <Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value => {
    const known = map.get(key);
    if (known !== undefined) return known;
    const made = make();
    map.set(key, made);
    return made;
  };
  const textOf = (client: number, clock: number, key: string): number => {
    const slash = key.lastIndexOf('/');
    const name = key.slice(0, slash);
    const names = within(
      within(groupsOf, client, () => new Map<number, Map<string, number>>()),
      clock,
      () => new Map<string, number>(),
    );
    const group = within(
      names,
      name,
      () => groups.push({ client, clock, name, isWritten: false, isNarrowed: false }) - 1,
    );
    return texts.push({ group, language: key.slice(slash + 1) }) - 1;
  };
  for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
    const count = decoding.readVarUint(decoder);
    const structs: ClientStructs = {
      client: decoding.readVarUint(decoder),
      clock: decoding.readVarUint(decoder),
      count,
      starts: new Uint32Array(count),
      offsets: new Uint32Array(count),
      refClients: new Uint32Array(count),
      refClocks: new Uint32Array(count),
      texts: new Int32Array(count).fill(unknown),
      words: new Uint8Array(count),
      end: 0,
      endOffset: 0,
    };
    clients.push(structs);
    let clock = structs.clock;
    const readRef = (index: number): void => {
      structs.refClients[index] = placeOf(decoding.readVarUint(decoder));
      structs.refClocks[index] = decoding.readVarUint(decoder);
    };
    for (let index = 0; index < count; index += 1) {
      structs.starts[index] = clock;
      structs.offsets[index] = decoder.pos;
      const info = decoding.readUint8(decoder);
      const kind = info & 0b11111;
      if (info === 10 || kind === 0) {
        clock += decoding.readVarUint(decoder);
        structs.texts[index] = none;
        continue;
      }
      const hasLeft = (info & 0b1000_0000) !== 0;
      const hasRight = (info & 0b0100_0000) !== 0;
      if (hasRight && !hasLeft) readRef(index);
      else if (hasLeft) {
        readRef(index);
        if (hasRight) {
          decoding.readVarUint(decoder);
          decoding.readVarUint(decoder);
        }
      } else if (decoding.readVarUint(decoder) === 1) {
        const root = decoding.readVarString(decoder);
        structs.texts[index] = none;
        const key = info & 0b0010_0000 ? decoding.readVarString(decoder) : '';
        if (root === 'course' && key === 'defaultLanguage' && kind === 8) {
          const place = decoder.pos;
          if (decoding.readVarUint(decoder) === 1) mainLanguage = String(decoding.readAny(decoder));
          decoder.pos = place;
        }
      } else {
        readRef(index);
        if (info & 0b0010_0000) {
          const key = decoding.readVarString(decoder);
          if (isTextKey(key))
            structs.texts[index] = textOf(clientIds[structs.refClients[index]! - 1]!, structs.refClocks[index]!, key);
        }
      }
      const { length, hasWords } = passContent(decoder, kind);
      if (hasWords) structs.words[index] = 1;
      clock += length;
    }
    structs.end = clock;
    structs.endOffset = decoder.pos;
  }
  return { clients, texts, groups, clientIds, mainLanguage, deletions: decoder.pos };
}

/** Finds the text that each struct is part of: that of its parent or neighbour. */
function resolveTexts({ clients, clientIds }: Scan): void {
  const byClient = new Map(clients.map((structs) => [structs.client, structs]));
  const byPlace = clientIds.map((id) => byClient.get(id));
  const pathStructs: ClientStructs[] = [];
  const pathPlaces: number[] = [];
  for (const start of clients)
    for (let index = 0; index < start.count; index += 1) {
      let structs: ClientStructs | undefined = start;
      let at = index;
      let text = none;
      pathStructs.length = 0;
      pathPlaces.length = 0;
      while (structs !== undefined && at !== none) {
        const known: number = structs.texts[at]!;
        if (known !== unknown) {
          text = known;
          break;
        }
        pathStructs.push(structs);
        pathPlaces.push(at);
        const clock: number = structs.refClocks[at]!;
        structs = byPlace[structs.refClients[at]! - 1];
        at = structs === undefined ? none : structAt(structs, clock);
      }
      for (let step = 0; step < pathPlaces.length; step += 1) pathStructs[step]!.texts[pathPlaces[step]!] = text;
    }
}

interface Narrowed {
  readonly language: string;
  readonly state: Uint8Array;
  /** Texts that lost their other languages. */
  readonly groups: readonly Group[];
}

/** An encoded state without the texts in other languages, wherever the language wanted has words of its own. */
function narrowState(state: Uint8Array, wanted: string | undefined): Narrowed | undefined {
  const scan = scanState(state);
  const language = wanted ?? scan.mainLanguage;
  if (language === undefined) return undefined;
  resolveTexts(scan);
  const { clients, texts, groups, deletions } = scan;
  for (const structs of clients)
    for (let index = 0; index < structs.count; index += 1) {
      const text = structs.words[index] === 1 ? texts[structs.texts[index]!] : undefined;
      if (text?.language === language) groups[text.group]!.isWritten = true;
    }
  const dropped = new Uint8Array(texts.length);
  for (const [index, text] of texts.entries()) {
    const group = groups[text.group]!;
    if (text.language === language || !group.isWritten) continue;
    group.isNarrowed = true;
    dropped[index] = 1;
  }
  const out = encoding.createEncoder();
  encoding.writeVarUint(out, clients.length);
  for (const structs of clients) {
    const { count } = structs;
    const isDropped = (index: number): boolean => dropped[structs.texts[index]!] === 1;
    let kept = 0;
    for (let index = 0; index < count; index += 1)
      if (!isDropped(index) || index === 0 || !isDropped(index - 1)) kept += 1;
    encoding.writeVarUint(out, kept);
    encoding.writeVarUint(out, structs.client);
    encoding.writeVarUint(out, structs.clock);
    for (let index = 0; index < count;) {
      let next = index + 1;
      if (isDropped(index)) {
        while (next < count && isDropped(next)) next += 1;
        encoding.writeUint8(out, 0);
        encoding.writeVarUint(out, (structs.starts[next] ?? structs.end) - structs.starts[index]!);
      } else {
        while (next < count && !isDropped(next)) next += 1;
        const end = structs.offsets[next] ?? structs.endOffset;
        encoding.writeUint8Array(out, state.subarray(structs.offsets[index]!, end));
      }
      index = next;
    }
  }
  encoding.writeUint8Array(out, state.subarray(deletions));
  return { language, state: encoding.toUint8Array(out), groups: groups.filter(({ isNarrowed }) => isNarrowed) };
}

const hasWords = (value: unknown): boolean =>
  (value instanceof Y.XmlFragment ? plainText(readProse(value)) : typeof value === 'string' ? value : '').trim() !== '';

/** Whether every text that lost its other languages still has words: what came after the state may have taken them. */
function standsAlone(document: CourseDocument, groups: readonly Group[], language: string): boolean {
  const records = new Map<number, Map<number, Y.Map<unknown>>>();
  for (const root of [document.nodes, document.blocks])
    for (const record of root.values()) {
      if (!record._item) continue;
      const { client, clock } = record._item.id;
      const ofClient = records.get(client) ?? new Map<number, Y.Map<unknown>>();
      records.set(client, ofClient.set(clock, record));
    }
  return groups.every(({ client, clock, name }) => {
    const record = records.get(client)?.get(clock);
    return record === undefined || hasWords(record.get(`${name}/${language}`));
  });
}

function load(updates: readonly Uint8Array[]): CourseDocument {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update, 'file');
  }, 'file');
  return openDocument(doc);
}

/**
 * A document for reading in one language: of each text, the others are left out wherever this one has words, so that a course
 * in many languages takes the memory of one. What a page shows in this language, fallbacks included, is the same as in the
 * whole document. The course's main language where none is said. Never to be edited or stored. `read` hands out the state first, then what came since; it may be called twice.
 */
export function loadLanguage(read: () => Uint8Array[], language: string | undefined): CourseDocument {
  const updates = read();
  const narrowed = updates[0] === undefined ? undefined : narrowState(updates[0], language);
  if (!narrowed) return load(updates);
  updates[0] = narrowed.state;
  const document = load(updates);
  const isRight =
    (language ?? defaultLanguage(document)) === narrowed.language &&
    standsAlone(document, narrowed.groups, narrowed.language);
  return isRight ? document : load(read());
}

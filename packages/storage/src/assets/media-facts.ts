import { imageSize } from 'image-size';

/** What can be told about a medium without decoding it. */
export interface MediaFacts {
  readonly width?: number;
  readonly height?: number;
  /** Seconds. */
  readonly duration?: number;
}

/** Reads a stretch of the stored medium. */
export type ReadRange = (start: number, end: number) => Uint8Array;

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const seconds = (duration: number): MediaFacts =>
  Number.isFinite(duration) && duration > 0 ? { duration: Math.round(duration * 100) / 100 } : {};

function pictureFacts(head: Uint8Array): MediaFacts {
  const { width, height, orientation } = imageSize(head);
  if (!(width > 0) || !(height > 0)) return {};
  const turned = orientation !== undefined && orientation >= 5;
  const [w, h] = turned ? [height, width] : [width, height];
  return { width: Math.round(w), height: Math.round(h) };
}

function wavFacts(head: Uint8Array, size: number): MediaFacts {
  const bytesPerSecond = view(head).getUint32(28, true);
  return seconds((size - 44) / bytesPerSecond);
}

/** Walks the boxes of an ISO media file to the movie header, wherever it stands. */
function mp4Facts(read: ReadRange, size: number): MediaFacts {
  let facts: MediaFacts = {};
  const walk = (from: number, to: number): void => {
    for (let at = from, count = 0; at + 8 <= to && count < 1000; count += 1) {
      const head = view(read(at, Math.min(at + 16, size)));
      const type = String.fromCharCode(head.getUint8(4), head.getUint8(5), head.getUint8(6), head.getUint8(7));
      let length = head.getUint32(0);
      let header = 8;
      if (length === 1) {
        length = Number(head.getBigUint64(8));
        header = 16;
      } else if (length === 0) length = to - at;
      if (length < header) return;
      if (type === 'moov' || type === 'trak') walk(at + header, Math.min(at + length, to));
      else if (type === 'mvhd') {
        const box = view(read(at + header, at + header + 32));
        const long = box.getUint8(0) === 1;
        const scale = box.getUint32(long ? 20 : 12);
        const duration = long ? Number(box.getBigUint64(24)) : box.getUint32(16);
        facts = { ...facts, ...seconds(duration / scale) };
      } else if (type === 'tkhd') {
        const box = view(read(at + length - 8, at + length));
        const [width, height] = [box.getUint32(0) / 65536, box.getUint32(4) / 65536];
        if (width >= 1 && height >= 1) facts = { ...facts, width: Math.round(width), height: Math.round(height) };
      }
      at += length;
    }
  };
  walk(0, size);
  return facts;
}

/** Length of an Ogg stream: the last page's position over the sample rate of the first. */
function oggFacts(head: Uint8Array, read: ReadRange, size: number): MediaFacts {
  const start = Buffer.from(head.subarray(0, 512));
  const opus = start.includes('OpusHead');
  const vorbis = start.indexOf('\x01vorbis', 0, 'latin1');
  const rate = opus ? 48_000 : vorbis >= 0 ? start.readUInt32LE(vorbis + 12) : 0;
  if (rate === 0) return {};
  const tail = Buffer.from(read(Math.max(0, size - 65_536), size));
  const last = tail.lastIndexOf('OggS');
  return last < 0 ? {} : seconds(Number(tail.readBigInt64LE(last + 6)) / rate);
}

const bitRates = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const bitRates2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

/** Length of an MP3: by the frame count where the encoder left one, else by the bit rate of its first frame. */
function mp3Facts(read: ReadRange, size: number): MediaFacts {
  let start = 0;
  const tag = read(0, 10);
  if (tag[0] === 0x49 && tag[1] === 0x44 && tag[2] === 0x33)
    start = 10 + ((tag[6]! << 21) | (tag[7]! << 14) | (tag[8]! << 7) | tag[9]!);
  const head = Buffer.from(read(start, Math.min(size, start + 4096)));
  let at = 0;
  while (at + 4 < head.length && !(head[at] === 0xff && (head[at + 1]! & 0xe0) === 0xe0)) at += 1;
  if (at + 4 >= head.length) return {};
  const first = (head[at + 1]! & 0x18) === 0x18;
  const rates = first ? [44_100, 48_000, 32_000] : [22_050, 24_000, 16_000];
  const rate = rates[(head[at + 2]! & 0x0c) >> 2];
  const bits = (first ? bitRates : bitRates2)[head[at + 2]! >> 4];
  if (!rate || !bits) return {};
  const info = Math.max(head.indexOf('Xing'), head.indexOf('Info'));
  if (info > 0 && (head.readUInt32BE(info + 4) & 1) === 1)
    return seconds((head.readUInt32BE(info + 8) * (first ? 1152 : 576)) / rate);
  return seconds(((size - start - at) * 8) / (bits * 1000));
}

/** Length and picture size of a WebM file, from the elements near its start. */
function webmFacts(head: Uint8Array): MediaFacts {
  const bytes = Buffer.from(head.subarray(0, 65_536));
  let facts: MediaFacts = {};
  const duration = bytes.indexOf(Buffer.from([0x44, 0x89]));
  const scaleAt = bytes.indexOf(Buffer.from([0x2a, 0xd7, 0xb1, 0x83]));
  const scale = scaleAt >= 0 ? bytes.readUIntBE(scaleAt + 4, 3) : 1_000_000;
  if (duration >= 0 && duration + 11 < bytes.length) {
    const length = bytes[duration + 2]! & 0x7f;
    const value = length === 8 ? bytes.readDoubleBE(duration + 3) : length === 4 ? bytes.readFloatBE(duration + 3) : 0;
    facts = seconds((value * scale) / 1e9);
  }
  const width = bytes.indexOf(Buffer.from([0xb0, 0x82]));
  const height = bytes.indexOf(Buffer.from([0xba, 0x82]));
  if (width >= 0 && height >= 0 && Math.abs(height - width) < 32)
    facts = { ...facts, width: bytes.readUInt16BE(width + 2), height: bytes.readUInt16BE(height + 2) };
  return facts;
}

/** Facts of a stored medium; nothing where its file is odd, since a course shows it all the same. */
export function readMediaFacts(mediaType: string, size: number, read: ReadRange): MediaFacts {
  try {
    const head = read(0, Math.min(size, 512 * 1024));
    if (mediaType.startsWith('image/')) return pictureFacts(head);
    if (mediaType === 'audio/wav') return wavFacts(head, size);
    if (mediaType === 'audio/mpeg') return mp3Facts(read, size);
    if (mediaType === 'video/mp4' || mediaType === 'audio/mp4') return mp4Facts(read, size);
    if (mediaType === 'audio/ogg') return oggFacts(head, read, size);
    if (mediaType === 'video/webm' || mediaType === 'audio/webm') return webmFacts(head);
  } catch {
    return {};
  }
  return {};
}

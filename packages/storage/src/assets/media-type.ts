const starts = (bytes: Uint8Array, text: string, at = 0): boolean => {
  for (let index = 0; index < text.length; index += 1) if (bytes[at + index] !== text.charCodeAt(index)) return false;
  return true;
};

const textStart = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8').decode(bytes.subarray(0, 4096)).replace(/^\ufeff/, '');

/** Major brands of ISO media files and what they mean. */
function isoType(bytes: Uint8Array): string | undefined {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const brands: string[] = [];
  for (let at = 8; at + 4 <= Math.min(length, bytes.byteLength, 64); at += 4)
    brands.push(String.fromCharCode(...bytes.subarray(at, at + 4)));
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'image/avif';
  if (brands[0] === 'M4A ' || brands[0] === 'M4B ') return 'audio/mp4';
  if (brands.some((brand) => /^(isom|iso[2-9]|mp4[12]|avc1|M4V |dash|f4v |MSNV|qt {2})$/.test(brand)))
    return 'video/mp4';
  return undefined;
}

/** A WebM file is Matroska whose header says so. */
function matroskaType(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  if (!head.includes('webm')) return undefined;
  return /V_(VP8|VP9|AV1)/.test(head) || !/A_(OPUS|VORBIS)/.test(head) ? 'video/webm' : 'audio/webm';
}

function oggType(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1');
  return head.includes('theora') ? 'video/ogg' : 'audio/ogg';
}

function isMpegAudio(bytes: Uint8Array): boolean {
  if (starts(bytes, 'ID3')) return true;
  const second = bytes[1] ?? 0;
  const third = bytes[2] ?? 0;
  return bytes[0] === 0xff && (second & 0xe6) === 0xe2 && (third & 0xf0) !== 0xf0 && (third & 0x0c) !== 0x0c;
}

/** Media type by content, never by name; undefined for what a course does not hold. */
export function sniffMediaType(bytes: Uint8Array): string | undefined {
  if (starts(bytes, '\x89PNG\r\n\x1a\n')) return 'image/png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (starts(bytes, 'GIF87a') || starts(bytes, 'GIF89a')) return 'image/gif';
  if (starts(bytes, 'RIFF') && starts(bytes, 'WEBP', 8)) return 'image/webp';
  if (starts(bytes, 'RIFF') && starts(bytes, 'WAVE', 8)) return 'audio/wav';
  if (starts(bytes, 'OggS')) return oggType(bytes);
  if (starts(bytes, 'ftyp', 4)) return isoType(bytes);
  if (starts(bytes, '\x1aE\xdf\xa3')) return matroskaType(bytes);
  if (starts(bytes, '%PDF-')) return 'application/pdf';
  if (isMpegAudio(bytes)) return 'audio/mpeg';
  const text = textStart(bytes);
  if (/^WEBVTT([ \t\r\n]|$)/.test(text)) return 'text/vtt';
  if (/^\s*(<\?xml[^>]*>|<!--[\s\S]*?-->|<!DOCTYPE\s+svg[^>]*>|\s)*<svg[\s>]/i.test(text)) return 'image/svg+xml';
  return undefined;
}

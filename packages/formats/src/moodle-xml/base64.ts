const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values = new Map([...signs].map((sign, value) => [sign.charCodeAt(0), value]));

/** @spec RFC 4648 4 */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.byteLength; at += 3) {
    const left = bytes.byteLength - at;
    const word = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    parts.push(
      signs[word >> 18]! +
        signs[(word >> 12) & 63]! +
        (left > 1 ? signs[(word >> 6) & 63]! : '=') +
        (left > 2 ? signs[word & 63]! : '='),
    );
  }
  return parts.join('');
}

/** Bytes of base64; what is no sign of it is passed over, as it is in mail. */
export function fromBase64(text: string): Uint8Array {
  const out = new Uint8Array(Math.floor((text.length * 3) / 4));
  let [word, bits, size] = [0, 0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const value = values.get(text.charCodeAt(at));
    if (value === undefined) continue;
    word = ((word << 6) | value) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    out[size] = (word >> bits) & 255;
    size += 1;
  }
  return out.slice(0, size);
}

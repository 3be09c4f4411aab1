function mix(text: string, seed: number): string {
  let hash = seed;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193 + 2 * (seed & 0xfffff));
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0).toString(16).padStart(8, '0');
}

/** The UUID of a text, always the same: what is sent again after a lost reply is not kept twice. */
export function uuidOf(text: string): string {
  const hex = [0x811c9dc5, 0x3c6ef372, 0x1f83d9ab, 0x5be0cd19].map((seed) => mix(text, seed)).join('');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})/, '$1-$2-5$3-a$4-');
}

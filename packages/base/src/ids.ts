/** Id of a page, block, option or gap: a letter, then eleven letters or digits, so that it is also a valid LMS identifier. */
export type Id = string;

const letters = 'abcdefghijklmnopqrstuvwxyz';
const alphabet = `${letters}0123456789`;
const pattern = /^[a-z][a-z0-9]{11}$/;

/** Whether a value has the shape of an {@link Id}. */
export function isId(value: unknown): value is Id {
  return typeof value === 'string' && pattern.test(value);
}

/** A source of randomness: fills and returns the array given. */
export type FillRandom = (bytes: Uint8Array) => Uint8Array;

/** A new random id (about 62 bits); tests pass their own source to be repeatable. */
export function newId(fill: FillRandom = (bytes) => crypto.getRandomValues(bytes)): Id {
  const bytes = fill(new Uint8Array(12));
  let id = letters[bytes[0]! % 26]!;
  for (let index = 1; index < 12; index += 1) id += alphabet[bytes[index]! % 36]!;
  return id;
}

/** The id that every copy derives from the same words: used where two sides must invent one id apart and agree. */
export function derivedId(...words: readonly string[]): Id {
  const text = words.join('\u0000');
  let id = '';
  for (let index = 0; index < 12; index += 1) {
    let hash = 0x811c9dc5 ^ (index * 0x9e3779b1);
    for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    hash ^= hash >>> 15;
    hash = Math.imul(hash, 0x85ebca6b);
    hash ^= hash >>> 13;
    const value = hash >>> 0;
    id += index === 0 ? letters[value % 26]! : alphabet[value % 36]!;
  }
  return id;
}

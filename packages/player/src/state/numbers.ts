// Survives LMSs that escape HTML, that count in bytes, and URLs.
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Whole numbers from 0 as short text: five bits a character, the sixth says that more follow. */
export function encodeNumbers(numbers: readonly number[]): string {
  let text = '';
  for (let value of numbers) {
    while (value > 31) {
      text += alphabet[32 + (value % 32)]!;
      value = Math.floor(value / 32);
    }
    text += alphabet[value]!;
  }
  return text;
}

/** The numbers of a text made by {@link encodeNumbers}; what is cut off or foreign ends the list. */
export function decodeNumbers(text: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let scale = 1;
  for (const character of text) {
    const digit = alphabet.indexOf(character);
    if (digit < 0) break;
    value += (digit % 32) * scale;
    scale *= 32;
    if (digit < 32) {
      numbers.push(value);
      value = 0;
      scale = 1;
    }
  }
  return numbers;
}

/** A short checksum, against states that an LMS cut off or mixed up. */
export function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** A whole number, possibly negative, as one from 0. */
export const toNatural = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);
export const fromNatural = (value: number): number => (value % 2 ? -(value + 1) / 2 : value / 2);

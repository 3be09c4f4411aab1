import { foldText } from './fold.ts';

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** ISO 7064 MOD 37,36: finds any single wrong character and nearly all swapped neighbours. */
export function checkCharacter(text: string): string {
  let product = 36;
  for (const character of text) {
    const sum = (product + digits.indexOf(character)) % 36 || 36;
    product = (sum * 2) % 37;
  }
  return digits[(37 - product) % 36]!;
}

function digest(text: string, seed: number): string {
  let hash = seed;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  // The last bits of such a hash follow those of the text: they are stirred once more.
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  return (hash >>> 0).toString(36).toUpperCase().padStart(7, '0').slice(-4);
}

function wordsOf(name: string): string {
  const words = foldText(name)
    .text.split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  words.sort();
  return words.join(' ');
}

/** The code of a certificate; accents, case and the order of the names do not count. `date`: days since 2020-01-01. */
export function codeOf(course: string, publication: string, name: string, date: number): string {
  const edition = publication.toUpperCase().replace(/[^0-9A-Z]/g, '');
  const facts = [course, edition, wordsOf(name), date].join('\n');
  const body = edition + digest(facts, 0x811c9dc5) + digest(facts, 0x01234567);
  const whole = body + checkCharacter(body);
  return whole.replace(/(.{4})(?=.{2})/g, '$1-');
}

/** Whether a code belongs to a name, a date and a course. The edition of the course stands in the code itself. */
export function checkCode(
  course: string,
  code: string,
  name: string,
  date: number,
): 'genuine' | 'mistyped' | 'not-genuine' {
  const typed = code.toUpperCase().replace(/[^0-9A-Z]/g, '');
  if (typed.length < 10 || checkCharacter(typed.slice(0, -1)) !== typed.slice(-1)) return 'mistyped';
  const expected = codeOf(course, typed.slice(0, -9), name, date).replace(/-/g, '');
  return expected === typed ? 'genuine' : 'not-genuine';
}

/** "Last, First" as an LMS writes it, turned round. */
export function readableName(name: string): string {
  const parts = name.split(/[,،]/).map((part) => part.trim());
  return parts.length === 2 && parts[0] && parts[1] ? `${parts[1]} ${parts[0]}` : name.trim();
}

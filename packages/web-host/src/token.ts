import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A secret of this start of the host: whoever has it may speak to it. */
export const newToken = (): string => randomBytes(24).toString('base64url');

/** Compares without telling by its time how much was right. */
export function sameToken(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

import type { Translate } from './translation.ts';

/** A size in the unit that suits it, in the language of the command. */
export function inMegabytes(t: Translate, bytes: number): string {
  return bytes < 1_000_000
    ? t('publish.kb', { size: Math.round(bytes / 100) / 10 })
    : t('publish.mb', { size: Math.round(bytes / 100_000) / 10 });
}

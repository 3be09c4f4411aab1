import type { PlayerString } from './strings.ts';

/** A sentence with its blanks filled in. */
export function fill(sentence: PlayerString, values: Readonly<Record<string, string | number>>): string {
  const text = typeof sentence === 'string' ? sentence : sentence.other;
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** The form of a sentence that fits a number in the page's language. */
export function plural(sentence: PlayerString, count: number): string {
  if (typeof sentence === 'string') return fill(sentence, { n: count });
  const rule = count === 0 && sentence.zero ? 'zero' : new Intl.PluralRules(nibras.language).select(count);
  return fill(sentence[rule] ?? sentence.other, { n: count });
}

import type { PlayerString } from './strings.ts';

/** A sentence with its blanks filled in; numbers with the decimal sign of the page's language, in Western digits as in Morocco. */
export function fill(sentence: PlayerString, values: Readonly<Record<string, string | number>>): string {
  const text = typeof sentence === 'string' ? sentence : sentence.other;
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? '';
    return typeof value === 'number' && !nibras.language.startsWith('en')
      ? String(value).replace('.', ',')
      : String(value);
  });
}

/** The form of a sentence that fits a number in the page's language. */
export function plural(sentence: PlayerString, count: number): string {
  if (typeof sentence === 'string') return fill(sentence, { n: count });
  const rule = count === 0 && sentence.zero ? 'zero' : new Intl.PluralRules(nibras.language).select(count);
  return fill(sentence[rule] ?? sentence.other, { n: count });
}

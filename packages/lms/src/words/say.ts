import type { Verdict } from '../verdict.ts';
import type { FormatName } from '../scorm/formats.ts';
import { ar } from './ar.ts';
import { en, type RuleName } from './en.ts';
import { formatWords } from './formats.ts';
import { fr } from './fr.ts';

export type VerdictLanguage = 'en' | 'fr' | 'ar';

const catalogues: Readonly<Record<VerdictLanguage, Readonly<Record<RuleName, string>>>> = { en, fr, ar };
const order: readonly VerdictLanguage[] = ['en', 'fr', 'ar'];

/** What a broken rule means, in the reader's words. */
export function sayVerdict(language: VerdictLanguage, verdict: Pick<Verdict, 'rule' | 'params'>): string {
  const words = catalogues[language][verdict.rule as RuleName];
  if (words === undefined) return verdict.rule;
  return words.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = String(verdict.params[name] ?? '');
    return name === 'format' ? (formatWords[value as FormatName]?.[order.indexOf(language)] ?? value) : value;
  });
}

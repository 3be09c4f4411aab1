import { aikenTranslator } from './aiken.ts';
import { csvTranslator } from './csv.ts';
import { giftTranslator } from './gift.ts';
import { moodleXmlTranslator } from './moodle-xml.ts';
import type { Translator } from './translator.ts';

/** Every writer of questions, by name. */
export const translators = {
  gift: giftTranslator,
  'moodle-xml': moodleXmlTranslator,
  aiken: aikenTranslator,
  csv: csvTranslator,
} as const satisfies Readonly<Record<string, Translator>>;

export type TranslatorId = keyof typeof translators;

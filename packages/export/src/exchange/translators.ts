import { aikenTranslator } from './aiken.ts';
import { csvTranslator } from './csv.ts';
import { giftTranslator } from './gift.ts';
import { moodleXmlTranslator } from './moodle-xml.ts';
import { olxDogwoodTranslator, olxTranslator } from './olx.ts';
import { cc11Translator, cc13Translator } from './qti12.ts';
import { qti2Translator } from './qti2.ts';
import { qti3Translator } from './qti3.ts';
import type { Translator } from './translator.ts';

/** Every writer of questions, by name. */
export const translators = {
  gift: giftTranslator,
  'moodle-xml': moodleXmlTranslator,
  aiken: aikenTranslator,
  csv: csvTranslator,
  qti2: qti2Translator,
  qti3: qti3Translator,
  cc11: cc11Translator,
  cc13: cc13Translator,
  olx: olxTranslator,
  'olx-dogwood': olxDogwoodTranslator,
} as const satisfies Readonly<Record<string, Translator>>;

export type TranslatorId = keyof typeof translators;

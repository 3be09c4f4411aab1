import type { BlockStrings } from '../define.ts';

export const selectTextStrings: BlockStrings<'tip'> = {
  fr: { tip: 'Choisissez directement dans le texte.' },
  ar: { tip: 'اختر الكلمات داخل النص مباشرة.' },
  en: { tip: 'Choose right in the text.' },
};

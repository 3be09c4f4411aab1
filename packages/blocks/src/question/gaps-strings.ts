import type { BlockStrings } from '../define.ts';

export const gapsStrings: BlockStrings<'gap' | 'short' | 'tip' | 'all'> = {
  fr: { gap: 'Trou {n} sur {m}', short: 'Trou {n}', tip: 'Complétez le texte.', all: 'Remplissez tous les trous.' },
  ar: { gap: 'الفراغ {n} من {m}', short: 'الفراغ {n}', tip: 'أكمل النص.', all: 'املأ جميع الفراغات.' },
  en: { gap: 'Gap {n} of {m}', short: 'Gap {n}', tip: 'Complete the text.', all: 'Fill in every gap.' },
};

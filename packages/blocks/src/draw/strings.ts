import type { BlockStrings } from '../define.ts';

export const drawStrings: BlockStrings<'needsScript' | 'empty'> = {
  fr: {
    needsScript:
      'Ici, des questions sont tirées au sort dans une banque. Votre navigateur doit pour cela exécuter JavaScript.',
    empty: 'Aucune question à tirer pour le moment.',
  },
  ar: {
    needsScript: 'هنا تُسحب أسئلة من بنك للأسئلة، ويلزم لذلك أن يشغّل متصفحك JavaScript.',
    empty: 'لا توجد أسئلة للسحب حاليا.',
  },
  en: {
    needsScript: 'Questions are drawn from a bank here. Your browser must run JavaScript for that.',
    empty: 'There is no question to draw yet.',
  },
};

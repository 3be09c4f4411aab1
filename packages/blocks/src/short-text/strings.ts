import type { BlockStrings } from '../define.ts';

export const shortTextStrings: BlockStrings<'near'> = {
  fr: { near: 'Presque : vérifiez l’orthographe' },
  ar: { near: 'قريب من الصواب: تحقّق من الإملاء' },
  en: { near: 'Nearly: check the spelling' },
};

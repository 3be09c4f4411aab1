import type { BlockStrings } from '../define.ts';

export const numericStrings: BlockStrings<'unit' | 'noUnit' | 'understood' | 'noNumber' | 'unitMissing'> = {
  fr: {
    unit: 'Unité',
    noUnit: 'Unité…',
    understood: 'Compris : {n}',
    noNumber: 'Écrivez un nombre, par exemple 3,5.',
    unitMissing: 'Choisissez aussi l’unité.',
  },
  ar: {
    unit: 'الوحدة',
    noUnit: 'الوحدة…',
    understood: 'فُهم: {n}',
    noNumber: 'اكتب عددا، مثلا 3,5.',
    unitMissing: 'اختر الوحدة أيضا.',
  },
  en: {
    unit: 'Unit',
    noUnit: 'Unit…',
    understood: 'Understood: {n}',
    noNumber: 'Write a number, for example 3.5.',
    unitMissing: 'Choose the unit as well.',
  },
};

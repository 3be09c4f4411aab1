import type { BlockStrings } from '../define.ts';

export const dragWordsStrings: BlockStrings<'bank' | 'held' | 'placed' | 'back' | 'pickFirst'> = {
  fr: {
    bank: 'Mots à placer',
    held: '« {word} » choisi : choisissez maintenant un trou.',
    placed: '{gap} : « {word} »',
    back: '« {word} » est revenu parmi les mots.',
    pickFirst: 'Choisissez d’abord un mot.',
  },
  ar: {
    bank: 'الكلمات المقترحة',
    held: 'تم اختيار «{word}»: اختر الآن فراغا.',
    placed: '{gap}: «{word}»',
    back: 'عادت «{word}» إلى الكلمات المقترحة.',
    pickFirst: 'اختر كلمة أولا.',
  },
  en: {
    bank: 'Words to place',
    held: '“{word}” chosen: now choose a gap.',
    placed: '{gap}: “{word}”',
    back: '“{word}” is back among the words.',
    pickFirst: 'Choose a word first.',
  },
};

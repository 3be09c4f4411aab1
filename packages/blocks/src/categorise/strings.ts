import type { BlockStrings } from '../define.ts';

export const categoriseStrings: BlockStrings<'tip' | 'pool' | 'held' | 'placed' | 'pickFirst' | 'all'> = {
  fr: {
    tip: 'Choisissez un élément, puis son groupe.',
    pool: 'À classer',
    held: '« {item} » choisi : choisissez maintenant un groupe.',
    placed: '« {item} » : {group}',
    pickFirst: 'Choisissez d’abord un élément.',
    all: 'Classez tous les éléments.',
  },
  ar: {
    tip: 'اختر عنصرا ثم اختر مجموعته.',
    pool: 'للتصنيف',
    held: 'تم اختيار «{item}»: اختر الآن مجموعة.',
    placed: '«{item}»: {group}',
    pickFirst: 'اختر عنصرا أولا.',
    all: 'صنّف جميع العناصر.',
  },
  en: {
    tip: 'Choose an item, then its group.',
    pool: 'To sort',
    held: '“{item}” chosen: now choose a group.',
    placed: '“{item}”: {group}',
    pickFirst: 'Choose an item first.',
    all: 'Sort all the items.',
  },
};

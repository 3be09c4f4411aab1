import type { BlockStrings } from '../define.ts';

export const hotspotStrings: BlockStrings<
  'zone' | 'elsewhere' | 'one' | 'several' | 'list' | 'aim' | 'keys' | 'at' | 'first'
> = {
  fr: {
    zone: 'Zone {n}',
    elsewhere: 'Hors des zones',
    one: 'Touchez le bon endroit de l’image, ou choisissez dans la liste.',
    several: 'Touchez tous les bons endroits de l’image, ou choisissez dans la liste.',
    list: 'Choisir dans une liste',
    aim: 'Viseur sur l’image',
    keys: 'Flèches : déplacer le viseur (Maj : plus vite). Entrée : poser ou retirer le point.',
    at: '{x} % depuis la gauche, {y} % depuis le haut',
    first: 'Touchez d’abord un endroit de l’image.',
  },
  ar: {
    zone: 'المنطقة {n}',
    elsewhere: 'خارج المناطق',
    one: 'المس الموضع الصحيح في الصورة أو اختر من القائمة.',
    several: 'المس كل المواضع الصحيحة في الصورة أو اختر من القائمة.',
    list: 'الاختيار من قائمة',
    aim: 'مؤشر على الصورة',
    keys: 'الأسهم: تحريك المؤشر (مع Shift أسرع). Enter: وضع النقطة أو حذفها.',
    at: '{x} % من اليسار و{y} % من الأعلى',
    first: 'المس أولا موضعا في الصورة.',
  },
  en: {
    zone: 'Zone {n}',
    elsewhere: 'Outside the zones',
    one: 'Touch the right place in the picture, or choose from the list.',
    several: 'Touch every right place in the picture, or choose from the list.',
    list: 'Choose from a list',
    aim: 'Cross-hair on the picture',
    keys: 'Arrow keys: move the cross-hair (Shift: faster). Enter: set or take away the point.',
    at: '{x} % from the left, {y} % from the top',
    first: 'Touch a place in the picture first.',
  },
};

/** The name of the answer that falls into no region, in a new question. */
export const elsewhereWords: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(hotspotStrings).map(([language, words]) => [language, words.elsewhere]),
);

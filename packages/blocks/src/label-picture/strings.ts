import type { BlockStrings } from '../define.ts';

export const labelPictureStrings: BlockStrings<
  'zone' | 'aside' | 'tip' | 'pool' | 'held' | 'placed' | 'back' | 'place' | 'all' | 'some'
> = {
  fr: {
    zone: 'Zone {n}',
    aside: 'Laisser de côté',
    tip: 'Prenez une étiquette, puis touchez sa zone dans l’image ; ou choisissez dans les listes.',
    pool: 'Étiquettes à placer',
    held: '« {item} » prise. Flèches : choisir une zone. Entrée : poser. Échap : reposer.',
    placed: '« {item} » : {zone}',
    back: '« {item} » reposée.',
    place: '« {item} » sur {zone} ?',
    all: 'Placez toutes les étiquettes.',
    some: 'Placez au moins une étiquette sur l’image.',
  },
  ar: {
    zone: 'المنطقة {n}',
    aside: 'تُترك جانبا',
    tip: 'خذ تسمية ثم المس منطقتها في الصورة، أو اختر من القوائم.',
    pool: 'تسميات للوضع',
    held: 'أُخذت «{item}». الأسهم: اختيار منطقة. Enter: الوضع. Esc: الإرجاع.',
    placed: '«{item}»: {zone}',
    back: 'أُرجعت «{item}».',
    place: '«{item}» على {zone}؟',
    all: 'ضع جميع التسميات.',
    some: 'ضع تسمية واحدة على الأقل على الصورة.',
  },
  en: {
    zone: 'Zone {n}',
    aside: 'Leave aside',
    tip: 'Take a label, then touch its zone in the picture; or choose from the lists.',
    pool: 'Labels to place',
    held: '“{item}” taken. Arrow keys: choose a zone. Enter: put down. Escape: put back.',
    placed: '“{item}”: {zone}',
    back: '“{item}” put back.',
    place: '“{item}” on {zone}?',
    all: 'Place all the labels.',
    some: 'Place at least one label on the picture.',
  },
};

/** What a place for labels that belong nowhere is called in a new question. */
export const asideWords: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(labelPictureStrings).map(([language, words]) => [language, words.aside]),
);

import type { BlockStrings } from '../define.ts';

export const orderingStrings: BlockStrings<'tip' | 'up' | 'down' | 'place'> = {
  fr: {
    tip: 'Remettez dans l’ordre : boutons, touches fléchées ou glisser.',
    up: 'Monter',
    down: 'Descendre',
    place: '{item} : position {n} sur {m}',
  },
  ar: {
    tip: 'رتّب العناصر: بالأزرار أو بالأسهم أو بالسحب.',
    up: 'إلى أعلى',
    down: 'إلى أسفل',
    place: '{item}: الموضع {n} من {m}',
  },
  en: {
    tip: 'Put in order: with the buttons, the arrow keys, or by dragging.',
    up: 'Move up',
    down: 'Move down',
    place: '{item}: position {n} of {m}',
  },
};

import type { BlockStrings } from '../define.ts';

export const taskStrings: BlockStrings<'task' | 'minutes'> = {
  fr: { task: 'À vous de jouer', minutes: '{n} min' },
  ar: { task: 'حان دورك', minutes: '{n} د' },
  en: { task: 'Your turn', minutes: '{n} min' },
};

import type { BlockStrings } from '../define.ts';

/** Names of the answers, kept as texts of the block: an LMS logs them. */
const answers = {
  done: { fr: 'J’ai remis mon travail', ar: 'سلّمت عملي', en: 'I have handed in my work' },
  yes: { fr: 'Oui', ar: 'نعم', en: 'Yes' },
  no: { fr: 'Pas encore', ar: 'ليس بعد', en: 'Not yet' },
} as const;
export const handInTexts: Readonly<Record<string, Readonly<Record<string, string>>>> = answers;

export const handInStrings: BlockStrings<
  'what' | 'file' | 'link' | 'either' | 'where' | 'check' | 'done' | 'send' | 'again' | 'first' | 'noted'
> = {
  fr: {
    what: 'À remettre',
    file: 'un fichier',
    link: 'un lien',
    either: 'un fichier ou un lien',
    where: 'Où le remettre',
    check: 'Avant de remettre, je vérifie',
    done: answers.done.fr,
    send: 'Enregistrer',
    again: 'Modifier',
    first: 'Cochez la dernière case une fois le travail remis.',
    noted: 'C’est noté : travail remis.',
  },
  ar: {
    what: 'المطلوب تسليمه',
    file: 'ملف',
    link: 'رابط',
    either: 'ملف أو رابط',
    where: 'مكان التسليم',
    check: 'قبل التسليم أتحقق',
    done: answers.done.ar,
    send: 'سجّل التسليم',
    again: 'تعديل',
    first: 'ضع علامة في الخانة الأخيرة بعد تسليم العمل.',
    noted: 'سُجّل: سُلِّم العمل.',
  },
  en: {
    what: 'To hand in',
    file: 'a file',
    link: 'a link',
    either: 'a file or a link',
    where: 'Where to hand it in',
    check: 'Before handing in, I check',
    done: answers.done.en,
    send: 'Record',
    again: 'Change',
    first: 'Tick the last box once the work is handed in.',
    noted: 'Noted: handed in.',
  },
};

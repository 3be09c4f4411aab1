import type { BlockStrings } from '../define.ts';

export const trueFalseStrings: BlockStrings<
  'true' | 'false' | 'sure' | 'unsure' | 'fairly' | 'certain' | 'missing' | 'rightUnsure'
> = {
  fr: {
    true: 'Vrai',
    false: 'Faux',
    sure: 'En êtes-vous sûr(e) ?',
    unsure: 'Pas sûr(e)',
    fairly: 'Plutôt sûr(e)',
    certain: 'Certain(e)',
    missing: 'Dites aussi à quel point vous êtes sûr(e).',
    rightUnsure: 'Juste, mais sans certitude',
  },
  ar: {
    true: 'صحيح',
    false: 'خطأ',
    sure: 'ما مدى تأكدك؟',
    unsure: 'غير متأكد',
    fairly: 'متأكد نوعا ما',
    certain: 'متأكد تماما',
    missing: 'حدّد أيضا مدى تأكدك.',
    rightUnsure: 'إجابة صحيحة دون تأكد تام',
  },
  en: {
    true: 'True',
    false: 'False',
    sure: 'How sure are you?',
    unsure: 'Not sure',
    fairly: 'Fairly sure',
    certain: 'Certain',
    missing: 'Say how sure you are as well.',
    rightUnsure: 'Right, but not certain',
  },
};

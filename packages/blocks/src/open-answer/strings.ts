import type { BlockStrings } from '../define.ts';

export const openAnswerStrings: BlockStrings<
  | 'link'
  | 'badLink'
  | 'count'
  | 'between'
  | 'atLeast'
  | 'atMost'
  | 'tooFew'
  | 'tooMany'
  | 'send'
  | 'again'
  | 'model'
  | 'criteria'
  | 'no'
  | 'partly'
  | 'yes'
  | 'compare'
  | 'own'
  | 'done'
> = {
  fr: {
    link: 'Adresse de mon travail (https://…)',
    badLink: 'Écrivez une adresse complète, qui commence par https://.',
    count: 'Mots : {n}',
    between: 'de {a} à {b} mots',
    atLeast: 'au moins {a} mots',
    atMost: 'au plus {b} mots',
    tooFew: 'Il manque des mots : au moins {a}.',
    tooMany: 'C’est trop long : au plus {b} mots.',
    send: 'Remettre mon travail',
    again: 'Modifier',
    model: 'Un exemple de réponse',
    criteria: 'J’évalue mon travail',
    no: 'Non',
    partly: 'En partie',
    yes: 'Oui',
    compare: 'Travail remis. Comparez avec l’exemple, puis évaluez chaque critère.',
    own: 'Mon évaluation',
    done: 'Travail remis.',
  },
  ar: {
    link: 'عنوان عملي (…//:https)',
    badLink: 'اكتب عنوانا كاملا يبدأ بـ //:https.',
    count: 'الكلمات: {n}',
    between: 'من {a} إلى {b} كلمة',
    atLeast: '{a} كلمة على الأقل',
    atMost: '{b} كلمة على الأكثر',
    tooFew: 'الكلمات غير كافية: {a} على الأقل.',
    tooMany: 'النص طويل: {b} كلمة على الأكثر.',
    send: 'تسليم عملي',
    again: 'تعديل',
    model: 'مثال لإجابة',
    criteria: 'أقيّم عملي',
    no: 'لا',
    partly: 'جزئيا',
    yes: 'نعم',
    compare: 'سُلِّم العمل. قارنه بالمثال ثم قيّم كل معيار.',
    own: 'تقييمي',
    done: 'سُلِّم العمل.',
  },
  en: {
    link: 'Address of my work (https://…)',
    badLink: 'Write a full address that starts with https://.',
    count: 'Words: {n}',
    between: '{a} to {b} words',
    atLeast: 'at least {a} words',
    atMost: 'at most {b} words',
    tooFew: 'Too few words: at least {a}.',
    tooMany: 'Too long: at most {b} words.',
    send: 'Hand in my work',
    again: 'Change',
    model: 'An example of an answer',
    criteria: 'I mark my work',
    no: 'No',
    partly: 'Partly',
    yes: 'Yes',
    compare: 'Handed in. Compare with the example, then mark each criterion.',
    own: 'My own marks',
    done: 'Handed in.',
  },
};

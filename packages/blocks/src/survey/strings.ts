import type { BlockStrings } from '../define.ts';

export const surveyStrings: BlockStrings<'tip' | 'send' | 'again' | 'thanks' | 'all'> = {
  fr: {
    tip: 'Il n’y a pas de bonne ou de mauvaise réponse.',
    send: 'Enregistrer mon avis',
    again: 'Modifier',
    thanks: 'Merci, votre avis est noté.',
    all: 'Répondez à chaque ligne.',
  },
  ar: {
    tip: 'لا توجد إجابة صحيحة أو خاطئة.',
    send: 'سجّل رأيي',
    again: 'تعديل',
    thanks: 'شكرا، سُجِّل رأيك.',
    all: 'أجب عن كل سطر.',
  },
  en: {
    tip: 'No answer is right or wrong.',
    send: 'Record my view',
    again: 'Change',
    thanks: 'Thank you, your view is noted.',
    all: 'Answer each row.',
  },
};

/** The scale that a new survey starts with. */
export const likert: readonly Readonly<Record<string, string>>[] = [
  { fr: 'Pas du tout d’accord', ar: 'لا أوافق إطلاقا', en: 'Strongly disagree' },
  { fr: 'Pas d’accord', ar: 'لا أوافق', en: 'Disagree' },
  { fr: 'Sans avis', ar: 'محايد', en: 'Neither' },
  { fr: 'D’accord', ar: 'أوافق', en: 'Agree' },
  { fr: 'Tout à fait d’accord', ar: 'أوافق تماما', en: 'Strongly agree' },
];

/** A sentence, or its plural forms by CLDR category. */
export type PlayerString = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string }>;

const fr = {
  correct: 'Bonne réponse',
  partly: 'En partie juste',
  incorrect: 'Pas encore',
  points: '{n} sur {m}',
  tryAgain: 'Essayer encore',
  chooseFirst: 'Donnez d’abord une réponse.',
  triesLeft: { one: 'Encore {n} essai', other: 'Encore {n} essais' },
  quizLeft: { one: 'Il reste {n} question du quiz.', other: 'Il reste {n} questions du quiz.' },
  quizScore: 'Votre score : {n} %.',
  passed: 'Quiz réussi.',
  notPassed: 'Il faut {n} % pour réussir.',
  contents: 'Sommaire',
  close: 'Fermer',
  visited: 'lue',
  progress: 'Pages lues : {n} sur {m}',
  right: 'juste',
  wrong: 'faux',
  lost: 'Cette page n’a pas pu être chargée. Vérifiez la connexion.',
  retry: 'Réessayer',
  noLms: 'Aucune plateforme trouvée : la progression reste sur cet appareil.',
  review: 'Relecture : vos réponses ne sont plus enregistrées.',
  ended: 'La session est fermée : rouvrez le cours depuis la plateforme pour enregistrer la suite.',
  kept: 'La plateforme ne répond pas : vos réponses sont gardées sur cet appareil.',
  exposed: 'La plateforme ne répond pas, rien n’est gardé ici : restez sur cette page ou prenez un reçu.',
  sent: 'Tout est enregistré.',
  receipt: 'Reçu de mes réponses',
  elsewhere: 'Le cours continue dans un autre onglet.',
  goOnHere: 'Continuer ici',
  otherAttempt: 'Des réponses d’une autre tentative ne sont pas arrivées.',
  stoppedElsewhere: 'Vous vous étiez arrêté sur une autre page.',
  goOn: 'Y aller',
} satisfies Record<string, PlayerString>;

type Table = { readonly [Key in keyof typeof fr]: (typeof fr)[Key] extends string ? string : PlayerString };

const ar: Table = {
  correct: 'إجابة صحيحة',
  partly: 'صحيحة جزئيا',
  incorrect: 'ليس بعد',
  points: '{n} من {m}',
  tryAgain: 'حاول مرة أخرى',
  chooseFirst: 'أجب أولا.',
  triesLeft: {
    zero: 'لم تبق أي محاولة',
    one: 'بقيت محاولة واحدة',
    two: 'بقيت محاولتان',
    few: 'بقيت {n} محاولات',
    many: 'بقيت {n} محاولة',
    other: 'بقيت {n} محاولة',
  },
  quizLeft: {
    zero: 'لم يبق أي سؤال في الاختبار.',
    one: 'بقي سؤال واحد في الاختبار.',
    two: 'بقي سؤالان في الاختبار.',
    few: 'بقيت {n} أسئلة في الاختبار.',
    many: 'بقي {n} سؤالا في الاختبار.',
    other: 'بقي {n} سؤال في الاختبار.',
  },
  quizScore: 'نقطتك: {n} %.',
  passed: 'اجتزت الاختبار بنجاح.',
  notPassed: 'عتبة النجاح {n} %.',
  contents: 'المحتويات',
  close: 'إغلاق',
  visited: 'مقروءة',
  progress: 'الصفحات المقروءة: {n} من {m}',
  right: 'صحيح',
  wrong: 'خطأ',
  lost: 'تعذّر تحميل هذه الصفحة. تحقّق من الاتصال.',
  retry: 'أعد المحاولة',
  noLms: 'لم يُعثر على منصة التعلّم: يُحفظ التقدّم على هذا الجهاز فقط.',
  review: 'مراجعة: لم تعد إجاباتك تُسجَّل.',
  ended: 'انتهت الجلسة: أعد فتح المساق من المنصة ليُسجَّل ما يلي.',
  kept: 'المنصة لا تستجيب: إجاباتك محفوظة على هذا الجهاز.',
  exposed: 'المنصة لا تستجيب ولا شيء محفوظ هنا: ابق في الصفحة أو نزّل وصلا.',
  sent: 'سُجِّل كل شيء.',
  receipt: 'وصل بإجاباتي',
  elsewhere: 'المساق متواصل في نافذة أخرى.',
  goOnHere: 'المتابعة هنا',
  otherAttempt: 'إجابات من محاولة أخرى لم تصل إلى المنصة.',
  stoppedElsewhere: 'كنت قد توقفت في صفحة أخرى.',
  goOn: 'الانتقال إليها',
};

const en: Table = {
  correct: 'Correct',
  partly: 'Partly right',
  incorrect: 'Not yet',
  points: '{n} out of {m}',
  tryAgain: 'Try again',
  chooseFirst: 'Give an answer first.',
  triesLeft: { one: '{n} try left', other: '{n} tries left' },
  quizLeft: { one: '{n} quiz question left.', other: '{n} quiz questions left.' },
  quizScore: 'Your score: {n}%.',
  passed: 'Quiz passed.',
  notPassed: '{n}% is needed to pass.',
  contents: 'Contents',
  close: 'Close',
  visited: 'read',
  progress: '{n} of {m} pages read',
  right: 'right',
  wrong: 'wrong',
  lost: 'This page could not be loaded. Check the connection.',
  retry: 'Try again',
  noLms: 'No learning platform found: progress stays on this device.',
  review: 'Review: your answers are no longer recorded.',
  ended: 'The session is closed: open the course again from the platform to record what follows.',
  kept: 'The platform does not answer: your answers are kept on this device.',
  exposed: 'The platform does not answer, nothing is kept here: stay on this page or take a receipt.',
  sent: 'Everything is recorded.',
  receipt: 'Receipt of my answers',
  elsewhere: 'The course goes on in another tab.',
  goOnHere: 'Go on here',
  otherAttempt: 'Answers of another attempt did not arrive.',
  stoppedElsewhere: 'You had stopped on another page.',
  goOn: 'Go there',
};

export type PlayerStrings = Table;

const onlyLate: readonly (keyof Table)[] = ['stoppedElsewhere', 'goOn'];
const onlyTracked: readonly (keyof Table)[] = ['kept', 'sent', 'noLms', 'review', 'ended', 'otherAttempt', ...onlyLate];

/** What the player says, in one language; English for languages that the product does not speak. */
export function playerStrings(language: string): PlayerStrings {
  const base = language.slice(0, 2);
  return base === 'fr' ? fr : base === 'ar' ? ar : en;
}

/** The strings without those that a package for this LMS never shows. */
export function shownStrings(strings: PlayerStrings, adapter: string): Partial<PlayerStrings> {
  const never = adapter === 'none' ? onlyTracked : adapter.startsWith('scorm') ? onlyLate : [];
  return Object.fromEntries(Object.entries(strings).filter(([key]) => !never.includes(key as keyof Table)));
}

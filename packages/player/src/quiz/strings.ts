import type { PlayerString } from '../strings.ts';

const fr = {
  questions: { one: '{n} question', other: '{n} questions' },
  minutes: { one: '{n} minute', other: '{n} minutes' },
  attemptOf: 'Tentative {n} sur {m}',
  noWayBack: 'Une question après l’autre, sans retour.',
  noFeedback: 'Les corrections viennent à la remise.',
  extra: 'J’ai droit à un temps majoré (+{n} %)',
  begin: 'Commencer',
  next: 'Question suivante',
  handIn: 'Remettre mes réponses',
  confirm: {
    one: '{n} question est sans réponse. Remettre quand même ?',
    other: '{n} questions sont sans réponse. Remettre quand même ?',
  },
  timeLeft: 'Temps restant : {t}',
  timeOver: 'Le temps est écoulé : vos réponses ont été remises.',
  minutesLeft: { one: 'Il reste {n} minute.', other: 'Il reste {n} minutes.' },
  kept: 'Réponses gardées. Vous pouvez encore les changer.',
  handedIn: 'Réponses remises.',
  lastScore: 'Cette fois : {n} %. Meilleur résultat : {m} %.',
  again: 'Recommencer',
  againWrong: 'Reprendre ce qui était faux',
  triesLeft: { one: 'Encore {n} tentative.', other: 'Encore {n} tentatives.' },
  questionOf: 'Question {n} sur {m}',
  yourLevel: 'Votre niveau de départ : {level}.',
  skipped: 'Les parties déjà maîtrisées sont marquées comme passées ; vous pouvez toujours les ouvrir.',
  waived: 'passée',
  levels: 'Acquisition de connaissances|Approfondissement|Création',
  nothingDue: {
    one: 'Rien à revoir aujourd’hui. Revenez dans {n} jour.',
    other: 'Rien à revoir aujourd’hui. Revenez dans {n} jours.',
  },
} satisfies Record<string, PlayerString>;

/** What a sitting, a draw or a positioning test says. */
export type QuizStrings = {
  readonly [Key in keyof typeof fr]: (typeof fr)[Key] extends string ? string : PlayerString;
};

const ar: QuizStrings = {
  questions: { one: 'سؤال واحد', two: 'سؤالان', few: '{n} أسئلة', many: '{n} سؤالا', other: '{n} سؤال' },
  minutes: { one: 'دقيقة واحدة', two: 'دقيقتان', few: '{n} دقائق', many: '{n} دقيقة', other: '{n} دقيقة' },
  attemptOf: 'المحاولة {n} من {m}',
  noWayBack: 'سؤال بعد آخر، دون رجوع.',
  noFeedback: 'يظهر التصحيح بعد تسليم الإجابات.',
  extra: 'لي الحق في وقت إضافي (+{n} %)',
  begin: 'ابدأ',
  next: 'السؤال التالي',
  handIn: 'تسليم إجاباتي',
  confirm: {
    one: 'بقي سؤال دون جواب. هل تريد التسليم رغم ذلك؟',
    two: 'بقي سؤالان دون جواب. هل تريد التسليم رغم ذلك؟',
    few: 'بقيت {n} أسئلة دون جواب. هل تريد التسليم رغم ذلك؟',
    many: 'بقي {n} سؤالا دون جواب. هل تريد التسليم رغم ذلك؟',
    other: 'بقي {n} سؤال دون جواب. هل تريد التسليم رغم ذلك؟',
  },
  timeLeft: 'الوقت المتبقي: {t}',
  timeOver: 'انتهى الوقت: سُلِّمت إجاباتك.',
  minutesLeft: {
    one: 'بقيت دقيقة واحدة.',
    two: 'بقيت دقيقتان.',
    few: 'بقيت {n} دقائق.',
    many: 'بقيت {n} دقيقة.',
    other: 'بقيت {n} دقيقة.',
  },
  kept: 'إجاباتك محفوظة، ويمكنك تغييرها.',
  handedIn: 'سُلِّمت الإجابات.',
  lastScore: 'هذه المرة: {n} %. أفضل نتيجة: {m} %.',
  again: 'إعادة الاختبار',
  againWrong: 'إعادة ما كان خاطئا',
  triesLeft: {
    one: 'بقيت محاولة واحدة.',
    two: 'بقيت محاولتان.',
    few: 'بقيت {n} محاولات.',
    many: 'بقيت {n} محاولة.',
    other: 'بقيت {n} محاولة.',
  },
  questionOf: 'السؤال {n} من {m}',
  yourLevel: 'مستوى انطلاقك: {level}.',
  skipped: 'الأجزاء التي تتقنها معلَّمة على أنها متجاوَزة، ويمكنك فتحها متى شئت.',
  waived: 'متجاوَزة',
  levels: 'اكتساب المعارف|تعميق المعارف|إبداع المعارف',
  nothingDue: {
    one: 'لا شيء للمراجعة اليوم. عد غدا.',
    two: 'لا شيء للمراجعة اليوم. عد بعد يومين.',
    few: 'لا شيء للمراجعة اليوم. عد بعد {n} أيام.',
    many: 'لا شيء للمراجعة اليوم. عد بعد {n} يوما.',
    other: 'لا شيء للمراجعة اليوم. عد بعد {n} يوم.',
  },
};

const en: QuizStrings = {
  questions: { one: '{n} question', other: '{n} questions' },
  minutes: { one: '{n} minute', other: '{n} minutes' },
  attemptOf: 'Attempt {n} of {m}',
  noWayBack: 'One question after the other, no way back.',
  noFeedback: 'Corrections come when you hand in.',
  extra: 'I have been granted extra time (+{n}%)',
  begin: 'Begin',
  next: 'Next question',
  handIn: 'Hand in my answers',
  confirm: {
    one: '{n} question has no answer. Hand in all the same?',
    other: '{n} questions have no answer. Hand in all the same?',
  },
  timeLeft: 'Time left: {t}',
  timeOver: 'Time is up: your answers have been handed in.',
  minutesLeft: { one: '{n} minute left.', other: '{n} minutes left.' },
  kept: 'Answers kept. You can still change them.',
  handedIn: 'Answers handed in.',
  lastScore: 'This time: {n}%. Best result: {m}%.',
  again: 'Take it again',
  againWrong: 'Only what was wrong',
  triesLeft: { one: '{n} attempt left.', other: '{n} attempts left.' },
  questionOf: 'Question {n} of {m}',
  yourLevel: 'Your starting level: {level}.',
  skipped: 'What you already master is marked as skipped; you can open it all the same.',
  waived: 'skipped',
  levels: 'Knowledge acquisition|Knowledge deepening|Knowledge creation',
  nothingDue: {
    one: 'Nothing to review today. Come back in {n} day.',
    other: 'Nothing to review today. Come back in {n} days.',
  },
};

/** What draws and sittings say, in one language; English for languages that the product does not speak. */
export function quizStrings(language: string): QuizStrings {
  const base = language.slice(0, 2);
  return base === 'fr' ? fr : base === 'ar' ? ar : en;
}

import type { LocalText } from '@nibras/course';

interface PageText {
  readonly title: LocalText;
  readonly advice?: LocalText;
  /** What the page starts with besides its text. */
  readonly block?: 'callout' | 'task' | 'questions';
}

const lessonPages: readonly PageText[] = [
  {
    title: { fr: 'Situation', ar: 'وضعية من العمل اليومي', en: 'Situation' },
    advice: {
      fr: 'Décrivez en quelques lignes un moment réel du travail quotidien de l’enseignant : que veut-il faire, et qu’est-ce qui le gêne ?',
      ar: 'صف في بضعة أسطر موقفًا حقيقيًا من العمل اليومي للمدرّس: ماذا يريد أن ينجز، وما الذي يعيقه؟',
      en: 'Describe in a few lines a real moment of the teacher’s daily work: what do they want to do, and what stands in the way?',
    },
  },
  {
    title: { fr: 'Objectifs et prérequis', ar: 'الأهداف والمكتسبات القبلية', en: 'Objectives and prerequisites' },
    advice: {
      fr: 'Trois objectifs au plus, un seul verbe observable dans chacun. Dites ensuite ce qu’il faut déjà savoir.',
      ar: 'ثلاثة أهداف على الأكثر، في كل منها فعل واحد قابل للملاحظة. ثم اذكر ما ينبغي معرفته مسبقًا.',
      en: 'At most three objectives, each with one observable verb. Then say what must be known beforehand.',
    },
    block: 'callout',
  },
  {
    title: { fr: 'Démonstration', ar: 'عرض توضيحي', en: 'Demonstration' },
    advice: {
      fr: 'Montrez le geste pas à pas, une action par étape, avec une image là où elle aide.',
      ar: 'اعرض الطريقة خطوة بخطوة، فعل واحد في كل خطوة، مع صورة حيث تفيد.',
      en: 'Show how it is done step by step, one action a step, with a picture where it helps.',
    },
  },
  {
    title: { fr: 'Pratique guidée', ar: 'تطبيق موجَّه', en: 'Guided practice' },
    advice: {
      fr: 'Faites refaire le geste sur un exemple fourni, avec de l’aide à portée de main.',
      ar: 'اطلب إعادة العمل نفسه على مثال جاهز، مع مساعدة في المتناول.',
      en: 'Have the same done on an example that you provide, with help at hand.',
    },
    block: 'task',
  },
  {
    title: { fr: 'Dans ma classe', ar: 'في قسمي', en: 'In my own class' },
    advice: {
      fr: 'Demandez de faire la même chose avec ses propres élèves ou ses propres documents.',
      ar: 'اطلب من المتعلّم أن ينجز الشيء نفسه مع تلاميذه أو بوثائقه الخاصة.',
      en: 'Ask for the same with the learner’s own pupils or documents.',
    },
    block: 'task',
  },
  {
    title: { fr: 'Je vérifie mes acquis', ar: 'أتحقق من مكتسباتي', en: 'Self-check' },
    advice: {
      fr: 'Trois à cinq questions, avec une rétroaction pour chaque option.',
      ar: 'من ثلاثة إلى خمسة أسئلة، مع إفادة لكل خيار.',
      en: 'Three to five questions, with feedback on every option.',
    },
    block: 'questions',
  },
  {
    title: { fr: 'Bilan et échange', ar: 'حصيلة وتبادل', en: 'Reflection and exchange' },
    advice: {
      fr: 'Que retenez-vous ? Qu’allez-vous changer ? Invitez à en parler avec des collègues.',
      ar: 'ماذا تعلّمت؟ وماذا ستغيّر؟ ادعُ المتعلّم إلى مناقشة ذلك مع زملائه.',
      en: 'What do you take away? What will you change? Invite the learner to talk about it with colleagues.',
    },
  },
];

/** Words of the templates; languages beyond these three start from the English ones. */
export const templateTexts = {
  lesson: {
    name: { fr: 'Leçon Nibras', ar: 'درس نبراس', en: 'Nibras lesson' },
    description: {
      fr: 'Situation, objectifs, démonstration, pratique, tâche dans ma classe, questions, bilan.',
      ar: 'وضعية، أهداف، عرض توضيحي، تطبيق، مهمة في القسم، أسئلة، حصيلة.',
      en: 'Situation, objectives, demonstration, practice, a task for my class, questions, reflection.',
    },
    module: { fr: 'Module 1', ar: 'الوحدة 1', en: 'Module 1' },
    lesson: { fr: 'Leçon 1', ar: 'الدرس 1', en: 'Lesson 1' },
    pages: lessonPages,
  },
  quiz: {
    name: { fr: 'Quiz seul', ar: 'اختبار فقط', en: 'Quiz only' },
    description: {
      fr: 'Une page de questions notée, avec un seuil de réussite.',
      ar: 'صفحة أسئلة تُحتسب درجتها، مع درجة نجاح.',
      en: 'One scored page of questions with a pass mark.',
    },
    page: { fr: 'Quiz', ar: 'اختبار', en: 'Quiz' },
  },
  blank: {
    name: { fr: 'Page blanche', ar: 'صفحة فارغة', en: 'Blank' },
    description: { fr: 'Une seule page, vide.', ar: 'صفحة واحدة فارغة.', en: 'A single empty page.' },
    page: { fr: 'Page 1', ar: 'الصفحة 1', en: 'Page 1' },
  },
} as const;

import {
  addBank,
  appendBlock,
  type CourseSnapshot,
  paragraph,
  type QuizSettings,
  setNodeSetting,
} from '@nibras/course';
import { models } from '@nibras/blocks/models';
import { choiceSeed, CourseMaker, type Texts } from './fixture-course.ts';

const languages = ['fr', 'ar', 'en'] as const;
export const say = (fr: string, ar: string, en: string): Texts => ({ fr, ar, en });
const prose = (words: Texts, ...more: Parameters<typeof paragraph>[0][] | unknown[]) =>
  Object.fromEntries(languages.map((language) => [language, [paragraph(words[language]!), ...(more as never[])]]));

const topics = [
  say('une cellule', 'خلية', 'a cell'),
  say('une formule', 'صيغة', 'a formula'),
  say('un tri', 'فرز', 'sorting'),
  say('un filtre', 'تصفية', 'a filter'),
  say('un graphique', 'مبيان', 'a chart'),
  say('une moyenne', 'معدل', 'an average'),
  say('une référence', 'مرجع', 'a reference'),
  say('un classeur', 'مصنف', 'a workbook'),
];

/** The key is always the first option: a question of which a learner's answers are easy to foresee. */
const question = (topic: Texts, extra: Readonly<Record<string, unknown>> = {}) =>
  choiceSeed(
    say(`À quoi sert ${topic['fr']} ?`, `فيم تفيد ${topic['ar']}؟`, `What is ${topic['en']} for?`),
    [
      {
        text: say('À calculer et ranger des données.', 'في حساب المعطيات وترتيبها.', 'To compute and arrange data.'),
        correct: true,
        feedback: say('Oui, c’est son rôle.', 'نعم، هذا دورها.', 'Yes, that is its role.'),
      },
      {
        text: say('À écrire une lettre.', 'في كتابة رسالة.', 'To write a letter.'),
        feedback: say(
          'Un traitement de texte le fait mieux.',
          'معالج النصوص أنسب لذلك.',
          'A word processor does it better.',
        ),
      },
    ],
    extra,
  );

export interface SittingsCourse {
  readonly snapshot: CourseSnapshot;
  readonly bank: readonly string[];
  readonly pages: Readonly<Record<'intro' | 'positioning' | 'fork' | 'leapt' | 'exam' | 'review' | 'basics', string>>;
}

/**
 * A course with a positioning test, a fork, an exam drawn from a bank of eight, and a spaced self-check. `exam` says how the exam goes
 * beyond its usual settings.
 */
export function sittingsCourse(exam: Partial<QuizSettings> = {}): SittingsCourse {
  const maker = new CourseMaker(languages, say('Le tableur', 'المجدول', 'The spreadsheet'));
  const { document } = maker;
  const bankId = addBank(document, say('Banque du tableur', 'بنك المجدول', 'Spreadsheet bank'), 'k00000000001');
  const bank = topics.map((topic, at) =>
    appendBlock(
      document,
      bankId,
      models.choice,
      question(topic, { difficulty: at < 4 ? 'easy' : 'hard', objective: `1.${at % 2}`, tags: { tableur: true } }),
    ),
  );
  const draw = (rules: readonly Readonly<Record<string, unknown>>[], spaced = false) =>
    maker.block('draw', {
      settings: {
        spaced,
        rules: Object.fromEntries(rules.map((rule, at) => [`r0000000000${at}`, { order: `a${at}`, ...rule }])),
      },
    });
  const module = maker.node('module', say('Module', 'وحدة', 'Module'));
  const intro = maker.page(say('Accueil', 'الاستقبال', 'Welcome'), prose(say('Bonjour.', 'مرحبا.', 'Hello.')), module);
  const positioning = maker.page(
    say('Test de positionnement', 'اختبار تحديد المستوى', 'Positioning test'),
    prose(say('Où en êtes-vous ?', 'أين أنت؟', 'Where do you stand?'), draw([{ count: 2 }])),
    module,
    {
      quiz: {
        mastery: 0,
        weight: 0,
        feedback: 'deferred',
        attempts: 1,
        review: 'none',
        routes: [
          { from: 0, level: 'KA' },
          { from: 90, level: 'KD' },
        ],
      },
    },
  );
  const basics = maker.page(
    say('Les bases', 'الأساسيات', 'The basics'),
    prose(say('Pour débuter.', 'للبداية.', 'To begin with.')),
    module,
    { level: 'KA' },
  );
  const priced = question(say('un onglet', 'تبويب', 'a tab'), {
    hints: { h00000000001: { order: 'a0' } },
    hintCost: 50,
  });
  const own = {
    ...priced,
    texts: { ...priced.texts, 'hint:h00000000001': say('Regardez en bas.', 'انظر إلى الأسفل.', 'Look below.') },
  };
  const options = Object.keys(own.settings['options'] as object);
  const fork = maker.page(say('Bifurcation', 'مفترق', 'Fork'), {}, module);
  const asked = appendBlock(document, fork, models.choice, own);
  const leapt = maker.page(
    say('Pour reprendre', 'للمراجعة', 'Once more'),
    prose(say('Un rappel.', 'تذكير.', 'A reminder.')),
    module,
  );
  const examPage = maker.page(
    say('Examen', 'الامتحان', 'Exam'),
    prose(
      say('Bonne chance.', 'حظا سعيدا.', 'Good luck.'),
      draw([
        { count: 2, difficulty: 'easy' },
        { count: 1, difficulty: 'hard', objective: '1.1' },
      ]),
    ),
    module,
    {
      quiz: {
        mastery: 60,
        feedback: 'deferred',
        attempts: 2,
        bands: [
          { from: 0, text: say('Reprenez la leçon.', 'راجع الدرس.', 'Go through the lesson again.') },
          { from: 60, text: say('Très bien.', 'جيد جدا.', 'Very good.') },
        ],
        ...exam,
      },
    },
  );
  const review = maker.page(
    say('Révision', 'المراجعة', 'Review'),
    prose(say('Un peu chaque jour.', 'قليل كل يوم.', 'A little every day.'), draw([{ count: 2 }], true)),
    module,
  );
  setNodeSetting(document, fork, 'branches', [
    { when: { kind: 'option', question: asked, option: options[0]! }, to: examPage },
  ]);
  return {
    snapshot: maker.snapshot(),
    bank,
    pages: { intro, positioning, basics, fork, leapt, exam: examPage, review },
  };
}

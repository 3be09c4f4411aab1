import { expect, test } from 'vitest';
import { choice, CleanCourse, ids } from '../clean-course.test-kit.ts';

/** The remarks on a question with this stem in French, or Arabic where its letters are Arabic. */
function remarks(stem: string, options: readonly string[] = []): string[] {
  const course = new CleanCourse();
  const seed = choice();
  const language = /\p{Script=Arabic}/u.test(stem) ? 'ar' : 'fr';
  seed.texts['stem']![language] = stem;
  for (const [index, label] of options.entries())
    seed.texts[`option:${[ids.right, ids.wrong, ids.other][index]!}`]![language] = label;
  course.add(course.block('choice', seed));
  return course.codes();
}

test.each([
  'Combien d’élèves ont eu plus de 10 ?',
  'Votre feuille contient 42 lignes. Choisissez la formule qui donne leur moyenne.',
  'La moyenne de la classe est',
  'Complétez : le fichier s’ouvre avec …',
  'Dans la cellule B2, calculez la somme.',
  'Parmi ces outils, lequel range les notes ?',
  'Pourquoi la formule ne marche-t-elle pas ?',
  'Que faire quand un élève n’a pas de note ?',
  'Lequel de ces fichiers ne s’ouvre PAS dans un tableur ?',
  'اختر الصيغة التي تعطي المعدل.',
  'في الخلية B2 صيغة خاطئة، فما سببها؟',
  'لماذا لا تعمل الصيغة؟',
  'حدِّد الملف المناسب.',
])('a good stem is left in peace: %s', (stem) => {
  expect(remarks(stem)).toEqual([]);
});

test.each([
  ['Le tableur sert à calculer.', 'question.stem-unclear'],
  ['الجداول الحسابية مفيدة.', 'question.stem-unclear'],
  ['Lequel de ces fichiers ne s’ouvre pas dans un tableur ?', 'question.unmarked-negative'],
  ['Tous ces outils calculent, sauf :', 'question.unmarked-negative'],
  ['أي هذه الأدوات لا يحسب؟', 'question.unmarked-negative'],
])('%s is remarked on: %s', (stem, code) => {
  expect(remarks(stem)).toEqual([code]);
});

test('vowel signs and the article hide nothing in Arabic', () => {
  expect(remarks('أين نجد سجلّات الإصدارات؟', ['في السجلات', 'في الأنماط', 'في المعاينة'])).toEqual([
    'question.shared-word',
  ]);
  expect(remarks('كيف تكون كلمة السر؟', ['طويلة', 'لا تتغير أبدًا', 'قصيرة'])).toEqual(['question.absolutes']);
});

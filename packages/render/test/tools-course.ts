import { type CourseSnapshot, paragraph, setCourseSetting } from '@nibras/course';
import { choiceSeed, CourseMaker, heading, matchingSeed, shortTextSeed, type Texts } from './fixture-course.ts';

const say = (fr: string, ar: string, en: string): Texts => ({ fr, ar, en });

const reading = say(
  'L’évaluation formative informe l’enseignant le jour même. Elle repose sur un barème clair, connu des élèves. On observe, on note ce qui résiste, puis on reprend la notion avec un petit groupe. Une question bien choisie révèle l’erreur la plus fréquente.',
  'يُخبِر التقويم التكويني المدرّس في اليوم نفسه. يقوم على سلم تنقيط واضح يعرفه التلاميذ. نلاحظ، ثم ندوّن ما يستعصي، ثم نعود إلى المفهوم مع مجموعة صغيرة. سؤال واحد حسن الاختيار يكشف الخطأ الأكثر شيوعا.',
  'Formative assessment informs the teacher on the same day. It rests on a clear marking scale that pupils know. One observes, notes what resists, then takes the notion up again with a small group. One well-chosen question reveals the most frequent error.',
);

/** A course that uses every tool: two modules, a glossary, a certificate, a quiz to pass, parts in another language. */
export function toolsCourse(): CourseSnapshot {
  const maker = new CourseMaker(
    ['fr', 'ar', 'en'],
    say('Évaluer pour apprendre', 'التقويم من أجل التعلّم', 'Assess to learn'),
  );
  const { document } = maker;
  const set = (name: string, texts: Texts): void => {
    for (const [language, text] of Object.entries(texts)) setCourseSetting(document, `${name}/${language}`, text);
  };
  set('glossary/g00000000001/term', say('Barème', 'سلم تنقيط', 'Marking scale'));
  set(
    'glossary/g00000000001/definition',
    say('Nombre de points de chaque question.', 'عدد النقط المخصصة لكل سؤال.', 'Number of points of each question.'),
  );
  set('glossary/g00000000002/term', say('Évaluation formative', 'التقويم التكويني', 'Formative assessment'));
  set(
    'glossary/g00000000002/definition',
    say(
      'Évaluation faite pendant l’apprentissage, pour l’ajuster.',
      'تقويم يجري أثناء التعلّم من أجل تعديله.',
      'Assessment done while learning, to adjust it.',
    ),
  );
  setCourseSetting(document, 'certificate', true);
  setCourseSetting(document, 'certificateHours', 12);
  set(
    'certificateCompetencies',
    say(
      'Construire un barème\nUtiliser l’évaluation formative',
      'بناء سلم تنقيط\nتوظيف التقويم التكويني',
      'Build a marking scale\nUse formative assessment',
    ),
  );
  set('certificateSignatory', say('Le directeur du centre', 'مدير المركز', 'The head of the centre'));
  const texts = (texts: Texts, more: readonly ReturnType<typeof paragraph>[] = []): Record<string, unknown[]> =>
    Object.fromEntries(
      Object.entries(texts).map(([language, text]) => [
        language,
        [paragraph(text), paragraph(reading[language]!), ...more],
      ]),
    );
  const prose = texts as (...given: Parameters<typeof texts>) => Record<string, ReturnType<typeof paragraph>[]>;
  const first = maker.node('module', say('Comprendre', 'الفهم', 'Understand'));
  maker.page(say('Pourquoi évaluer', 'لماذا نقوّم', 'Why assess'), prose(reading, [heading(2, 'Gradebook')]), first);
  maker.page(
    say('Les élèves d’abord', 'التلاميذ أولا', 'Pupils first'),
    prose(say('Le hérisson du préau.', 'القنفذ في الساحة، مُدَرِّسَةٌ تبتسم.', 'The hedgehog of the yard.')),
    first,
  );
  const second = maker.node('module', say('Agir', 'الفعل', 'Act'));
  maker.page(say('Construire', 'البناء', 'Build'), prose(reading), second);
  const refs = [
    maker.block(
      'choice',
      choiceSeed(say('Combien de temps ?', 'كم من مرحلة؟', 'How many steps?'), [
        { text: say('Trois', 'ثلاث', 'Three'), correct: true, feedback: say('Oui.', 'نعم.', 'Yes.') },
        { text: say('Deux', 'اثنتان', 'Two'), feedback: say('SECRETRETOUR', 'SECRETRETOUR', 'SECRETRETOUR') },
      ]),
    ),
    maker.block(
      'matching',
      matchingSeed(say('Associez.', 'صل.', 'Match.'), [
        [say('Avant', 'قبل', 'Before'), say('observer', 'الملاحظة', 'observe')],
        [say('Après', 'بعد', 'After'), say('reprendre', 'المراجعة', 'take up again')],
      ]),
    ),
    maker.block(
      'short-text',
      shortTextSeed(say('Capitale du Maroc ?', 'ما عاصمة المغرب؟', 'Capital of Morocco?'), [
        { text: say('Rabat', 'الرباط', 'Rabat'), credit: 1 },
      ]),
    ),
  ];
  maker.page(say('Quiz final', 'الاختبار النهائي', 'Final quiz'), { fr: refs, ar: refs, en: refs }, second, {
    quiz: { mastery: 50 },
  });
  return maker.snapshot();
}

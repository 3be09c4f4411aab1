import { paragraph, type ProseNode } from '@nibras/course';
import type { AssetFacts } from '../src/rendered-course.ts';
import {
  choiceSeed,
  CourseMaker,
  heading,
  matchingSeed,
  pictureFacts,
  shortTextSeed,
  type Texts,
} from './fixture-course.ts';

const languages = ['fr', 'ar', 'en'] as const;
type Language = (typeof languages)[number];
const say = (fr: string, ar: string, en: string): Record<Language, string> => ({ fr, ar, en });

const text = (words: string, ...marks: string[]): ProseNode => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
});
const line = (...content: ProseNode[]): ProseNode => ({ type: 'paragraph', content });
const list = (type: 'bulletList' | 'orderedList', items: readonly string[]): ProseNode => ({
  type,
  content: items.map((item) => ({ type: 'listItem', content: [paragraph(item)] })),
});
const table = (rows: readonly (readonly string[])[]): ProseNode => ({
  type: 'table',
  content: rows.map((row, index) => ({
    type: 'tableRow',
    content: row.map((cell) => ({ type: index === 0 ? 'tableHeader' : 'tableCell', content: [paragraph(cell)] })),
  })),
});
const rich = (texts: Texts): Record<string, ProseNode[]> =>
  Object.fromEntries(Object.entries(texts).map(([language, words]) => [language, [paragraph(words)]]));

export const mediaFacts: Readonly<Record<string, AssetFacts>> = {
  [pictureFacts.hash]: pictureFacts,
  ['cd'.repeat(32)]: { hash: 'cd'.repeat(32), size: 10, crc32: 2, mediaType: 'audio/mpeg', duration: 5 },
  ['12'.repeat(32)]: { hash: '12'.repeat(32), size: 10, crc32: 4, mediaType: 'video/mp4', duration: 5 },
  ['ef'.repeat(32)]: { hash: 'ef'.repeat(32), size: 10, crc32: 3, mediaType: 'text/vtt' },
};

/** Every node, mark and block type in three languages. */
export function showcase(): ReturnType<CourseMaker['snapshot']> {
  const maker = new CourseMaker(
    languages,
    say('Les TIC dans mon travail quotidien', 'تكنولوجيا المعلومات في عملي اليومي', 'ICT in my daily work'),
  );
  const module = maker.node('module', say('Le carnet de notes', 'دفتر النقط', 'The gradebook'));
  const lesson = maker.node('lesson', say('Saisir mes notes', 'إدخال النقط', 'Entering marks'), module);
  const objectives = maker.block('callout', {
    settings: { kind: 'objectives' },
    texts: {
      body: {
        fr: [
          paragraph('À la fin de cette leçon, je sais :'),
          list('bulletList', ['saisir une liste de notes ;', 'calculer une moyenne.']),
        ],
        ar: [paragraph('في نهاية هذا الدرس أستطيع أن:'), list('bulletList', ['أدخل لائحة من النقط؛', 'أحسب معدلا.'])],
        en: [
          paragraph('At the end of this lesson I can:'),
          list('bulletList', ['enter a list of marks;', 'work out an average.']),
        ],
      },
    },
  });
  const tip = maker.block('callout', {
    settings: { kind: 'tip' },
    texts: {
      title: rich(say('Un raccourci', 'اختصار مفيد', 'A shortcut')),
      body: rich(
        say(
          'Double-cliquez sur le coin de la cellule.',
          'انقر نقرا مزدوجا على ركن الخلية.',
          'Double-click the corner of the cell.',
        ),
      ),
    },
  });
  const warning = maker.block('callout', {
    settings: { kind: 'warning' },
    texts: { body: rich(say('Enregistrez avant de fermer.', 'احفظ الملف قبل إغلاقه.', 'Save before you close.')) },
  });
  const example = maker.block('callout', {
    settings: { kind: 'example' },
    texts: { body: rich(say('Salma a 12, 14 et 16.', 'حصلت سلمى على 12 و14 و16.', 'Salma has 12, 14 and 16.')) },
  });
  const picture = maker.block('picture', {
    settings: { asset: [pictureFacts.hash, 'grid.jpg', 'image/jpeg', 960, 540], decorative: false, size: 'full' },
    texts: {
      alt: say('Une feuille de calcul', 'ورقة حساب', 'A spreadsheet'),
      caption: rich(say('La feuille de la classe.', 'ورقة القسم.', 'The sheet of the class.')),
    },
  });
  const audio = maker.block('audio', {
    settings: { asset: ['cd'.repeat(32), 'consigne.mp3', 'audio/mpeg', 0, 0] },
    texts: {
      title: say('La consigne', 'التعليمة', 'The instruction'),
      transcript: rich(say('Ouvrez le fichier de la classe.', 'افتح ملف القسم.', 'Open the class file.')),
    },
  });
  const video = maker.block('video', {
    settings: {
      asset: ['12'.repeat(32), 'geste.mp4', 'video/mp4', 1280, 720],
      poster: [pictureFacts.hash, 'geste.jpg', 'image/jpeg', 960, 540],
      captions: { ar: ['ef'.repeat(32), 'geste.vtt', 'text/vtt', 0, 0] },
    },
    texts: {
      title: say('Figer une ligne', 'تثبيت سطر', 'Freezing a row'),
      transcript: rich(say('Cliquez sur la ligne 2.', 'انقر على السطر 2.', 'Click on row 2.')),
    },
  });
  const columns = maker.block('columns', {
    settings: { columns: { kcolumn00001: { order: 'a0' }, kcolumn00002: { order: 'a1' } } },
    texts: {
      'column:kcolumn00001': rich(
        say('Avant : douze additions à la main.', 'قبل: اثنتا عشرة عملية جمع باليد.', 'Before: twelve sums by hand.'),
      ),
      'column:kcolumn00002': rich(
        say('Après : une formule, recopiée.', 'بعد: صيغة واحدة تُنسخ.', 'After: one formula, copied.'),
      ),
    },
  });
  const task = maker.block('task', {
    settings: { minutes: 8 },
    texts: {
      body: {
        fr: [list('orderedList', ['Ouvrez votre feuille.', 'Saisissez cinq notes.'])],
        ar: [list('orderedList', ['افتح ورقتك.', 'أدخل خمس نقط.'])],
        en: [list('orderedList', ['Open your sheet.', 'Enter five marks.'])],
      },
    },
  });
  const body = (language: Language): ProseNode[] => {
    const pick = (texts: Record<Language, string>): string => texts[language];
    return [
      paragraph(
        pick(
          say(
            'Karima enseigne les mathématiques au collège. Chaque trimestre, elle recopie les notes de quarante élèves.',
            'تدرّس كريمة الرياضيات في الإعدادي. في كل دورة تنقل نقط أربعين تلميذا وتلميذة.',
            'Karima teaches mathematics in lower secondary school. Each term she copies the marks of forty pupils.',
          ),
        ),
      ),
      objectives,
      heading(2, pick(say('La formule', 'الصيغة', 'The formula'))),
      line(
        text(pick(say('Dans la cellule ', 'في الخلية ', 'In the cell '))),
        text('F2', 'code'),
        text(pick(say(', tapez ', '، اكتب ', ', type '))),
        text('=AVERAGE(B2:E2)', 'code'),
        text(pick(say(' puis ', ' ثم اضغط ', ' then '))),
        text(pick(say('Entrée', 'الإدخال', 'Enter')), 'bold'),
        text(pick(say(' ; lisez ', '؛ واقرأ ', '; read '))),
        {
          type: 'text',
          text: pick(say('l’aide', 'المساعدة', 'the help')),
          marks: [{ type: 'link', attrs: { href: 'https://example.org/help' } }],
        },
        text('.'),
      ),
      table([
        [pick(say('Élève', 'التلميذ', 'Pupil')), '1', '2', '3', pick(say('Moyenne', 'المعدل', 'Average'))],
        [pick(say('Salma', 'سلمى', 'Salma')), '12', '14', '16', '14'],
        [pick(say('Youssef', 'يوسف', 'Youssef')), '9', '11', '13', '11'],
      ]),
      picture,
      tip,
      warning,
      heading(3, pick(say('À comparer', 'للمقارنة', 'Compare'))),
      columns,
      {
        type: 'blockquote',
        content: [
          paragraph(
            pick(
              say(
                'Une formule se lit comme une phrase.',
                'تُقرأ الصيغة كما تُقرأ الجملة.',
                'A formula reads like a sentence.',
              ),
            ),
          ),
        ],
      },
      { type: 'codeBlock', content: [text('=IF(F2>=10; "✓"; "–")')] },
      audio,
      video,
      maker.block('divider', { settings: {} }),
      example,
      task,
    ];
  };
  const prose = { fr: body('fr'), ar: [] as ProseNode[], en: [] as ProseNode[] };
  // The blocks are made once: the other languages refer to the same records.
  const refs = prose.fr.filter((node) => node.type === 'blockRef');
  for (const language of ['ar', 'en'] as const) {
    let at = 0;
    prose[language] = body(language).map((node) =>
      node.type === 'blockRef' && prose.fr[bodyIndex(prose.fr, at)]?.attrs ? refs[at++]! : node,
    );
  }
  maker.page(
    say('Une feuille pour toute la classe', 'ورقة واحدة للقسم كله', 'One sheet for the whole class'),
    prose,
    lesson,
  );

  const practice = maker.block(
    'choice',
    choiceSeed(
      say(
        'Quelle formule donne la moyenne de B2 à E2 ?',
        'ما الصيغة التي تعطي معدل الخلايا من B2 إلى E2؟',
        'Which formula gives the average of B2 to E2?',
      ),
      [
        {
          text: say('=SUM(B2:E2)', '=SUM(B2:E2)', '=SUM(B2:E2)'),
          feedback: say('Elle additionne sans diviser.', 'تجمع ولا تقسم.', 'It adds without dividing.'),
        },
        {
          text: say('=AVERAGE(B2:E2)', '=AVERAGE(B2:E2)', '=AVERAGE(B2:E2)'),
          correct: true,
          feedback: say('Oui.', 'نعم.', 'Yes.'),
        },
      ],
    ),
  );
  maker.page(say('Je m’entraîne', 'أتدرّب', 'Practice'), { fr: [practice], ar: [practice], en: [practice] }, lesson);

  const quiz = [
    maker.block(
      'choice',
      choiceSeed(
        say('Que fait la recopie d’une formule ?', 'ماذا يفعل نسخ الصيغة؟', 'What does copying a formula do?'),
        [
          {
            text: say('Elle adapte les cellules citées', 'تتغير الخلايا المذكورة فيها', 'It adapts the cells it names'),
            correct: true,
            feedback: say('Oui, ligne par ligne.', 'نعم، سطرا بسطر.', 'Yes, row by row.'),
          },
          {
            text: say('Elle copie seulement le résultat', 'تُنسخ النتيجة فقط', 'It copies the result only'),
            feedback: say('Le calcul est refait.', 'يُعاد الحساب.', 'It is calculated again.'),
          },
          { text: say('Elle efface la première', 'تُمحى الأولى', 'It deletes the first one') },
        ],
        { attempts: 2 },
      ),
    ),
    maker.block(
      'multiple-choice',
      choiceSeed(
        say(
          'Qu’est-ce qui aide à relire une feuille ?',
          'ما الذي يساعد على مراجعة الورقة؟',
          'What helps to check a sheet?',
        ),
        [
          { text: say('Des titres de colonnes', 'عناوين الأعمدة', 'Column titles'), correct: true },
          { text: say('Une ligne figée', 'سطر مثبَّت', 'A frozen row'), correct: true },
          { text: say('Des couleurs au hasard', 'ألوان عشوائية', 'Random colours') },
        ],
        { marking: 'partial', points: 2 },
      ),
    ),
    maker.block(
      'matching',
      matchingSeed(
        say(
          'Associez chaque fonction à ce qu’elle donne.',
          'صل كل دالة بما تعطيه.',
          'Match each function with what it gives.',
        ),
        [
          [say('SUM', 'SUM', 'SUM'), say('le total', 'المجموع', 'the total')],
          [say('MAX', 'MAX', 'MAX'), say('la plus grande note', 'أعلى نقطة', 'the highest mark')],
          [say('COUNT', 'COUNT', 'COUNT'), say('le nombre de notes', 'عدد النقط', 'the number of marks')],
        ],
      ),
    ),
    maker.block(
      'short-text',
      shortTextSeed(
        say('Par quel signe commence une formule ?', 'بأي علامة تبدأ الصيغة؟', 'With which sign does a formula start?'),
        [{ text: say('=', '=', '='), credit: 1, feedback: say('Exact.', 'صحيح.', 'Right.') }],
      ),
    ),
  ];
  maker.page(
    say('Je vérifie ce que j’ai appris', 'أتحقق مما تعلمت', 'What I have learnt'),
    { fr: quiz, ar: quiz, en: quiz },
    lesson,
    { quiz: { mastery: 60 } },
  );
  return maker.snapshot();
}

/** Place of the nth block reference. */
function bodyIndex(nodes: readonly ProseNode[], nth: number): number {
  let seen = -1;
  return nodes.findIndex((node) => node.type === 'blockRef' && (seen += 1) === nth);
}

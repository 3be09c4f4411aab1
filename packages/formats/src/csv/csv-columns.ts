/** A language that the header of a table may be written in. */
export type CsvLanguage = 'en' | 'fr' | 'ar';

type Names = Readonly<Record<CsvLanguage, string>>;

/** Columns that a question has once. */
export const csvColumns = {
  type: { en: 'type', fr: 'type', ar: 'النوع' },
  name: { en: 'name', fr: 'nom', ar: 'الاسم' },
  category: { en: 'category', fr: 'catégorie', ar: 'الفئة' },
  tags: { en: 'tags', fr: 'étiquettes', ar: 'الوسوم' },
  difficulty: { en: 'difficulty', fr: 'difficulté', ar: 'الصعوبة' },
  level: { en: 'level', fr: 'niveau', ar: 'المستوى' },
  objective: { en: 'objective', fr: 'objectif', ar: 'الهدف' },
  competency: { en: 'competency', fr: 'compétence', ar: 'الكفاية' },
  stem: { en: 'question', fr: 'question', ar: 'السؤال' },
  key: { en: 'key', fr: 'bonne réponse', ar: 'الجواب الصحيح' },
  correct: { en: 'feedback if right', fr: 'commentaire si juste', ar: 'تعليق عند الصواب' },
  incorrect: { en: 'feedback if wrong', fr: 'commentaire si faux', ar: 'تعليق عند الخطأ' },
  model: { en: 'model answer', fr: 'réponse type', ar: 'الجواب النموذجي' },
  points: { en: 'points', fr: 'points', ar: 'النقاط' },
  marking: { en: 'marking', fr: 'notation', ar: 'التنقيط' },
  shuffle: { en: 'shuffle', fr: 'mélanger', ar: 'خلط' },
  certainty: { en: 'certainty', fr: 'certitude', ar: 'درجة اليقين' },
  case: { en: 'case counts', fr: 'casse exigée', ar: 'مراعاة حالة الأحرف' },
  accents: { en: 'accents count', fr: 'accents exigés', ar: 'مراعاة التشكيل' },
  nearMiss: { en: 'near miss', fr: 'faute de frappe', ar: 'خطأ كتابة' },
  units: { en: 'units', fr: 'unités', ar: 'الوحدات' },
  unitNeeded: { en: 'unit needed', fr: 'unité exigée', ar: 'الوحدة مطلوبة' },
  anew: { en: 'new values', fr: 'nouvelles valeurs', ar: 'قيم جديدة' },
  hands: { en: 'hands in', fr: 'remise', ar: 'التسليم' },
  fewestWords: { en: 'fewest words', fr: 'mots au moins', ar: 'أقل عدد كلمات' },
  mostWords: { en: 'most words', fr: 'mots au plus', ar: 'أكثر عدد كلمات' },
} as const satisfies Readonly<Record<string, Names>>;

/** Columns that come numbered from 1, one for each option, pair, answer, item or hint. */
export const csvSeries = {
  option: { en: 'option', fr: 'option', ar: 'الخيار' },
  match: { en: 'match', fr: 'paire', ar: 'المقابل' },
  feedback: { en: 'feedback', fr: 'commentaire', ar: 'التعليق' },
  credit: { en: 'credit', fr: 'crédit', ar: 'النسبة' },
  tolerance: { en: 'tolerance', fr: 'tolérance', ar: 'التفاوت' },
  hint: { en: 'hint', fr: 'indice', ar: 'التلميح' },
} as const satisfies Readonly<Record<string, Names>>;

/** What may stand in the column of types. */
export const csvTypes = {
  choice: { en: 'choice', fr: 'choix', ar: 'اختيار' },
  multiple: { en: 'multiple choice', fr: 'choix multiple', ar: 'اختيار متعدد' },
  truth: { en: 'true or false', fr: 'vrai ou faux', ar: 'صح أو خطأ' },
  match: { en: 'match', fr: 'association', ar: 'مطابقة' },
  text: { en: 'text', fr: 'texte', ar: 'نص' },
  order: { en: 'order', fr: 'ordre', ar: 'ترتيب' },
  number: { en: 'number', fr: 'nombre', ar: 'عدد' },
  calculated: { en: 'calculated', fr: 'calculée', ar: 'محسوب' },
  open: { en: 'open', fr: 'ouverte', ar: 'مفتوح' },
  survey: { en: 'survey', fr: 'sondage', ar: 'استبيان' },
  gaps: { en: 'gaps', fr: 'à trous', ar: 'فراغات' },
  words: { en: 'words to place', fr: 'mots à placer', ar: 'كلمات للوضع' },
  marks: { en: 'words of a text', fr: 'mots d’un texte', ar: 'كلمات من نص' },
} as const satisfies Readonly<Record<string, Names>>;

export type CsvColumn = keyof typeof csvColumns;
export type CsvSeries = keyof typeof csvSeries;
export type CsvType = keyof typeof csvTypes;

/** Words without accents, case, marks and doubled spaces; digits of every script as Western ones. */
export const foldCsv = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[’ʼ]/g, "'")
    .replace(/[_\-\s]+/g, ' ')
    .trim()
    .toLowerCase();

const languages = ['en', 'fr', 'ar'] as const;
function lookup<Key extends string>(table: Readonly<Record<Key, Names>>): ReadonlyMap<string, Key> {
  return new Map(
    (Object.keys(table) as Key[]).flatMap((key) =>
      languages.map((language) => [foldCsv(table[key][language]), key] as const),
    ),
  );
}
const columnByName = new Map([...lookup(csvColumns), ['stem', 'stem'] as const]);
const seriesByName = lookup(csvSeries);
const typeByName = new Map([
  ...lookup(csvTypes),
  ['true false', 'truth'] as const,
  ['vrai faux', 'truth'] as const,
  ['multiple', 'multiple'] as const,
  ['single choice', 'choice'] as const,
  ['calcule', 'calculated'] as const,
]);

/** The column that a cell of the header names, in whichever language. */
export function columnOf(
  cell: string,
): { readonly column: CsvColumn } | { readonly series: CsvSeries; readonly index: number } | undefined {
  const name = foldCsv(cell);
  const column = columnByName.get(name);
  if (column) return { column };
  const numbered = /^(.*?) ?(\d{1,3})$/.exec(name);
  const series = numbered ? seriesByName.get(numbered[1]!) : undefined;
  const index = Number(numbered?.[2] ?? 0) - 1;
  return series && index >= 0 ? { series, index } : undefined;
}

export const typeOf = (cell: string): CsvType | undefined => typeByName.get(foldCsv(cell));

const fr = {
  skip: 'Aller au contenu',
  contents: 'Sommaire',
  pages: 'Pages',
  previous: 'Précédent',
  next: 'Suivant',
  pageOf: 'Page {n} sur {m}',
  newTab: 'nouvel onglet',
  table: 'Tableau',
  quiz: 'Quiz noté',
  unscored: 'Sans note',
  mastery: 'Réussite à partir de {n} %',
  recovered: 'Pages récupérées',
  certificate: 'Mon attestation',
};

type PageStrings = { readonly [Key in keyof typeof fr]: string };

const ar: PageStrings = {
  skip: 'انتقل إلى المحتوى',
  contents: 'المحتويات',
  pages: 'الصفحات',
  previous: 'السابق',
  next: 'التالي',
  pageOf: 'الصفحة {n} من {m}',
  newTab: 'علامة تبويب جديدة',
  table: 'جدول',
  quiz: 'اختبار منقَّط',
  unscored: 'دون تنقيط',
  mastery: 'النجاح ابتداء من {n} %',
  recovered: 'صفحات مسترجعة',
  certificate: 'شهادتي',
};

const en: PageStrings = {
  skip: 'Skip to the content',
  contents: 'Contents',
  pages: 'Pages',
  previous: 'Previous',
  next: 'Next',
  pageOf: 'Page {n} of {m}',
  newTab: 'new tab',
  table: 'Table',
  quiz: 'Scored quiz',
  unscored: 'Not scored',
  mastery: 'Passed from {n}%',
  recovered: 'Recovered pages',
  certificate: 'My certificate',
};

/** What a page says around the author's content; English for languages that the product does not speak. */
export function pageStrings(language: string): PageStrings {
  const base = language.slice(0, 2);
  return base === 'fr' ? fr : base === 'ar' ? ar : en;
}

export type { PageStrings };

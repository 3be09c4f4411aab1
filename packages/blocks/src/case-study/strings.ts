import type { BlockStrings } from '../define.ts';

export const caseStudyStrings: BlockStrings<'case' | 'questions'> = {
  fr: { case: 'Étude de cas', questions: 'Questions sur ce cas' },
  ar: { case: 'دراسة حالة', questions: 'أسئلة حول هذه الحالة' },
  en: { case: 'Case study', questions: 'Questions on this case' },
};

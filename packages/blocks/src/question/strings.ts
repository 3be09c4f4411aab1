import type { BlockStrings } from '../define.ts';

export const questionStrings: BlockStrings<
  'question' | 'check' | 'hint' | 'answer' | 'yourAnswer' | 'choose' | 'correct' | 'one' | 'several' | 'eachRow'
> = {
  fr: {
    question: 'Question',
    check: 'Vérifier ma réponse',
    hint: 'Indice',
    answer: 'Voir la réponse',
    yourAnswer: 'Ma réponse',
    choose: 'Choisir…',
    correct: 'Bonne réponse',
    one: 'Une seule réponse',
    several: 'Plusieurs réponses possibles',
    eachRow: 'Une réponse par ligne',
  },
  ar: {
    question: 'سؤال',
    check: 'تحقّق من إجابتي',
    hint: 'تلميح',
    answer: 'عرض الإجابة',
    yourAnswer: 'إجابتي',
    choose: 'اختر…',
    correct: 'الإجابة الصحيحة',
    one: 'إجابة واحدة',
    several: 'يمكن اختيار أكثر من إجابة',
    eachRow: 'إجابة واحدة في كل سطر',
  },
  en: {
    question: 'Question',
    check: 'Check my answer',
    hint: 'Hint',
    answer: 'Show the answer',
    yourAnswer: 'My answer',
    choose: 'Choose…',
    correct: 'Correct answer',
    one: 'One answer',
    several: 'More than one answer may be right',
    eachRow: 'One answer in each row',
  },
};

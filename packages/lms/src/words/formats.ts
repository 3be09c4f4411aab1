import type { FormatName } from '../scorm/formats.ts';

type Texts = readonly [en: string, fr: string, ar: string];

const number: Texts = [
  'a number as 12.5, without exponent',
  'un nombre comme 12.5, sans exposant',
  'عدد مثل 12.5 بلا أس',
];
const code: Texts = [
  'letters, digits and signs, no space, no accent',
  'lettres, chiffres et signes, sans espace ni accent',
  'حروف لاتينية وأرقام وعلامات بلا مسافات',
];
const clock: Texts = ['a duration as 00:05:30.25', 'une durée comme 00:05:30.25', 'مدة مثل 00:05:30.25'];
const any: Texts = ['text', 'un texte', 'نص'];

/** What each format looks like, in words. */
export const formatWords: Readonly<Partial<Record<FormatName, Texts>>> = {
  identifier12: code,
  'identifier12-moodle': code,
  'long-identifier': [
    'an identifier without spaces, or a whole urn:',
    'un identifiant sans espace, ou un urn: complet',
    'معرّف بلا مسافات، أو urn: كامل',
  ],
  decimal12: number,
  'decimal12-moodle': [
    'a number with three digits before the point at most',
    'un nombre à trois chiffres au plus avant le point',
    'عدد بثلاثة أرقام على الأكثر قبل الفاصلة',
  ],
  'score-decimal12': number,
  'score12-moodle': number,
  real: [
    'a number as 12.5: ten digits, seven decimals, no exponent',
    'un nombre comme 12.5 : dix chiffres, sept décimales, sans exposant',
    'عدد مثل 12.5: عشرة أرقام وسبع خانات عشرية بلا أس',
  ],
  'real-not-negative': number,
  scaled: number,
  measure: number,
  'real-moodle': [
    'a number with five digits before the point at most, no exponent',
    'un nombre à cinq chiffres au plus avant le point, sans exposant',
    'عدد بخمسة أرقام على الأكثر قبل الفاصلة بلا أس',
  ],
  'scaled-moodle': number,
  'measure-moodle': number,
  time12: ['a time as 14:30:00', 'une heure comme 14:30:00', 'ساعة مثل 14:30:00'],
  timespan12: clock,
  interval: ['a duration as PT1H2M3.45S', 'une durée comme PT1H2M3.45S', 'مدة مثل PT1H2M3.45S'],
  moment: [
    'a moment as 2026-11-23T10:00:00.12Z',
    'un moment comme 2026-11-23T10:00:00.12Z',
    'لحظة مثل 2026-11-23T10:00:00.12Z',
  ],
  'moment-moodle': [
    'a moment with one or two decimals, as 2026-11-23T10:00:00.12Z',
    'un moment à une ou deux décimales, comme 2026-11-23T10:00:00.12Z',
    'لحظة بخانة أو خانتين عشريتين مثل 2026-11-23T10:00:00.12Z',
  ],
  result12: [
    'correct, wrong, unanticipated, neutral or a number',
    'correct, wrong, unanticipated, neutral ou un nombre',
    'correct أو wrong أو unanticipated أو neutral أو عدد',
  ],
  'result12-moodle': [
    'correct, wrong, unanticipated, neutral or a number',
    'correct, wrong, unanticipated, neutral ou un nombre',
    'correct أو wrong أو unanticipated أو neutral أو عدد',
  ],
  result: [
    'correct, incorrect, unanticipated, neutral or a number',
    'correct, incorrect, unanticipated, neutral ou un nombre',
    'correct أو incorrect أو unanticipated أو neutral أو عدد',
  ],
  'result-moodle': [
    'correct, incorrect, unanticipated, neutral or a number',
    'correct, incorrect, unanticipated, neutral ou un nombre',
    'correct أو incorrect أو unanticipated أو neutral أو عدد',
  ],
  audio12: ['a whole number', 'un nombre entier', 'عدد صحيح'],
  speed12: ['a whole number', 'un nombre entier', 'عدد صحيح'],
  'local-text': [
    'text, with a language as {lang=fr} before it',
    'un texte, précédé au besoin de {lang=fr}',
    'نص تسبقه اللغة عند الحاجة مثل {lang=ar}',
  ],
  'description-moodle': [
    '251 characters on one line, not beginning with {',
    '251 caractères sur une ligne, sans { au début',
    '251 حرفًا في سطر واحد لا يبدأ بالعلامة {',
  ],
  language: ['a language as fr or ar-MA', 'une langue comme fr ou ar-MA', 'لغة مثل fr أو ar-MA'],
  navigation: [
    'a request as continue, previous or {target=item}choice',
    'une demande comme continue, previous ou {target=item}choice',
    'طلب مثل continue أو previous أو {target=item}choice',
  ],
  any,
  line: any,
};

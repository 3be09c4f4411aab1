import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { ExchangeItem, ExchangePicture, Interaction } from '@nibras/course';
import { NOT_SUPPORTED, textMarker } from '@nibras/course';
import type { Diagnostic } from '@nibras/base';
import { asidesLost, type Translator, translators } from '@nibras/export';

const page = resolve(import.meta.dirname, '../docs/how-to/exchange-questions.md');
const locales = ['problems', 'exchange'].map((name) =>
  resolve(import.meta.dirname, `../resources/locales/en/${name}.json`),
);

const member = (number: number): { id: string; number: number; label: string } => ({
  id: `member${String(number).padStart(6, '0')}`,
  number,
  label: `word ${number}`,
});
const [a, b, c, d] = [member(1), member(2), member(3), member(4)];
const base = { id: 'question0001', number: 1, prompt: 'Question', points: 2, attempts: 2, hintCost: 0.25 };
const options = [
  { ...a, correct: true },
  { ...b, correct: true },
  { ...c, correct: false },
];
const one = [
  { ...a, correct: true },
  { ...b, correct: false },
];

/** A question of each kind that says all that its kind can say. */
const samples: Readonly<Record<string, Interaction>> = {
  'single choice': { ...base, kind: 'choice', multiple: false, marking: 'all', shuffle: true, options: one },
  'multiple choice': { ...base, kind: 'choice', multiple: true, marking: 'lenient', shuffle: true, options },
  'true or false': {
    ...base,
    kind: 'choice',
    multiple: false,
    marking: 'all',
    truth: true,
    certainty: true,
    shuffle: false,
    options: one,
  },
  match: {
    ...base,
    kind: 'match',
    shuffle: true,
    sources: [a, b],
    targets: [c, d],
    key: { [a.id]: c.id, [b.id]: d.id },
  },
  'short text': {
    ...base,
    kind: 'text',
    answers: [
      { ...a, credit: 1 },
      { ...b, credit: 0.5 },
    ],
    caseSensitive: true,
    accentSensitive: false,
    nearMiss: 0.5,
  },
  number: {
    ...base,
    kind: 'number',
    answers: [
      { ...a, value: 3, tolerance: 0.5, credit: 1 },
      { ...b, value: 4, tolerance: 0, credit: 0.5 },
    ],
    units: [{ ...c, factor: 1 }],
    unitNeeded: true,
  },
  calculated: {
    ...base,
    kind: 'number',
    answers: [{ ...b, value: 3, tolerance: 0.5, credit: 1 }],
    units: [{ ...c, factor: 1 }],
    unitNeeded: true,
    draws: [2, 4].map((value, at) => ({
      id: `draw0000000${at}`,
      number: 7 + at,
      values: { [a.id]: value },
      value: value + 1,
      tolerance: 0.5,
    })),
  },
  order: { ...base, kind: 'order', marking: 'partial', items: [a, b, c] },
  gaps: {
    ...base,
    kind: 'gaps',
    gaps: [
      { ...a, way: 'bank', key: c.id },
      { ...b, way: 'text', answers: [{ label: 'word', credit: 1 }] },
    ],
    bank: [c, d],
    shuffle: true,
    caseSensitive: false,
    accentSensitive: false,
  },
  'one gap in a sentence': {
    ...base,
    kind: 'gaps',
    gaps: [{ ...a, way: 'choice', options: one.map((option) => ({ ...option, id: option.id.replace('m', 'o') })) }],
    bank: [],
    shuffle: true,
    caseSensitive: false,
    accentSensitive: false,
  },
  'words to place': {
    ...base,
    kind: 'gaps',
    gaps: [
      { ...a, way: 'bank', key: c.id },
      { ...b, way: 'bank', key: d.id },
    ],
    bank: [c, d],
    shuffle: true,
    caseSensitive: false,
    accentSensitive: false,
  },
  'words of a text': {
    ...base,
    kind: 'choice',
    multiple: true,
    marking: 'partial',
    inText: true,
    shuffle: false,
    options,
  },
  'spots on a picture': { ...base, kind: 'choice', multiple: false, marking: 'all', shuffle: false, options: one },
  'labels on a picture': {
    ...base,
    kind: 'match',
    shuffle: true,
    sources: [a, b],
    targets: [c, d],
    key: { [a.id]: c.id, [b.id]: d.id },
  },
  'labels to sort on a picture': {
    ...base,
    kind: 'match',
    shuffle: true,
    sources: [c, d],
    targets: [a, b],
    key: { [c.id]: a.id, [d.id]: b.id },
  },
  'open answer': {
    ...base,
    kind: 'open',
    hands: 'link',
    fewestWords: 10,
    mostWords: 90,
    criteria: [{ ...a, points: 2 }],
  },
  survey: { ...base, kind: 'survey', items: [a, b], scale: [c, d] },
};

const blanksOf = (interaction: Interaction): string =>
  interaction.kind === 'gaps' ? interaction.gaps.map(({ id }) => ` ${textMarker(id)}`).join('') : '';

/** Questions that are answered on a picture. */
const looks: Readonly<Record<string, ExchangePicture['look']>> = {
  'spots on a picture': 'hotspot',
  'labels on a picture': 'label',
  'labels to sort on a picture': 'sort',
};

/** What a question on a picture has beside its words. */
function pictureOf(name: string): Pick<ExchangeItem, 'files' | 'picture'> {
  const look = looks[name];
  if (!look) return {};
  const zone = { shape: 'rectangle', place: [10, 10, 20, 20] } as const;
  return {
    files: { 'a.png': { name: 'a.png', mediaType: 'image/png', bytes: new Uint8Array(1) } },
    picture: { file: 'a.png', alt: 'A map', width: 600, height: 400, look, zones: { [a.id]: zone, [b.id]: zone } },
  };
}

/** How a calculated question is worked out. */
const calculationOf = (name: string): Pick<ExchangeItem, 'calculation'> =>
  name === 'calculated'
    ? {
        calculation: {
          formula: 'a + 1',
          variables: [{ id: a.id, name: 'a', min: 1, max: 9, decimals: 0 }],
          tolerance: 0.5,
          percent: false,
          anew: true,
          html: { stem: `<p>${textMarker(a.id)} + 1</p>` },
        },
      }
    : {};

const itemOf = (name: string, interaction: Interaction): ExchangeItem => ({
  ...pictureOf(name),
  ...calculationOf(name),
  name: 'Question',
  category: ['Module'],
  tags: ['tag'],
  interaction,
  html: {
    stem: `<p>A <b>question</b>${blanksOf(interaction)}.</p>`,
    ...(interaction.kind === 'choice' && interaction.inText ? { text: '<p>A [[member000001]].</p>' } : {}),
    correct: '<p>Right.</p>',
    incorrect: '<p>Wrong.</p>',
    'hint:0': '<p>Hint.</p>',
    ...Object.fromEntries(
      [a, b, c, d].flatMap(({ id, label }) => [
        [`member:${id}`, `<b>${label}</b>`],
        [`feedback:${id}`, '<p>Said.</p>'],
      ]),
    ),
  },
});

/** All that is told of a question which the format holds. */
const toldOf = (translator: Translator, item: ExchangeItem): readonly Diagnostic[] =>
  translator.holds(item) === NOT_SUPPORTED
    ? []
    : [...translator.write([item]).diagnostics, ...asidesLost(item, translator)];

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** The tables of the page, told by the code: which format holds which question, and what stays behind. */
export function exchangeTables(): string {
  const words = Object.assign(
    {},
    ...locales.map((path) => JSON.parse(readFileSync(path, 'utf8')) as object),
  ) as Readonly<Record<string, string>>;
  const all = Object.values(translators);
  const kinds = Object.entries(samples);
  const holds = kinds.map(([name, interaction]) =>
    row([
      name,
      ...all.map((one) => (one.holds(itemOf(name, interaction)) === NOT_SUPPORTED ? 'NOT_SUPPORTED' : 'yes')),
    ]),
  );
  const losses = all.flatMap((one) => {
    const { id } = one;
    const found = new Map<string, string[]>();
    for (const [name, interaction] of kinds)
      for (const { code } of toldOf(one, itemOf(name, interaction)))
        if (code !== 'exchange.not-supported') found.set(code, [...(found.get(code) ?? []), name]);
    const told = (code: string): string =>
      (words[`problem.${code}`] ?? code).replace(/^“\{\{name\}\}”: /, '').replace(/\.$/, '');
    return [...found].map(([code, names]) => row([id, told(code), [...new Set(names)].join(', ')]));
  });
  return [
    row(['question', ...all.map(({ id }) => id)]),
    row(['---', ...all.map(() => '---')]),
    ...holds,
    '',
    'What stays behind, and is named for each question when the file is written:',
    '',
    row(['format', 'remark', 'questions']),
    row(['---', '---', '---']),
    ...losses,
  ].join('\n');
}

const [start, end] = ['<!-- tables: node scripts/exchange-table.ts -->', '<!-- end of tables -->'];

/** The page as it should be, out of what it is. */
export async function renewPage(text: string): Promise<string> {
  const [before, after] = [text.indexOf(start), text.indexOf(end)];
  if (before < 0 || after < before) throw new Error('the page has lost the marks of its tables');
  const renewed = `${text.slice(0, before + start.length)}\n\n${exchangeTables()}\n\n${text.slice(after)}`;
  return format(renewed, { ...(await resolveConfig(page)), parser: 'markdown' });
}

export const readPage = (): string => readFileSync(page, 'utf8');

if (import.meta.main) writeFileSync(page, await renewPage(readPage()));

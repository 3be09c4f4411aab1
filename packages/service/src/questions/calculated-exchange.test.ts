import fc from 'fast-check';
import * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import { models } from '@nibras/blocks/models';
import {
  addNode,
  blockRef,
  createBlock,
  evaluateFormula,
  type ExchangeItem,
  type Formula,
  formulaText,
  initialiseCourse,
  openDocument,
  parseFormulaTree,
  takeSnapshot,
  textMarker,
} from '@nibras/course';
import { itemsOfCourse, leftBehind, type Translator, translators } from '@nibras/export';
import { importers, toQuestion } from '@nibras/import';

const call = (name: string, ...of: Formula[]): Formula => ({ kind: 'call', name, of });
const leaf: fc.Arbitrary<Formula> = fc.oneof(
  fc.constantFrom('a', 'b', 'c').map((name): Formula => ({ kind: 'variable', name })),
  fc.integer({ min: 1, max: 999 }).map((one): Formula => ({ kind: 'number', value: one / 10 })),
  fc.constantFrom('pi', 'e').map((name) => call(name)),
);
const { tree } = fc.letrec<{ tree: Formula }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc
      .tuple(fc.constantFrom('+', '-', '*', '/', '^', 'min', 'max'), tie('tree'), tie('tree'))
      .map(([name, one, other]) => call(name, one, other)),
    fc
      .tuple(
        fc.constantFrom(
          'abs',
          'sqrt',
          'exp',
          'ln',
          'log',
          'sin',
          'cos',
          'tan',
          'asin',
          'acos',
          'atan',
          'floor',
          'ceil',
          'negate',
          'round',
        ),
        tie('tree'),
      )
      .map(([name, one]) => call(name, one)),
    fc.tuple(tie('tree'), fc.nat({ max: 3 })).map(([one, value]) => call('round', one, { kind: 'number', value })),
  ),
}));

const ids = { a: 'vaaaaaaaaaaa', b: 'vbbbbbbbbbbb', c: 'vccccccccccc' } as const;
const valueOf = fc.integer({ min: -400, max: 900 }).map((one) => one / 10);
const question = fc
  .record({
    tree,
    rows: fc.array(fc.tuple(valueOf, valueOf, fc.integer({ min: -9, max: 99 })), { minLength: 2, maxLength: 6 }),
    tolerance: fc.nat({ max: 40 }).map((one) => one / 8),
    percent: fc.boolean(),
    units: fc.boolean(),
    points: fc.integer({ min: 1, max: 5 }),
  })
  .map(({ tree: formula, rows, tolerance, percent, units, points }): ExchangeItem | undefined => {
    const text = formulaText(formula)!;
    const draws = rows.map(([a, b, c], at) => {
      const value = Number(evaluateFormula(formula, { a, b, c }).toPrecision(12));
      const values = { [ids.a]: a, [ids.b]: b, [ids.c]: c };
      const spread = percent ? (Math.abs(value) * tolerance) / 100 : tolerance;
      return { id: `d${'x'.repeat(10)}${at}`, number: 10 + at, values, value, tolerance: spread };
    });
    if (text.length > 400 || draws.some(({ value }) => !Number.isFinite(value) || Math.abs(value) > 1e12))
      return undefined;
    const [a, b, c] = rows[0]!;
    return {
      name: 'Calcul',
      category: [],
      tags: [],
      interaction: {
        kind: 'number',
        id: 'qaaaaaaaaaaa',
        number: 1,
        prompt: `Combien : ${a}, ${b} et ${c} ?`,
        points,
        attempts: 1,
        answers: [
          {
            id: draws[0]!.id,
            number: 10,
            label: String(draws[0]!.value),
            value: draws[0]!.value,
            tolerance: draws[0]!.tolerance,
            credit: 1,
          },
        ],
        units: units ? [{ id: 'uaaaaaaaaaaa', number: 5, label: 'cm', factor: 0.01 }] : [],
        unitNeeded: units,
        draws,
      },
      html: { stem: `<p>Combien : ${a}, ${b} et ${c} ?</p>`, correct: '<p>Bien.</p>', incorrect: '<p>Bien.</p>' },
      calculation: {
        formula: text,
        variables: [
          { id: ids.a, name: 'a', min: -40, max: 90, decimals: 1 },
          { id: ids.b, name: 'b', min: -40, max: 90, decimals: 1 },
          { id: ids.c, name: 'c', min: -9, max: 99, decimals: 0 },
        ],
        tolerance,
        percent,
        anew: false,
        html: {
          stem: `<p>Combien : ${[ids.a, ids.b, ids.c]
            .map(textMarker)
            .join(', ')
            .replace(/, (?!.*, )/, ' et ')} ?</p>`,
        },
      },
    };
  })
  .filter((one): one is ExchangeItem => one !== undefined);

const near = (value: number): number => Number(value.toPrecision(9));
/** What must come back of a calculated question, whatever its ids. */
function essence({ interaction, calculation, html, name }: ExchangeItem, lost: ReadonlySet<string>): unknown {
  if (interaction.kind !== 'number' || !calculation) return [interaction.kind, calculation];
  const { variables, formula, tolerance, percent } = calculation;
  const names = variables.map((one) => one.name);
  const parsed = parseFormulaTree(formula, names)!;
  const nameOf = (text = ''): string =>
    text.replace(/\[\[(\w+)\]\]/g, (_, id: string) => `{${variables.find((one) => one.id === id)?.name}}`);
  return [
    name,
    interaction.prompt,
    interaction.points,
    lost.has('exchange.units') || [
      interaction.unitNeeded,
      interaction.units.map(({ label, factor }) => [label, near(factor)]),
    ],
    variables.map(({ name: one, min, max, decimals }) => [one, min, max, decimals]),
    [near(tolerance), tolerance > 0 && percent],
    (interaction.draws ?? []).map(({ values, value, tolerance: spread }) => [
      variables.map(({ id }) => values[id]),
      near(value),
      near(spread),
    ]),
    [
      { a: 2.5, b: 3.25, c: 4 },
      { a: 17, b: 0.5, c: 1 },
    ].map((values) => near(evaluateFormula(parsed, values))),
    html['stem'],
    nameOf(calculation.html['stem']),
    html['correct'],
  ];
}

function read(
  { id }: Translator,
  { text, files }: ReturnType<Translator['write']>,
): ReturnType<(typeof importers)['gift']['read']> {
  const importer = importers[id as keyof typeof importers];
  return files && 'readFiles' in importer ? importer.readFiles(files) : importer.read(text);
}

describe.each(['moodle-xml', 'qti2', 'qti3', 'csv'] as const)('calculated questions as %s', (format) => {
  test('come back with formula, variables, draws and tolerance', () => {
    fc.assert(
      fc.property(question, (item) => {
        const written = translators[format].write([item]);
        const lost = new Set(written.diagnostics.map(({ code }) => code));
        expect([...lost].filter((code) => code !== 'exchange.units')).toEqual([]);
        const back = read(translators[format], written);
        expect(back.diagnostics.filter(({ code }) => code !== 'import.answer-decimals')).toEqual([]);
        expect(essence(back.items[0]!, lost)).toEqual(essence(item, lost));
      }),
      { numRuns: 150 },
    );
  });
});

function throughCourse(item: ExchangeItem): readonly [ExchangeItem, readonly string[]] {
  const document = openDocument(new Y.Doc());
  initialiseCourse(document, { title: { fr: 'Cours' }, languages: ['fr'] });
  const { question: made, diagnostics } = toQuestion(item, 'fr', (type) => type in models);
  expect([diagnostics, made!.type]).toEqual([[], 'calculated']);
  const block = createBlock(document, models[made!.type as keyof typeof models], made!.seed);
  addNode(document, { kind: 'page', title: { fr: 'Page' }, prose: { fr: [blockRef(block)] } });
  const snapshot = takeSnapshot(document, models);
  const [out] = itemsOfCourse(snapshot, models, 'fr');
  return [out!, leftBehind([out!], snapshot, models, translators['moodle-xml']).map(({ code }) => code)];
}

test('they become calculated blocks of a course, and come out of it equal', () => {
  fc.assert(
    fc.property(question, (item) => {
      const [out, left] = throughCourse(item);
      expect(essence({ ...out, name: item.name }, new Set())).toEqual(essence(item, new Set()));
      expect(left).not.toContain('exchange.draws');
    }),
    { numRuns: 40 },
  );
});

const moodle = (answers: string, stem: string, type = 'calculated'): string =>
  `<quiz><question type="${type}"><name><text>Aire</text></name><questiontext format="html"><text><![CDATA[${stem}]]></text></questiontext><defaultgrade>1</defaultgrade>${answers}<dataset_definitions>${[
    'R',
    'l_2',
  ]
    .map(
      (name, at) =>
        `<dataset_definition><status><text>private</text></status><name><text>${name}</text></name><type>calculated</type><distribution><text>uniform</text></distribution><minimum><text>1</text></minimum><maximum><text>10</text></maximum><decimals><text>1</text></decimals><itemcount>2</itemcount><dataset_items><dataset_item><number>1</number><value>${2 + at}</value></dataset_item><dataset_item><number>2</number><value>${4 + at}</value></dataset_item></dataset_items><number_of_items>2</number_of_items></dataset_definition>`,
    )
    .join('')}</dataset_definitions></question></quiz>`;
const answer = (
  formula: string,
  more = '<tolerancetype>1</tolerancetype><correctanswerformat>1</correctanswerformat><correctanswerlength>2</correctanswerlength>',
): string => `<answer fraction="100"><text>${formula}</text><tolerance>0.01</tolerance>${more}</answer>`;

test.each([
  ['calculated', answer('pi()*pow({R},2)*{l_2}'), '<p>{R} et {l_2}</p>', 'pi * r^2 * l2', ['answer-decimals']],
  ['calculatedsimple', answer('{R}**2 + sqrt({l_2})/-2'), '<p>{R}</p>', 'r^2 + sqrt(l2) / -2', ['answer-decimals']],
  ['calculated', answer('log({R})+log10({l_2})'), '<p>{R}</p>', 'ln(r) + log(l2)', ['answer-decimals']],
  [
    'calculated',
    answer(
      '{R}',
      '<tolerancetype>3</tolerancetype><correctanswerformat>1</correctanswerformat><correctanswerlength>2</correctanswerlength>',
    ),
    '<p>{R}</p>',
    'r',
    ['geometric'],
  ],
  ['calculated', answer('atan2({R},{l_2})'), '<p>{R}</p>', undefined, ['answer-decimals', 'first-draw']],
  ['calculated', answer('{R}'), '<p>{R} et {={R}+1}</p>', undefined, ['first-draw']],
])('%s of Moodle, case %#', (type, answers, stem, formula, told) => {
  const { items, diagnostics } = importers['moodle-xml'].read(moodle(answers, stem, type));
  expect(diagnostics.map(({ code }) => code.replace('import.', ''))).toEqual(told);
  expect(items[0]?.calculation?.formula).toBe(formula);
  expect(items[0]?.interaction).toMatchObject({
    kind: 'number',
    ...(formula === undefined ? {} : { draws: [{}, {}] }),
  });
  if (stem.includes('+1')) expect(items[0]?.html['stem']).toBe('<p>2 et 3</p>');
});

test.each([
  ['calculatedmulti', answer('{R}'), 'calculated-options'],
  ['calculated', answer('{R} > 2 ? 1 : 0'), 'formula'],
  ['calculated', answer('system({R})'), 'formula'],
  ['calculated', answer('{Z} + 1'), 'formula'],
  ['calculated', answer(`${'('.repeat(5000)}{R}`), 'formula'],
])('%s of Moodle that is left out, case %#', (type, answers, told) => {
  const { items, diagnostics } = importers['moodle-xml'].read(moodle(answers, '<p>{R}</p>', type));
  expect([items, diagnostics.map(({ code }) => code)]).toEqual([[], [`import.${told}`]]);
});

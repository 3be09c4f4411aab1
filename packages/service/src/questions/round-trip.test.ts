import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import { escapeHtml } from '@nibras/base';
import { models } from '@nibras/blocks/models';
import {
  addNode,
  applyTable,
  blockRef,
  createBlock,
  type ExchangeItem,
  type Gap,
  type Interaction,
  initialiseCourse,
  type InteractionTable,
  NOT_SUPPORTED,
  openDocument,
  takeSnapshot,
} from '@nibras/course';
import { itemsOfCourse, translators } from '@nibras/export';
import { formatOf, formatOfFiles, importers, toQuestion } from '@nibras/import';
import { interactions } from '../../../course/src/assessment/interactions.test-kit.ts';

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

type Lost = ReadonlySet<string>;
/** What must come back of a question: everything but ids, state numbers and what the format says it does not carry. */
const essence: (lost: Lost) => InteractionTable<unknown> = (lost) => ({
  choice: ({ options, multiple, marking }) => [
    multiple,
    options.map(({ label, correct }) => [oneLine(label), correct]),
    // A single pick has one mark; with right options only, no marking tells apart.
    lost.has('exchange.marking') || !multiple || options.every(({ correct }) => correct) ? '' : marking,
  ],
  match: ({ sources, targets, key }) => [
    sources.map(({ id, label }) => [oneLine(label), oneLine(targets.find((one) => one.id === key[id])?.label ?? '')]),
    targets.map(({ label }) => oneLine(label)).toSorted(),
  ],
  text: ({ answers, caseSensitive }) => [
    answers
      .filter(({ credit }) => credit === 1 || !lost.has('exchange.some-answers'))
      .map(({ label, credit }) => [oneLine(label), credit]),
    lost.has('exchange.case') || caseSensitive,
  ],
  order: ({ items, marking }) => [
    items.map(({ label }) => oneLine(label)),
    lost.has('exchange.marking') ? '' : marking,
  ],
  number: ({ answers, units, unitNeeded }) => [
    answers.map(({ value, tolerance, credit }) => [value, tolerance, credit]),
    lost.has('exchange.units') || [unitNeeded, units.map(({ label, factor }) => [label, factor])],
  ],
  gaps: ({ gaps, bank }) => gaps.map((gap) => gapEssence(gap, bank, lost)),
  open: ({ fewestWords, mostWords, criteria }) => [
    lost.has('exchange.word-limits') || [fewestWords, mostWords],
    lost.has('exchange.criteria') || criteria.map(({ label, points }) => [oneLine(label), points]),
  ],
  survey: ({ items, scale }) => [items, scale].map((list) => list.map(({ label }) => oneLine(label))),
});

function gapEssence(gap: Gap, bank: readonly { id: string; label: string }[], lost: Lost): unknown {
  const words = (list: readonly { label: string }[]): string[] => list.map(({ label }) => oneLine(label));
  switch (gap.way) {
    case 'text':
      return gap.answers.map(({ label, credit }) => [oneLine(label), credit]);
    case 'number':
      return [gap.value, gap.tolerance];
    case 'choice':
      return [words(gap.options), words(gap.options.filter(({ correct }) => correct)), ''];
    case 'bank':
      return [words(bank), words(bank.filter(({ id }) => id === gap.key)), lost.has('exchange.bank') ? '' : 'bank'];
  }
}

const membersOf = (one: Interaction): { id: string; label: string }[] =>
  Object.values(one).flatMap((list) => (Array.isArray(list) ? (list as { id: string; label: string }[]) : []));

const blanks = (interaction: Interaction): string =>
  interaction.kind === 'gaps' ? interaction.gaps.map(({ id }) => ` [[${id}]]`).join(' et') : '';

/** Feedback on what is picked or typed first. */
const told = (interaction: Interaction): Record<string, string> =>
  /^(choice|text|number)$/.test(interaction.kind)
    ? Object.fromEntries(
        membersOf(interaction)
          .filter(({ id }) => id === 'q00000000010')
          .map(({ id }) => [`feedback:${id}`, '<p>Dit.</p>']),
      )
    : {};

const item = fc
  .tuple(interactions, fc.boolean(), fc.integer({ min: 1, max: 5 }))
  .map(([interaction, talks, points]): ExchangeItem => ({
    name: 'Question',
    category: ['Tableur', 'Notes / calculs'],
    tags: ['niveau 1', 'difficulty=easy', 'objective=1.2'],
    interaction: { ...interaction, points },
    html: {
      stem: `<p>${escapeHtml(interaction.prompt)} ?${blanks(interaction)}</p>`,
      ...Object.fromEntries(membersOf(interaction).map(({ id, label }) => [`member:${id}`, escapeHtml(label)])),
      ...(talks
        ? { correct: '<p>Bien.</p>', incorrect: '<p>Bien.</p>', 'hint:0': '<p>Cherche.</p>', ...told(interaction) }
        : {}),
    },
  }));
const items = fc.array(item, { minLength: 1, maxLength: 4 }).map((all) =>
  all.map((one, index): ExchangeItem => ({
    ...one,
    name: `Question ${index}`,
    interaction: { ...one.interaction, id: `q${index}aaaaaaaaaa` },
  })),
);

/** The reader of what a translator writes: profiles of a format share theirs. */
const importerFor = (id: string): (typeof importers)[keyof typeof importers] & { readonly id: string } => {
  const name = id.replace(/-dogwood$/, '').replace(/^cc1[13]$/, 'qti12') as keyof typeof importers;
  return { ...importers[name], id: name };
};

/** Formats that also keep where a question lies and what it is called. */
const keepsPlace = /^(gift|moodle-xml|csv|qti)/;

describe.each(Object.values(translators))('$id', ({ id, write, holds }) => {
  test('everything that it can hold comes back equal, and what it cannot is named', () => {
    fc.assert(
      fc.property(items, (all) => {
        const { text, files, diagnostics } = write(all);
        const importer = importerFor(id);
        const back = files && 'readFiles' in importer ? importer.readFiles(files) : importer.read(text);
        expect(back.diagnostics.filter(({ code }) => code !== 'import.percentages')).toEqual([]);
        const held = all.filter((one) => holds(one) !== NOT_SUPPORTED);
        const lost = held.map(
          ({ name }) => new Set(diagnostics.filter(({ params }) => params?.['name'] === name).map(({ code }) => code)),
        );
        const tell = (read: readonly ExchangeItem[]): unknown =>
          read.map(({ interaction, html, name, category, tags }, index) => [
            keepsPlace.test(id) ? [name, category, tags] : '',
            applyTable(essence(lost[index] ?? new Set()), interaction),
            lost[index]?.has('exchange.points') || interaction.kind === 'survey' ? '' : interaction.points,
            lost[index]?.has('exchange.member-feedback') ||
              Object.entries(html)
                .filter(([name]) => name.startsWith('feedback:'))
                .map(([, said]) => said),
            lost[index]?.has('exchange.hints') || (html['hint:0'] ?? ''),
            lost[index]?.has('exchange.feedback') ||
              lost[index]?.has('exchange.all-feedback') || [html['correct'] ?? '', html['incorrect'] ?? ''],
          ]);
        expect(tell(back.items)).toEqual(tell(held));
        expect(diagnostics.filter(({ code }) => code === 'exchange.not-supported')).toHaveLength(
          all.length - held.length,
        );
        if (all.length === held.length) expect(files ? formatOfFiles(files) : formatOf(text)).toBe(importer.id);
      }),
    );
  });
});

test('what is read becomes questions of a course, and goes out again', () => {
  const gift =
    '::Nom::Quel <b>outil</b> ?{=tableur#Oui. ~%-50%texte#Non. ~image}\n\nVrai ?{T#non#oui}\n\nReliez.{=a -> 1 =b -> 2}\n\nCombien ?{#3:0.5}\n\nÉcrivez.{=tableur =%50%feuille}';
  const document = openDocument(new Y.Doc());
  initialiseCourse(document, { title: { fr: 'Cours' }, languages: ['fr'] });
  const { items: read } = importers.gift.read(gift);
  const blocks = read.flatMap((item) => {
    const { question } = toQuestion(item, 'fr', (type) => type in models);
    return question ? [createBlock(document, models[question.type as keyof typeof models], question.seed)] : [];
  });
  expect(blocks).toHaveLength(5);
  addNode(document, { kind: 'page', title: { fr: 'Questions' }, prose: { fr: blocks.map((id) => blockRef(id)) } });
  const out = itemsOfCourse(takeSnapshot(document, models), models, 'fr');
  expect(out.map(({ interaction }) => applyTable(essence(new Set()), interaction))).toEqual(
    read.map(({ interaction }) => applyTable(essence(new Set()), interaction)),
  );
  expect(out[0]!.html['stem']).toContain('outil');
  expect(Object.values(out[0]!.html)).toContain('<p>Oui.</p>');
});

/** A question as it comes out of a course that it was put into. */
function throughCourse(item: ExchangeItem): ExchangeItem | undefined {
  const document = openDocument(new Y.Doc());
  initialiseCourse(document, { title: { fr: 'Cours' }, languages: ['fr'] });
  const { question } = toQuestion(item, 'fr', (type) => type in models);
  if (!question) return undefined;
  const id = createBlock(document, models[question.type as keyof typeof models], question.seed);
  addNode(document, { kind: 'page', title: { fr: 'Page' }, prose: { fr: [blockRef(id)] } });
  return itemsOfCourse(takeSnapshot(document, models), models, 'fr')[0];
}

test('blanks of every way become a block of the course and come out of it equal', () => {
  const gaps = item.filter(({ interaction }) => interaction.kind === 'gaps');
  fc.assert(
    fc.property(gaps, (one) => {
      const mixed = one.interaction.kind === 'gaps' && one.interaction.gaps.some(({ way }) => way !== 'bank');
      const lost = new Set(mixed ? ['exchange.bank'] : []);
      const back = throughCourse(one);
      expect(back && applyTable(essence(lost), back.interaction)).toEqual(applyTable(essence(lost), one.interaction));
    }),
    { numRuns: 50 },
  );
});

test('words to pick in a text stay in it in QTI and tables, and are options elsewhere', () => {
  const [first, second] = ['sspan0000001', 'sspan0000002'] as const;
  const words: ExchangeItem = {
    name: 'Verbes',
    category: [],
    tags: [],
    interaction: {
      kind: 'choice',
      id: 'qquestion001',
      number: 1,
      prompt: 'Je lis un livre.',
      points: 1,
      attempts: 1,
      multiple: true,
      marking: 'partial',
      inText: true,
      shuffle: false,
      options: [
        { id: first, number: 2, label: 'lis', correct: true },
        { id: second, number: 3, label: 'livre', correct: false },
      ],
    },
    html: {
      stem: '<p>Je lis un livre.</p>',
      text: `<p>Je [[${first}]] un [[${second}]].</p>`,
      [`member:${first}`]: 'lis',
      [`member:${second}`]: 'livre',
    },
  };
  for (const translator of Object.values(translators)) {
    if (translator.holds(words) === NOT_SUPPORTED) continue;
    const { text, files } = translator.write([words]);
    const importer = importerFor(translator.id);
    const [read] = (files && 'readFiles' in importer ? importer.readFiles(files) : importer.read(text)).items;
    const inText = /^(qti|csv)/.test(translator.id);
    expect(read?.interaction).toMatchObject({ kind: 'choice', multiple: true, ...(inText ? { inText } : {}) });
    const out = throughCourse(read!)!;
    expect(out.html['stem']).toBe('<p>Je lis un livre.</p>');
    expect(out.html['text']?.replace(/\[\[\w{12}\]\]/g, '[[…]]')).toBe(
      inText ? '<p>Je [[…]] un [[…]].</p>' : undefined,
    );
  }
});

test('one blank in a sentence is the missing word of GIFT', () => {
  const { items: read } = importers.gift.read(
    'Le {=tableur ~texte} calcule.\n\nIl y a {#12:1} mois.\n\nOn {=lit =%50%voit} bien.',
  );
  expect(read.map(({ interaction }) => interaction.kind)).toEqual(['gaps', 'gaps', 'gaps']);
  const written = translators.gift.write(read);
  expect(written.diagnostics).toEqual([]);
  const again = importers.gift.read(written.text).items;
  expect(again.map(({ interaction }) => applyTable(essence(new Set()), interaction))).toEqual(
    read.map(({ interaction }) => applyTable(essence(new Set()), interaction)),
  );
  expect(again[0]!.html['stem']).toMatch(/Le \[\[\w{12}\]\] calcule\./);
});

const samples = new URL('../../../../../shared/standards/moodle-questions/', import.meta.url);
const files = existsSync(samples) ? readdirSync(samples) : [];
test.skipIf(files.length === 0)('the sample files are imported, or say why not', () => {
  const said: string[] = [];
  for (const name of files) {
    const text = readFileSync(new URL(name, samples), 'utf8');
    const format = formatOf(text);
    expect(format, name).toBeDefined();
    const { items: read, diagnostics } = importers[format!].read(text);
    said.push(`${name}: ${read.length} ${diagnostics.map(({ code }) => code).join(' ')}`.trim());
  }
  expect(said).toMatchSnapshot();
});
if (files.length === 0) console.log('skipped: the sample files of questions are not beside the project');

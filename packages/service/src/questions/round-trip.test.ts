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
  type Interaction,
  initialiseCourse,
  type InteractionTable,
  NOT_SUPPORTED,
  openDocument,
  takeSnapshot,
} from '@nibras/course';
import { itemsOfCourse, translators } from '@nibras/export';
import { formatOf, importers, toQuestion } from '@nibras/import';
import { interactions } from '../../../course/src/assessment/interactions.test-kit.ts';

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** What must come back of a question: everything but ids, state numbers and what the format says it does not carry. */
const essence: InteractionTable<unknown> = {
  choice: ({ options, multiple }) => [multiple, options.map(({ label, correct }) => [oneLine(label), correct])],
  match: ({ sources, targets, key }) => [
    sources.map(({ id, label }) => [oneLine(label), oneLine(targets.find((one) => one.id === key[id])?.label ?? '')]),
    targets.map(({ label }) => oneLine(label)).toSorted(),
  ],
  text: ({ answers }) => answers.map(({ label, credit }) => [oneLine(label), credit]),
  order: ({ items, marking }) => [items.map(({ label }) => oneLine(label)), marking],
  number: ({ answers }) => answers.map(({ value, tolerance, credit }) => [value, tolerance, credit]),
  gaps: () => undefined,
  open: ({ fewestWords, mostWords }) => [fewestWords, mostWords],
  survey: () => undefined,
};

const membersOf = (one: Interaction): { id: string; label: string }[] =>
  Object.values(one).flatMap((list) => (Array.isArray(list) ? (list as { id: string; label: string }[]) : []));

const items: fc.Arbitrary<ExchangeItem> = fc.tuple(interactions, fc.boolean()).map(([interaction, talks]) => ({
  name: 'Question',
  category: ['Tableur', 'Notes'],
  tags: ['niveau 1'],
  interaction: { ...interaction, points: 1 },
  html: {
    stem: `<p>${escapeHtml(interaction.prompt)} ?</p>`,
    ...Object.fromEntries(membersOf(interaction).map(({ id, label }) => [`member:${id}`, escapeHtml(label)])),
    ...(talks ? { correct: '<p>Bien.</p>', incorrect: '<p>Bien.</p>' } : {}),
  },
}));

describe.each(Object.values(translators))('$id', ({ id, write, holds }) => {
  test('everything that it can hold comes back equal, and what it cannot is named', () => {
    fc.assert(
      fc.property(fc.array(items, { minLength: 1, maxLength: 4 }), (all) => {
        const { text, diagnostics } = write(all);
        const back = importers[id as keyof typeof importers].read(text);
        expect(back.diagnostics.filter(({ code }) => code !== 'import.percentages')).toEqual([]);
        const held = all.filter((item) => holds(item) !== NOT_SUPPORTED);
        expect(back.items.map(({ interaction }) => applyTable(essence, interaction))).toEqual(
          held.map(({ interaction }) => applyTable(essence, interaction)),
        );
        expect(diagnostics.filter(({ code }) => code === 'exchange.not-supported')).toHaveLength(
          all.length - held.length,
        );
        if (all.length === held.length) expect(formatOf(text)).toBe(id);
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
  expect(out.map(({ interaction }) => applyTable(essence, interaction))).toEqual(
    read.map(({ interaction }) => applyTable(essence, interaction)),
  );
  expect(out[0]!.html['stem']).toContain('outil');
  expect(Object.values(out[0]!.html)).toContain('<p>Oui.</p>');
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

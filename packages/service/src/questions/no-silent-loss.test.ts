import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import { escapeHtml } from '@nibras/base';
import { models } from '@nibras/blocks/models';
import {
  addNode,
  blockRef,
  type BlockSeed,
  createBlock,
  type ExchangeItem,
  initialiseCourse,
  type Interaction,
  openDocument,
  takeSnapshot,
} from '@nibras/course';
import { asidesLost, itemsOfCourse, leftBehind, translators, withoutFiles } from '@nibras/export';
import { importers } from '@nibras/import';
import { interactions } from '../../../course/src/assessment/interactions.test-kit.ts';

const words = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;|&apos;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\[\[[^\]]*\]\]|_{3,}/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
const sorted = (all: readonly string[]): string => all.toSorted().join('|');
const named = (html: ExchangeItem['html'], kind: RegExp): string =>
  sorted(Object.entries(html).flatMap(([name, text]) => (kind.test(name) && words(text) !== '' ? [words(text)] : [])));
/** Signs of formatting in what is asked, whatever their names. */
const marks = ({ html }: ExchangeItem): string =>
  sorted(
    Object.entries(html).flatMap(([name, text]) =>
      /^(stem$|member:)/.test(name)
        ? [...text.matchAll(/<(b|strong|em|i|ul|ol|li|a)[\s>]/g)].map(([, tag]) => tag!.replace('strong', 'b'))
        : [],
    ),
  );
const members = (one: Interaction, list: string): readonly { id: string; label: string }[] =>
  ((one as unknown as Record<string, unknown>)[list] as { id: string; label: string }[] | undefined) ?? [];
const labels = (one: Interaction, list: string): string =>
  members(one, list)
    .map(({ label }) => words(label))
    .join('|');
const field =
  (name: string, unless?: unknown) =>
  ({ interaction }: ExchangeItem): string =>
    JSON.stringify((interaction as unknown as Record<string, unknown>)[name] ?? unless ?? null);
const only =
  (kind: RegExp, tell: (item: ExchangeItem) => string) =>
  (item: ExchangeItem): string =>
    kind.test(item.interaction.kind) ? tell(item) : '';

interface Family {
  readonly tell: (item: ExchangeItem) => string;
  /** Remarks that name a loss of this family. */
  readonly codes: readonly string[];
}

/** All that a question says, by what a remark calls it. */
const families: Readonly<Record<string, Family>> = {
  stem: { tell: ({ html }) => words(html['stem'] ?? ''), codes: [] },
  formatting: { tell: marks, codes: ['exchange.rich-text', 'exchange.criteria', 'exchange.bank'] },
  files: {
    tell: ({ html }) => String([...(html['stem'] ?? '').matchAll(/<(img|audio|video)\b/g)].length),
    codes: ['exchange.files'],
  },
  options: {
    tell: ({ interaction: one }) =>
      one.kind === 'choice' && one.truth
        ? ''
        : ['options', 'sources', 'items', 'scale', 'criteria'].map((list) => labels(one, list)).join(' / '),
    codes: ['exchange.criteria', 'exchange.truth'],
  },
  targets: {
    tell: ({ interaction: one }) => sorted(members(one, 'targets').map(({ label }) => words(label))),
    codes: ['exchange.distractors'],
  },
  key: {
    tell: ({ interaction: one }) =>
      one.kind === 'choice'
        ? one.options.map(({ correct }) => correct).join()
        : one.kind === 'match'
          ? one.sources
              .map(({ id }) => words(one.targets.find((target) => target.id === one.key[id])?.label ?? ''))
              .join('|')
          : '',
    codes: [],
  },
  answers: {
    tell: ({ interaction: one }) =>
      one.kind === 'text'
        ? JSON.stringify(one.answers.map(({ label, credit }) => [words(label), Number(credit.toFixed(4))]))
        : one.kind === 'number'
          ? JSON.stringify(one.answers.map(({ value, tolerance, credit }) => [value, tolerance, credit]))
          : '',
    codes: ['exchange.some-answers', 'exchange.percentages', 'exchange.draws'],
  },
  gaps: {
    tell: ({ interaction: one }) =>
      one.kind === 'gaps'
        ? JSON.stringify(
            one.gaps.map((gap) => {
              switch (gap.way) {
                case 'text':
                  return gap.answers.map(({ label, credit }) => [words(label), Number(credit.toFixed(4))]);
                case 'number':
                  return [gap.value, gap.tolerance];
                case 'choice':
                  return gap.options.map(({ label, correct }) => [words(label), correct]);
                case 'bank':
                  return one.bank.map(({ id, label }) => [words(label), id === gap.key]);
              }
            }),
          )
        : '',
    codes: ['exchange.some-answers', 'exchange.percentages'],
  },
  bank: {
    tell: ({ interaction: one }) =>
      one.kind === 'gaps' && one.gaps.some(({ way }) => way === 'bank') ? labels(one, 'bank') : '',
    codes: ['exchange.bank'],
  },
  marking: {
    tell: ({ interaction: one }) =>
      one.kind === 'order' || (one.kind === 'choice' && one.multiple && one.options.some(({ correct }) => !correct))
        ? one.marking
        : '',
    codes: ['exchange.marking', 'import.percentages'],
  },
  several: { tell: only(/choice/, field('multiple')), codes: [] },
  truth: { tell: only(/choice/, field('truth', false)), codes: ['exchange.truth'] },
  inText: { tell: only(/choice/, field('inText', false)), codes: ['exchange.in-text'] },
  certainty: { tell: only(/choice/, field('certainty', false)), codes: ['exchange.certainty'] },
  case: {
    tell: ({ interaction: one }) =>
      one.kind === 'text' || (one.kind === 'gaps' && one.gaps.some(({ way }) => way === 'text'))
        ? String(one.caseSensitive)
        : '',
    codes: ['exchange.case'],
  },
  accents: {
    tell: ({ interaction: one }) =>
      one.kind === 'text' || (one.kind === 'gaps' && one.gaps.some(({ way }) => way === 'text'))
        ? String(one.accentSensitive)
        : '',
    codes: ['exchange.accents'],
  },
  nearMiss: {
    tell: ({ interaction: one }) =>
      one.kind === 'text' || (one.kind === 'gaps' && one.gaps.some(({ way }) => way === 'text'))
        ? (one.nearMiss ?? 0).toFixed(4)
        : '',
    codes: ['exchange.near-miss'],
  },
  units: {
    tell: ({ interaction: one }) =>
      one.kind === 'number'
        ? JSON.stringify([
            one.units.map(({ label, factor }) => [label, factor]),
            one.units.length > 0 && one.unitNeeded,
          ])
        : '',
    codes: ['exchange.units'],
  },
  wordLimits: {
    tell: ({ interaction: one }) => (one.kind === 'open' ? `${one.fewestWords} ${one.mostWords}` : ''),
    codes: ['exchange.word-limits'],
  },
  hands: { tell: only(/open/, field('hands')), codes: ['exchange.hands'] },
  criteria: {
    tell: ({ interaction: one }) => (one.kind === 'open' ? one.criteria.map(({ points }) => points).join() : ''),
    codes: ['exchange.criteria', 'exchange.points'],
  },
  points: {
    tell: ({ interaction: one }) => (one.kind === 'survey' ? '' : String(one.points)),
    codes: ['exchange.points'],
  },
  attempts: { tell: only(/^(?!open|survey)/, field('attempts')), codes: ['exchange.attempts'] },
  hintCost: { tell: field('hintCost', 0), codes: ['exchange.hint-cost'] },
  hints: { tell: ({ html }) => named(html, /^hint:/), codes: ['exchange.hints'] },
  feedback: {
    tell: ({ html }) => [html['correct'], html['incorrect']].map((text) => words(text ?? '')).join('|'),
    codes: ['exchange.feedback', 'exchange.all-feedback'],
  },
  memberFeedback: {
    tell: ({ html }) => named(html, /^feedback:/),
    codes: ['exchange.member-feedback', 'exchange.some-answers'],
  },
  model: { tell: ({ html }) => words(html['model'] ?? ''), codes: ['exchange.model'] },
  picture: { tell: ({ picture }) => picture?.look ?? '', codes: ['exchange.picture-list'] },
  tags: { tell: ({ tags }) => sorted(tags), codes: ['exchange.tags'] },
  category: { tell: ({ category }) => category.join('/'), codes: ['exchange.category'] },
};

type Format = keyof typeof translators;

function readBack(format: Format, written: ReturnType<(typeof translators)['gift']['write']>) {
  const name = format.replace(/-dogwood$/, '').replace(/^cc1[13]$/, 'qti12') as keyof typeof importers;
  const importer = importers[name];
  return written.files && 'readFiles' in importer ? importer.readFiles(written.files) : importer.read(written.text);
}

/** What is lost of a question in a format, and not told. */
function silentLosses(format: Format, item: ExchangeItem, besides: readonly { readonly code: string }[]): string[] {
  const translator = translators[format];
  const written = translator.write([item]);
  const told = new Set([...written.diagnostics, ...besides].map(({ code }) => code));
  if (told.has('exchange.not-supported')) return [];
  const { items, diagnostics } = readBack(format, written);
  for (const { code } of diagnostics) told.add(code);
  const [back] = items;
  if (!back) return [`nothing came back: ${diagnostics.map(({ code }) => code).join()}`];
  return Object.entries(families).flatMap(([name, { tell, codes }]) => {
    const [was, is] = [tell(item), tell(back)];
    if (was === is || codes.some((code) => told.has(code))) return [];
    // What is outside all zones, and zones without names, are held by the test of questions on pictures.
    if (back.picture && /^(options|targets|key)$/.test(name)) return [];
    // A question that becomes another kind of question says that as a whole.
    if (told.has('exchange.picture-list') || item.interaction.kind !== back.interaction.kind) return [`${name}: kind`];
    return [`${name}: ${was} → ${is}`];
  });
}

const rich = fc
  .record({
    interaction: interactions,
    bits: fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }),
    nearMiss: fc.constantFrom(0, 0.5),
    hintCost: fc.constantFrom(0, 0.25),
    limits: fc.constantFrom([0, 0], [10, 90]),
  })
  .map(({ interaction, bits, nearMiss, hintCost, limits }): ExchangeItem => {
    const all = Object.values(interaction).flatMap((list) =>
      Array.isArray(list) ? (list as { id: string; label: string; way?: string; options?: { id: string }[] }[]) : [],
    );
    const inner = all.flatMap(({ options = [] }) => options);
    // Where blocks of the course have feedback.
    const spoken = [
      'options',
      'sources',
      'answers',
      'gaps',
      ...(interaction.kind === 'order' ? ['items'] : []),
    ].flatMap((list) => members(interaction, list));
    const prompt = `${bits[4] ? 'Un mot ' : ''}${interaction.prompt.replace(/\s+/g, ' ').trim()} ?`;
    const own: Interaction =
      interaction.kind === 'text' || interaction.kind === 'gaps'
        ? { ...interaction, nearMiss }
        : interaction.kind === 'open'
          ? { ...interaction, fewestWords: limits[0]!, mostWords: limits[1]! }
          : interaction;
    const say = (bit: number, name: string, text: string): Record<string, string> =>
      bits[bit] ? { [name]: text } : {};
    const blanks = interaction.kind === 'gaps' ? interaction.gaps.map(({ id }) => ` [[${id}]]`).join(' et') : '';
    const bold = bits[0] && !/^(text|number|gaps)$/.test(interaction.kind);
    return {
      name: 'Question',
      category: bits[1] ? ['Tableur', 'Notes'] : [],
      tags: bits[2] ? ['niveau 1', 'level=KA', 'competency=dc:1.2'] : [],
      interaction: { ...own, prompt, id: 'q0aaaaaaaaaa', ...(hintCost > 0 && bits[3] ? { hintCost } : {}) },
      html: {
        stem: `<p>${bits[4] ? 'Un <b>mot</b> ' : ''}${escapeHtml(interaction.prompt)} ?${blanks}${interaction.kind === 'gaps' ? '.' : ''}</p>`,
        ...Object.fromEntries(
          all.flatMap(({ id, label, way }) => {
            if (way !== undefined) return [];
            const text = escapeHtml(label.replace(/\s+/g, ' ').trim());
            return [[`member:${id}`, bold ? `<b>${text}</b>` : text] as const];
          }),
        ),
        ...Object.fromEntries(
          [...spoken, ...inner].flatMap(({ id }, at) =>
            bits[5 + (at % 4)] ? [[`feedback:${id}`, `<p>Dit ${at}.</p>`]] : [],
          ),
        ),
        ...say(9, 'correct', '<p>Bien.</p>'),
        ...say(10, 'incorrect', bits[11] ? '<p>Bien.</p>' : '<p>Non.</p>'),
        ...(bits[3] ? { 'hint:0': '<p>Cherche.</p>' } : {}),
        ...(interaction.kind === 'open' ? say(12, 'model', '<p>Un modèle.</p>') : {}),
      },
    };
  });

const formats = Object.keys(translators) as Format[];

describe.each(formats)('%s', (format) => {
  test('what differs after a round trip is told by a remark of its kind', () => {
    fc.assert(
      fc.property(rich, (item) => {
        expect(silentLosses(format, item, asidesLost(item, translators[format]))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('nothing of the questions as authors make them goes missing without a word', () => {
    const folder = join(import.meta.dirname, '../../../blocks/src');
    const seeds = readdirSync(folder).flatMap((type) => {
      if (!Object.hasOwn(models, type) || !models[type as 'choice'].interaction) return [];
      const path = join(folder, type, 'fixtures');
      return readdirSync(path).map(
        (name) => [type, JSON.parse(readFileSync(join(path, name), 'utf8')) as BlockSeed] as const,
      );
    });
    expect(seeds.length).toBeGreaterThan(18);
    const document = openDocument(new Y.Doc());
    initialiseCourse(document, { title: { fr: 'Cours' }, languages: ['fr'] });
    const blocks = seeds.map(([type, seed]) => createBlock(document, models[type as 'choice'], seed));
    addNode(document, { kind: 'page', title: { fr: 'Une page' }, prose: { fr: blocks.map(blockRef) } });
    const snapshot = takeSnapshot(document, models);
    const translator = translators[format];
    for (const found of itemsOfCourse(snapshot, models, 'fr')) {
      const item = 'carriesFiles' in translator ? found : withoutFiles(found);
      const lost = silentLosses(format, item, leftBehind([item], snapshot, models, translator));
      expect([snapshot.blocks[found.interaction.id]!.type, lost]).toEqual([
        snapshot.blocks[found.interaction.id]!.type,
        [],
      ]);
    }
  });
});

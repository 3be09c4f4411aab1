import { crc32, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import { models } from '@nibras/blocks/models';
import {
  addNode,
  blockRef,
  createBlock,
  type ExchangeItem,
  type ExchangeZone,
  initialiseCourse,
  openDocument,
  takeSnapshot,
} from '@nibras/course';
import { itemsOfCourse, type Translator, translators } from '@nibras/export';
import { importers, toQuestion } from '@nibras/import';
import { withPackageFiles } from './question-files.ts';

const [width, height] = [800, 500];
const hash = 'a'.repeat(64);
const file = `media/${hash.slice(0, 16)}.png`;

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}
const head = Buffer.alloc(13);
head.writeUInt32BE(width, 0);
head.writeUInt32BE(height, 4);
head.set([8, 0, 0, 0, 0], 8);
const png = new Uint8Array(
  Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc((width + 1) * height))),
    chunk('IEND', Buffer.alloc(0)),
  ]),
);

const tenths = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: min * 10, max: max * 10 }).map((one) => one / 10);
const zone: fc.Arbitrary<ExchangeZone> = fc.oneof(
  fc
    .tuple(fc.constantFrom('rectangle' as const, 'ellipse' as const), tenths(0, 70), tenths(0, 70), tenths(2, 30))
    .map(([shape, left, top, size]): ExchangeZone => ({
      shape,
      // As wide as high in pixels: Moodle knows circles only.
      place: [left, top, size, shape === 'ellipse' ? Math.min(30, Math.round(size * 16) / 10) : 7.3],
    })),
  fc
    .array(fc.tuple(tenths(0, 100), tenths(0, 100)), { minLength: 3, maxLength: 6 })
    .map((points): ExchangeZone => ({ shape: 'polygon', place: points.flat() })),
);

const id = (letter: string, index: number): string => `${letter}zzzzzzzz${String(index).padStart(3, '0')}`;
const member = (letter: string, label: string) => (_: unknown, index: number) => ({
  id: id(letter, index),
  number: index + 1,
  label: label === '' ? String(index + 1) : `${label} ${index + 1}`,
});

const question = fc
  .record({
    look: fc.constantFrom('hotspot' as const, 'label' as const, 'sort' as const),
    zones: fc.array(zone, { minLength: 2, maxLength: 4 }),
    multiple: fc.boolean(),
    named: fc.boolean(),
    extra: fc.boolean(),
    right: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  })
  .map(({ look, zones, multiple, named, extra, right }): ExchangeItem => {
    const base = { id: 'qzzzzzzzzzzz', number: 1, prompt: 'Où ?', points: 2, attempts: 1 };
    const places = zones.map(member('z', named ? 'Zone' : ''));
    const labels = (extra ? [...zones, 1] : zones).map(member('l', 'Nom'));
    const aside = { id: 'aaaaaaaaaaaa', number: 90, label: '–' };
    const interaction: ExchangeItem['interaction'] =
      look === 'hotspot'
        ? {
            ...base,
            kind: 'choice',
            multiple,
            marking: multiple ? 'partial' : 'all',
            shuffle: false,
            options: [
              ...places.map((one, index) => ({
                ...one,
                correct: multiple ? index === 0 || right[index]! : index === 0,
              })),
              { ...aside, correct: false },
            ],
          }
        : look === 'label'
          ? {
              ...base,
              kind: 'match',
              shuffle: true,
              sources: places,
              targets: labels,
              key: Object.fromEntries(places.map((one, index) => [one.id, labels[index]!.id])),
            }
          : {
              ...base,
              kind: 'match',
              shuffle: false,
              sources: labels,
              targets: extra ? [...places, aside] : places,
              key: Object.fromEntries(labels.map((one, index) => [one.id, (places[index] ?? aside).id])),
            };
    return {
      name: 'Une image',
      category: ['Images'],
      tags: ['niveau 1'],
      interaction,
      html: {
        stem: `<p><img src="file:${file}" alt="Une carte"></p><p>Où ?</p>`,
        ...Object.fromEntries([
          ...(named ? places.map((one) => [`member:${one.id}`, one.label]) : []),
          ...(look === 'hotspot' ? [] : labels.map((one) => [`member:${one.id}`, one.label])),
        ]),
        correct: '<p>Bien.</p>',
        incorrect: '<p>Non.</p>',
      },
      files: { [file]: { name: 'carte.png', mediaType: 'image/png', hash, bytes: png } },
      picture: {
        file,
        alt: 'Une carte',
        width,
        height,
        look,
        zones: Object.fromEntries(places.map((one, index) => [one.id, zones[index]!])),
      },
    };
  });

/** What must come back of a question on a picture, but for what the format says it does not carry. */
function essence(item: ExchangeItem | undefined, lost: ReadonlySet<string>): unknown {
  if (!item) return undefined;
  const { interaction, picture, html } = item;
  const alt = lost.has('exchange.alt') ? '' : picture?.alt;
  const zones = new Set(Object.keys(picture?.zones ?? {}));
  const named = (one: { readonly id: string }): string => html[`member:${one.id}`]?.replace(/<\/?p>/g, '') ?? '';
  const places = (ids: readonly { readonly id: string }[]): unknown =>
    ids
      .filter(({ id: one }) => zones.has(one))
      .map((one) => [
        lost.has('exchange.zone-names') ? '' : named(one),
        lost.has('exchange.zones') || picture!.zones[one.id]!.shape,
      ]);
  if (interaction.kind === 'choice') {
    const kept = interaction.options.filter(({ correct }) => correct || !lost.has('exchange.wrong-zones'));
    return [
      alt,
      interaction.multiple,
      places(kept),
      kept.filter(({ id: one }) => zones.has(one)).map(({ correct }) => correct),
      html['correct'],
    ];
  }
  if (interaction.kind !== 'match') return interaction.kind;
  const { sources, targets, key } = interaction;
  const ends = picture?.look === 'sort' ? sources : targets;
  const at = sources.map(({ id: one }) => targets.findIndex((target) => target.id === key[one]));
  return [
    alt,
    picture?.look,
    places(picture?.look === 'sort' ? targets : sources),
    ends.map(named),
    at,
    html['correct'],
  ];
}

/** Points of all zones in the order of their members. */
const pointsOf = ({ interaction, picture }: ExchangeItem): number[][] =>
  Object.values(interaction)
    .flatMap((list) => (Array.isArray(list) ? (list as { id: string }[]) : []))
    .flatMap(({ id: one }) => (picture?.zones[one] ? [[...picture.zones[one].place]] : []));

async function through({ id: format, write }: Translator, item: ExchangeItem): Promise<ExchangeItem | undefined> {
  const { text, files, binaries = {} } = write([item]);
  const importer = importers[format.replace(/-dogwood$/, '') as keyof typeof importers];
  const { items, diagnostics } = files && 'readFiles' in importer ? importer.readFiles(files) : importer.read(text);
  // How it is marked is looked at apart.
  expect(diagnostics.filter(({ code }) => code !== 'import.percentages')).toEqual([]);
  if (!files) return items[0];
  return (await withPackageFiles(items, Object.keys(binaries), async (name) => binaries[name]!))[0];
}

const lossesOf = ({ write }: Translator, item: ExchangeItem): Set<string> =>
  new Set(write([item]).diagnostics.map(({ code }) => code));

function throughCourse(item: ExchangeItem): ExchangeItem {
  const document = openDocument(new Y.Doc());
  initialiseCourse(document, { title: { fr: 'Cours' }, languages: ['fr'] });
  const { question: made, diagnostics } = toQuestion(
    item,
    'fr',
    (type) => type in models,
    () => [hash, 'carte.png', 'image/png', width, height],
  );
  expect(diagnostics).toEqual([]);
  const block = createBlock(document, models[made!.type as keyof typeof models], made!.seed);
  addNode(document, { kind: 'page', title: { fr: 'Page' }, prose: { fr: [blockRef(block)] } });
  return itemsOfCourse(takeSnapshot(document, models), models, 'fr')[0]!;
}

const withPictures = ['moodle-xml', 'qti2', 'qti3'] as const;

describe.each(withPictures)('questions on pictures as %s', (format) => {
  test('come back equal but for what is named, and the zones stay where they are', async () => {
    await fc.assert(
      fc.asyncProperty(question, async (item) => {
        const lost = lossesOf(translators[format], item);
        const back = (await through(translators[format], item))!;
        expect(essence(back, lost)).toEqual(essence(item, lost));
        expect(back.picture).toMatchObject({ width, height });
        expect(back.files?.[back.picture!.file]?.bytes).toEqual(png);
        if (!lost.has('exchange.zones') && !lost.has('exchange.wrong-zones'))
          for (const [index, place] of pointsOf(back).entries())
            for (const [axis, value] of place.entries())
              expect(Math.abs(value - pointsOf(item)[index]![axis]!)).toBeLessThan(0.6);
        const again = (await through(translators[format], back))!;
        expect(pointsOf(again)).toEqual(pointsOf(back));
        expect(essence(again, new Set())).toEqual(essence(back, new Set()));
      }),
      { numRuns: 60 },
    );
  });
});

const rank = ({ picture }: ExchangeItem, one: string): number =>
  picture?.zones[one]?.shape === 'rectangle' ? 0 : picture?.zones[one] ? 1 : 2;

describe.each(['olx', 'olx-dogwood'] as const)('questions on pictures as %s', (format) => {
  test('come back as what Open edX has of them, or are told to be a list', async () => {
    await fc.assert(
      fc.asyncProperty(question, fc.boolean(), async (given, all) => {
        // A hotspot of right places only is the one that no list can ask.
        const { interaction } = given;
        const item: ExchangeItem =
          all && interaction.kind === 'choice' && !interaction.multiple
            ? {
                ...given,
                interaction: {
                  ...interaction,
                  // Rectangles and outlines are lists of their own there; '–' is what lies outside.
                  options: interaction.options
                    .map((one) => ({ ...one, correct: one.label !== '–' }))
                    .toSorted((one, other) => rank(given, one.id) - rank(given, other.id)),
                },
              }
            : given;
        const lost = lossesOf(translators[format], item);
        const back = (await through(translators[format], item))!;
        const { picture, interaction: read } = back;
        expect(picture === undefined).toBe(lost.has('exchange.picture-list'));
        if (!picture) {
          expect(read.kind).toBe(item.interaction.kind);
          return;
        }
        expect(picture.look === 'hotspot').toBe(lost.has('exchange.pointer-only'));
        if (picture.look !== 'hotspot') expect(format).toBe('olx');
        expect(essence({ ...back, html: { ...back.html, correct: '<p>Bien.</p>' } }, lost)).toEqual(
          essence(item, lost),
        );
        expect(back.html['correct']).toBe('<p>Non.</p>');
        expect(back.files?.[picture.file]?.bytes).toEqual(png);
        // The block keeps pixels and no size; the size comes with the picture.
        const out = throughCourse(back);
        expect(out.picture).toMatchObject({ alt: 'Une carte', width, height, look: item.picture!.look });
        if (!lost.has('exchange.zones'))
          for (const [index, place] of pointsOf(out).entries())
            for (const [axis, value] of place.entries())
              expect(Math.abs(value - pointsOf(item)[index]![axis]!)).toBeLessThan(0.3);
      }),
      { numRuns: 60 },
    );
  });
});

test('they become hotspots and labelled pictures of a course, and come out of it equal', () => {
  fc.assert(
    fc.property(question, (item) => {
      const out = throughCourse(item);
      expect(essence(out, new Set())).toEqual(essence(item, new Set()));
      expect(pointsOf(out)).toEqual(pointsOf(item));
      expect(out.picture).toMatchObject({ alt: 'Une carte', width, height, look: item.picture!.look });
    }),
    { numRuns: 40 },
  );
});

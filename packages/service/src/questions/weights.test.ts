import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Interaction, type Response, scoreInteraction } from '@nibras/course';
import { translators } from '@nibras/export';
import { importers } from '@nibras/import';

const letters = ['A', 'B', 'C', 'D'];
const worth = fc.constantFrom(-2, -1, -0.5, 0, 0, 0.5, 1, 1, 2);
const bound = fc.constantFrom<number | undefined>(undefined, undefined, 0, 1, 2);
const subsets = (all: readonly string[]): string[][] =>
  all.reduce<string[][]>((sets, one) => [...sets, ...sets.map((set) => [...set, one])], [[]]);
const near = (one: number, other: number): boolean => Math.abs(one - other) < 1e-3;

interface Mapping {
  readonly entries: Readonly<Record<string, number>>;
  readonly fallback: number;
  readonly lower: number | undefined;
  readonly upper: number | undefined;
}

/** What QTI gives for values by a mapping. @spec IMS QTI 2.1 Information Model 8.1 mapResponse */
function mapped({ entries, fallback, lower, upper }: Mapping, given: readonly string[]): number {
  const sum = given.reduce((all, one) => all + (entries[one] ?? fallback), 0);
  return Math.max(lower ?? -Infinity, Math.min(upper ?? Infinity, sum));
}

const mappingXml = ({ entries, fallback, lower, upper }: Mapping): string =>
  `<mapping defaultValue="${fallback}"${lower === undefined ? '' : ` lowerBound="${lower}"`}${upper === undefined ? '' : ` upperBound="${upper}"`}>${Object.entries(
    entries,
  )
    .map(([key, value]) => `<mapEntry mapKey="${key}" mappedValue="${value}"/>`)
    .join('')}</mapping>`;
const rules = '<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response"/>';
const item = (cardinality: string, baseType: string, mapping: Mapping, body: string): string =>
  `<assessmentItem identifier="i" title="T"><responseDeclaration identifier="RESPONSE" cardinality="${cardinality}" baseType="${baseType}">${mappingXml(mapping)}</responseDeclaration><itemBody>${body}</itemBody>${rules}</assessmentItem>`;

/** Told by a remark, or the same share of the best for every answer. */
function holds(
  read: ReturnType<(typeof importers)['gift']['read']>,
  answers: readonly string[][],
  foreign: (given: readonly string[]) => number,
  response: (interaction: Interaction, given: readonly string[]) => Response,
): void {
  if (read.diagnostics.some(({ code }) => /percentages|no-key|few-options/.test(code))) return;
  const { interaction } = read.items[0]!;
  const best = Math.max(...answers.map(foreign));
  for (const given of answers)
    expect([given, near(scoreInteraction(interaction, response(interaction, given)), foreign(given) / best)]).toEqual([
      given,
      true,
    ]);
}

const picked = (interaction: Interaction, given: readonly string[]): Response => ({
  kind: 'choice',
  picked:
    interaction.kind === 'choice'
      ? interaction.options.filter(({ label }) => given.includes(label)).map(({ id }) => id)
      : [],
});

const mapping = (keys: readonly string[]): fc.Arbitrary<Mapping> =>
  fc.record({
    entries: fc
      .array(worth, { minLength: keys.length, maxLength: keys.length })
      .map((values) => Object.fromEntries(keys.map((key, index) => [key, values[index]!]))),
    fallback: fc.constantFrom(0, 0, 0, -1),
    lower: bound,
    upper: bound,
  });

const runs = { numRuns: 400 };
describe('weights of QTI are the same here, or told', () => {
  test.each(['single', 'multiple'] as const)('options, %s', (cardinality) => {
    fc.assert(
      fc.property(mapping(letters), fc.nat({ max: 4 }), (given, limit) => {
        const most = cardinality === 'single' ? 1 : limit === 1 ? 0 : limit;
        const body = `<choiceInteraction responseIdentifier="RESPONSE" maxChoices="${most}"><prompt>Q</prompt>${letters.map((one) => `<simpleChoice identifier="${one}">${one}</simpleChoice>`).join('')}</choiceInteraction>`;
        const allowed = subsets(letters).filter(({ length }) => length > 0 && length <= (most || 4));
        holds(
          importers.qti2.read(item(cardinality, 'identifier', given, body)),
          allowed,
          (one) => mapped(given, one),
          picked,
        );
      }),
      runs,
    );
  });

  test('pairs', () => {
    const keys = ['A X', 'B Y', 'C Z'];
    const others = ['A Y', 'B X', 'C X'];
    const set = (all: readonly string[]): string =>
      `<simpleMatchSet>${all.map((one) => `<simpleAssociableChoice identifier="${one}" matchMax="1">${one}</simpleAssociableChoice>`).join('')}</simpleMatchSet>`;
    const body = `<matchInteraction responseIdentifier="RESPONSE">${set(['A', 'B', 'C'])}${set(['X', 'Y', 'Z'])}</matchInteraction>`;
    const answers = keys.reduce<string[][]>(
      (all, key, index) =>
        all.flatMap((one) => [
          [...one, key],
          [...one, others[index]!],
        ]),
      [[]],
    );
    fc.assert(
      fc.property(mapping(keys), (given) => {
        const read = importers.qti2.read(item('multiple', 'directedPair', given, body));
        if (read.items[0]?.interaction.kind === 'survey') return;
        holds(
          read,
          answers,
          (one) => mapped(given, one),
          (interaction, one) => ({
            kind: 'match',
            pairs:
              interaction.kind === 'match'
                ? Object.fromEntries(
                    one.map((pair) => {
                      const [from, to] = pair.split(' ');
                      return [
                        interaction.sources.find(({ label }) => label === from)!.id,
                        interaction.targets.find(({ label }) => label === to)!.id,
                      ];
                    }),
                  )
                : {},
          }),
        );
      }),
      runs,
    );
  });

  test('words to place and lists in a sentence', () => {
    const gap = (one: string): string => `<gap identifier="${one}"/>`;
    const body = `<gapMatchInteraction responseIdentifier="RESPONSE">${['A', 'B'].map((one) => `<gapText identifier="${one}" matchMax="0">${one}</gapText>`).join('')}<p>${gap('X')} et ${gap('Y')}</p></gapMatchInteraction>`;
    const answers = [['A X', 'B Y'], ['A X'], ['B Y'], ['B X', 'A Y'], ['A Y'], ['A X', 'A Y']];
    fc.assert(
      fc.property(mapping(['A X', 'B Y', 'A Y']), (given) => {
        const read = importers.qti2.read(item('multiple', 'directedPair', given, body));
        holds(
          read,
          answers,
          (one) => mapped(given, one),
          (interaction, one) => ({
            kind: 'gaps',
            values:
              interaction.kind === 'gaps'
                ? Object.fromEntries(
                    one.map((pair) => {
                      const [word, place] = pair.split(' ');
                      return [
                        interaction.gaps[place === 'X' ? 0 : 1]!.id,
                        interaction.bank.find(({ label }) => label === word)!.id,
                      ];
                    }),
                  )
                : {},
          }),
        );
      }),
      runs,
    );
  });

  test('areas that are pointed at', () => {
    const keys = ['A1', 'A2', 'A3'];
    fc.assert(
      fc.property(mapping(keys), fc.boolean(), (given, single) => {
        const most = single ? 1 : 0;
        const areas = keys
          .map(
            (key, at) =>
              `<areaMapEntry shape="rect" coords="${at * 20},0,${at * 20 + 10},10" mappedValue="${given.entries[key]}"/>`,
          )
          .join('');
        const bounds = `${given.lower === undefined ? '' : ` lowerBound="${given.lower}"`}${given.upper === undefined ? '' : ` upperBound="${given.upper}"`}`;
        const xml = `<assessmentItem identifier="i" title="T"><responseDeclaration identifier="RESPONSE" cardinality="${single ? 'single' : 'multiple'}" baseType="point"><areaMapping defaultValue="${given.fallback}"${bounds}>${areas}</areaMapping></responseDeclaration><itemBody><selectPointInteraction responseIdentifier="RESPONSE" maxChoices="${most}"><prompt>Q</prompt><object data="a.png" type="image/png" width="100" height="50">A</object></selectPointInteraction></itemBody><responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response_point"/></assessmentItem>`;
        const read = importers.qti2.read(xml);
        if (read.items[0]) expect(read.items[0].picture?.look).toBe('hotspot');
        holds(
          read,
          subsets(keys).filter(({ length }) => length > 0 && (!single || length === 1)),
          (one) => mapped(given, one),
          (interaction, one) => ({
            kind: 'choice',
            picked: interaction.kind === 'choice' ? one.map((key) => interaction.options[keys.indexOf(key)]!.id) : [],
          }),
        );
      }),
      runs,
    );
  });

  test('words that are typed', () => {
    fc.assert(
      fc.property(mapping(letters), (given) => {
        const body = '<p>Q</p><p><textEntryInteraction responseIdentifier="RESPONSE"/></p>';
        const answers = [...letters.map((one) => [one]), ['E']];
        holds(
          importers.qti2.read(item('single', 'string', given, body)),
          answers,
          (one) => mapped(given, one),
          (_, [text]) => ({
            kind: 'text',
            text: text!,
          }),
        );
      }),
      runs,
    );
  });
});

test('fractions of Moodle are the same here, or told', () => {
  const fraction = fc.constantFrom(-100, -50, -33.33333, 0, 0, 33.33333, 50, 50, 100, 100);
  fc.assert(
    fc.property(fc.array(fraction, { minLength: 4, maxLength: 4 }), fc.boolean(), (fractions, single) => {
      const answers = letters
        .map((one, index) => `<answer fraction="${fractions[index]}"><text>${one}</text></answer>`)
        .join('');
      const text = `<quiz><question type="multichoice"><name><text>N</text></name><questiontext><text>Q</text></questiontext><defaultgrade>1</defaultgrade><single>${single}</single><shuffleanswers>1</shuffleanswers>${answers}</question></quiz>`;
      const read = importers['moodle-xml'].read(text);
      if (!fractions.some((one) => one > 0)) return;
      const allowed = subsets(letters).filter(({ length }) => length > 0 && (!single || length === 1));
      // @spec Moodle question/type/multichoice/question.php grade_response
      const grade = (given: readonly string[]): number =>
        Math.max(
          single ? -Infinity : 0,
          Math.min(
            1,
            given.reduce((all, one) => all + fractions[letters.indexOf(one)]! / 100, 0),
          ),
        );
      holds(read, allowed, grade, picked);
    }),
    runs,
  );
});

const options = fc.array(fc.boolean(), { minLength: 2, maxLength: 4 }).filter((all) => all.includes(true));
test.each(['qti2', 'moodle-xml', 'gift'] as const)('our markings are the same in %s, or told', (format) => {
  fc.assert(
    fc.property(
      options,
      fc.constantFrom('all' as const, 'partial' as const, 'lenient' as const),
      fc.integer({ min: 1, max: 3 }),
      (correct, marking, points) => {
        const members = correct.map((right, index) => ({
          id: `o${letters[index]!.toLowerCase().repeat(11)}`,
          number: index + 1,
          label: letters[index]!,
          correct: right,
        }));
        const interaction: Interaction = {
          id: 'qaaaaaaaaaaa',
          number: 1,
          prompt: 'Q',
          points,
          attempts: 1,
          kind: 'choice',
          multiple: true,
          marking,
          shuffle: true,
          options: members,
        };
        const { text, files, diagnostics } = translators[format].write([
          { name: 'N', category: [], tags: [], interaction, html: { stem: '<p>Q</p>' } },
        ]);
        if (diagnostics.some(({ code }) => code === 'exchange.marking')) return;
        const written = files ? Object.entries(files).find(([path]) => path.startsWith('items/'))![1] : text;
        const weights = weightsIn(format, written);
        for (const given of subsets(members.map(({ label }) => label)).filter(({ length }) => length > 0)) {
          const ids = members.filter(({ label }) => given.includes(label)).map(({ id }) => id);
          const foreign = weights(ids, given);
          expect([
            given,
            near(
              scoreInteraction(interaction, { kind: 'choice', picked: ids }),
              foreign / (format === 'qti2' ? points : 1),
            ),
          ]).toEqual([given, true]);
        }
      },
    ),
    { numRuns: 150 },
  );
});

/** The marking that a written question tells, read without our reader. */
function weightsIn(format: string, text: string): (ids: readonly string[], labels: readonly string[]) => number {
  if (format === 'qti2') {
    const entries = Object.fromEntries(
      [...text.matchAll(/mapKey="(\w+)" mappedValue="([-\d.]+)"/g)].map(([, key, value]) => [key!, Number(value)]),
    );
    const attribute = (name: string): number | undefined => {
      const found = new RegExp(`<mapping[^>]*${name}="([-\\d.]+)"`).exec(text);
      return found ? Number(found[1]) : undefined;
    };
    const keys = [...(/<correctResponse>.*?<\/correctResponse>/s.exec(text)?.[0] ?? '').matchAll(/<value>(\w+)</g)].map(
      ([, key]) => key!,
    );
    const points = Number(/<baseValue baseType="float">([\d.]+)</.exec(text)?.[1] ?? 1);
    return (ids) =>
      text.includes('<mapping')
        ? mapped(
            {
              entries,
              fallback: attribute('defaultValue') ?? 0,
              lower: attribute('lowerBound'),
              upper: attribute('upperBound'),
            },
            ids,
          )
        : ids.length === keys.length && ids.every((id) => keys.includes(id))
          ? points
          : 0;
  }
  const found =
    format === 'gift'
      ? [...text.matchAll(/[~=](?:%(-?[\d.]+)%)?\s*([A-D])\b/g)].map(
          ([whole, share, label]) =>
            [label!, share === undefined ? (whole.startsWith('=') ? 100 : 0) : Number(share)] as const,
        )
      : [...text.matchAll(/<answer fraction="(-?[\d.]+)"[^>]*>\s*<text>(?:<!\[CDATA\[)?(?:<p>)?([A-D])\b/g)].map(
          ([, share, label]) => [label!, Number(share)] as const,
        );
  expect(found.length).toBeGreaterThan(1);
  const shares = new Map(found);
  return (_, labels) =>
    Math.max(
      0,
      Math.min(
        1,
        labels.reduce((all, one) => all + (shares.get(one) ?? 0) / 100, 0),
      ),
    );
}

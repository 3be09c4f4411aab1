import {
  applyTable,
  type ExchangeItem,
  fillMarkers,
  fromExchangeTags,
  type Gap,
  type InteractionTable,
  type NumberInteraction,
  NOT_SUPPORTED,
} from '@nibras/course';
import { type CsvLanguage, type CsvRow, escapeBrackets, htmlToCell, writeCsv, writeCsvGap } from '@nibras/formats';
import { marked as calculatedOf } from './calculation.ts';
import { csvCalculated, withNames } from './csv-calculated.ts';
import { gapText } from './gap-text.ts';
import { Losses, type Translator, type WrittenItems } from './translator.ts';

type Body = Omit<CsvRow, 'row'>;
interface Member {
  readonly id: string;
  readonly label: string;
}

const yes = (value: boolean): string => (value ? 'yes' : 'no');
const unitCells = ({ units, unitNeeded }: Pick<NumberInteraction, 'units' | 'unitNeeded'>): Body['cells'] =>
  units.length > 0
    ? { units: units.map(({ label, factor }) => `${label} = ${factor}`).join('\n'), unitNeeded: yes(unitNeeded) }
    : {};
const percent = (share: number): string => String(Number((share * 100).toFixed(5)));
const tagCell = (tag: string): string => tag.replace(/,/g, ',,');
const partCell = (part: string): string => part.replace(/\//g, '//');

/** A text whose markers stand in square brackets by what they are there. */
const marked = (html: string, name: (id: string) => string): string =>
  htmlToCell(
    fillMarkers(escapeBrackets(html).replace(/\\\[\\\[([a-z0-9]+)\\\]\\\]/g, '[[$1]]'), (id) => `[${name(id)}]`),
    'rich',
  );
const inTextOrder = <One extends { readonly id: string }>(all: readonly One[], text: string): One[] =>
  all.toSorted((a, b) => text.indexOf(`[[${a.id}]]`) - text.indexOf(`[[${b.id}]]`));

/** The cells of a question that depend on its kind. */
function toBody({ interaction, html }: ExchangeItem): Body | typeof NOT_SUPPORTED {
  const line = ({ id, label }: Member): string =>
    html[`member:${id}`] === undefined ? label : htmlToCell(html[`member:${id}`]!, 'line');
  const lines = (members: readonly Member[]): string[] => members.map(line);
  const labels = (members: readonly Member[]): string[] => members.map(({ label }) => label);
  const feedback = (members: readonly Member[]): string[] => {
    const said = members.map(({ id }) => htmlToCell(html[`feedback:${id}`] ?? '', 'rich'));
    return said.some((one) => one !== '') ? said : [];
  };
  const table: InteractionTable<Body | typeof NOT_SUPPORTED> = {
    choice: ({ options, multiple, marking, truth, certainty, shuffle, inText }) =>
      inText && html['text'] !== undefined
        ? {
            type: 'marks',
            cells: {
              stem: marked(html['text'], (id) => {
                const word = options.find((one) => one.id === id);
                return word ? (word.correct ? '*' : '') + escapeBrackets(word.label.replace(/^\*/, '\\*')) : '';
              }),
              marking,
            },
            series: { feedback: feedback(inTextOrder(options, html['text'])) },
          }
        : {
            type: truth ? 'truth' : multiple ? 'multiple' : 'choice',
            cells: {
              key: truth
                ? String(options[0]?.correct ?? false)
                : options.flatMap(({ correct }, index) => (correct ? [index + 1] : [])).join(' '),
              ...(multiple
                ? { marking }
                : options.filter(({ correct }) => correct).length > 1
                  ? { marking: 'any' }
                  : {}),
              ...(certainty ? { certainty: yes(true) } : {}),
              ...(truth ? {} : { shuffle: yes(shuffle) }),
            },
            series: { option: truth ? [] : lines(options), feedback: feedback(options) },
          },
    match(one) {
      const used = new Set(Object.values(one.key));
      const targets = new Map(one.targets.map((target) => [target.id, line(target)]));
      return {
        type: 'match',
        cells: { shuffle: yes(one.shuffle) },
        series: {
          option: lines(one.sources),
          match: [
            ...one.sources.map(({ id }) => targets.get(one.key[id] ?? '') ?? ''),
            ...one.targets.filter(({ id }) => !used.has(id)).map(line),
          ],
          feedback: feedback(one.sources),
        },
      };
    },
    text: ({ answers, caseSensitive, accentSensitive, nearMiss }) => ({
      type: 'text',
      cells: {
        case: yes(caseSensitive),
        accents: yes(accentSensitive),
        ...(nearMiss ? { nearMiss: percent(nearMiss) } : {}),
      },
      series: {
        option: labels(answers),
        credit: answers.map(({ credit }) => percent(credit)),
        feedback: feedback(answers),
      },
    }),
    order: ({ items, marking }) => ({
      type: 'order',
      cells: { marking },
      series: { option: lines(items), feedback: feedback(items) },
    }),
    number: ({ answers, units, unitNeeded }) => ({
      type: 'number',
      cells: unitCells({ units, unitNeeded }),
      series: {
        option: answers.map(({ value }) => String(value)),
        tolerance: answers.map(({ tolerance }) => String(tolerance)),
        credit: answers.map(({ credit }) => percent(credit)),
        feedback: feedback(answers),
      },
    }),
    open: ({ hands, fewestWords, mostWords, criteria }) => ({
      type: 'open',
      cells: {
        hands,
        ...(fewestWords ? { fewestWords: String(fewestWords) } : {}),
        ...(mostWords ? { mostWords: String(mostWords) } : {}),
      },
      series: { option: lines(criteria), credit: criteria.map(({ points }) => String(points)) },
    }),
    survey: ({ items, scale }) => ({
      type: 'survey',
      cells: {},
      series: { option: lines(items), match: lines(scale) },
    }),
    gaps(one) {
      if (one.gaps.length === 0) return NOT_SUPPORTED;
      const words = new Map(one.bank.map(({ id, label }) => [id, label]));
      const placed = one.gaps.every(({ way }) => way === 'bank');
      const text = gapText({ interaction, html } as ExchangeItem, one);
      const numbers = new Map(one.gaps.map(({ id }, index) => [id, index + 1]));
      const cellOf = (gap: Gap): string => {
        if (gap.way === 'number') return writeCsvGap(gap);
        if (gap.way === 'text') return writeCsvGap({ ...gap, answers: gap.answers.map(spoken) });
        if (gap.way === 'choice') return writeCsvGap({ ...gap, options: gap.options.map(spoken) });
        const word = words.get(gap.key) ?? '';
        return placed ? word : writeCsvGap({ way: 'bank', word });
      };
      const spoken = <One extends { readonly id?: string }>(word: One): One & { readonly feedback?: string } => {
        const said = word.id === undefined ? '' : htmlToCell(html[`feedback:${word.id}`] ?? '', 'rich');
        return said === '' ? word : { ...word, feedback: said };
      };
      return {
        type: placed ? 'words' : 'gaps',
        cells: {
          stem: marked(text, (id) => String(numbers.get(id) ?? '')),
          shuffle: yes(one.shuffle),
          case: yes(one.caseSensitive),
          accents: yes(one.accentSensitive),
          ...(one.nearMiss ? { nearMiss: percent(one.nearMiss) } : {}),
        },
        series: {
          option: one.gaps.map(cellOf),
          match: one.gaps.some(({ way }) => way === 'bank') ? labels(one.bank) : [],
          feedback: feedback(one.gaps),
        },
      };
    },
  };
  return applyTable(table, interaction);
}

/** Questions as a table with a header in a language. */
export function writeCsvItems(items: readonly ExchangeItem[], language: CsvLanguage = 'en'): WrittenItems {
  const losses = new Losses();
  const rows = items.flatMap((given): Body[] => {
    losses.of(given);
    const drawn = calculatedOf(given);
    const calculated = drawn && csvCalculated(drawn);
    const item = calculated ? { ...drawn.item, html: withNames(drawn.item.html, drawn.calculation.variables) } : given;
    const body = calculated
      ? { ...calculated, cells: { ...calculated.cells, ...unitCells(drawn.interaction) } }
      : toBody(item);
    if (body === NOT_SUPPORTED) {
      losses.add('exchange.not-supported');
      return [];
    }
    losses.add('exchange.formula', drawn !== undefined && !calculated);
    losses.add(
      'exchange.member-feedback',
      calculated !== undefined && Object.keys(given.html).some((key) => key.startsWith('feedback:')),
    );
    const { html, name, category, tags, interaction } = item;
    const { tags: own, fields } = fromExchangeTags(tags);
    const hints = Object.keys(html)
      .filter((key) => key.startsWith('hint:'))
      .toSorted();
    return [
      {
        type: body.type,
        cells: {
          name,
          category: category.map(partCell).join('/'),
          tags: own.map(tagCell).join(', '),
          ...fields,
          stem: htmlToCell(html['stem'] ?? '', 'rich'),
          correct: htmlToCell(html['correct'] ?? '', 'rich'),
          incorrect: htmlToCell(html['incorrect'] ?? '', 'rich'),
          model: htmlToCell(html['model'] ?? '', 'rich'),
          points: String(interaction.points),
          ...body.cells,
        },
        series: { ...body.series, hint: hints.map((key) => htmlToCell(html[key]!, 'rich')) },
      },
    ];
  });
  return { text: writeCsv(rows, language), diagnostics: losses.diagnostics };
}

/** CSV: the table that spreadsheets write, also for making questions in bulk. */
export const csvTranslator: Translator = {
  id: 'csv',
  ending: '.csv',
  mediaType: 'text/csv',
  keeps: [
    'exchange.category',
    'exchange.tags',
    'exchange.hands',
    'exchange.shuffle',
    'exchange.in-text',
    'exchange.model',
  ],
  carriesDraws: true,
  holds: (item) => toBody(item),
  write: (items) => writeCsvItems(items),
};

import { escapeHtml } from '@nibras/base';
import {
  type ExchangeField,
  type ExchangeItem,
  fillMarkers,
  type Gap,
  type Interaction,
  type InteractionMember,
  toExchangeTags,
} from '@nibras/course';
import {
  cellToHtml,
  fillBrackets,
  readCsvGap,
  unescapeBrackets,
  type CsvRow,
  type CsvSeries,
  difficultyIn,
  numberIn,
  parseCsv,
  placesIn,
  yesIn,
} from '@nibras/formats';
import { type CalculatedProblem, readCalculatedRow, readCsvUnits } from './csv-calculated.ts';
import { type ReadItems, remark } from './imported.ts';
import { ItemMaker, wordsOf } from './item-maker.ts';

const markings = { all: 'all', partial: 'partial', lenient: 'lenient' } as const;

/** Why a row is no question. */
type Problem = 'no-key' | 'few-options' | 'bad-number' | 'no-question' | 'no-gap' | CalculatedProblem;

/** Digits of every script as Western ones. */
const numberText = (text: string): string =>
  text.trim().replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));

type Plain = Omit<CsvRow, 'type'> & { readonly type: Exclude<CsvRow['type'], 'calculated'> };

function toInteraction(row: Plain, maker: ItemMaker): Interaction | Problem {
  const { cells, series, type } = row;
  const list = (name: CsvSeries): readonly string[] => series[name] ?? [];
  const base = maker.base(cellToHtml(cells.stem ?? '', 'rich'), numberIn(cells.points) ?? 1);
  const feedback = (index: number): string | undefined => {
    const cell = list('feedback')[index];
    return cell ? cellToHtml(cell, 'rich') : undefined;
  };
  const credit = (index: number): number => Math.min(100, Math.max(0, numberIn(list('credit')[index]) ?? 100)) / 100;
  /** Members of a column with their places; a word of a text answer is its own label. */
  const members = (name: CsvSeries, plain = false): (InteractionMember & { readonly index: number })[] =>
    list(name).flatMap((cell, index) => {
      if (cell === '') return [];
      const member = maker.member(plain ? escapeHtml(cell) : cellToHtml(cell, 'line'), feedback(index));
      return [{ ...member, ...(plain ? { label: cell } : {}), index }];
    });
  const bare = ({ index: _index, ...member }: InteractionMember & { readonly index: number }): InteractionMember =>
    member;
  const plain = (label: string): InteractionMember => ({ ...maker.member(escapeHtml(label)), label });
  const spoken = ({
    label,
    feedback: said,
  }: {
    readonly label: string;
    readonly feedback?: string;
  }): InteractionMember => {
    const member = maker.member(escapeHtml(label), said === undefined ? undefined : cellToHtml(said, 'rich'));
    return { ...member, label };
  };
  /** The stem once its gaps are known. */
  const asked = (stem: string): { readonly prompt: string } => {
    maker.say('stem', stem);
    return { prompt: fillMarkers(wordsOf(stem), () => '____') };
  };
  const shuffle = yesIn(cells.shuffle) ?? true;
  const marking = markings[(cells.marking?.toLowerCase() ?? 'all') as keyof typeof markings] ?? 'all';
  const certainty = yesIn(cells.certainty) ? { certainty: true } : {};
  switch (type) {
    case 'truth': {
      const truth = yesIn(cells.key);
      if (truth === undefined) return 'no-key';
      const options = [
        { ...maker.member('True', feedback(0)), correct: truth },
        { ...maker.member('False', feedback(1)), correct: !truth },
      ];
      return { ...base, kind: 'choice', multiple: false, marking, truth: true, shuffle: false, options, ...certainty };
    }
    case 'choice':
    case 'multiple': {
      const found = members('option');
      const keys = new Set(placesIn(cells.key ?? ''));
      if (found.length < 2) return 'few-options';
      const any = cells.marking?.trim().toLowerCase() === 'any';
      const options = found.map((one) => ({ ...bare(one), correct: keys.has(one.index) }));
      const right = options.filter(({ correct }) => correct).length;
      if (right !== keys.size || right === 0 || (type === 'choice' && right > 1 && !any)) return 'no-key';
      return { ...base, kind: 'choice', multiple: type === 'multiple', marking, shuffle, options, ...certainty };
    }
    case 'match': {
      const words = list('match').filter((cell) => cell !== '');
      const names = [...new Set(words)];
      const found = members('option');
      const targets = names.map((cell) => maker.member(cellToHtml(cell, 'line')));
      if (found.length === 0 || targets.length < 2) return 'few-options';
      const key: Record<string, string> = {};
      for (const { id, index } of found) {
        const target = targets[names.indexOf(list('match')[index] ?? '')];
        if (!target) return 'no-key';
        key[id] = target.id;
      }
      return { ...base, kind: 'match', shuffle, sources: found.map(bare), targets, key };
    }
    case 'text': {
      const answers = members('option', true).map((one) => ({ ...bare(one), credit: credit(one.index) }));
      const nearMiss = numberIn(cells.nearMiss);
      if (answers.length === 0) return 'no-key';
      return {
        ...base,
        kind: 'text',
        answers,
        caseSensitive: yesIn(cells.case) ?? false,
        accentSensitive: yesIn(cells.accents) ?? false,
        ...(nearMiss ? { nearMiss: nearMiss / 100 } : {}),
      };
    }
    case 'order': {
      const items = members('option').map(bare);
      return items.length < 2
        ? 'few-options'
        : { ...base, kind: 'order', marking: marking === 'partial' ? 'partial' : 'all', items };
    }
    case 'number': {
      const found = members('option', true);
      if (found.length === 0) return 'no-key';
      if (found.some(({ label }) => numberIn(label) === undefined)) return 'bad-number';
      const answers = found.map((one) => ({
        ...bare(one),
        value: numberIn(one.label)!,
        tolerance: Math.abs(numberIn(list('tolerance')[one.index]) ?? 0),
        credit: credit(one.index),
      }));
      return { ...base, kind: 'number', answers, ...readCsvUnits(cells, maker) };
    }
    case 'open': {
      const criteria = members('option').map((one) => ({
        ...bare(one),
        points: numberIn(list('credit')[one.index]) ?? 1,
      }));
      return {
        ...base,
        kind: 'open',
        hands: cells.hands?.toLowerCase() === 'link' ? 'link' : 'words',
        fewestWords: numberIn(cells.fewestWords) ?? 0,
        mostWords: numberIn(cells.mostWords) ?? 0,
        criteria,
      };
    }
    case 'gaps':
    case 'words': {
      const bank = list('match').flatMap((cell) => (cell === '' ? [] : [plain(cell)]));
      const wordOf = (word: string): string => {
        const known = bank.find(({ label }) => label === word);
        if (known) return known.id;
        const made = plain(word);
        bank.push(made);
        return made.id;
      };
      const cellsOf = list('option');
      const gaps: Gap[] = [];
      for (const [index, cell] of cellsOf.entries()) {
        const read = type === 'words' && cell !== '' ? ({ way: 'bank', word: cell } as const) : readCsvGap(cell);
        if (!read) return 'no-key';
        const { id, number } = maker.member('', feedback(index));
        delete maker.html[`member:${id}`];
        if (read.way === 'bank') gaps.push({ id, number, label: '', way: 'bank', key: wordOf(read.word) });
        else if (read.way === 'choice')
          gaps.push({
            id,
            number,
            label: '',
            way: 'choice',
            options: read.options.map((one) => ({ ...spoken(one), correct: one.correct })),
          });
        else if (read.way === 'number') gaps.push({ id, number, label: '', ...read });
        else
          gaps.push({
            id,
            number,
            label: '',
            way: 'text',
            answers: read.answers.map(({ feedback: said, ...answer }) =>
              said === undefined ? answer : { ...answer, id: spoken({ label: answer.label, feedback: said }).id },
            ),
          });
      }
      const used = new Set<number>();
      const stem = fillBrackets(cellToHtml(cells.stem ?? '', 'rich'), (inside) => {
        const at = /^\d+$/.test(numberText(inside)) ? Number(numberText(inside)) - 1 : -1;
        if (!gaps[at] || used.has(at)) return undefined;
        used.add(at);
        return `[[${gaps[at].id}]]`;
      });
      if (gaps.length === 0 || used.size < gaps.length) return 'no-gap';
      const nearMiss = numberIn(cells.nearMiss);
      return {
        ...base,
        ...asked(stem),
        kind: 'gaps',
        gaps,
        bank,
        shuffle,
        caseSensitive: yesIn(cells.case) ?? false,
        accentSensitive: yesIn(cells.accents) ?? false,
        ...(nearMiss ? { nearMiss: nearMiss / 100 } : {}),
      };
    }
    case 'marks': {
      const options: (InteractionMember & { readonly correct: boolean })[] = [];
      const text = fillBrackets(cellToHtml(cells.stem ?? '', 'rich'), (inside) => {
        const label = unescapeBrackets(inside.replace(/^\*/, '')).replace(/^\\\*/, '*');
        const member = maker.member(label, feedback(options.length));
        options.push({ ...member, correct: inside.startsWith('*') });
        return `[[${member.id}]]`;
      });
      if (options.length < 2) return 'few-options';
      if (!options.some(({ correct }) => correct)) return 'no-key';
      maker.html['text'] = text;
      const stem = fillMarkers(text, (id) => maker.html[`member:${id}`] ?? '');
      return {
        ...base,
        ...asked(stem),
        kind: 'choice',
        multiple: true,
        marking: cells.marking === undefined ? 'partial' : marking,
        inText: true,
        shuffle: false,
        options,
      };
    }
    case 'survey': {
      const items = members('option').map(bare);
      const scale = list('match').flatMap((cell) => (cell === '' ? [] : [maker.member(cellToHtml(cell, 'line'))]));
      return items.length === 0 || scale.length < 2
        ? 'few-options'
        : { ...base, points: 0, kind: 'survey', items, scale };
    }
  }
}

/** Difficulty and level are read in three languages; the rest is the author's own words. */
const fieldsOf = (cells: CsvRow['cells']): Partial<Record<ExchangeField, string | undefined>> => ({
  difficulty: difficultyIn(cells.difficulty),
  level: cells.level?.trim().toUpperCase(),
  objective: cells.objective,
  competency: cells.competency,
});

const split = (cell: string | undefined, mark: string): string[] =>
  (cell ?? '')
    .replaceAll(mark + mark, '\ue000')
    .split(mark)
    .map((part) => part.replaceAll('\ue000', mark).trim())
    .filter((part) => part !== '');

/** Questions of a table. */
export function readCsv(text: string): ReadItems {
  const { rows, faults } = parseCsv(text);
  const diagnostics = faults.map(({ problem, what }) =>
    remark(`csv.${problem}`, what, problem === 'unknown-column' ? 'warning' : 'error'),
  );
  const items = rows.flatMap((row): ExchangeItem[] => {
    const maker = new ItemMaker();
    const { cells, series, type } = row;
    const refused = (problem: Problem): [] => {
      diagnostics.push(remark(`csv.${problem}`, String(row.row), 'error'));
      return [];
    };
    const more = {
      name: cells.name ?? '',
      category: split(cells.category, '/'),
      tags: toExchangeTags(split(cells.tags, ','), fieldsOf(cells)),
    };
    if (wordsOf(cellToHtml(cells.stem ?? '', 'rich')) === '') return refused('no-question');
    const say = (put: (html: string) => string = (html) => html): void => {
      for (const name of ['correct', 'incorrect', 'model'] as const)
        if (cells[name] !== undefined) maker.say(name, put(cellToHtml(cells[name], 'rich')));
      for (const [index, hint] of (series.hint ?? []).entries())
        maker.say(`hint:${index}`, put(cellToHtml(hint, 'rich')));
    };
    if (type === 'calculated') {
      const made = readCalculatedRow(row, maker, say);
      if (typeof made === 'string') return refused(made);
      const { interaction, html, calculation } = made;
      return [{ ...maker.item(interaction, more), html, calculation }];
    }
    const made = toInteraction({ ...row, type }, maker);
    if (typeof made === 'string') return refused(made);
    say();
    return [maker.item(made, more)];
  });
  return { items, diagnostics };
}

import * as Y from 'yjs';
import { newId } from '@nibras/base';
import { models } from '@nibras/blocks/models';
import { checkCourse, viewCourse } from '@nibras/check';
import {
  addBank,
  addNode,
  appendBlock,
  createBlock,
  edit,
  initialiseCourse,
  moveBlocks,
  openDocument,
  takeSnapshot,
} from '@nibras/course';
import { itemsOfCourse, translators } from '@nibras/export';
import { filterRows, noFilter, type RowFacts } from '../../../renderer/features/bank/question-filter.ts';
import { placeQuestions, readDraws, readRow, usesOf } from '../../../renderer/features/bank/question-row.ts';
import { type Figure, median } from '../figure.ts';

const size = 2000;

/** A course with a bank of so many single choices in three languages, and a page that draws from it by ten rules. */
function makeState(): Uint8Array {
  const document = openDocument(new Y.Doc());
  initialiseCourse(document, { title: { fr: 'Banque' }, languages: ['fr', 'ar', 'en'] });
  edit(document, () => {
    const page = addNode(document, { kind: 'page', title: { fr: 'Test' } });
    const bank = addBank(document, { fr: 'Banque' });
    const ids = Array.from({ length: size }, (_, index) => {
      const { settings } = models.choice.create(newId);
      const options = Object.keys(settings['options'] as object);
      return createBlock(document, models.choice, {
        settings: { ...settings, objective: `1.${index % 10}`, difficulty: index % 2 === 0 ? 'easy' : 'hard' },
        texts: {
          stem: {
            fr: `Question ${index} : quelle formule donne la moyenne ?`,
            ar: `السؤال ${index}: ما صيغة المعدل؟`,
            en: `Question ${index}: which formula gives the mean?`,
          },
          ...Object.fromEntries(
            options.map((id, at) => [`option:${id}`, { fr: `Choix ${at}`, ar: `جواب ${at}`, en: `Choice ${at}` }]),
          ),
        },
      });
    });
    moveBlocks(document, ids, bank);
    const rules = Object.fromEntries(
      Array.from({ length: 10 }, (_, index) => [newId(), { order: `a${index}`, count: 2, objective: `1.${index}` }]),
    );
    appendBlock(document, page, models.draw, { settings: { rules } });
  });
  return Y.encodeStateAsUpdate(document.doc);
}

function timed<Value>(repeat: number, work: () => Value): { readonly ms: number; readonly value: Value } {
  const times: number[] = [];
  let value: Value | undefined;
  for (let run = 0; run < repeat; run += 1) {
    const start = performance.now();
    value = work();
    times.push(performance.now() - start);
  }
  return { ms: median(times), value: value as Value };
}

/** What the author waits for when a bank is large: opened, narrowed down, drawn from, checked, written for other tools. */
export async function measureBank(repeat: number): Promise<Figure[]> {
  const state = makeState();
  const load = timed(repeat, () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, state);
    return openDocument(doc);
  });
  const document = load.value;
  const rows = timed(repeat, () =>
    placeQuestions(document, models, 'all').map((place) => readRow(document, place, 'fr', 'fr')),
  );
  const facts: RowFacts = {
    uses: () => 0,
    problems: () => 0,
    minutes: () => 1,
    grade: () => 0,
    hasFeedback: () => true,
    typeName: (type) => type,
    competenceName: (value) => value,
  };
  const filtered = timed(repeat, () => filterRows(rows.value, { ...noFilter, text: 'formule 1999' }, facts));
  const scanned = timed(repeat, () => rows.value.filter(({ stem }) => stem.includes('1999')));
  const used = timed(repeat, () => {
    const draws = readDraws(document, models);
    return rows.value.map((row) => usesOf(row, draws).length);
  });
  const taken = timed(repeat, () => takeSnapshot(document, models));
  // A snapshot is read once for all checks: each run needs one of its own.
  const drawn = timed(repeat, () => viewCourse({ ...taken.value }, models, [], undefined).draws.length);
  const checked = timed(repeat, () => checkCourse({ ...taken.value }, models).length);
  const items = timed(repeat, () => itemsOfCourse(taken.value, models, 'fr', 'banks'));
  const plain = timed(repeat, () => JSON.stringify(items.value));
  const loaded = { name: 'Yjs loads the document', value: load.ms };
  const part = `bank of ${size}`;
  const figure = (name: string, value: number, floor: NonNullable<Figure['floor']>): Figure => ({
    part,
    name,
    value,
    unit: 'ms',
    floor,
  });
  return [
    figure('read all rows', rows.ms, loaded),
    figure('filter by words', filtered.ms, { name: 'look for one string', value: scanned.ms }),
    figure('who draws which question', used.ms, loaded),
    figure('pools of ten rules', drawn.ms, { name: 'snapshot', value: taken.ms }),
    figure('all checks in three languages', checked.ms, { name: 'snapshot', value: taken.ms }),
    ...(['gift', 'qti2'] as const).map((format) =>
      figure(`export as ${format}`, items.ms + timed(repeat, () => translators[format].write(items.value)).ms, {
        name: 'the items as JSON',
        value: plain.ms,
      }),
    ),
  ];
}

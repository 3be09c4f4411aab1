import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellToHtml, htmlToCell, numberIn, placesIn, yesIn } from './csv-cell.ts';
import { isCsv, parseCsv, writeCsv } from './csv.ts';

const cell = fc
  .string({ unit: fc.constantFrom(...'abé ;,\t"\'\n=+-@<>&أبⴰ1'), maxLength: 12 })
  .map((one) => one.trim())
  .filter((one) => !/^\r|\r$/.test(one));
const row = fc.record({
  type: fc.constantFrom('choice' as const, 'match' as const, 'open' as const),
  stem: cell.filter((one) => one !== ''),
  option: fc.array(cell, { maxLength: 4 }),
});

test.each(['en', 'fr', 'ar'] as const)('what is written with a header in %s is read again', (language) => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 4 }), (rows) => {
      const written = rows.map(({ type, stem, option }) => ({ type, cells: { stem }, series: { option } }));
      const text = writeCsv(written, language);
      expect(isCsv(text)).toBe(true);
      const { rows: back, faults } = parseCsv(text);
      expect(faults).toEqual([]);
      const full = (list: readonly string[] = []): string[] => [...list, '', '', '', ''].slice(0, 4);
      expect(back.map(({ type, cells, series }) => [type, cells.stem, full(series.option)])).toEqual(
        rows.map(({ type, stem, option }) => [type, stem, full(option)]),
      );
    }),
  );
});

test('no cell is taken for a formula by a spreadsheet', () => {
  const text = writeCsv([{ type: 'choice', cells: { stem: '=1+1', key: '-3' }, series: { option: ['@x', "'=y"] } }]);
  expect(text).toContain("'=1+1;-3;'@x;''=y");
  expect(parseCsv(text).rows[0]).toMatchObject({
    cells: { stem: '=1+1', key: '-3' },
    series: { option: ['@x', "'=y"] },
  });
});

describe('tables as spreadsheets write them', () => {
  test.each([
    ['semicolons', 'Type;Question;Option 1\nchoix;"Un ""mot"";\nou deux";a'],
    ['commas', '\ufefftype,question,option 1\r\nchoice,"Un ""mot"";\nou deux",a\r\n'],
    ['tabs', 'النوع\tالسؤال\tالخيار ١\nاختيار\t"Un ""mot"";\nou deux"\ta\n\n'],
    ['a named separator', 'sep=,\ntype,question,option 1\nchoice,"Un ""mot"";\nou deux",a'],
  ])('%s', (_, text) => {
    expect(parseCsv(text)).toEqual({
      rows: [
        {
          type: 'choice',
          row: 2,
          cells: { type: expect.any(String), stem: 'Un "mot";\nou deux' },
          series: { option: ['a'] },
        },
      ],
      faults: [],
    });
  });
  test('what cannot be read is named', () => {
    expect(parseCsv('a;b\n1;2').faults).toEqual([{ problem: 'no-header', what: '1' }]);
    expect(parseCsv('type;question;prix\nchoix;a;1\n\nrébus;b;2').faults).toEqual([
      { problem: 'unknown-column', what: 'prix' },
      { problem: 'unknown-type', what: '4' },
    ]);
    expect(parseCsv('type;question\nchoix;"a').faults).toEqual([{ problem: 'quotes', what: '2' }]);
  });
  test('a hostile table is only rows', () => {
    const { rows, faults } = parseCsv(`type;question;__proto__\n${'choice;a;b\n'.repeat(50_000)}`);
    expect(rows).toHaveLength(50_000);
    expect(faults).toEqual([{ problem: 'unknown-column', what: '__proto__' }]);
    expect(parseCsv('type;question;option 99999999\nchoice;a;b').faults).toHaveLength(1);
  });
});

test('cells: plain words, HTML, numbers, keys', () => {
  expect(cellToHtml('a < b\nc\n\nd', 'rich')).toBe('<p>a &lt; b<br>c</p><p>d</p>');
  expect(cellToHtml('un <b>mot</b>', 'rich')).toBe('un <b>mot</b>');
  expect(htmlToCell('<p>a &lt; b<br>c</p><p>d</p>', 'rich')).toBe('a < b\nc\n\nd');
  expect(htmlToCell('<p>a <b>c</b></p>', 'rich')).toBe('<p>a <b>c</b></p>');
  expect(['3,5', '٣٫٥', '-2', '−2', '50 %', '', 'x'].map(numberIn)).toEqual([
    3.5,
    3.5,
    -2,
    -2,
    50,
    undefined,
    undefined,
  ]);
  expect(['Oui', 'نعم', 'no', '', 'خطأ'].map(yesIn)).toEqual([true, true, false, undefined, false]);
  expect(['1, 3', 'A et C', 'أ و ج', '١، ٣', 'un'].map(placesIn)).toEqual([[0, 2], [0, 2], [0, 2], [0, 2], [-1]]);
  fc.assert(
    fc.property(fc.array(fc.constantFrom('<p>', '</p>', '<br>', '<b>', '&lt;', '&amp;', 'a', ' ', 'é')), (parts) => {
      const html = parts.join('').replace(/\s+/g, ' ').trim();
      const back = cellToHtml(htmlToCell(html, 'line'), 'line');
      expect(back.replace(/<\/?span>/g, '')).toBe(html);
    }),
  );
});

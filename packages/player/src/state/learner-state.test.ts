import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeState, encodeState, type LearnerState, mergeStates, newState, pageOfState } from './learner-state.ts';
import { packText, unpackText } from './packed-text.ts';
import { decodeNumbers, encodeNumbers, fromNatural, toNatural } from './numbers.ts';

const natural = fc.nat({ max: 2 ** 40 });

test('numbers come back from their text', () => {
  fc.assert(
    fc.property(fc.array(natural), (numbers) => {
      expect(decodeNumbers(encodeNumbers(numbers))).toEqual(numbers);
    }),
  );
  fc.assert(
    fc.property(fc.integer(), (number) => {
      expect(fromNatural(toNatural(number))).toBe(number);
    }),
  );
});

const share = fc.oneof(
  fc.constant(0),
  fc.constant(1),
  fc.integer({ min: 0, max: 1000 }).map((one) => one / 1000),
);
const record = fc.record({
  tries: fc.nat({ max: 99 }),
  credit: share,
  last: share,
  answer: fc.array(fc.nat({ max: 3000 }), { maxLength: 8 }),
  open: fc.boolean(),
});
const states: fc.Arbitrary<LearnerState> = fc.record({
  seed: fc.nat({ max: 2 ** 30 }),
  saves: fc.nat(),
  logged: fc.nat({ max: 1000 }),
  page: fc.constantFrom('', 'pabcdefghijk', 'p00000000001'),
  publication: fc.constantFrom('', '1a2b3c4d5e'),
  done: fc.nat({ max: 5000 }),
  passed: fc.boolean(),
  draws: fc
    .uniqueArray(fc.tuple(fc.nat({ max: 3000 }), fc.array(fc.nat({ max: 3000 }), { maxLength: 5 })), {
      selector: ([number]) => number,
      maxLength: 3,
    })
    .map((draws) => new Map(draws)),
  visited: fc.uniqueArray(fc.nat({ max: 3000 })).map((numbers) => new Set(numbers)),
  questions: fc
    .uniqueArray(fc.nat({ max: 3000 }), { maxLength: 40 })
    .chain((numbers) =>
      fc
        .tuple(...numbers.map(() => record))
        .map((records) => new Map(numbers.map((number, index) => [number, records[index]!]))),
    ),
});

// A page and a question take numbers with their options: six for each question.
const full = (pages: number, questions: number, answer: (number: number) => number[]): LearnerState => {
  const state = newState();
  state.page = 'pabcdefghijk';
  state.saves = 9000;
  state.logged = 600;
  for (let index = 0; index < pages; index += 1) state.visited.add(index * 20);
  for (let index = 0; index < questions; index += 1)
    state.questions.set(5 + index * 6, {
      tries: 3,
      credit: 0.667,
      last: 0.333,
      answer: answer(index),
      open: answer(index).length > 4,
    });
  return state;
};

describe('a learner’s state', () => {
  test('comes back from its text, which no LMS can mangle', () => {
    fc.assert(
      fc.property(states, (state) => {
        const text = encodeState(state, 100_000);
        expect(text).toMatch(/^[\w.-]*$/);
        expect(pageOfState(text)).toBe(state.page);
        const back = decodeState(text)!;
        expect({ ...back, visited: new Set(back.visited), questions: back.questions }).toEqual({
          ...state,
          visited: new Set(state.visited),
          questions: state.questions,
        });
      }),
    );
  });

  test('is refused when a character is lost or changed', () => {
    fc.assert(
      fc.property(states, fc.nat(), (state, at) => {
        const text = encodeState(state, 100_000);
        const place = at % text.length;
        expect(decodeState(text.slice(0, place) + text.slice(place + 1))).toBeUndefined();
        const other = text[place] === 'x' ? 'y' : 'x';
        expect(decodeState(text.slice(0, place) + other + text.slice(place + 1))).toBeUndefined();
      }),
    );
    for (const text of ['', '1', 'null', '3.abc.p.AA', '2.abc.p.AA.x', '{"v":1}'])
      expect(decodeState(text)).toBeUndefined();
  });

  test('60 pages and 200 closed questions fit into what SCORM 1.2 holds', () => {
    const text = encodeState(
      full(60, 200, () => [2, 4, 6, 8]),
      3500,
    );
    console.log('60 pages, 200 questions:', text.length, 'characters');
    expect(text.length).toBeLessThanOrEqual(3500);
    expect(decodeState(text)!.questions.get(5)!.answer).toEqual([2, 4, 6, 8]);
  });

  test('where typed answers are too long, they go and the marks stay', () => {
    const text = encodeState(
      full(60, 200, (index) => (index % 2 ? Array.from({ length: 48 }, () => 0x627) : [2])),
      3500,
    );
    expect(text.length).toBeLessThanOrEqual(3500);
    const back = decodeState(text)!;
    expect(back.questions.size).toBe(200);
    expect([...back.questions.values()].every(({ credit, tries }) => credit === 0.667 && tries === 3)).toBe(true);
    expect(back.questions.get(5)!.answer).toEqual([2]);
    expect([...back.questions.values()].some(({ answer }) => answer.length === 48)).toBe(true);
  });
});

test('of own words the longest stay while room lasts, and every pick stays', () => {
  const state = full(60, 100, (index) => (index % 4 ? [2] : Array.from({ length: 10 + index }, () => 0x627)));
  const back = decodeState(encodeState(state, 3500))!;
  for (const [number, record] of state.questions) if (!record.open) expect(back.questions.get(number)).toEqual(record);
  const kept = [...back.questions.values()].filter(({ open, answer }) => open && answer.length > 0);
  const lost = [...back.questions].filter(([, { open, answer }]) => open && answer.length === 0);
  expect(kept.length).toBeGreaterThan(0);
  expect(lost.length).toBeGreaterThan(0);
  const shortestKept = Math.min(...kept.map(({ answer }) => answer.length));
  const lengths = lost.map(([number]) => state.questions.get(number)!.answer.length);
  // What was left out would not fit any more, so only shorter ones may slip into the last of the room.
  expect(Math.max(...lengths)).toBeLessThanOrEqual(Math.max(...kept.map(({ answer }) => answer.length)));
  expect(lengths.filter((length) => length < shortestKept).length).toBeGreaterThan(0);
});

test('two copies make the same one whichever comes first, and nothing of either is lost', () => {
  fc.assert(
    fc.property(states, states, (one, other) => {
      const merged = mergeStates(one, other);
      expect(encodeState(mergeStates(other, one), 100_000)).toBe(encodeState(merged, 100_000));
      for (const state of [one, other]) {
        for (const page of state.visited) expect(merged.visited.has(page)).toBe(true);
        for (const [number, record] of state.questions) {
          expect(merged.questions.get(number)!.credit).toBeGreaterThanOrEqual(record.credit);
          expect(merged.questions.get(number)!.tries).toBeGreaterThanOrEqual(record.tries);
        }
      }
      const again = mergeStates(merged, one);
      expect([again.visited, again.questions.size]).toEqual([merged.visited, merged.questions.size]);
    }),
  );
});

test('words come back from their numbers, in any script', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom('ا', 'ل', 'é', 'ⴰ', ' ', '\n') })),
      (text) => {
        expect(unpackText(packText(text, 10_000))).toBe(text);
      },
    ),
  );
  expect(encodeNumbers(packText('Le tableur calcule la moyenne', 100)).length).toBeLessThan(34);
  expect(encodeNumbers(packText('أحسب معدل القسم في الجدول', 100)).length).toBeLessThan(30);
});

import { checksum, decodeNumbers, encodeNumbers } from './numbers.ts';

/** What is kept of one question. */
export interface QuestionRecord {
  /** Answers given. */
  readonly tries: number;
  /** Best share of the marks, 0 to 1. */
  readonly credit: number;
  /** Share that the last answer earned. */
  readonly last: number;
  /** The last answer as the question's own player packs it; empty where there was no room for it. */
  readonly answer: readonly number[];
  /** Whether the answer is the learner's own words: such answers make room first. */
  readonly open: boolean;
}

/** What is kept of a learner. Pages and questions are named by their state numbers, which survive every republication. */
export interface LearnerState {
  /** Tells one attempt from another and fixes the order of shuffled options. */
  seed: number;
  /** How often it was saved: the newer of two copies has the higher count. */
  saves: number;
  /** Interactions written to the LMS, in all sessions of the attempt. */
  logged: number;
  /** Id of the page last shown. */
  page: string;
  /** The publication that wrote it last. */
  publication: string;
  /** The day on which the course was first complete, counted from 2020-01-01; 0 before. */
  done: number;
  /** Whether the course was ever passed: a later publication takes that from nobody. */
  passed: boolean;
  visited: Set<number>;
  questions: Map<number, QuestionRecord>;
  /** What a draw gave, by the draw's state number: the questions' state numbers in their order. */
  draws: Map<number, readonly number[]>;
}

const version = '2';

export function newState(): LearnerState {
  return {
    seed: Math.floor(Math.random() * 0x3fffffff),
    saves: 0,
    logged: 0,
    page: '',
    publication: '',
    done: 0,
    passed: false,
    visited: new Set(),
    questions: new Map(),
    draws: new Map(),
  };
}

// A share as a number: 0 and 1 are by far the most frequent and take one character.
const fromShare = (share: number): number => (share === 0 ? 0 : share === 1 ? 1 : 2 + Math.round(share * 1000));
const toShare = (value: number): number => (value < 2 ? value : Math.min(1, (value - 2) / 1000));

// oxlint-disable-next-line unicorn/no-array-sort -- learners' browsers have no toSorted, and the array is our own
const ascending = (numbers: Iterable<number>): number[] => [...numbers].sort((one, other) => one - other);

function write(state: LearnerState, kept: (number: number) => boolean): string {
  const numbers = [state.seed, state.saves, state.logged, 2 * state.done + (state.passed ? 1 : 0), state.visited.size];
  let previous = 0;
  const step = (number: number): number => {
    const by = number - previous;
    previous = number;
    return by;
  };
  for (const page of ascending(state.visited)) numbers.push(step(page));
  previous = 0;
  numbers.push(state.draws.size);
  for (const number of ascending(state.draws.keys())) {
    const drawn = state.draws.get(number)!;
    numbers.push(step(number), drawn.length, ...drawn);
  }
  previous = 0;
  for (const number of ascending(state.questions.keys())) {
    const { tries, credit, last, answer, open } = state.questions.get(number)!;
    const shown = kept(number) ? answer : [];
    numbers.push(step(number), tries, fromShare(credit), fromShare(last), 2 * shown.length + (open ? 1 : 0), ...shown);
  }
  const body = `${state.page}.${encodeNumbers(numbers)}.${state.publication}`;
  return `${version}.${checksum(body)}.${body}`;
}

/** The questions whose answers there is no room for, the first to go first: own words before picks, short before long. */
export function droppedAnswers(state: LearnerState, limit: number): number[] {
  const whole = write(state, () => true).length;
  if (whole <= limit) return [];
  const costs = [...state.questions]
    .filter(([, { answer }]) => answer.length > 0)
    .map(([number, { answer, open }]) => ({ number, open, cost: encodeNumbers(answer).length }));
  let room = limit - write(state, () => false).length;
  // oxlint-disable-next-line unicorn/no-array-sort -- as above
  costs.sort(
    (one, other) => Number(one.open) - Number(other.open) || (one.open ? other.cost - one.cost : one.cost - other.cost),
  );
  const dropped: number[] = [];
  for (const { number, cost } of costs)
    // The length before an answer may take a character more than the length 0.
    if (cost + 2 <= room) room -= cost + 2;
    else dropped.unshift(number);
  return dropped;
}

/** The state as text of at most `limit` characters: where it is longer, answers are left out, never their marks. */
export function encodeState(state: LearnerState, limit: number): string {
  const dropped = new Set(droppedAnswers(state, limit));
  return write(state, (number) => !dropped.has(number));
}

/** The state of a text, or undefined where the text is empty, damaged or of a version that is not known. */
export function decodeState(text: string): LearnerState | undefined {
  const [found, sum, page, payload, publication] = text.split('.');
  if (found !== version || publication === undefined) return undefined;
  if (checksum(`${page!}.${payload!}.${publication}`) !== sum) return undefined;
  const numbers = decodeNumbers(payload!);
  let at = 0;
  const next = (): number => numbers[at++] ?? 0;
  const list = (length: number): number[] => numbers.slice(at, (at += length));
  const state: LearnerState = { ...newState(), seed: next(), saves: next(), logged: next(), page: page!, publication };
  const end = next();
  state.passed = end % 2 === 1;
  state.done = end >> 1;
  let number = 0;
  for (let left = next(); left > 0; left -= 1) state.visited.add((number += next()));
  number = 0;
  for (let left = next(); left > 0; left -= 1) state.draws.set((number += next()), list(next()));
  number = 0;
  while (at < numbers.length) {
    number += next();
    const [tries, credit, last, size] = [next(), toShare(next()), toShare(next()), next()];
    state.questions.set(number, { tries, credit, last, answer: list(size >> 1), open: size % 2 === 1 });
  }
  return state;
}

/** Id of the page last shown, read without decoding the rest: what runs before the first page needs nothing else. */
export const pageOfState = (text: string): string => text.split('.')[2] ?? '';

/**
 * Two copies of one attempt made one: nothing that either knows is lost, and the outcome is the same whichever comes first.
 * Of two answers to a question the later try counts, of two equal ones the one of the copy saved more often.
 */
export function mergeStates(one: LearnerState, other: LearnerState): LearnerState {
  const [newer, older] =
    one.saves > other.saves || (one.saves === other.saves && encodeState(one, Infinity) >= encodeState(other, Infinity))
      ? [one, other]
      : [other, one];
  const questions = new Map(older.questions);
  for (const [number, mine] of newer.questions) {
    const theirs = questions.get(number);
    // Saved equally often, they are the same answer: a copy without it had no room for it.
    const emptied = one.saves === other.saves && mine.answer.length === 0 ? 1 : 0;
    const later = theirs && theirs.tries + emptied > mine.tries ? theirs : mine;
    questions.set(number, { ...later, credit: Math.max(mine.credit, theirs?.credit ?? 0) });
  }
  return {
    ...newer,
    logged: Math.max(one.logged, other.logged),
    done: Math.min(one.done || other.done, other.done || one.done),
    passed: one.passed || other.passed,
    visited: new Set([...older.visited, ...newer.visited]),
    questions,
    draws: new Map([...older.draws, ...newer.draws]),
  };
}

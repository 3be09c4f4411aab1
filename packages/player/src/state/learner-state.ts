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
  readonly visited: Set<number>;
  readonly questions: Map<number, QuestionRecord>;
}

const version = '1';

export function newState(): LearnerState {
  return {
    seed: Math.floor(Math.random() * 0x3fffffff),
    saves: 0,
    logged: 0,
    page: '',
    visited: new Set(),
    questions: new Map(),
  };
}

// A share as a number: 0 and 1 are by far the most frequent and take one character.
const fromShare = (share: number): number => (share === 0 ? 0 : share === 1 ? 1 : 2 + Math.round(share * 1000));
const toShare = (value: number): number => (value < 2 ? value : Math.min(1, (value - 2) / 1000));

// oxlint-disable-next-line unicorn/no-array-sort -- learners' browsers have no toSorted, and the array is our own
const ascending = (numbers: Iterable<number>): number[] => [...numbers].sort((one, other) => one - other);

function write(state: LearnerState, dropped: ReadonlySet<number>): string {
  const numbers = [state.seed, state.saves, state.logged, state.visited.size];
  let previous = 0;
  for (const page of ascending(state.visited)) {
    numbers.push(page - previous);
    previous = page;
  }
  previous = 0;
  for (const number of ascending(state.questions.keys())) {
    const { tries, credit, last, answer } = state.questions.get(number)!;
    const kept = dropped.has(number) ? [] : answer;
    numbers.push(number - previous, tries, fromShare(credit), fromShare(last), kept.length, ...kept);
    previous = number;
  }
  const body = `${state.page}.${encodeNumbers(numbers)}`;
  return `${version}.${checksum(body)}.${body}`;
}

/** The state as text of at most `limit` characters: where it is longer, the longest answers are left out, never their marks. */
export function encodeState(state: LearnerState, limit: number): string {
  const dropped = new Set<number>();
  let text = write(state, dropped);
  // oxlint-disable-next-line unicorn/no-array-sort -- as above
  const longest = [...state.questions].sort((one, other) => other[1].answer.length - one[1].answer.length);
  while (text.length > limit && dropped.size < longest.length) {
    const excess = text.length - limit;
    for (let saved = 0; saved < excess && dropped.size < longest.length;) {
      const [number, record] = longest[dropped.size]!;
      dropped.add(number);
      saved += encodeNumbers(record.answer).length;
    }
    text = write(state, dropped);
  }
  return text;
}

/** The state of a text, or undefined where the text is empty, damaged or of a version that is not known. */
export function decodeState(text: string): LearnerState | undefined {
  const [found, sum, page, payload] = text.split('.');
  if (found !== version || page === undefined || payload === undefined || checksum(`${page}.${payload}`) !== sum)
    return undefined;
  const numbers = decodeNumbers(payload);
  let at = 0;
  const next = (): number => numbers[at++] ?? 0;
  const state: LearnerState = {
    seed: next(),
    saves: next(),
    logged: next(),
    page,
    visited: new Set(),
    questions: new Map(),
  };
  let number = 0;
  for (let left = next(); left > 0; left -= 1) state.visited.add((number += next()));
  number = 0;
  while (at < numbers.length) {
    number += next();
    const [tries, credit, last, length] = [next(), toShare(next()), toShare(next()), next()];
    state.questions.set(number, { tries, credit, last, answer: numbers.slice(at, (at += length)) });
  }
  return state;
}

/** Id of the page last shown, read without decoding the rest: what runs before the first page needs nothing else. */
export const pageOfState = (text: string): string => text.split('.')[2] ?? '';

import fc from 'fast-check';
import type { CourseIndex, LearnerState, PlayedChoice, PlayedText, Session } from '@nibras/player';
import type { ResponseDetail } from '../../../player/src/question/question-element.ts';
import type { IndexedDraw } from '../../../player/src/quiz/page-rules.ts';
import { drawOnce } from '../../../player/src/quiz/pick.ts';
import { packSitting, readSitting } from '../../../player/src/quiz/sitting-record.ts';

/**
 * The course of the journeys: eight pages, the last two a scored quiz of three questions each, practice before. The third draws
 * three questions from a bank of nine, the fourth is a sitting.
 */
export const pageCount = 8;
const questionOf = (number: number, page: number): { number: number; page: number; text: boolean } => ({
  number,
  page,
  text: number % 3 === 0,
});
export const questions = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((one) =>
  questionOf(100 + one * 7, one <= 3 ? one : one <= 6 ? pageCount - 1 : pageCount),
);
const pageNumber = (page: number): number => page * 5;
const drawPage = 3;
const sittingPage = 4;
const draw = 700;
const bank = Array.from({ length: 9 }, (_, at) => 707 + at * 7);
const drawOf = (numbers: readonly number[]): IndexedDraw => [
  draw,
  0,
  [[3, numbers.map((number) => [number, 1, 0] as const)]],
];
const rulesWith = (numbers: readonly number[]): NonNullable<CourseIndex['rules']> => ({
  [pageNumber(drawPage)]: { draws: [drawOf(numbers)] },
});

export const index: CourseIndex = {
  outline: Array.from({ length: pageCount }, (_, at) => {
    const page = at + 1;
    const own = questions.filter((one) => one.page === page).map(({ number }) => [number, 2, 3] as const);
    return [
      `Page ${page}`,
      `p0000000000${page}`,
      pageNumber(page),
      page >= pageCount - 1 ? page - pageCount + 1 : -1,
      own,
    ] as const;
  }),
  mastery: [50, 60],
  rules: rulesWith(bank),
};

/** The same course published anew: pages in another order, one perhaps gone or new, points and tries of questions changed, the bank too. */
export function republished(dice: number): CourseIndex {
  const turn = dice % pageCount;
  const pages = [...index.outline.slice(turn), ...index.outline.slice(0, turn)].filter(
    (_, at) => at > 0 || dice % 3 > 0,
  );
  const fresh = ['Nouvelle', 'p00000000099', 990, -1, dice % 2 ? [[991, 1, 0] as const] : []] as const;
  return {
    mastery: [50 + (dice % 5) * 10, 60],
    rules: rulesWith([...bank.filter((_, at) => (dice + at) % 3 > 0), 900 + (dice % 5)].toReversed()),
    outline: [...pages, ...(dice % 4 === 0 ? [fresh] : [])].map((page) =>
      page.length === 2
        ? page
        : ([
            page[0],
            page[1],
            page[2],
            page[3],
            page[4].map(([number, points, tries]) => [number, points + (dice % 2), tries] as const),
          ] as const),
    ),
  };
}

/** What a learner, or the world around, does. */
export type Step =
  | { readonly do: 'read'; readonly page: number }
  | { readonly do: 'answer'; readonly question: number; readonly right: boolean; readonly words: string }
  | { readonly do: 'wait'; readonly seconds: number }
  | { readonly do: 'publish'; readonly dice: number }
  /** Answers the question at a place of what was drawn. */
  | { readonly do: 'draw'; readonly place: number; readonly right: boolean; readonly words: string }
  /** Begins a sitting, or hands it in. */
  | { readonly do: 'sit'; readonly percent: number }
  /** Reads everything and answers the quizzes. */
  | { readonly do: 'finish'; readonly right: boolean }
  | {
      readonly do:
        'hide' | 'show' | 'leave' | 'kill' | 'offline' | 'online' | 'expire' | 'refuse' | 'attempt' | 'switch';
    };

const words = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  fc.constantFrom('une réponse\nsur deux lignes', 'جواب بالعربية', 'ⴰⵣⵓⵍ 👩‍🏫', '{x} [,] [.] "&<é'),
);
const plain = <Name extends string>(
  name: Name,
): { readonly arbitrary: fc.Arbitrary<{ readonly do: Name }>; readonly weight: number } => ({
  arbitrary: fc.constant({ do: name }),
  weight: 1,
});

export const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    {
      arbitrary: fc.record({ do: fc.constant('read' as const), page: fc.integer({ min: 1, max: pageCount }) }),
      weight: 8,
    },
    {
      arbitrary: fc.record({
        do: fc.constant('answer' as const),
        question: fc.nat({ max: questions.length - 1 }),
        right: fc.boolean(),
        words,
      }),
      weight: 10,
    },
    {
      arbitrary: fc.record({
        do: fc.constant('draw' as const),
        place: fc.nat({ max: 2 }),
        right: fc.boolean(),
        words,
      }),
      weight: 5,
    },
    { arbitrary: fc.record({ do: fc.constant('sit' as const), percent: fc.nat({ max: 100 }) }), weight: 2 },
    { arbitrary: fc.record({ do: fc.constant('finish' as const), right: fc.boolean() }), weight: 1 },
    { arbitrary: fc.record({ do: fc.constant('publish' as const), dice: fc.nat({ max: 100 }) }), weight: 1 },
    { arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.integer({ min: 0, max: 40 }) }), weight: 6 },
    ...(['hide', 'show', 'leave', 'kill', 'offline', 'online', 'expire', 'refuse', 'attempt', 'switch'] as const).map(
      plain,
    ),
  ),
  { maxLength: 40 },
);

const base = { points: 2, attempts: 3 };
const id = (number: number): string => `q${String(number).padStart(11, '0')}`;

/** The event that a question fires when the learner answers. */
export const responseTo = (step: Extract<Step, { do: 'answer' }>): ResponseDetail =>
  responseOf(questions[step.question]!, step);

function responseOf(
  { number, page, text }: (typeof questions)[number],
  step: { readonly right: boolean; readonly words: string },
): ResponseDetail {
  const common = {
    prompt: 'Combien ?\nÉcrivez.',
    seconds: 3,
    scored: page >= pageCount - 1,
    credit: step.right ? 1 : 0,
  };
  if (text) {
    const interaction: PlayedText = {
      ...base,
      kind: 'text',
      id: id(number),
      number,
      answers: [{ id: id(number + 1), number: number + 1, label: 'juste', credit: 1 }],
      caseSensitive: false,
      accentSensitive: false,
    };
    const given = step.right ? 'juste' : step.words;
    return {
      ...common,
      interaction,
      response: { kind: 'text', text: given },
      told: { type: 'fill-in', answer: [given], keys: [['juste']] },
      packed: [0, given.length],
      open: true,
    };
  }
  const options = [1, 2].map((one) => ({ id: id(number + one), number: number + one, correct: one === 1 }));
  const interaction: PlayedChoice = {
    ...base,
    kind: 'choice',
    id: id(number),
    number,
    multiple: false,
    marking: 'all',
    shuffle: false,
    options,
  };
  const picked = options[step.right ? 0 : 1]!;
  return {
    ...common,
    interaction,
    response: { kind: 'choice', picked: [picked.id] },
    told: { type: 'choice', answer: [[[picked.id, step.right ? 0 : 1]]], keys: [[[[options[0]!.id, 0]]]] },
    packed: [step.right ? 2 : 4],
    open: false,
  };
}

/** Answers a question of what is drawn, once the LMS has said who learns; undefined where the course has no such page now. */
export function answerDrawn(
  session: Session,
  deeds: Deeds,
  step: Extract<Step, { do: 'draw' }>,
): ResponseDetail | undefined {
  const rules = session.index?.rules?.[pageNumber(drawPage)]?.draws?.[0];
  if (!session.joined || !rules) return undefined;
  const drawn = drawOnce(rules, session.state, new Set());
  if (String(drawn) !== String(session.state.draws.get(draw))) session.drew(draw, drawn);
  deeds.met(
    drawn,
    rules[2][0]![1].map(([number]) => number),
    session.lms.mode === 'alone',
  );
  const detail = responseOf(questionOf(drawn[step.place]!, drawPage), step);
  deeds.answer(detail);
  session.answer(detail);
  return detail;
}

/** Begins a sitting or hands it in, once the LMS has said who learns. */
export function sit(session: Session, deeds: Deeds, percent: number): void {
  if (!session.joined) return;
  const number = pageNumber(sittingPage);
  const record = readSitting(session.state.draws.get(number));
  const last = percent * 100;
  const list = packSitting(
    record.running
      ? { ...record, running: false, taken: record.taken + 1, best: Math.max(record.best, last), last }
      : { ...record, running: true, clock: percent },
  );
  session.drew(number, list);
  if (session.lms.mode === 'alone') deeds.apart = true;
  deeds.sitting = list;
  deeds.best = Math.max(deeds.best, readSitting(list).best);
}

/** What a learner has really done in an attempt, however it went over the line. */
export class Deeds {
  readonly visited = new Set<number>();
  readonly questions = new Map<number, { tries: number; credit: number; last: number }>();
  readonly answered: string[] = [];
  /** What was drawn last, and what was wrong about it. */
  drawn: readonly number[] = [];
  readonly wrong: string[] = [];
  sitting: readonly number[] | undefined;
  /** Best result of all sittings handed in. */
  best = 0;
  /** Drawn or sat while the LMS was out of reach: what it holds of an earlier one may count instead. */
  apart = false;

  /** A draw stays what it was, as far as the bank still has it. */
  met(drawn: readonly number[], known: readonly number[], alone: boolean): void {
    const stays = this.drawn.filter((one) => known.includes(one));
    if (alone) this.apart = true;
    if (!this.apart && String(drawn.slice(0, stays.length)) !== String(stays))
      this.wrong.push(`drew ${drawn.join()} after ${this.drawn.join()}`);
    if (new Set(drawn).size !== 3 || drawn.some((one) => !known.includes(one)))
      this.wrong.push(`drew ${drawn.join()} from ${known.join()}`);
    this.drawn = drawn;
  }

  read(page: number): { id: string; number: number } {
    this.visited.add(pageNumber(page));
    return { id: `p0000000000${page}`, number: pageNumber(page) };
  }

  answer(detail: ResponseDetail): void {
    const before = this.questions.get(detail.interaction.number);
    const tries = (before?.tries ?? 0) + 1;
    this.questions.set(detail.interaction.number, {
      tries,
      credit: Math.max(before?.credit ?? 0, detail.credit),
      last: detail.credit,
    });
    this.answered.push(`${detail.interaction.id} ${detail.credit}`);
  }

  /** What is missing or too much in a state; empty where it says just what was done. */
  differences(state: LearnerState | undefined): string[] {
    const found: string[] = [...this.wrong];
    const kept = state?.draws.get(pageNumber(sittingPage));
    if (!this.apart && String(kept) !== String(this.sitting))
      found.push(`sitting ${String(kept)}, not ${String(this.sitting)}`);
    if (kept && this.best > readSitting(kept).best) found.push(`best ${this.best} is not in ${String(kept)}`);
    if (!this.apart && this.drawn.length > 0 && String(state?.draws.get(draw)) !== String(this.drawn))
      found.push(`drawn ${String(state?.draws.get(draw))}, not ${String(this.drawn)}`);
    const visited = state?.visited ?? new Set();
    for (const page of this.visited) if (!visited.has(page)) found.push(`page ${page} is missing`);
    for (const page of visited) if (!this.visited.has(page)) found.push(`page ${String(page)} was never read`);
    for (const [number, deed] of this.questions) {
      const record = state?.questions.get(number);
      if (!record) found.push(`question ${number} is missing`);
      else if (record.tries !== deed.tries || record.credit !== deed.credit || record.last !== deed.last)
        found.push(`question ${number}: ${JSON.stringify(record)} for ${JSON.stringify(deed)}`);
    }
    for (const number of state?.questions.keys() ?? [])
      if (!this.questions.has(number)) found.push(`question ${number} was never answered`);
    return found;
  }
}

import fc from 'fast-check';
import type { CourseIndex, LearnerState, PlayedChoice, PlayedText } from '@nibras/player';
import type { ResponseDetail } from '../../../player/src/question/question-element.ts';

/** The course of the journeys: eight pages, the last two a scored quiz of three questions each, practice before. */
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
};

/** The same course published anew: pages in another order, one perhaps gone or new, points and tries of questions changed. */
export function republished(dice: number): CourseIndex {
  const turn = dice % pageCount;
  const pages = [...index.outline.slice(turn), ...index.outline.slice(0, turn)].filter(
    (_, at) => at > 0 || dice % 3 > 0,
  );
  const fresh = ['Nouvelle', 'p00000000099', 990, -1, dice % 2 ? [[991, 1, 0] as const] : []] as const;
  return {
    mastery: [50 + (dice % 5) * 10, 60],
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
export function responseTo(step: Extract<Step, { do: 'answer' }>): ResponseDetail {
  const { number, page, text } = questions[step.question]!;
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

/** What a learner has really done in an attempt, however it went over the line. */
export class Deeds {
  readonly visited = new Set<number>();
  readonly questions = new Map<number, { tries: number; credit: number; last: number }>();
  readonly answered: string[] = [];

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
    const found: string[] = [];
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

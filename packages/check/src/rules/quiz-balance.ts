import type { Diagnostic } from '@nibras/base';
import { type ChoiceInteraction, countWords, type Interaction, readingMinutes, type SlotRole } from '@nibras/course';
import { type CheckedPage, type CourseView, type PlacedBlock, wordsOf } from '../course-view.ts';
import { problem } from '../problem.ts';

/** Below these, chance or the subject explains what looks like a habit. */
const fewestForPosition = 8;
const fewestForTruth = 6;

const notRead: ReadonlySet<SlotRole> = new Set<SlotRole>(['feedback', 'hint', 'answer', 'alt', 'transcript']);

const isSingle = (one: Interaction): one is ChoiceInteraction => one.kind === 'choice' && !one.multiple && !one.inText;

/**
 * The place where the key stands too often: more than half of the time, and further above what chance would give than it goes once in
 * two hundred (2.58 standard deviations). Options in an order of their own for each learner have no place.
 */
function habitualPlace(questions: readonly ChoiceInteraction[]): { place: number; percent: number } | undefined {
  const fixed = questions.filter(({ shuffle, truth }) => !shuffle && !truth);
  if (fixed.length < fewestForPosition) return undefined;
  const chance = fixed.reduce((sum, { options }) => sum + 1 / options.length, 0) / fixed.length;
  const counts = new Map<number, number>();
  for (const { options } of fixed) {
    const place = options.findIndex(({ correct }) => correct);
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const [place, count] = [...counts].reduce((one, other) => (other[1] > one[1] ? other : one));
  const expected = fixed.length * chance;
  const isHabit = count > fixed.length / 2 && count > expected + 2.58 * Math.sqrt(expected * (1 - chance));
  return isHabit ? { place: place + 1, percent: Math.round((100 * count) / fixed.length) } : undefined;
}

function* checkBalance(page: CheckedPage, language: string): Generator<Diagnostic> {
  const questions = page.blocks
    .flatMap((placed) => placed.interaction(language) ?? [])
    .filter(({ points }) => points > 0);
  const singles = questions.filter(isSingle);
  const habit = habitualPlace(singles);
  if (habit) yield problem('quiz.key-position', { page: page.node.id }, habit);
  const truths = singles.filter(({ truth }) => truth).length;
  if (questions.length >= fewestForTruth && truths > questions.length / 2)
    yield problem('quiz.many-true-false', { page: page.node.id }, { count: truths, total: questions.length });
}

const wordsToRead = ({ block, slots }: PlacedBlock, language: string): number =>
  slots.reduce(
    (sum, { key, role }) => (notRead.has(role) ? sum : sum + countWords(wordsOf(block.texts[key]?.[language]))),
    0,
  );

/** Reading alone takes longer than the quiz may last. */
function* checkTime(course: CourseView, page: CheckedPage): Generator<Diagnostic> {
  const limit = page.node.settings.quiz?.timeLimit;
  if (limit === undefined) return;
  const drawn = new Map(
    course.banks.flatMap(({ blocks }) => blocks.map((placed) => [placed.block.id, placed] as const)),
  );
  for (const language of course.snapshot.languages) {
    let words = countWords(wordsOf(page.node.prose?.[language]));
    for (const placed of page.blocks) words += wordsToRead(placed, language);
    for (const { parts } of course.draws.filter((draw) => draw.page.node.id === page.node.id))
      for (const { count, pool } of parts) {
        const lengths = pool.map((id) => wordsToRead(drawn.get(id)!, language));
        const mean = lengths.reduce((sum, length) => sum + length, 0) / (lengths.length || 1);
        words += mean * Math.min(count, pool.length);
      }
    const minutes = readingMinutes(words, language);
    if (minutes > limit) {
      yield problem('quiz.short-time', { page: page.node.id, language }, { limit, minutes: Math.ceil(minutes) });
      return;
    }
  }
}

/** A quiz or bank as a whole gives nothing away and can be done in its time. */
export function* checkQuizBalance(course: CourseView): Generator<Diagnostic> {
  const language = course.snapshot.defaultLanguage;
  for (const page of course.pages) {
    yield* checkBalance(page, language);
    yield* checkTime(course, page);
  }
  for (const bank of course.banks) yield* checkBalance(bank, language);
}

import type { Diagnostic, Id } from '@nibras/base';
import { applyTable, type Gap, type InteractionMember, type InteractionTable } from '@nibras/course';
import { isBlankEverywhere } from '../blank.ts';
import type { CheckedPage, CourseView, PlacedBlock } from '../course-view.ts';
import { problem, type ProblemCode } from '../problem.ts';
import { checkOptionPictures } from './option-pictures.ts';
import { checkOptions } from './options.ts';
import { checkWording } from './wording.ts';

/** What makes a question impossible to answer or to mark, whatever its language. */
const keyProblems: InteractionTable<readonly ProblemCode[]> = {
  choice: ({ options, multiple, anyKey }) => {
    const keys = options.filter(({ correct }) => correct).length;
    const codes: ProblemCode[] = [];
    if (options.length < 2) codes.push('question.few-options');
    if (keys === 0) codes.push('question.no-key');
    if (!multiple && !anyKey && keys > 1) codes.push('question.two-keys');
    if ((multiple || anyKey) && keys > 1 && keys === options.length) codes.push('question.all-right');
    return codes;
  },
  match: ({ sources, targets, key }) => {
    const codes: ProblemCode[] = [];
    if (sources.length < 2 || targets.length < 2) codes.push('question.few-options');
    if (sources.some(({ id }) => key[id] === undefined)) codes.push('question.no-key');
    return codes;
  },
  text: ({ answers }) => (answers.some(({ credit }) => credit === 1) ? [] : ['question.no-key']),
  order: ({ items }) => (items.length < 2 ? ['question.few-options'] : []),
  number: ({ answers }) => (answers.some(({ credit }) => credit === 1) ? [] : ['question.no-key']),
  gaps: ({ gaps, bank }) => {
    const keyed = (gap: Gap): boolean =>
      gap.way === 'text'
        ? gap.answers.some(({ credit }) => credit === 1)
        : gap.way === 'choice'
          ? gap.options.some(({ correct }) => correct)
          : gap.way === 'number' || bank.some(({ id }) => id === gap.key);
    return gaps.length === 0 || !gaps.every(keyed) ? ['question.no-key'] : [];
  },
  open: () => [],
  survey: ({ items, scale }) => (items.length === 0 || scale.length < 2 ? ['question.few-options'] : []),
};

/** Groups of members of which no two may read the same. */
const groups: InteractionTable<readonly (readonly InteractionMember[])[]> = {
  choice: ({ options, inText }) => (inText ? [] : [options]),
  match: ({ sources, targets }) => [sources, targets],
  text: ({ answers }) => [answers],
  order: ({ items }) => [items],
  number: () => [],
  gaps: ({ gaps, bank }) => [bank, ...gaps.flatMap((gap) => (gap.way === 'choice' ? [gap.options] : []))],
  open: ({ criteria }) => [criteria],
  survey: ({ items, scale }) => [items, scale],
};

/** What a learner chooses among. */
const options: InteractionTable<readonly InteractionMember[]> = {
  choice: (interaction) => interaction.options,
  match: ({ targets }) => targets,
  text: () => [],
  order: ({ items }) => items,
  number: () => [],
  gaps: ({ gaps, bank }) => [...bank, ...gaps.flatMap((gap) => (gap.way === 'choice' ? gap.options : []))],
  open: () => [],
  survey: () => [],
};

/** What a learner may get wrong, each of which deserves a word. */
const mistakes: InteractionTable<readonly Id[]> = {
  choice: ({ options }) => options.filter(({ correct }) => !correct).map(({ id }) => id),
  match: ({ sources }) => sources.map(({ id }) => id),
  text: ({ answers }) => answers.filter(({ credit }) => credit === 0).map(({ id }) => id),
  order: ({ items }) => items.map(({ id }) => id),
  number: ({ answers }) => answers.filter(({ credit }) => credit === 0).map(({ id }) => id),
  gaps: ({ gaps }) => gaps.map(({ id }) => id),
  open: () => [],
  survey: () => [],
};

/** A key that is the longest option by far gives itself away. */
const keyLongest: InteractionTable<boolean> = {
  choice: ({ options, multiple }) => {
    const length = (correct: boolean): number =>
      Math.max(0, ...options.filter((one) => one.correct === correct).map(({ label }) => [...label].length));
    return !multiple && options.length > 2 && length(true) > 30 && length(true) > 1.6 * length(false);
  },
  match: () => false,
  text: () => false,
  order: () => false,
  number: () => false,
  gaps: () => false,
  open: () => false,
  survey: () => false,
};

/** Options that ask for logic instead of knowledge, and that mixing the order makes nonsense of. */
const allOrNone =
  /^(?:all|none|both) of (?:the|these)\b.*|^(?:toutes|aucune) (?:(?:de )?(?:ces|les)|des) (?:réponses|propositions|options).*|^(?:كل|جميع|لا شيء من|لا شيء م|ولا واحد من) ?ما سبق.*|^لا شيء مما سبق.*/i;

const isSaid = ({ block }: PlacedBlock, slot: string): boolean => !isBlankEverywhere(block.texts[slot]);

function* checkQuestion(placed: PlacedBlock, languages: readonly string[]): Generator<Diagnostic> {
  const { block, page, practice } = placed;
  const at = { page, block: block.id };
  const neutral = placed.interaction(languages[0] ?? '');
  if (!neutral) return;
  for (const code of applyTable(keyProblems, neutral)) yield problem(code, at);
  if (neutral.kind === 'choice') {
    yield* checkOptions(neutral, at);
    yield* checkOptionPictures(neutral, block.settings, at);
  }
  const wrong = applyTable(mistakes, neutral);
  if (practice && !isSaid(placed, 'incorrect') && !wrong.every((id) => isSaid(placed, `feedback:${id}`)))
    yield problem('question.no-feedback', at);
  for (const language of languages) {
    const interaction = placed.interaction(language);
    if (!interaction) continue;
    for (const members of applyTable(groups, interaction)) {
      const labels = members.map(({ label }) => label.replace(/\s+/g, ' ').trim()).filter((label) => label !== '');
      const twice = labels.find((label, index) => labels.indexOf(label) < index);
      if (twice !== undefined) yield problem('question.duplicate-option', { ...at, language }, { text: twice });
    }
    const offered = applyTable(options, interaction).find(({ label }) => allOrNone.test(label.trim()));
    if (offered) yield problem('question.all-or-none', { ...at, language }, { text: offered.label });
    if (applyTable(keyLongest, interaction)) yield problem('question.key-longest', { ...at, language });
    if (interaction.kind === 'choice') yield* checkWording(placed, interaction, language);
  }
}

const objectiveOf = ({ block }: PlacedBlock): string => {
  const objective: unknown = block.settings['objective'];
  return typeof objective === 'string' ? objective.trim() : '';
};

/** Banks are drawn from by objective; on pages it is missed only where the course names objectives elsewhere. */
function* checkObjectives({ pages, banks }: CourseView): Generator<Diagnostic> {
  const asked = ({ blocks }: CheckedPage): PlacedBlock[] =>
    blocks.filter(({ model, block }) => model.interaction && block.settings['points'] !== 0);
  const isUsed = [...pages, ...banks].some((page) => asked(page).some((placed) => objectiveOf(placed) !== ''));
  for (const bank of banks)
    for (const placed of asked(bank))
      if (objectiveOf(placed) === '')
        yield problem('question.no-objective', { page: bank.node.id, block: placed.block.id }, { count: 1 });
  if (!isUsed) return;
  for (const page of pages) {
    const [first, ...more] = asked(page).filter((placed) => objectiveOf(placed) === '');
    if (first)
      yield problem('question.no-objective', { page: page.node.id, block: first.block.id }, { count: more.length + 1 });
  }
}

/** Questions can be answered, marked and learnt from. */
export function* checkQuestions(course: CourseView): Generator<Diagnostic> {
  for (const { blocks } of [...course.pages, ...course.banks])
    for (const placed of blocks) yield* checkQuestion(placed, course.snapshot.languages);
  yield* checkObjectives(course);
}

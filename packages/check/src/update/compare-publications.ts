import type { Diagnostic, Place, Severity } from '@nibras/base';
import type { PublishedFacts, PublishedQuestion } from './published-facts.ts';

/** What a new publication may change, each with a message in every studio language: a warning touches scores or answers. */
export const updateSeverities = {
  'update.page-added': 'info',
  'update.page-removed': 'info',
  'update.scored-added': 'warning',
  'update.scored-removed': 'warning',
  'update.practice-added': 'info',
  'update.practice-removed': 'info',
  'update.question-changed': 'warning',
  'update.question-kind': 'warning',
  'update.question-points': 'warning',
  'update.question-counts': 'warning',
  'update.question-practice': 'warning',
  'update.mastery': 'warning',
} as const satisfies Readonly<Record<string, Severity>>;

type UpdateCode = keyof typeof updateSeverities;

const update = (code: UpdateCode, at: Place, params: Diagnostic['params']): Diagnostic => ({
  severity: updateSeverities[code],
  code,
  at,
  ...(params ? { params } : {}),
});

const byNumber = <One extends { readonly number: number }>(all: readonly One[]): ReadonlyMap<number, One> =>
  new Map(all.map((one) => [one.number, one]));

function* changesOf(before: PublishedQuestion, now: PublishedQuestion): Generator<Diagnostic> {
  const at = { page: now.page, block: now.id };
  const name = now.prompt;
  if (before.kind !== now.kind) yield update('update.question-kind', at, { name });
  else if (before.key !== now.key) yield update('update.question-changed', at, { name });
  if (before.points !== now.points)
    yield update('update.question-points', at, { name, before: before.points, after: now.points });
  if (before.counts !== now.counts)
    yield update(now.counts ? 'update.question-counts' : 'update.question-practice', at, { name });
}

/**
 * What learners in the middle of the course would notice if it were published again: progress is kept by state numbers, so
 * moved pages and reordered options change nothing. Empty where nobody notices anything.
 */
export function comparePublications(before: PublishedFacts, now: PublishedFacts): Diagnostic[] {
  const found: Diagnostic[] = [];
  const each = <One extends { readonly number: number }>(
    old: readonly One[],
    fresh: readonly One[],
    added: (one: One) => Diagnostic,
    removed: (one: One) => Diagnostic,
  ): void => {
    const [known, present] = [byNumber(old), byNumber(fresh)];
    for (const one of fresh) if (!known.has(one.number)) found.push(added(one));
    for (const one of old) if (!present.has(one.number)) found.push(removed(one));
  };
  const code = (one: PublishedQuestion, counts: UpdateCode, practice: UpdateCode): UpdateCode =>
    one.counts ? counts : practice;
  each(
    before.pages,
    now.pages,
    ({ id, title }) => update('update.page-added', { page: id }, { name: title }),
    ({ title }) => update('update.page-removed', {}, { name: title }),
  );
  each(
    before.questions,
    now.questions,
    (one) =>
      update(
        code(one, 'update.scored-added', 'update.practice-added'),
        { page: one.page, block: one.id },
        { name: one.prompt },
      ),
    (one) => update(code(one, 'update.scored-removed', 'update.practice-removed'), {}, { name: one.prompt }),
  );
  const known = byNumber(before.questions);
  for (const question of now.questions) {
    const old = known.get(question.number);
    if (old) found.push(...changesOf(old, question));
  }
  for (const [node, mastery] of Object.entries(now.quizzes)) {
    const old = before.quizzes[node];
    if (old !== undefined && old !== mastery)
      found.push(update('update.mastery', { page: node }, { before: old, after: mastery }));
  }
  return found;
}

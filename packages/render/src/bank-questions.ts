import type { Id } from '@nibras/base';
import type { Drawable } from '@nibras/blocks/models';
import { blockRefs, type BlockModels, type CourseSnapshot } from '@nibras/course';

/** A question of a bank, as rules choose it. */
export interface BankQuestion {
  readonly id: Id;
  readonly bank: Id;
  readonly settings: Drawable;
}

const known = new WeakMap<CourseSnapshot, readonly BankQuestion[]>();

/** The questions of all banks in the author's order; a snapshot never changes, so they are read once. */
export function bankQuestions(snapshot: CourseSnapshot, models: BlockModels): readonly BankQuestion[] {
  const found = known.get(snapshot);
  if (found) return found;
  const questions = snapshot.banks.flatMap((bank) => {
    const prose = bank.prose?.[snapshot.defaultLanguage] ?? Object.values(bank.prose ?? {})[0] ?? [];
    return blockRefs(prose).flatMap((id): BankQuestion[] => {
      const block = snapshot.blocks[id];
      return block && models[block.type]?.interaction
        ? [{ id, bank: bank.id, settings: block.settings as unknown as Drawable }]
        : [];
    });
  });
  known.set(snapshot, questions);
  return questions;
}

import type { Answer } from '../lms/lms.ts';
import { checksum } from './numbers.ts';

/** An answer that the LMS may not have yet: which try at its question it was, and the answer. */
export type Waiting = readonly [attempt: number, answer: Answer];

/** What this device keeps until the LMS has it. */
export interface MirrorRecord {
  /** The publication that wrote it. */
  readonly publication: string;
  /** Whether the LMS ever confirmed something of this attempt; if so, one that it knows nothing of is another attempt. */
  readonly held: boolean;
  readonly state: string;
  /** In the order in which they were given. */
  readonly answers: readonly Waiting[];
}

/** The copy of a learner's work on this device. */
export interface Mirror {
  read(learner: string): MirrorRecord | undefined;
  /** False where the browser refuses, as private windows, full disks and frames of other sites may. */
  write(learner: string, record: MirrorRecord): boolean;
  erase(learner: string): void;
  /** Takes the copy for this page; `lost` runs when the same course is opened by the same learner in another tab. */
  claim(learner: string, lost: () => void): void;
  /** Whether this page is still the one that holds the copy. */
  owned(): boolean;
}

/** The part of the browser's storage that is used. */
export type Keeper = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Keeps the copy under the course and a digest of the learner. A learner whom the LMS does not name has one in this tab only:
 * the next person at a shared computer must not meet it.
 */
export function openMirror(
  course: string,
  keepers: { readonly device: () => Keeper; readonly tab: () => Keeper },
  alone: () => boolean,
): Mirror {
  const keeper = (learner: string): Keeper => (learner === '' && !alone() ? keepers.tab() : keepers.device());
  const nameOf = (learner: string): string =>
    `nibras.${course}.${learner === '' ? '' : checksum(learner) + checksum(`${learner}:`)}`;
  const mine = String(Math.random()).slice(2);
  let watched = '';
  const attempt = <Outcome>(action: () => Outcome, otherwise: Outcome): Outcome => {
    try {
      return action();
    } catch {
      return otherwise;
    }
  };
  return {
    read: (learner) =>
      attempt(() => {
        const record = JSON.parse(keeper(learner).getItem(nameOf(learner)) ?? '') as Partial<MirrorRecord> | null;
        return typeof record?.state === 'string' && Array.isArray(record.answers)
          ? (record as MirrorRecord)
          : undefined;
      }, undefined),
    write: (learner, record) =>
      attempt(() => {
        keeper(learner).setItem(nameOf(learner), JSON.stringify(record));
        return true;
      }, false),
    erase: (learner) => attempt(() => keeper(learner).removeItem(nameOf(learner)), undefined),
    claim(learner, lost) {
      if (learner === '' && !alone()) return;
      watched = `${nameOf(learner)}.tab`;
      attempt(() => keepers.device().setItem(watched, mine), undefined);
      addEventListener('storage', (event) => {
        if (event.key === watched && event.newValue !== null && event.newValue !== mine) lost();
      });
    },
    owned: () => watched === '' || attempt(() => (keepers.device().getItem(watched) ?? mine) === mine, true),
  };
}

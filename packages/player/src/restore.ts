import type { Lms } from './lms/lms.ts';
import { decodeState, encodeState, type LearnerState, mergeStates, newState } from './state/learner-state.ts';
import type { MirrorRecord, Waiting } from './state/mirror.ts';

/** Where a sitting begins. */
export interface Restored {
  readonly state: LearnerState;
  /** Interactions that the LMS holds, as far as its own copy says. */
  readonly logged: number;
  /** Answers that the LMS has not yet. */
  readonly waiting: readonly Waiting[];
  /** Whether the LMS knows of this attempt. */
  readonly held: boolean;
  /** Whether the LMS lacks something of the state. */
  readonly ahead: boolean;
  /** What this device kept of another attempt: it may be shown to the learner, never sent. */
  readonly other?: MirrorRecord;
}

/**
 * What counts: the LMS's copy, with what this device alone knows of the same attempt. A copy of the device that the LMS never
 * held any of is this attempt's while the LMS holds nothing; an attempt of which the LMS did hold something and now knows
 * nothing is over, unless the LMS itself says that it goes on.
 */
export function restore(lms: Lms, record: MirrorRecord | undefined): Restored {
  const stored = decodeState(lms.saved);
  const kept = record && decodeState(record.state);
  const plain = { logged: stored?.logged ?? 0, waiting: [], held: stored !== undefined, ahead: false };
  if (!kept) return { ...plain, state: stored ?? newState() };
  if (lms.mode === 'alone')
    return { ...plain, logged: kept.logged, state: kept, waiting: record.answers, held: record.held };
  const waiting = record.answers.filter(
    ([attempt, answer]) =>
      lms.lacks?.(answer.id) || attempt > (stored?.questions.get(answer.interaction.number)?.tries ?? 0),
  );
  if (stored?.seed === kept.seed) {
    const state = mergeStates(stored, kept);
    const same = { ...state, saves: stored.saves, page: stored.page, publication: stored.publication };
    const ahead =
      waiting.length > 0 || encodeState(same, Infinity) !== encodeState(stored, Infinity) || kept.saves > stored.saves;
    return { state, logged: stored.logged, waiting, held: true, ahead };
  }
  const goesOn = !stored && (lms.saved !== '' || lms.resumed || !record.held);
  const logged = Math.max(0, kept.logged - waiting.length);
  return goesOn
    ? { state: kept, logged, waiting, held: record.held, ahead: true }
    : { ...plain, state: stored ?? newState(), other: record };
}

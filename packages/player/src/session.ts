import type { Lms } from './lms/lms.ts';
import type { ResponseDetail } from './question/question-element.ts';
import { decodeState, encodeState, type LearnerState, newState } from './state/learner-state.ts';
import { readMirror, writeMirror } from './state/mirror.ts';
import { type CourseIndex, type Outcome, outcomeOf } from './state/outcome.ts';

/** Least time between two requests to store, and how soon a failed one is tried again. */
const commitPause = 5000;
const retryPause = 15_000;
/** Practice answers are logged up to here: long logs make every request to the LMS longer. */
const practiceLog = 300;

/** One learner's sitting: keeps the state, tells the LMS. */
export interface Session {
  readonly state: LearnerState;
  readonly index: CourseIndex | undefined;
  readonly outcome: Outcome | undefined;
  setIndex(index: CourseIndex): void;
  visit(page: string, number: number): void;
  answer(detail: ResponseDetail): void;
}

// The copy on this device counts where there is no LMS, where the LMS lost its own, or where it is a newer one of the same attempt.
function restore(lms: Lms): LearnerState | undefined {
  const saved = nibras.saved ?? '';
  const stored = decodeState(saved);
  const mirror = decodeState(readMirror(lms.learner));
  if (lms.mode === 'alone' || (!stored && (saved !== '' || lms.resumed))) return mirror;
  return stored && mirror && mirror.seed === stored.seed && mirror.saves > stored.saves ? mirror : stored;
}

/** Opens the session; `changed` runs after every change of the outcome, `closed` where the LMS would not go on. */
export function openSession(lms: Lms, changed: () => void, closed: () => void): Session {
  const state = restore(lms) ?? newState();
  // @spec SCORM 1.2 RTE 3.4.7: interactions are numbered without gaps, from the count that the LMS holds.
  if (lms.logged !== undefined) state.logged = lms.logged;
  let index: CourseIndex | undefined;
  let outcome: Outcome | undefined;
  let timer = 0;
  // The first request waits too: an LMS stores while everything stands still, just when the first page is being read.
  let committed = Date.now();
  let dirty = false;

  const commit = (): void => {
    clearTimeout(timer);
    timer = 0;
    if (!dirty) return;
    committed = Date.now();
    dirty = !lms.commit();
    if (dirty) timer = setTimeout(commit, retryPause);
  };
  const update = (): void => {
    if (lms.mode !== 'review') {
      state.saves += 1;
      const text = encodeState(state, lms.limit);
      writeMirror(lms.learner, text);
      lms.save(text, state.page);
    }
    if (index) {
      outcome = outcomeOf(state, index);
      lms.report(outcome);
    }
    dirty = true;
    if (!timer) timer = setTimeout(commit, Math.max(0, committed + commitPause - Date.now()));
    changed();
  };

  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') {
      dirty = true;
      commit();
    }
  });
  addEventListener('pagehide', () => {
    clearTimeout(timer);
    timer = 0;
    dirty = false;
    lms.close();
  });
  addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    if (lms.reopen()) update();
    else closed();
  });

  return {
    state,
    get index() {
      return index;
    },
    get outcome() {
      return outcome;
    },
    setIndex(found) {
      index = found;
      update();
    },
    visit(page, number) {
      state.page = page;
      state.visited.add(number);
      update();
    },
    answer({ interaction, response, packed, credit, prompt, seconds, scored }) {
      if (lms.mode === 'review') return;
      const before = state.questions.get(interaction.number);
      state.questions.set(interaction.number, {
        tries: (before?.tries ?? 0) + 1,
        credit: Math.max(before?.credit ?? 0, credit),
        last: credit,
        answer: packed,
      });
      if (scored || state.logged < practiceLog) {
        lms.answer({ interaction, response, credit, prompt, seconds }, state.logged);
        state.logged += 1;
      }
      update();
    },
  };
}

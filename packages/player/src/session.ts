import type { Answer, Lms } from './lms/lms.ts';
import { alone } from './lms/none.ts';
import type { ResponseDetail } from './question/question-element.ts';
import { answersLate, withRules } from './late.ts';
import { joinKept } from './quiz/sitting-record.ts';
import { restore } from './restore.ts';
import { decodeState, encodeState, type LearnerState, newState } from './state/learner-state.ts';
import type { Mirror, MirrorRecord, Waiting } from './state/mirror.ts';
import { newUuid } from './state/uuid.ts';
import { type CourseIndex, type CourseRules, type Outcome, outcomeOf } from './state/outcome.ts';

/** Least time between two requests to store, and how soon a failed one is tried again. */
const commitPause = 5000;
const retryPause = 15_000;
/** Practice answers are logged up to here: long logs make every request to the LMS longer. */
const practiceLog = 300;
/** Answers that wait on this device at most: the state holds the last one of each question besides. */
const mostWaiting = 200;
const mostRefusals = 3;
/** A state shorter than this is not cut further when an LMS refuses it. */
const leastState = 200;
const day = 86_400_000;
const firstDay = 18_262;

/**
 * How safe the learner's work is. `safe`: the LMS has it or will be told in a moment; `waiting`: the LMS does not answer, this
 * device keeps it; `exposed`: neither takes it; `ended`: the LMS closed the session; `elsewhere`: another tab goes on with it.
 */
export type Safety = 'safe' | 'waiting' | 'exposed' | 'ended' | 'elsewhere';

/** What a sitting needs of the page around it. */
export interface SessionPorts {
  readonly mirror: Mirror;
  /** The learner, where the address of the page already says who it is; else ''. */
  readonly learner: string;
  /** Identifies what was published. */
  readonly publication: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds that never run backwards. */
  readonly clock: () => number;
  readonly later: (run: () => void, milliseconds: number) => number;
  readonly cancel: (timer: number) => void;
  /** Whether nobody sees the page: an LMS then sends without waiting, and its yes means little. */
  readonly hidden: () => boolean;
  /** Runs after every change of the state; `restored` where an earlier state was put in its place. */
  readonly changed: (restored: boolean) => void;
  readonly safety: (safety: Safety) => void;
}

/** One learner's sitting: keeps the state, tells the LMS. */
export interface Session {
  readonly state: LearnerState;
  readonly lms: Lms;
  readonly index: CourseIndex | undefined;
  readonly outcome: Outcome | undefined;
  readonly locked: boolean;
  /** Whether the LMS has answered. */
  readonly joined: boolean;
  /** Id of the page on which an earlier sitting stopped. */
  readonly place: string;
  /** Whether the learner has answered since the page opened. */
  readonly begun: boolean;
  /** Answers that the LMS has not confirmed. */
  readonly waiting: readonly Waiting[];
  /** What this device keeps of another attempt that never reached the LMS whole. */
  readonly other: MirrorRecord | undefined;
  /** Takes up what the LMS holds. What the learner did meanwhile is kept on top. */
  join(lms: Lms): void;
  /** `rules`: what the learner's own way through the course changes in what counts. */
  setIndex(index: CourseIndex, rules?: CourseRules): void;
  visit(page: string, number: number): void;
  answer(detail: ResponseDetail): void;
  /** Keeps what a draw gave, or how a sitting stands. */
  drew(number: number, drawn: readonly number[]): void;
  /** The page is no longer seen. */
  hide(): void;
  /** The page is seen again. */
  show(): void;
  /** The page goes away. */
  leave(): void;
  /** The browser brought the page back. */
  comeBack(): void;
  /** Tries at once to store what waits. */
  flush(): void;
}

/** Opens a sitting that waits for its LMS: until {@link Session.join}, everything is only remembered. */
export function openSession(ports: SessionPorts): Session {
  const state = newState();
  state.publication = ports.publication;
  let lms = alone(false);
  let joined = false;
  let held = false;
  let over = false;
  let index: CourseIndex | undefined;
  let rules: CourseRules | undefined;
  let outcome: Outcome | undefined;
  let other: MirrorRecord | undefined;
  let waiting: Waiting[] = [];
  // How many of them the LMS has been handed, and how often it refused the next.
  let handed = 0;
  let refusals = 0;
  let limit = lms.limit;
  let timer = 0;
  // The first request waits too: an LMS stores while everything stands still, just when the first page is being read.
  let committed = ports.clock();
  let dirty = false;
  let changes = 0;
  let failures = 0;
  let asking = false;
  let place = '';
  let begun = false;
  // The count of changes up to which the LMS has confirmed everything.
  let confirmed = 0;
  // Whether the LMS took the state that was handed over last.
  let taken = true;
  let safety: Safety = 'safe';
  const early: (() => void)[] = [];
  // What was done before the LMS answered waits under a name of its own: it belongs to whatever attempt the LMS then names.
  const earlyName = answersLate && ports.learner !== '' ? `${ports.learner}#early` : '';
  const leftover = answersLate && earlyName !== '' ? ports.mirror.read(earlyName) : undefined;

  const live = (): boolean => joined && lms.mode === 'live' && !over;
  const tell = (now: Safety): void => {
    if (now === safety) return;
    safety = now;
    ports.safety(now);
  };
  const keep = (): boolean =>
    lms.mode === 'review' ||
    ports.mirror.write(lms.learner, {
      publication: ports.publication,
      held,
      state: encodeState(state, lms.mode === 'alone' ? lms.limit : 60_000),
      answers: waiting,
    });

  const confirm = (): void => {
    confirmed = changes;
    waiting = waiting.slice(handed);
    handed = 0;
    held = true;
    // Answers that the LMS has no room for stay on the device.
    if (waiting.length > 0 || encodeState(state, limit) !== encodeState(state, 60_000)) keep();
    else if (lms.mode === 'live') ports.mirror.erase(lms.learner);
  };
  // The LMS knows of the attempt, though perhaps not of all of it.
  const hold = (): void => {
    if (held || !lms.honest) return;
    held = true;
    keep();
  };
  const settle = (stored: boolean, at: number, unseen: boolean): void => {
    asking = false;
    if (over) return;
    if (stored && taken) {
      failures = 0;
      dirty = changes !== at;
      if (!dirty && !unseen && lms.honest) confirm();
      else hold();
      tell('safe');
      if (dirty) plan(commitPause);
      return;
    }
    dirty = true;
    failures += 1;
    tell(keep() ? 'waiting' : 'exposed');
    plan(retryPause * Math.min(4, failures));
  };
  const commit = (): void => {
    ports.cancel(timer);
    timer = 0;
    if (!dirty || asking || over || !joined) return;
    committed = ports.clock();
    const at = changes;
    const unseen = ports.hidden();
    asking = true;
    const answer = lms.commit();
    if (typeof answer === 'boolean') settle(answer, at, unseen);
    else
      answer.then(
        (stored) => settle(stored, at, unseen),
        () => settle(false, at, unseen),
      );
  };
  function plan(pause: number): void {
    if (!timer) timer = ports.later(commit, pause);
  }

  // An LMS that refuses a state may take a shorter one: marks stay, answers go, and this device keeps them.
  const hand = (): void => {
    let text = encodeState(state, limit);
    while (!(taken = lms.save(text, state.page)) && text.length > leastState) {
      const shorter = encodeState(state, Math.floor(text.length * 0.7));
      if (shorter.length >= text.length) break;
      limit = shorter.length;
      text = shorter;
    }
  };
  const report = (): void => {
    if (!index) return;
    outcome = outcomeOf(state, index, rules);
    if (outcome.complete && !state.done) state.done = Math.max(1, Math.floor(ports.now() / day) - firstDay);
    if (outcome.success) state.passed = true;
    // What was once reached stays so, whatever a later publication adds.
    const reached = { ...outcome, complete: state.done > 0, ...(state.passed ? { success: true } : {}) };
    if (live()) lms.report(reached);
  };
  // An LMS that says yes to everything may have lost it on the way.
  const tellAgain = (): void => {
    lms.again?.();
    report();
    hand();
  };
  const update = (restored = false): void => {
    changes += 1;
    if (joined && lms.mode !== 'review' && safety !== 'elsewhere') {
      state.saves += 1;
      handAnswers();
      report();
      const kept = keep();
      if (live()) {
        hand();
        dirty = true;
        plan(Math.max(0, committed + commitPause - ports.clock()));
      }
      if (!kept && (failures > 0 || lms.mode === 'alone' || over)) tell('exposed');
    } else {
      report();
      if (answersLate && earlyName !== '' && !joined)
        ports.mirror.write(earlyName, {
          publication: ports.publication,
          held: false,
          state: encodeState(state, 60_000),
          answers: waiting,
        });
    }
    ports.changed(restored);
  };
  const whenJoined = (act: () => void): void => {
    if (answersLate && !joined) early.push(act);
    act();
  };
  const log = (waited: Waiting): void => {
    if (joined && lms.mode === 'alone' && lms.learner === '') return;
    waiting.push(waited);
    if (waiting.length > mostWaiting) {
      waiting.shift();
      handed = Math.max(0, handed - 1);
    }
  };
  // In their order: one that is refused is tried again with the next change, and passed over in the end.
  const handAnswers = (): void => {
    while (live() && handed < waiting.length) {
      const taken = lms.answer(waiting[handed]![1], state.logged) !== false;
      if (!taken && (refusals += 1) < mostRefusals) return;
      refusals = 0;
      handed += 1;
      if (taken) state.logged += 1;
    }
  };
  const record = (answer: Answer, packed: readonly number[], open: boolean, logs: boolean): void => {
    const { number } = answer.interaction;
    const before = state.questions.get(number);
    const tries = (before?.tries ?? 0) + 1;
    const credit = Math.max(before?.credit ?? 0, answer.credit);
    state.questions.set(number, { tries, credit, last: answer.credit, answer: packed, open });
    if (logs) log([tries, answer]);
  };
  // What this device alone knows of the attempt, on top of what the LMS holds.
  const takeUp = (kept: MirrorRecord): void => {
    const left = lms.mode === 'review' ? undefined : decodeState(kept.state);
    if (!left) return;
    for (const page of left.visited) state.visited.add(page);
    for (const [number, kept] of left.draws) {
      const known = state.draws.get(number);
      state.draws.set(number, withRules ? joinKept(known, kept) : (known ?? kept));
    }
    for (const [, answer] of kept.answers) {
      const last = left.questions.get(answer.interaction.number);
      record(answer, last?.answer ?? [], last?.open ?? false, true);
    }
  };
  const elsewhere = (): void => {
    over = true;
    ports.cancel(timer);
    tell('elsewhere');
  };
  // At once, so that a tab that is killed again before the LMS answers keeps it too.
  if (answersLate && leftover) whenJoined(() => takeUp(leftover));
  const freeze = (): boolean => lms.mode === 'review' || safety === 'elsewhere';

  return {
    state,
    get lms() {
      return lms;
    },
    get index() {
      return index;
    },
    get outcome() {
      return outcome;
    },
    get locked() {
      return freeze();
    },
    get joined() {
      return joined;
    },
    get begun() {
      return begun;
    },
    get place() {
      return place;
    },
    get waiting() {
      return waiting;
    },
    get other() {
      return other;
    },
    join(found) {
      // An LMS out of reach: what is done goes on waiting under the same name.
      const unreached = answersLate && earlyName !== '' && found.mode === 'alone';
      lms = unreached ? { ...found, learner: earlyName } : found;
      limit = lms.limit;
      const record = lms.mode === 'review' ? undefined : ports.mirror.read(unreached ? ports.learner : lms.learner);
      const from = restore(lms, record);
      Object.assign(state, from.state, { publication: ports.publication });
      place = state.page;
      held = from.held;
      other = from.other;
      // @spec SCORM 1.2 RTE 3.4.7: interactions are numbered without gaps, from the count that the LMS holds.
      state.logged = lms.logged ?? from.logged;
      waiting = [];
      handed = 0;
      joined = true;
      if (lms.mode !== 'review') ports.mirror.claim(lms.learner, elsewhere);
      if (!unreached) for (const one of from.waiting) log(one);
      // What the LMS gives back it has.
      if (record && lms.mode === 'live' && !from.ahead && !from.other) ports.mirror.erase(lms.learner);
      // Where the address names the attempt, what was done while the LMS was out of reach belongs to it.
      const apart = answersLate && earlyName !== '' && other && !other.held ? other : undefined;
      if (answersLate) {
        if (apart) {
          other = undefined;
          takeUp(apart);
        }
        for (const act of early.splice(0)) act();
      }
      if (from.ahead || leftover || apart) update(true);
      else ports.changed(true);
      if (answersLate && earlyName !== '' && lms.mode === 'live') ports.mirror.erase(earlyName);
    },
    setIndex(found, own) {
      index = found;
      rules = own;
      if (joined) update();
      else report();
    },
    visit(page, number) {
      whenJoined(() => {
        state.page = page;
        state.visited.add(number);
        update();
      });
    },
    answer({ interaction, response, told, packed, open, credit, prompt, seconds, scored }) {
      if (freeze()) return;
      begun = true;
      const answer: Answer = { id: newUuid(), at: ports.now(), interaction, response, told, credit, prompt, seconds };
      whenJoined(() => {
        record(answer, packed, open, scored || state.logged < practiceLog);
        update();
      });
    },
    drew(number, drawn) {
      whenJoined(() => {
        state.draws.set(number, drawn);
        update();
      });
    },
    hide() {
      if (!live()) return;
      dirty = true;
      commit();
      if (!lms.honest) tellAgain();
    },
    show() {
      if (!live() || confirmed === changes || !lms.honest) return;
      dirty = true;
      plan(commitPause);
    },
    leave() {
      ports.cancel(timer);
      timer = 0;
      dirty = false;
      if (live() && lms.close() === true) hold();
      else if (joined && lms.mode === 'review') lms.close();
      over = over || lms.mode === 'live';
    },
    comeBack() {
      if (safety === 'elsewhere') return;
      if (!ports.mirror.owned()) return elsewhere();
      if (lms.reopen()) {
        over = false;
        update();
      } else {
        over = true;
        tell('ended');
      }
    },
    flush() {
      if (live()) tellAgain();
      dirty = true;
      // A request that is still under way may belong to the line that was cut: the first to fail from here on is repeated at once.
      failures = -1;
      commit();
    },
  };
}

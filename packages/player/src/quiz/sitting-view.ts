import { make } from '../pages/element.ts';
import { say } from '../pages/notes.ts';
import type { Manner, PlayedQuestion } from '../question/question-element.ts';
import { shuffled } from '../question/order.ts';
import type { Session } from '../session.ts';
import type { IndexedPage } from '../state/outcome.ts';
import { fill, plural } from '../words.ts';
import { fillDraws } from './draw-view.ts';
import type { PageRules, SittingRules } from './page-rules.ts';
import { drawOnce, pick } from './pick.ts';
import { isAnswered, type LearnerRules } from './rules.ts';
import { numberOf, showCases, unitsOf } from './page-units.ts';
import { packSitting, readSitting, type SittingRecord } from './sitting-record.ts';
import { Stopwatch } from './stopwatch.ts';

const seconds = (): number => Math.floor(Date.now() / 1000) - 1_577_836_800;
/** How often a clock that may stand still is kept, in seconds. */
const clockPause = 20;

type Phase = 'start' | 'run' | 'over';

/** One page as a sitting: begun, answered, handed in. It lives as long as the page is shown. */
export class SittingView {
  private readonly session: Session;
  private readonly main: HTMLElement;
  private readonly rules: LearnerRules;
  readonly page: IndexedPage;
  private readonly own: PageRules;
  private readonly sitting: SittingRules;
  private readonly head = make('section', '', 'sitting');
  private readonly tail = make('p', '', 'sitting-end');
  private readonly clock = make('p', '', 'clock');
  private shown: Phase | undefined;
  private timer = 0;
  private warned = false;
  private draft = 0;
  private readonly pending = new Set<PlayedQuestion>();
  private readonly stopwatch = new Stopwatch();
  /** Seconds from a question's appearance to the last change of its answer. */
  private readonly spent = new Map<PlayedQuestion, number>();
  private handing = false;
  private said = '';

  constructor(session: Session, main: HTMLElement, rules: LearnerRules, page: IndexedPage, own: PageRules) {
    this.session = session;
    this.main = main;
    this.rules = rules;
    this.page = page;
    this.own = own;
    this.sitting = own.sitting!;
    this.head.tabIndex = -1;
    const first = main.querySelector('.question,.draw,.case') ?? main.querySelector('.result');
    first?.before(this.head);
    (main.querySelector('.result') ?? main.querySelector('.pager'))?.before(this.tail);
    main.addEventListener('input', this.onInput);
  }

  private get record(): SittingRecord {
    return readSitting(this.session.state.draws.get(this.page.number));
  }
  private get phase(): Phase {
    const { running, taken } = this.record;
    return running ? 'run' : taken > 0 ? 'over' : 'start';
  }
  private get attemptsLeft(): number {
    return this.sitting.attempts === 0 ? Infinity : this.sitting.attempts - this.record.taken;
  }
  private questions(): PlayedQuestion[] {
    return [...this.main.querySelectorAll<PlayedQuestion>('.question')].filter((one) => one.played);
  }
  private keep(change: Partial<SittingRecord>): void {
    this.session.drew(this.page.number, packSitting({ ...this.record, ...change }));
  }

  /** Whether the page that it was made for is still the one shown. */
  isHere(): boolean {
    return this.head.isConnected;
  }

  /** The page goes away. */
  leave(): void {
    clearInterval(this.timer);
    this.flush();
    this.shown = undefined;
    this.main.removeEventListener('input', this.onInput);
    this.main.classList.remove('unstarted', 'marks-only');
    delete this.main.dataset['mixed'];
  }

  manner(number: number): Manner | undefined {
    const { state } = this.session;
    if (this.phase === 'run') {
      if (this.sitting.feedback !== 'immediate') return { silent: 'keep' };
      return { fresh: !isAnswered(state, number), before: state.draws.get(number)?.[3] };
    }
    const silent = this.sitting.feedback === 'none' || this.sitting.review === 'none' || !isAnswered(state, number);
    return { over: true, ...(silent ? { silent: 'shut' } : {}) };
  }

  /** Brings the page to where the state has it. */
  look(): void {
    if (this.handing) return;
    const { phase } = this;
    const eager = this.sitting.attempts === 0 && !this.sitting.seconds && !this.sitting.forwardOnly;
    if (phase === 'start' && eager && !this.session.locked) this.begin(false);
    else if (phase !== this.shown) this.show(phase);
  }

  private show(phase: Phase): void {
    this.main.classList.toggle('unstarted', phase === 'start');
    if (phase !== 'start' && !fillDraws(this.session, this.main, this.page, this.own)) return;
    if (phase !== this.phase || phase === this.shown) return;
    this.shown = phase;
    clearInterval(this.timer);
    this.clock.remove();
    this.head.textContent = this.tail.textContent = '';
    if (phase !== 'start') {
      this.arrange();
      for (const question of this.questions()) question.played!.restore();
    }
    if (phase === 'start') this.showStart();
    else if (phase === 'run') this.showRun();
    else this.showResult();
  }

  /** Questions change places among themselves: the text between them stays where it is. */
  private arrange(): void {
    const { state } = this.session;
    const { taken, running } = this.record;
    if (this.sitting.shuffle && !this.main.dataset['mixed']) {
      this.main.dataset['mixed'] = '1';
      const units = unitsOf(this.main);
      const marks = units.map((one) => {
        const mark = document.createComment('');
        one.replaceWith(mark);
        return mark;
      });
      // By number first, so that the order depends on nothing that the page happens to show.
      // oxlint-disable-next-line unicorn/no-array-sort -- learners' browsers have no toSorted, and the array is our own
      const known = [...units].sort((one, other) => numberOf(one) - numberOf(other));
      const mixed = shuffled(known, state.seed + this.page.number * 31 + taken - (running ? 0 : 1));
      for (const [at, mark] of marks.entries()) mark.replaceWith(mixed[at]!);
    }
    const skips = running && taken > 0 && this.sitting.retakeWrong;
    for (const one of this.questions()) one.hidden = Boolean(skips) && state.questions.get(numberOf(one))?.last === 1;
    showCases(this.main, (one) => Boolean(one.hidden));
    this.main.classList.toggle('marks-only', !running && this.sitting.review === 'marks');
  }

  private button(label: string, run: () => void, quiet = false): HTMLButtonElement {
    const button = make('button', label, quiet ? 'quiet' : '');
    button.type = 'button';
    button.addEventListener('click', run);
    return button;
  }

  private showStart(): void {
    const { sitting, record } = this;
    const words = nibras.quiz!;
    const facts = [plural(words.questions, this.rules.questions(this.page).length)];
    if (sitting.seconds) facts.push(plural(words.minutes, Math.round(sitting.seconds / 60)));
    if (sitting.attempts > 0) facts.push(fill(words.attemptOf, { n: record.taken + 1, m: sitting.attempts }));
    this.head.append(make('p', facts.join(' · ')));
    if (sitting.forwardOnly) this.head.append(make('p', words.noWayBack));
    if (sitting.feedback === 'deferred') this.head.append(make('p', words.noFeedback));
    const extra = make('input');
    extra.type = 'checkbox';
    if (sitting.extraTime && sitting.seconds) {
      const label = make('label');
      label.append(extra, ` ${fill(words.extra, { n: sitting.extraTime })}`);
      this.head.append(label);
    }
    const begin = this.button(words.begin, () => {
      this.begin(extra.checked);
      (
        this.questions()
          .find((one) => one.offsetParent)
          ?.querySelector<HTMLElement>('input,select,button') ?? this.head
      ).focus();
    });
    begin.disabled = this.session.locked;
    this.head.append(begin);
  }

  /** A new sitting: earlier answers are put away, and drawn questions drawn anew. */
  private begin(extra: boolean): void {
    const { state } = this.session;
    const round = this.record.taken;
    const again = round > 0;
    const onlyWrong = again && this.sitting.retakeWrong;
    const taken = new Set<number>();
    for (const draw of (this.own.draws ?? []).filter(([, spaced]) => !spaced)) {
      const drawn = again && !onlyWrong ? pick(draw, state, { round, taken }) : drawOnce(draw, state, taken);
      for (const one of drawn) taken.add(one);
      state.draws.set(draw[0], drawn);
    }
    if (again && !onlyWrong)
      for (const place of this.main.querySelectorAll<HTMLElement>('[data-draw]')) {
        delete place.dataset['drawn'];
        for (const one of place.querySelectorAll('.question')) one.remove();
      }
    for (const [number] of this.rules.questions(this.page)) {
      const before = state.questions.get(number);
      const kept = state.draws.get(number);
      if ((!before && !kept) || (onlyWrong && before?.last === 1)) continue;
      if (before) state.questions.set(number, { ...before, answer: [], last: 0 });
      const [, box = 0, day = 0] = kept ?? [];
      state.draws.set(number, [0, box, day, before?.tries ?? 0]);
    }
    for (const one of this.questions()) if (!isAnswered(state, numberOf(one))) one.querySelector('form')!.reset();
    for (const hint of this.main.querySelectorAll<HTMLDetailsElement>('.hint')) {
      hint.open = false;
      delete hint.dataset['seen'];
    }
    delete this.main.dataset['mixed'];
    this.spent.clear();
    this.shown = undefined;
    this.warned = false;
    this.keep({ running: true, clock: 0, extra, at: 0 });
  }

  private showRun(): void {
    if (this.sitting.seconds) {
      this.clock.setAttribute('role', 'timer');
      this.head.before(this.clock);
      // Questions may have been long in coming: their time begins when they are there.
      if (!this.sitting.pausable && this.record.clock === 0) this.keep({ clock: seconds() });
      this.stopwatch.start(this.sitting.pausable ? 0 : seconds() - this.record.clock);
      const tick = (): void => this.tick();
      this.timer = setInterval(tick, 1000) as unknown as number;
      tick();
    }
    if (this.sitting.forwardOnly) this.showOne();
    else this.offerHandIn();
  }

  private tick(): void {
    const { sitting, record, stopwatch } = this;
    if (this.shown !== 'run') return;
    const allowed = sitting.seconds! * (record.extra ? 1 + (sitting.extraTime ?? 0) / 100 : 1);
    const used = sitting.pausable
      ? record.clock + stopwatch.seconds()
      : Math.max(seconds() - record.clock, stopwatch.seconds());
    const left = Math.max(0, Math.ceil(allowed - used));
    const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
    this.clock.textContent = fill(nibras.quiz!.timeLeft, { t: time });
    if (!this.warned && left <= 60 && allowed > 60) {
      this.warned = true;
      say(plural(nibras.quiz!.minutesLeft, 1));
    }
    if (left === 0 && !this.session.locked) this.handIn(nibras.quiz!.timeOver);
    else if (sitting.pausable && stopwatch.seconds() >= clockPause) this.keep(this.timeUsed());
  }

  /** Time used that is not yet kept, where the clock may stand still. */
  private timeUsed(): Partial<SittingRecord> {
    if (!this.sitting.pausable || !this.sitting.seconds || this.shown !== 'run') return {};
    const used = this.stopwatch.take();
    return used > 0 ? { clock: this.record.clock + used } : {};
  }

  private showOne(): void {
    const words = nibras.quiz!;
    const asked = this.questions().filter((one) => !one.hidden);
    const all = asked.length;
    const at = Math.min(this.record.at, all - 1);
    for (const [place, one] of asked.entries()) one.classList.toggle('gone', place !== at);
    showCases(this.main, (one) => one !== asked[at]);
    this.tail.textContent = '';
    this.head.textContent = '';
    this.head.append(make('p', fill(words.questionOf, { n: at + 1, m: all })));
    if (at >= all - 1) this.offerHandIn();
    else
      this.tail.append(
        this.button(words.next, () => {
          if (this.sitting.feedback === 'immediate') this.give(asked[at]!);
          else this.keepDraft(asked[at]!, this.pending.has(asked[at]!));
          this.keep({ at: at + 1 });
          asked[at + 1]?.played!.restore();
          this.showOne();
          this.head.focus();
          say(this.head.textContent);
        }),
      );
  }

  private offerHandIn(): void {
    const words = nibras.quiz!;
    let asked = false;
    const line = make('span', this.sitting.feedback === 'immediate' ? '' : words.kept);
    const send = this.button(words.handIn, () => {
      this.keepDrafts();
      const whole = this.questions()
        .filter((one) => typeof one.played!.take() === 'object')
        .map(numberOf);
      const atOnce = this.sitting.feedback === 'immediate';
      const left = this.rules.questions(this.page).filter(([number]) => {
        const answered = isAnswered(this.session.state, number);
        return atOnce ? !answered && !whole.includes(number) : !answered || !whole.includes(number);
      }).length;
      if (left > 0 && !asked) {
        asked = true;
        line.textContent = plural(words.confirm, left);
        say(line.textContent);
      } else this.handIn(words.handedIn);
    });
    send.disabled = this.session.locked;
    this.tail.append(send, ' ', line);
  }

  private readonly onInput = (event: Event): void => {
    const question = (event.target as Element).closest<PlayedQuestion>('.question');
    if (!question?.played || this.shown !== 'run' || this.sitting.feedback === 'immediate') return;
    this.pending.add(question);
    clearTimeout(this.draft);
    this.draft = setTimeout(this.flush, 250) as unknown as number;
  };

  /** Hands over at once what was typed last. */
  readonly flush = (): void => {
    clearTimeout(this.draft);
    const changed = [...this.pending].filter((one) => this.keepDraft(one, true));
    this.pending.clear();
    const time = this.timeUsed();
    if (changed.length > 0 || time.clock !== undefined) this.keep(time);
  };

  /** Keeps what stands in a question's controls without marking it as given: also a part of an answer, or that one was taken back. */
  private keepDraft(question: PlayedQuestion, touched: boolean): boolean {
    const detail = question.played!.take(true);
    const { state } = this.session;
    const number = numberOf(question);
    const { tries = 0, credit = 0 } = state.questions.get(number) ?? {};
    if (touched && typeof detail === 'object') this.spent.set(question, detail.seconds);
    if (typeof detail === 'object')
      state.questions.set(number, { tries, credit, last: detail.credit, answer: detail.packed, open: detail.open });
    else if (touched && isAnswered(state, number))
      state.questions.set(number, { tries, credit, last: 0, answer: [], open: false });
    else return false;
    return true;
  }
  private keepDrafts(): void {
    const touched = new Set(this.pending);
    this.pending.clear();
    if (this.sitting.feedback !== 'immediate')
      for (const one of this.questions()) this.keepDraft(one, touched.has(one));
  }

  /** Marks what stands in a question's controls, where that was not done yet. */
  private give(question: PlayedQuestion): void {
    const detail = question.hidden ? undefined : question.played!.take(true);
    if (typeof detail !== 'object') return;
    const known = this.session.state.questions.get(numberOf(question))?.answer;
    if (this.sitting.feedback === 'immediate' && known?.length && String(known) === String(detail.packed)) return;
    const { seconds: now } = detail;
    const given = { ...detail, seconds: this.spent.get(question) ?? now };
    question.dispatchEvent(new CustomEvent('response', { bubbles: true, detail: given }));
  }

  private handIn(words: string): void {
    this.keepDrafts();
    const { state } = this.session;
    this.shown = undefined;
    this.handing = true;
    for (const one of this.questions()) this.give(one);
    const asked = this.rules.questions(this.page);
    const possible = asked.reduce((sum, [, points]) => sum + points, 0);
    const earned = asked.reduce((sum, [number, points]) => sum + points * (state.questions.get(number)?.last ?? 0), 0);
    const last = possible > 0 ? Math.round((10_000 * earned) / possible) : 10_000;
    const { taken, best } = this.record;
    this.said = words;
    this.handing = false;
    this.keep({ taken: taken + 1, last, best: Math.max(best, last), running: false });
    this.head.focus();
    this.head.scrollIntoView({ block: 'nearest' });
    say(this.head.textContent);
  }

  private showResult(): void {
    const { sitting, record, attemptsLeft } = this;
    const words = nibras.quiz!;
    const percent = record.last / 100;
    const lines = [
      [this.said || words.handedIn, fill(words.lastScore, { n: percent, m: record.best / 100 })].join(' '),
      (sitting.bands ?? []).reduce((said, [from, text]) => (percent >= from ? text : said), ''),
    ];
    const level = sitting.routes && this.rules.level();
    if (level !== undefined)
      lines.push(
        fill(words.yourLevel, { level: words.levels.split('|')[level]! }),
        ...(level > 0 ? [words.skipped] : []),
      );
    for (const line of lines) if (line) this.head.append(make('p', line));
    for (const one of this.main.querySelectorAll('.gone')) one.classList.remove('gone');
    if (attemptsLeft <= 0 || record.last === 10_000 || this.session.locked) return;
    if (Number.isFinite(attemptsLeft)) this.head.append(make('p', plural(words.triesLeft, attemptsLeft)));
    this.head.append(
      this.button(
        sitting.retakeWrong ? words.againWrong : words.again,
        () => {
          this.begin(record.extra);
          this.head.focus();
        },
        true,
      ),
    );
  }
}

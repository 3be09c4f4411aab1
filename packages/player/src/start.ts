import { answersLate, withRules } from './late.ts';
import type {} from './runtime.ts';
import type { Lms } from './lms/lms.ts';
import { startNavigation } from './pages/navigation.ts';
import { withFeatures } from './pages/load-features.ts';
import { loadScript } from './pages/load-script.ts';
import { clearNote, note, type NoteAction, say } from './pages/notes.ts';
import type { ResponseDetail } from './question/question-element.ts';
import { openSession, type Safety } from './session.ts';
import { type MirrorRecord, openMirror } from './state/mirror.ts';
import { fill, plural } from './words.ts';

/**
 * Starts the player of a page with the LMS that the package was made for, at once or when it has answered. `learner`: who
 * learns, where the address of the page says so before the LMS does.
 */
export function start(opening: Lms | Promise<Lms>, learner = ''): void {
  const { strings } = nibras;

  const showResult = (): void => {
    if (withRules) nibras.sittings?.look();
    const line = document.querySelector<HTMLElement>('[data-result]');
    const quiz = line && session.outcome?.quizzes[Number(line.dataset['result'])];
    if (!quiz) return;
    const text =
      quiz.left > 0
        ? plural(strings.quizLeft, quiz.left)
        : `${fill(strings.quizScore, { n: quiz.percent })} ${quiz.passed ? strings.passed : fill(strings.notPassed, { n: quiz.mastery })}`;
    if (line.textContent !== text) line.textContent = text;
  };
  const receipt = (other?: MirrorRecord): NoteAction => ({
    stays: true,
    label: strings.receipt,
    run: () => withFeatures((features) => features.receipt(other)),
  });
  const here = { label: strings.goOnHere, run: () => location.reload() };
  const showSafety = (safety: Safety): void => {
    if (safety === 'safe') {
      if (clearNote(strings.kept) || clearNote(strings.exposed)) say(strings.sent);
    } else if (safety === 'waiting') note(strings.kept, receipt());
    else if (safety === 'exposed') note(strings.exposed, receipt());
    else if (safety === 'ended') note(strings.ended);
    else note(strings.elsewhere, here);
  };
  const restored = (): void => {
    for (const question of document.querySelectorAll('[data-question]')) question.dispatchEvent(new Event('restored'));
  };

  const session = openSession({
    mirror: openMirror(
      nibras.course,
      { device: () => localStorage, tab: () => sessionStorage },
      () => session.lms.mode === 'alone',
    ),
    learner,
    publication: nibras.publication,
    now: () => Date.now(),
    clock: () => performance.now(),
    later: (run, milliseconds) => setTimeout(run, milliseconds),
    cancel: (timer) => clearTimeout(timer),
    hidden: () => document.visibilityState === 'hidden',
    changed: (anew) => {
      if (answersLate && anew) restored();
      showResult();
    },
    safety: showSafety,
  });
  nibras.session = session;
  nibras.host = {
    state: session.state,
    get locked() {
      return session.locked;
    },
    say,
  };
  document.addEventListener('response', (event) => {
    session.answer((event as CustomEvent<ResponseDetail>).detail);
    // Whoever has answered may need a receipt, perhaps when nothing can be fetched any more.
    setTimeout(() => withFeatures(), 2000);
  });
  document.addEventListener('visibilitychange', () => {
    if (withRules) nibras.sittings?.flush();
    if (document.visibilityState === 'hidden') session.hide();
    else session.show();
  });
  addEventListener('pagehide', () => {
    if (withRules) nibras.sittings?.flush();
    session.leave();
  });
  addEventListener('pageshow', (event) => {
    if (event.persisted) session.comeBack();
  });
  addEventListener('online', () => session.flush());

  const joined = (lms: Lms): void => {
    session.join(lms);
    if (lms.mode === 'review') note(strings.review);
    else if (lms.mode === 'alone' && lms.expected) note(strings.noLms);
    if (session.other) note(strings.otherAttempt, receipt(session.other));
  };
  let later: (() => void) | undefined;
  if (answersLate && 'then' in opening)
    void opening.then((lms) => {
      joined(lms);
      later?.();
    });
  else joined(opening as Lms);
  const navigation = startNavigation(
    session,
    (answersLate && 'then' in opening) || session.lms.mode !== 'alone',
    showResult,
  );
  later = navigation.joined;
  nibras.go = navigation.go;
  if (withRules) {
    const fetchRules = (): void => {
      loadScript('quiz.js').catch(() => setTimeout(fetchRules, 5000));
    };
    fetchRules();
  }
  nibras.index = (index) => {
    // What counts depends on the learner: nothing is said of it before the rules are known.
    if (withRules && !nibras.sittings) {
      nibras.held = index;
      return;
    }
    session.setIndex(index, withRules ? nibras.sittings?.rules(index) : undefined);
    navigation.indexed();
    if (withRules) nibras.sittings?.look();
  };
  // Once the scripts of the questions, which follow in the same file, have run.
  setTimeout(() => nibras.asked?.click());
}

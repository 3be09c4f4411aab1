import type {} from './runtime.ts';
import type { Lms } from './lms/lms.ts';
import { startNavigation } from './pages/navigation.ts';
import { note, say } from './pages/notes.ts';
import type { ResponseDetail } from './question/question-element.ts';
import { openSession } from './session.ts';
import { fill, plural } from './words.ts';

/** Starts the player of a page with the LMS that the package was made for. */
export function start(lms: Lms): void {
  const { strings } = nibras;

  const showResult = (): void => {
    const line = document.querySelector<HTMLElement>('[data-result]');
    const quiz = line && session.outcome?.quizzes[Number(line.dataset['result'])];
    if (!quiz) return;
    const text =
      quiz.left > 0
        ? plural(strings.quizLeft, quiz.left)
        : `${fill(strings.quizScore, { n: quiz.percent })} ${quiz.passed ? strings.passed : fill(strings.notPassed, { n: quiz.mastery })}`;
    if (line.textContent !== text) line.textContent = text;
  };

  const session = openSession(
    lms,
    () => showResult(),
    () => note(strings.ended),
  );
  nibras.host = { state: session.state, locked: lms.mode === 'review', say };
  document.addEventListener('response', (event) => session.answer((event as CustomEvent<ResponseDetail>).detail));
  const whenIndexed = startNavigation(session, lms.mode !== 'alone', showResult);
  nibras.index = (index) => {
    session.setIndex(index);
    whenIndexed();
  };
  nibras.asked?.click();
  if (lms.mode === 'review') note(strings.review);
  else if (lms.mode === 'alone' && lms.expected) note(strings.noLms);
}

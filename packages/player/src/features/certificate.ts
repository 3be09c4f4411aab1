import { checkCode, codeOf, readableName } from './certificate-code.ts';
import { button, data, field, fill, locale, make, onPage, type Panel, plural, session, status } from './panel.ts';
import { printSections } from './print.ts';

const day = 86_400_000;
const start = Date.UTC(2020, 0, 1);

const dateWords = (days: number): string =>
  new Date(start + days * day).toLocaleDateString(locale(), {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });

/** Whether the course is over, and passed where there is something to pass. */
export function isEarned(): boolean {
  const { outcome } = session();
  return outcome !== undefined && outcome.complete && (!outcome.graded || outcome.success === true);
}

/** The page to be printed. */
export function certificateSheet(name: string, days: number): HTMLElement {
  const { strings, certificate } = data();
  const { title, hours, skills, signatory } = certificate!;
  const sheet = make('section');
  const who = make('p', '', 'who');
  const bdi = make('bdi', name);
  who.append(bdi);
  sheet.append(
    make('h1', strings.certificateTitle),
    make('p', strings.certifies),
    who,
    make('p', strings.completed),
    make('p', title, 'course'),
  );
  if (hours !== undefined) sheet.append(make('p', plural(strings.hours, hours)));
  if (skills.length > 0) {
    const list = make('ul');
    list.append(...skills.map((skill) => make('li', skill)));
    sheet.append(make('h2', strings.skills), list);
  }
  const foot = make('div', '', 'foot');
  const left = make('p', fill(strings.date, { date: dateWords(days) }));
  const right = make('p', signatory);
  foot.append(left, right);
  const code = make('p', `${strings.code} : `, 'code');
  const value = make('bdi', codeOf(nibras.course, nibras.publication, name, days));
  value.dir = 'ltr';
  code.append(value);
  sheet.append(foot, code);
  return sheet;
}

function showMissing(place: HTMLElement): void {
  const { strings } = data();
  const { outcome } = session();
  place.append(make('p', strings.notYet));
  if (!outcome) return;
  const unread = outcome.pages - outcome.visited;
  const quizzes = outcome.quizzes.filter((quiz) => !quiz.passed).length;
  if (unread > 0) place.append(make('p', plural(strings.pagesLeft, unread)));
  if (quizzes > 0 && outcome.graded) place.append(make('p', plural(strings.quizzesLeft, quizzes)));
}

let writtenName = '';

function showEarned(place: HTMLElement, close: () => void): void {
  const { strings } = data();
  const { state, lms } = session();
  const days = state.done || Math.floor((Date.now() - start) / day);
  const { row, input } = field(strings.name, 'text', writtenName || readableName(lms.learnerName));
  input.autocomplete = 'name';
  // Whom the LMS names is named so.
  input.readOnly = lms.learnerName.trim() !== '';
  const told = status();
  const look = make('div', '', 'certificate preview');
  const show = (): void => {
    writtenName = input.value.trim();
    look.textContent = '';
    look.append(certificateSheet(writtenName || '…', days));
    const heading = look.querySelector('h1')!;
    const lower = make('p', heading.textContent ?? '', 'heading');
    heading.replaceWith(lower);
  };
  input.addEventListener('input', show);
  show();
  place.append(
    row,
    told,
    button(
      strings.print,
      () => {
        if (!writtenName) {
          told.textContent = strings.nameNeeded;
          input.focus();
          return;
        }
        close();
        void printSections([certificateSheet(writtenName, days)], 'certificate');
      },
      '',
    ),
    look,
  );
  input.focus();
}

function showCheck(place: HTMLElement): void {
  const { strings } = data();
  const box = make('details', '', 'check');
  const form = make('form');
  const name = field(strings.name, 'text');
  const date = field(strings.checkDate, 'date');
  const code = field(strings.code, 'text');
  code.input.dir = 'ltr';
  code.input.autocomplete = 'off';
  const told = status();
  const submit = make('button', strings.checkNow, 'quiet');
  form.append(make('p', strings.checkHint), name.row, date.row, code.row, submit, told);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const days = Math.round((Date.parse(`${date.input.value}T00:00:00Z`) - start) / day);
    const answer = checkCode(nibras.course, code.input.value, name.input.value, days);
    told.textContent =
      answer === 'genuine' ? strings.genuine : answer === 'mistyped' ? strings.mistyped : strings.notGenuine;
  });
  box.append(make('summary', strings.check), form);
  place.append(box);
}

/** The certificate once it is earned, what is missing before, and a check of one that somebody shows. */
export const certificatePanel = (close: () => void): Panel => ({
  title: data().strings.certificate,
  offered: () => data().certificate !== undefined,
  show(place) {
    if (isEarned()) showEarned(place, close);
    else showMissing(place);
    showCheck(place);
  },
});

/** On the last page: says that the certificate is ready as soon as it is. */
export function watchCertificate(): void {
  if (!data().certificate) return;
  const look = (): void => {
    const line = document.querySelector('main [data-certificate] span');
    if (line && isEarned() && line.textContent !== data().strings.seeCertificate)
      line.textContent = data().strings.seeCertificate;
  };
  onPage(look);
  document.addEventListener('response', () => setTimeout(look));
  look();
}

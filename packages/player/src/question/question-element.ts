import type { Response } from '@nibras/course';
import { fill, plural } from '../words.ts';
import type { Told } from '../lms/told.ts';
import type { LearnerState } from '../state/learner-state.ts';
import type { PlayedInteraction, QuestionBehaviour, Tools } from './behaviour.ts';
import { shuffled } from './order.ts';

/** Fired by a question, for whoever keeps results. */
export interface ResponseDetail {
  readonly interaction: PlayedInteraction;
  readonly response: Response;
  readonly packed: readonly number[];
  readonly open: boolean;
  readonly told: Told;
  readonly credit: number;
  readonly prompt: string;
  readonly seconds: number;
  readonly scored: boolean;
}

/** What questions need of the page around them. */
export interface QuestionHost {
  readonly state: LearnerState;
  /** True where answers may no longer change. */
  readonly locked: boolean;
  readonly say: (text: string) => void;
}

/** Makes the element of a question type; questions already on the page come to life at once. */
export function defineQuestion(type: string, behaviour: QuestionBehaviour, host: QuestionHost): void {
  customElements.define(
    `course-${type}`,
    class extends HTMLElement {
      connectedCallback(): void {
        if (!this.dataset['live']) {
          this.dataset['live'] = '1';
          play(this, behaviour, host);
        }
      }
    },
  );
}

function play(root: HTMLElement, behaviour: QuestionBehaviour, host: QuestionHost): void {
  const { strings } = nibras;
  const interaction = JSON.parse(root.dataset['question']!) as PlayedInteraction;
  const scored = 'scored' in root.dataset;
  const form = root.querySelector('form')!;
  const fields = form.querySelector('fieldset')!;
  const button = form.querySelector<HTMLButtonElement>('.actions button')!;
  const verdict = form.querySelector<HTMLElement>('.verdict')!;
  const check = button.textContent;
  let since = Date.now();
  let answered = false;

  const tools: Tools = {
    shuffled: (items) => shuffled(items, host.state.seed + interaction.number * 7919),
    mark(control, beside, right) {
      control.classList.add(right ? 'right' : 'wrong');
      const mark = document.createElement('span');
      mark.className = `mark ${right ? 'good' : 'bad'}`;
      mark.innerHTML = `<span aria-hidden="true">${right ? '✓' : '✗'}</span><span class="unseen"> (${right ? strings.right : strings.wrong})</span>`;
      beside.append(mark);
    },
  };

  const clear = (): void => {
    for (const mark of form.querySelectorAll('.mark')) mark.remove();
    for (const control of form.querySelectorAll('.right,.wrong')) control.classList.remove('right', 'wrong');
    for (const feedback of form.querySelectorAll<HTMLElement>('.feedback')) feedback.hidden = true;
    verdict.textContent = '';
  };

  const show = (response: Response | undefined, credit: number, tries: number): string => {
    clear();
    const shown = response ? behaviour.mark(form, response, interaction, tools) : [];
    const said: string[] = [];
    for (const name of shown.includes('correct') ? shown : [...shown, credit === 1 ? 'correct' : 'incorrect'])
      for (const feedback of form.querySelectorAll<HTMLElement>(`.feedback[data-for="${name}"]`)) {
        feedback.hidden = false;
        said.push(feedback.textContent);
      }
    const { attempts, points } = interaction;
    const marks = fill(strings.points, { n: Math.round(credit * points * 100) / 100, m: points });
    const left = scored && credit < 1 ? attempts - tries : 0;
    const outcome = credit === 1 ? `✓ ${strings.correct}` : credit > 0 ? strings.partly : strings.incorrect;
    const [own, unfinished] = (response && behaviour.verdict?.(form, response, interaction, marks)) ?? [];
    verdict.className = `verdict ${unfinished ? '' : credit === 1 ? 'good' : credit > 0 ? 'half' : 'bad'}`;
    verdict.textContent = own ?? `${outcome} · ${marks}${left > 0 ? ` · ${plural(strings.triesLeft, left)}` : ''}`;
    fields.disabled = answered = !unfinished || host.locked;
    button.hidden = host.locked || (scored && left <= 0 && (credit === 1 || attempts > 0));
    if (unfinished) return verdict.textContent;
    button.className = 'quiet';
    button.textContent = button.dataset['again'] ?? strings.tryAgain;
    return [verdict.textContent, ...said].join('. ');
  };

  const restore = (): void => {
    if (!('shuffle' in interaction) || interaction.shuffle) behaviour.shuffle?.(form, interaction, tools);
    const record = host.state.questions.get(interaction.number);
    const response = record?.answer.length ? behaviour.unpack(record.answer, interaction) : undefined;
    if (response) behaviour.fill(form, response, interaction);
    behaviour.changed?.(form);
    if (record) show(response, record.last, record.tries);
    else fields.disabled = button.hidden = host.locked;
  };
  restore();
  // Some LMSs answer late: what they hold is shown then, unless the learner has begun.
  root.addEventListener('restored', () => {
    if (!answered && !form.contains(document.activeElement)) restore();
  });

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (answered) {
      answered = false;
      clear();
      fields.disabled = false;
      form.reset();
      behaviour.changed?.(form);
      button.className = '';
      button.textContent = check;
      since = Date.now();
      (fields.elements[0] as HTMLElement | undefined)?.focus();
      return;
    }
    const response = behaviour.read(form, interaction);
    if (typeof response !== 'object') {
      verdict.className = 'verdict';
      verdict.textContent = response ?? strings.chooseFirst;
      host.say(verdict.textContent);
      return;
    }
    const credit = behaviour.score(interaction, response);
    const prompt = [form.querySelector('.lead'), fields.querySelector('legend')]
      .map((part) => part?.textContent ?? '')
      .join(' ');
    const detail: ResponseDetail = {
      interaction,
      response,
      packed: behaviour.pack(response, interaction),
      open: behaviour.open ?? false,
      told: behaviour.tell(interaction, response),
      credit,
      prompt,
      seconds: (Date.now() - since) / 1000,
      scored,
    };
    root.dispatchEvent(new CustomEvent('response', { bubbles: true, detail }));
    host.say(show(response, credit, host.state.questions.get(interaction.number)?.tries ?? 1));
    (button.hidden ? verdict : button).focus();
  });
  form.addEventListener('input', () => {
    behaviour.changed?.(form);
    if (!answered) verdict.textContent = '';
  });
}

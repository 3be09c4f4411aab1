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
  const button = form.querySelector('button')!;
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
      mark.innerHTML = `<span aria-hidden="true">${right ? '✓' : '✗'}</span><span class="unseen"></span>`;
      mark.lastElementChild!.textContent = ` (${right ? strings.right : strings.wrong})`;
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
    for (const name of [...shown, credit === 1 ? 'correct' : 'incorrect'])
      for (const feedback of form.querySelectorAll<HTMLElement>(`.feedback[data-for="${name}"]`)) {
        feedback.hidden = false;
        said.push(feedback.textContent);
      }
    const outcome = credit === 1 ? strings.correct : credit > 0 ? strings.partly : strings.incorrect;
    const marks = fill(strings.points, {
      n: Math.round(credit * interaction.points * 100) / 100,
      m: interaction.points,
    });
    const left = scored && credit < 1 && interaction.attempts > 0 ? interaction.attempts - tries : 0;
    verdict.className = `verdict ${credit === 1 ? 'good' : credit > 0 ? 'half' : 'bad'}`;
    verdict.textContent = `${credit === 1 ? '✓ ' : ''}${outcome} · ${marks}${left > 0 ? ` · ${plural(strings.triesLeft, left)}` : ''}`;
    fields.disabled = true;
    answered = true;
    const over =
      host.locked || (scored && (credit === 1 || (interaction.attempts > 0 && tries >= interaction.attempts)));
    button.hidden = over;
    button.className = 'quiet';
    button.textContent = strings.tryAgain;
    return [verdict.textContent, ...said].join('. ');
  };

  const restore = (): void => {
    if ('shuffle' in interaction && interaction.shuffle) behaviour.shuffle?.(form, interaction, tools);
    const record = host.state.questions.get(interaction.number);
    if (record) {
      const response = record.answer.length > 0 ? behaviour.unpack(record.answer, interaction) : undefined;
      if (response) {
        behaviour.fill(form, response, interaction);
        behaviour.changed?.(form);
      }
      show(response, record.last, record.tries);
    } else if (host.locked) {
      fields.disabled = true;
      button.hidden = true;
    }
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
      fields.querySelector<HTMLElement>('input,select')?.focus();
      return;
    }
    const response = behaviour.read(form, interaction);
    if (!response) {
      verdict.className = 'verdict';
      verdict.textContent = strings.chooseFirst;
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

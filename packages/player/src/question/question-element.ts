import type { Response } from '@nibras/course';
import { fill, plural } from '../words.ts';
import { withRules } from '../late.ts';
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

/** How a question behaves inside a sitting of a quiz. */
export interface Manner {
  /** `keep`: answers are kept, not marked; `shut`: nothing may be changed and nothing is said. */
  readonly silent?: 'keep' | 'shut' | undefined;
  /** True where an earlier answer is not shown: the question is asked anew. */
  readonly fresh?: boolean | undefined;
  /** True where the sitting is over: what was answered is shown and stays. */
  readonly over?: boolean | undefined;
  /** What an answer is multiplied with for the hints looked at; above 0. */
  readonly factor?: number | undefined;
  /** Tries made before this sitting. */
  readonly before?: number | undefined;
}

/** The handle of a question on the page. */
export interface PlayedQuestion extends HTMLElement {
  played?: {
    /** The answer that stands in its controls, `partly` also a begun one; undefined, or words for what is missing, where there is none. */
    readonly take: (partly?: boolean) => ResponseDetail | string | undefined;
    /** Shows the question as the state has it. */
    readonly restore: () => void;
  };
}

/** What questions need of the page around them. */
export interface QuestionHost {
  /** Set where the page is, or may be, a sitting. */
  manner?: (root: HTMLElement, number: number) => Manner | undefined;
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

function play(root: PlayedQuestion, behaviour: QuestionBehaviour, host: QuestionHost): void {
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

  const manner = (): Manner | undefined => {
    if (!withRules) return undefined;
    if (host.manner) return host.manner(root, interaction.number);
    // A sitting waits for its script.
    return document.querySelector('[data-sitting]') ? { silent: 'shut' } : undefined;
  };
  const factor = (): number => manner()?.factor ?? 1;

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

  const show = (response: Response | undefined, earned: number, tries: number): string => {
    clear();
    // Right is right, whatever the hints have cost.
    const credit = Math.abs(earned - factor()) < 0.001 ? 1 : earned;
    const shown = response ? behaviour.mark(form, response, interaction, tools) : [];
    const said: string[] = [];
    for (const name of shown.includes('correct') ? shown : [...shown, credit === 1 ? 'correct' : 'incorrect'])
      for (const feedback of form.querySelectorAll<HTMLElement>(`.feedback[data-for="${name}"]`)) {
        feedback.hidden = false;
        said.push(feedback.textContent);
      }
    const { attempts, points } = interaction;
    const marks = fill(strings.points, { n: Math.round(earned * points * 100) / 100, m: points });
    const left = scored && credit < 1 ? attempts - tries + (manner()?.before ?? 0) : 0;
    const outcome = credit === 1 ? `✓ ${strings.correct}` : credit > 0 ? strings.partly : strings.incorrect;
    const [own, unfinished] = (response && behaviour.verdict?.(form, response, interaction, marks)) ?? [];
    verdict.className = `verdict ${unfinished ? '' : credit === 1 ? 'good' : credit > 0 ? 'half' : 'bad'}`;
    verdict.textContent = own ?? `${outcome} · ${marks}${left > 0 ? ` · ${plural(strings.triesLeft, left)}` : ''}`;
    const over = host.locked || manner()?.over;
    fields.disabled = answered = !unfinished || !!over;
    button.hidden = over || (scored && left <= 0 && (credit === 1 || attempts > 0));
    if (unfinished) return verdict.textContent;
    button.className = 'quiet';
    button.textContent = button.dataset['again'] ?? strings.tryAgain;
    return [verdict.textContent, ...said].join('. ');
  };

  const anew = (): void => {
    answered = false;
    clear();
    fields.disabled = false;
    behaviour.changed?.(form);
    button.className = '';
    button.textContent = check;
    since = Date.now();
  };

  const restore = (): void => {
    if (!('shuffle' in interaction) || interaction.shuffle) behaviour.shuffle?.(form, interaction, tools);
    const record = host.state.questions.get(interaction.number);
    const { silent, fresh } = manner() ?? {};
    const response = !fresh && record?.answer.length ? behaviour.unpack(record.answer, interaction) : undefined;
    if (response) behaviour.fill(form, response, interaction);
    behaviour.changed?.(form);
    if (silent) {
      if (withRules) anew();
      button.hidden = true;
      fields.disabled = silent === 'shut' || host.locked;
    } else if (record && !fresh) show(response, record.last, record.tries);
    else {
      if (withRules) anew();
      fields.disabled = button.hidden = host.locked;
    }
  };
  const take = (partly = false): ResponseDetail | string | undefined => {
    const response = behaviour.read(form, interaction, partly);
    if (typeof response !== 'object') return response;
    const share = behaviour.score(interaction, response);
    const told = behaviour.tell(interaction, response);
    const prompt = [form.querySelector('.lead'), fields.querySelector('legend')]
      .map((part) => part?.textContent ?? '')
      .join(' ');
    return {
      interaction,
      response,
      packed: behaviour.pack(response, interaction),
      open: behaviour.open ?? false,
      told: withRules && share === 1 && factor() < 1 ? { ...told, right: true } : told,
      credit: share * factor(),
      prompt,
      seconds: (Date.now() - since) / 1000,
      scored,
    };
  };
  root.played = { take, restore };
  restore();
  // Some LMSs answer late: what they hold is shown then, unless the learner has begun.
  root.addEventListener('restored', () => {
    if (!answered && !form.contains(document.activeElement)) restore();
  });

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (manner()?.silent) return;
    if (answered) {
      form.reset();
      anew();
      (fields.elements[0] as HTMLElement | undefined)?.focus();
      return;
    }
    const detail = take();
    if (typeof detail !== 'object') {
      verdict.className = 'verdict';
      verdict.textContent = detail ?? strings.chooseFirst;
      host.say(verdict.textContent);
      return;
    }
    root.dispatchEvent(new CustomEvent('response', { bubbles: true, detail }));
    host.say(show(detail.response, detail.credit, host.state.questions.get(interaction.number)?.tries ?? 1));
    (button.hidden ? verdict : button).focus();
  });
  form.addEventListener('input', () => {
    behaviour.changed?.(form);
    if (!answered) verdict.textContent = '';
  });
}

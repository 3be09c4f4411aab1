import type { PlayedChoice, QuestionBehaviour } from '@nibras/player';
import type { ResponseTo } from '@nibras/course';
import { choiceBehaviour } from '../question/choice-player.ts';

const boxes = (form: Element): HTMLInputElement[] => [...form.querySelectorAll<HTMLInputElement>('.picks input')];
const buttonOf = (box: HTMLInputElement): HTMLElement => box.previousElementSibling as HTMLElement;

/** A button in the place of each label; its box keeps whether it is chosen. */
function build(form: HTMLFormElement): void {
  for (const box of boxes(form)) {
    const label = box.closest('label')!;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'pick';
    for (const name of ['lang', 'dir'])
      if (label.hasAttribute(name)) button.setAttribute(name, label.getAttribute(name)!);
    button.dataset['id'] = box.value;
    button.append(...label.querySelector('span')!.childNodes);
    box.hidden = true;
    label.replaceWith(button, box);
    button.addEventListener('click', () => {
      box.checked = !box.checked;
      box.dispatchEvent(new Event('input', { bubbles: true }));
    });
  }
}

/** Words that are chosen where they stand. */
export const behaviour: QuestionBehaviour<PlayedChoice, ResponseTo<'choice'>> = {
  score: choiceBehaviour.score,
  tell: choiceBehaviour.tell,
  pack: choiceBehaviour.pack,
  unpack: choiceBehaviour.unpack,
  read(form) {
    const picked = boxes(form)
      .filter(({ checked }) => checked)
      .map(({ value }) => value);
    return picked.length > 0 ? { kind: 'choice', picked } : undefined;
  },
  fill(form, { picked }) {
    for (const box of boxes(form)) box.checked = picked.includes(box.value);
  },
  mark(form, { picked }, { options }, { mark }) {
    for (const box of boxes(form)) {
      const option = options.find(({ id }) => id === box.value);
      if (option && picked.includes(option.id)) mark(buttonOf(box), box.parentElement!, option.correct);
    }
    return picked;
  },
  changed(form) {
    if (form.querySelector('label.pick')) build(form);
    for (const box of boxes(form)) buttonOf(box).setAttribute('aria-pressed', String(box.checked));
  },
};

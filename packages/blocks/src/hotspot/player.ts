import type { PlayedChoice, QuestionBehaviour } from '@nibras/player';
import type { ResponseTo } from '@nibras/course';
import { choiceBehaviour } from '../question/choice-player.ts';

const sceneOf = (form: Element): HTMLElement | null => form.querySelector<HTMLElement>('.scene');
const inputs = (form: Element): HTMLInputElement[] => [...form.querySelectorAll<HTMLInputElement>('.zones input')];
const pinOf = (scene: Element, id: string): HTMLElement | null =>
  scene.querySelector<HTMLElement>(`.pin[data-pin="${id}"]`);
const shapeOf = (scene: Element, id: string): Element | null => scene.querySelector(`svg [data-zone="${id}"]`);

/** How close to its own point another one takes it away, in pixels. */
const near = 16;

/** Takes a point of the window for an answer: the region that lies there, or none. */
function point(form: HTMLFormElement, scene: HTMLElement, x: number, y: number): void {
  const there = document
    .elementsFromPoint(x, y)
    .find((one) => scene.contains(one) && one.hasAttribute('data-zone'))
    ?.getAttribute('data-zone');
  const id = there ?? scene.dataset['elsewhere']!;
  const input = inputs(form).find(({ value }) => value === id);
  if (!input) return;
  const box = scene.getBoundingClientRect();
  let pin = pinOf(scene, id);
  const old = pin?.getBoundingClientRect();
  const close = old ? Math.hypot(old.x + old.width / 2 - x, old.y + old.height / 2 - y) < near : false;
  input.checked = !(input.type === 'checkbox' && input.checked && (there || close));
  if (!pin) {
    pin = document.createElement('span');
    pin.className = 'pin';
    pin.dataset['pin'] = id;
    scene.append(pin);
  }
  pin.style.left = `${((x - box.x) / box.width) * 100}%`;
  pin.style.top = `${((y - box.y) / box.height) * 100}%`;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

const steps: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Moves the cross-hair over the picture and says where it is. */
function aim(event: KeyboardEvent, form: HTMLFormElement, scene: HTMLElement): void {
  const step = steps[event.key];
  if (!step) return;
  event.preventDefault();
  const { style } = event.target as HTMLElement;
  const by = event.shiftKey ? 10 : 1;
  const move = (now: string, along: number): number => Math.min(100, Math.max(0, parseFloat(now) + along * by));
  const [x, y] = [move(style.left, step[0]), move(style.top, step[1])];
  style.left = `${x}%`;
  style.top = `${y}%`;
  form.querySelector('[role=status]')!.textContent = scene.dataset['at']!.replace('{x}', String(x)).replace(
    '{y}',
    String(y),
  );
}

function build(form: HTMLFormElement, scene: HTMLElement): void {
  scene.dataset['live'] = '1';
  scene.addEventListener('click', (event) => {
    if (form.querySelector('fieldset')!.disabled) return;
    const target = event.target as Element;
    const cross = target.closest('.aim')?.getBoundingClientRect();
    if (cross) point(form, scene, cross.x + cross.width / 2, cross.y + cross.height / 2);
    else point(form, scene, event.clientX, event.clientY);
  });
  scene.querySelector('.aim')?.addEventListener('keydown', (event) => aim(event as KeyboardEvent, form, scene));
}

/** A picture to point at, over a list of the same answers. */
export const behaviour: QuestionBehaviour<PlayedChoice, ResponseTo<'choice'>> = {
  ...choiceBehaviour,
  read: (form, interaction, partly) =>
    choiceBehaviour.read(form, interaction, partly) ?? sceneOf(form)?.dataset['first'],
  mark(form, response, interaction, tools) {
    const scene = sceneOf(form);
    for (const { id, correct } of interaction.options)
      if (scene && response.picked.includes(id))
        for (const one of [shapeOf(scene, id), pinOf(scene, id)]) one?.classList.add(correct ? 'right' : 'wrong');
    return choiceBehaviour.mark(form, response, interaction, tools);
  },
  changed(form) {
    choiceBehaviour.changed!(form);
    const scene = sceneOf(form);
    if (scene && !scene.dataset['live']) build(form, scene);
    for (const input of inputs(form)) {
      input.closest('li')!.classList.toggle('given', input.checked);
      if (!scene) continue;
      shapeOf(scene, input.value)?.classList.toggle('picked', input.checked);
      if (!input.checked) pinOf(scene, input.value)?.remove();
    }
  },
};

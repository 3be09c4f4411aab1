import type { PlayedMatch, QuestionBehaviour } from '@nibras/player';
import type { ResponseTo } from '@nibras/course';
import { matchAnswers } from '../question/match-player.ts';

type Form = HTMLFormElement;
const sceneOf = (form: Form): HTMLElement | null => form.querySelector<HTMLElement>('.scene');
const selects = (form: Form): HTMLSelectElement[] => [...form.querySelectorAll<HTMLSelectElement>('.pairs select')];
const poolOf = (form: Form): HTMLElement => form.querySelector<HTMLElement>('.pool')!;
const chips = (form: Form): HTMLElement[] => [...poolOf(form).querySelectorAll<HTMLElement>('.chip')];
const heldIn = (form: Form): HTMLElement | null => poolOf(form).querySelector<HTMLElement>('[aria-pressed=true]');
const shapes = (scene: Element): Element[] => [...scene.querySelectorAll('svg [data-zone]')];
const zoneOf = (element: Element): string => element.getAttribute('data-zone')!;
/** Whether the selects ask for the label of a zone; if not, for the zone of a label. */
const asksLabels = (scene: HTMLElement): boolean => scene.dataset['look'] === 'label';

/** The zone that holds a label; empty while it waits, or is left aside. */
function placeOf(form: Form, scene: HTMLElement, id: string): string {
  if (asksLabels(scene)) return selects(form).find(({ value }) => value === id)?.name ?? '';
  const value = selects(form).find(({ name }) => name === id)?.value ?? '';
  return value === scene.dataset['aside'] ? '' : value;
}

function zoneName(form: Form, scene: HTMLElement, zone: string): string {
  if (asksLabels(scene)) return form.querySelector(`label[for="s-${zone}"]`)?.textContent ?? '';
  return [...selects(form)[0]!.options].find(({ value }) => value === zone)?.text ?? '';
}

function say(form: Form, key: string, chip: HTMLElement, zone = ''): void {
  const scene = sceneOf(form)!;
  form.querySelector('[role=status]')!.textContent = scene.dataset[key]!.replace('{item}', chip.textContent).replace(
    '{zone}',
    zoneName(form, scene, zone),
  );
}

function hold(form: Form, chip: HTMLElement | null): void {
  for (const one of chips(form)) one.setAttribute('aria-pressed', String(one === chip));
  const scene = sceneOf(form)!;
  scene.classList.toggle('ready', chip !== null);
  for (const shape of shapes(scene)) shape.classList.remove('aimed');
  if (chip) say(form, 'held', chip);
}

/** Puts a label onto a zone, or back among the others where there is none. */
function place(form: Form, chip: HTMLElement, zone: string): void {
  const id = chip.dataset['id']!;
  for (const select of selects(form))
    if (asksLabels(sceneOf(form)!)) {
      if (select.name === zone) select.value = id;
      else if (select.value === id) select.value = '';
    } else if (select.name === id) select.value = zone;
  hold(form, null);
  say(form, zone === '' ? 'back' : 'placed', chip, zone);
  form.dispatchEvent(new Event('input', { bubbles: true }));
  const next = chips(form).find((one) => !one.hidden);
  (next ?? selects(form)[0])?.focus({ preventScroll: true });
}

/** What lies below a point of the window: a zone, the place of the labels ('' then), or neither. */
function below(form: Form, scene: HTMLElement, x: number, y: number): string | undefined {
  for (const one of document.elementsFromPoint(x, y)) {
    if (scene.contains(one) && one.hasAttribute('data-zone')) return zoneOf(one);
    if (poolOf(form).contains(one)) return '';
  }
  return undefined;
}

/** A mouse may drag a label; fingers tap, so that the page still scrolls. */
function drag(form: Form, scene: HTMLElement, start: PointerEvent): void {
  const from = (start.target as Element).closest<HTMLElement>('.chip,.tag');
  if (!from || start.pointerType !== 'mouse' || start.button > 0 || form.querySelector('fieldset')!.disabled) return;
  start.preventDefault();
  const follow = (event: PointerEvent): void => {
    const [x, y] = [event.clientX - start.clientX, event.clientY - start.clientY];
    if (Math.abs(x) + Math.abs(y) < 8) return;
    from.classList.add('dragged');
    from.style.transform = `translate(${x}px,${y}px)`;
  };
  const end = (event: PointerEvent): void => {
    removeEventListener('pointermove', follow);
    removeEventListener('pointerup', end);
    removeEventListener('pointercancel', end);
    if (!from.classList.contains('dragged')) return;
    from.style.transform = '';
    from.classList.remove('dragged');
    const zone = below(form, scene, event.clientX, event.clientY);
    const chip = chips(form).find((one) => one.dataset['id'] === from.dataset['id']);
    // The click that ends a drag must not take the label up again; where none comes, the next one is the learner's own.
    const swallow = (click: Event): void => click.stopPropagation();
    addEventListener('click', swallow, true);
    setTimeout(() => {
      removeEventListener('click', swallow, true);
      hold(form, null);
    });
    if (chip && zone !== undefined) place(form, chip, zone);
  };
  addEventListener('pointermove', follow);
  addEventListener('pointerup', end);
  addEventListener('pointercancel', end);
}

/** With a label held, arrow keys go from zone to zone. */
function keys(form: Form, scene: HTMLElement, event: KeyboardEvent): void {
  const chip = heldIn(form);
  const all = shapes(scene);
  if (!chip || event.target !== chip) return;
  const now = all.findIndex((one) => one.classList.contains('aimed'));
  const step = /^Arrow(Right|Down)$/.test(event.key) ? 1 : /^Arrow(Left|Up)$/.test(event.key) ? -1 : 0;
  if (step !== 0) {
    const next = (Math.max(now, step > 0 ? -1 : 0) + step + all.length) % all.length;
    for (const [at, one] of all.entries()) one.classList.toggle('aimed', at === next);
    say(form, 'place', chip, zoneOf(all[next]!));
  } else if (event.key === 'Escape') {
    hold(form, null);
    say(form, 'back', chip);
  } else if (event.key === 'Enter' && now >= 0) place(form, chip, zoneOf(all[now]!));
  else return;
  event.preventDefault();
}

function tap(form: Form, scene: HTMLElement, event: MouseEvent): void {
  if (form.querySelector('fieldset')!.disabled) return;
  const held = heldIn(form);
  const chip = (event.target as Element).closest<HTMLElement>('.pool .chip');
  if (chip) {
    hold(form, chip === held ? null : chip);
    return;
  }
  const zone = below(form, scene, event.clientX, event.clientY);
  if (zone === undefined) return;
  if (held) place(form, held, zone);
  else if (zone !== '') {
    const inside = chips(form).filter((one) => placeOf(form, scene, one.dataset['id']!) === zone);
    const last = inside.at(-1);
    if (last) place(form, last, '');
  }
}

/** A chip for each label, in the place where labels wait. */
function build(form: Form, scene: HTMLElement): void {
  const pool = poolOf(form);
  const words: (readonly [id: string, from: Node])[] = asksLabels(scene)
    ? [...selects(form)[0]!.options].filter(({ value }) => value !== '').map((one) => [one.value, one])
    : selects(form).map((one) => [one.name, one.previousElementSibling!]);
  for (const [id, from] of words) {
    const chip = document.createElement('button');
    chip.type = 'button';
    chip.className = 'chip';
    chip.dataset['id'] = id;
    chip.setAttribute('aria-pressed', 'false');
    chip.textContent = from.textContent;
    pool.lastElementChild!.append(chip);
  }
  pool.hidden = false;
  for (const part of [pool, scene]) {
    part.addEventListener('click', (event) => tap(form, scene, event));
    part.addEventListener('pointerdown', (event) => drag(form, scene, event));
  }
  pool.addEventListener('keydown', (event) => keys(form, scene, event));
}

/** Shows on the picture and among the waiting labels what the selects say. */
function show(form: Form, scene: HTMLElement): void {
  for (const tag of scene.querySelectorAll('.tag')) tag.remove();
  for (const chip of chips(form)) {
    const id = chip.dataset['id']!;
    const zone = placeOf(form, scene, id);
    chip.hidden = zone !== '';
    if (zone === '') continue;
    const tag = document.createElement('span');
    tag.className = 'tag';
    tag.dataset['id'] = id;
    tag.dir = 'auto';
    tag.textContent = chip.textContent;
    scene.querySelector(`.core[data-zone="${zone}"]`)?.append(tag);
  }
  for (const shape of shapes(scene))
    shape.classList.toggle('picked', scene.querySelector(`.core[data-zone="${zoneOf(shape)}"] .tag`) !== null);
}

const isBuilt = (form: Form): boolean => !poolOf(form).hidden;

/** Labels that are put onto a picture, over selects that say the same. */
export const behaviour: QuestionBehaviour<PlayedMatch, ResponseTo<'match'>> = {
  ...matchAnswers,
  read(form, _, partly) {
    const words = sceneOf(form)?.dataset ?? {};
    const aside = words['aside'] ?? '';
    const all = selects(form);
    if (all.every(({ value }) => value === '' || value === aside)) return aside === '' ? undefined : words['some'];
    if (aside === '' && !partly && all.some(({ value }) => value === '')) return words['all'];
    const placed = all.map(({ name, value }) => [name, value || aside]).filter(([, zone]) => zone !== '');
    return { kind: 'match', pairs: Object.fromEntries(placed) };
  },
  fill(form, { pairs }) {
    for (const select of selects(form)) select.value = pairs[select.name] ?? '';
  },
  mark(form, { pairs }, { key }, { mark }) {
    const scene = sceneOf(form);
    for (const select of selects(form)) {
      select.value = pairs[select.name] ?? '';
      const right = pairs[select.name] === key[select.name];
      const label = scene && asksLabels(scene) ? select.value : select.name;
      mark(select, select.previousElementSibling!, right);
      scene?.querySelector(`.tag[data-id="${label}"]`)?.classList.add(right ? 'right' : 'wrong');
    }
    return selects(form).map(({ name }) => name);
  },
  shuffle(form, { sources, targets }, { shuffled }) {
    const scene = sceneOf(form);
    if (scene && !isBuilt(form)) build(form, scene);
    const byLabel = !scene || asksLabels(scene);
    const order = shuffled(byLabel ? targets : sources).map(({ id }) => id);
    for (const id of order) {
      if (byLabel)
        for (const select of selects(form)) select.append(...[...select.options].filter(({ value }) => value === id));
      else {
        const row = selects(form)
          .find(({ name }) => name === id)
          ?.closest('li');
        row?.parentElement!.append(row);
      }
      const chip = chips(form).find((one) => one.dataset['id'] === id);
      chip?.parentElement!.append(chip);
    }
  },
  changed(form) {
    const scene = sceneOf(form);
    if (!scene) return;
    if (!isBuilt(form)) build(form, scene);
    show(form, scene);
  },
};

import type { Locator } from 'playwright';
import type { PlayedInteraction } from '@nibras/player';
import type { Hand } from './answer-questions.ts';

/** Middle of a zone of the picture, in pixels of the picture. */
async function middleOf(scene: Locator, id: string): Promise<{ x: number; y: number }> {
  const [frame, zone] = [await scene.boundingBox(), await scene.locator(`.core[data-zone="${id}"]`).boundingBox()];
  return { x: zone!.x - frame!.x + zone!.width / 2, y: zone!.y - frame!.y + zone!.height / 2 };
}

/** Moves the cross-hair from wherever it is to a point, with large steps and small ones. */
async function aimAt(scene: Locator, aim: Locator, { x, y }: { x: number; y: number }): Promise<void> {
  const frame = (await scene.boundingBox())!;
  const to = { left: Math.round((x / frame.width) * 100), top: Math.round((y / frame.height) * 100) };
  for (const [side, back, forth] of [
    ['left', 'ArrowLeft', 'ArrowRight'],
    ['top', 'ArrowUp', 'ArrowDown'],
  ] as const)
    for (let turn = 0; turn < 60; turn += 1) {
      const now = await aim.evaluate((one: HTMLElement, name) => parseFloat(one.style[name]), side);
      const way = to[side] - now;
      if (Math.abs(way) < 1) break;
      await aim.press(`${Math.abs(way) >= 10 ? 'Shift+' : ''}${way < 0 ? back : forth}`);
    }
}

/** Points at every right zone of a picture. */
export async function pointAt(
  root: Locator,
  hand: Hand,
  question: Extract<PlayedInteraction, { kind: 'choice' }>,
): Promise<void> {
  const scene = root.locator('.scene');
  const aim = scene.locator('.aim');
  for (const { id } of question.options.filter(({ correct }) => correct)) {
    await scene.scrollIntoViewIfNeeded();
    const position = await middleOf(scene, id);
    if (hand === 'mouse') await scene.click({ position });
    else if (hand === 'touch') await scene.tap({ position });
    else if ((await aim.count()) === 0) await root.locator(`.zones input[value="${id}"]`).press('Space');
    else {
      await aim.focus();
      await aimAt(scene, aim, position);
      await aim.press('Enter');
    }
  }
}

/** Puts every label where it belongs: by taps, by dragging the first with the mouse, by keys on the labels and in a list. */
export async function putLabels(
  root: Locator,
  hand: Hand,
  question: Extract<PlayedInteraction, { kind: 'match' }>,
): Promise<void> {
  const scene = root.locator('.scene');
  const ofZones = (await scene.getAttribute('data-look')) === 'label';
  const aside = await scene.getAttribute('data-aside');
  const zones = await scene
    .locator('svg [data-zone]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-zone')));
  const pairs = Object.entries(question.key)
    .map(([source, target]) => (ofZones ? { label: target, zone: source } : { label: source, zone: target }))
    .filter(({ zone }) => zone !== aside);
  for (const [index, { label, zone }] of pairs.entries()) {
    const chip = root.locator(`.chip[data-id="${label}"]`);
    if (hand === 'keyboard') {
      if (index === 0) {
        const select = root.locator(`.pairs select[name="${ofZones ? zone : label}"]`);
        const wanted = ofZones ? label : zone;
        for (let turn = 0; turn < 9 && (await select.inputValue()) !== wanted; turn += 1)
          await select.press('ArrowDown');
        continue;
      }
      await chip.press('Enter');
      for (let turn = 0; turn <= zones.indexOf(zone); turn += 1) await chip.press('ArrowRight');
      await chip.press('Enter');
      continue;
    }
    await scene.scrollIntoViewIfNeeded();
    const position = await middleOf(scene, zone);
    if (hand === 'mouse' && index === 0) await chip.dragTo(scene, { targetPosition: position });
    else if (hand === 'mouse') {
      await chip.click();
      await scene.click({ position });
    } else {
      await chip.tap();
      await scene.tap({ position });
    }
  }
}

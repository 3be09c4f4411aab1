import type { Locator } from 'playwright';
import type { PlayedInteraction } from '@nibras/player';
import { pointAt, putLabels } from './answer-pictures.ts';
import type { QuestionType } from './showcase-questions.ts';

/** How a learner works. */
export type Hand = 'mouse' | 'keyboard' | 'touch';

interface At<Kind extends PlayedInteraction['kind']> {
  readonly root: Locator;
  readonly hand: Hand;
  readonly question: Extract<PlayedInteraction, { kind: Kind }>;
}

/** A button or the label of a radio button. */
async function press(control: Locator, hand: Hand): Promise<void> {
  if (hand === 'keyboard') {
    const input = control.locator('input');
    await ((await input.count()) > 0 ? input : control).press('Space');
  } else if (hand === 'touch') await control.tap();
  else await control.click();
}

const radio = (root: Locator, name: string, value: string): Locator =>
  root.locator(`label:has(input[name="${name}"][value="${value}"])`);

async function order({ root, hand, question }: At<'order'>): Promise<void> {
  const ids = question.items.map(({ id }) => id);
  for (const [place, id] of ids.entries()) {
    const row = root.locator(`li[data-id="${id}"]`);
    const up = row.locator('button').first();
    for (let turn = 0; turn < ids.length; turn += 1) {
      const now = await root.locator('.order li').evaluateAll((rows) => rows.map((one) => one.dataset['id']!));
      if (now.indexOf(id) <= place) break;
      if (hand === 'keyboard') await up.press('ArrowUp');
      else await press(up, hand);
    }
  }
}

async function number({ root, hand, question }: At<'number'>): Promise<void> {
  const shown = await root.locator('form').getAttribute('data-draw');
  const draw = question.draws?.find((one) => String(one.number) === shown);
  const { value } = draw ?? question.answers.find(({ credit }) => credit === 1)!;
  const range = root.locator('input[type=range]');
  if ((await range.count()) > 0) {
    if (hand === 'keyboard') {
      for (let turn = 0; turn < 100 && Number(await range.inputValue()) !== value; turn += 1)
        await range.press('ArrowUp');
      return;
    }
    const { min, max, rtl } = await range.evaluate((one: HTMLInputElement) => ({
      min: Number(one.min),
      max: Number(one.max),
      rtl: getComputedStyle(one).direction === 'rtl',
    }));
    const box = (await range.boundingBox())!;
    const share = (value - min) / (max - min);
    const position = { x: (rtl ? 1 - share : share) * box.width, y: box.height / 2 };
    await (hand === 'touch' ? range.tap({ position }) : range.click({ position }));
    return;
  }
  const field = root.locator('.number input');
  if (hand === 'keyboard') await field.focus();
  else await press(field, hand);
  const digits = String(value).replace('.', ',');
  const arabic = digits.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
  await field.pressSequentially(hand === 'touch' ? arabic : digits);
  const select = root.locator('.number select');
  if ((await select.count()) > 0) {
    if (hand === 'keyboard') await select.press('ArrowDown');
    else await select.selectOption({ index: 1 });
  }
}

async function match({ root, hand, question }: At<'match'>): Promise<void> {
  if ((await root.locator('.drops').count()) > 0) {
    await putLabels(root, hand, question);
    return;
  }
  for (const { id } of question.sources) {
    const target = question.key[id]!;
    if ((await root.locator('.grid').count()) > 0) await press(radio(root, id, target), hand);
    else {
      await press(root.locator(`.chip[data-id="${id}"]`), hand);
      await press(root.locator(`section[data-group="${target}"] .bin`), hand);
    }
  }
}

async function gaps({ root, hand, question }: At<'gaps'>): Promise<void> {
  for (const gap of question.gaps) {
    const field = root.locator(`.gap [name="${gap.id}"]`);
    if (gap.way === 'bank') {
      await press(root.locator(`.bank [data-word="${gap.key}"]`), hand);
      await press(root.locator(`.hole[data-gap="${gap.id}"]`), hand);
    } else if (gap.way === 'choice') {
      const key = gap.options.find(({ correct }) => correct)!.id;
      if (hand !== 'keyboard') await field.selectOption(key);
      else for (let turn = 0; turn < 9 && (await field.inputValue()) !== key; turn += 1) await field.press('ArrowDown');
    } else {
      if (hand === 'keyboard') await field.focus();
      else await press(field, hand);
      await field.pressSequentially(
        gap.way === 'text'
          ? gap.answers.find(({ credit }) => credit === 1)!.label
          : String(gap.value).replace('.', ','),
      );
    }
  }
}

const submit = (root: Locator): Locator => root.locator('.actions button');

async function open({ root, hand, question }: At<'open'>): Promise<void> {
  const field = root.locator('.open textarea, .open input');
  if (hand === 'keyboard') await field.focus();
  else await press(field, hand);
  await field.pressSequentially(
    question.hands === 'link' ? 'https://example.org/mine' : 'Mes élèves mesurent la pluie تلاميذي',
  );
  if (question.criteria.length === 0) return;
  await press(submit(root), hand);
  for (const { id } of question.criteria) await press(radio(root, id, '2'), hand);
}

/** Gives the right answer to a question, and checks it. */
export async function answer(root: Locator, hand: Hand): Promise<void> {
  const question = JSON.parse((await root.getAttribute('data-question'))!) as PlayedInteraction;
  const at = { root, hand };
  switch (question.kind) {
    case 'choice': {
      if (question.inText) {
        for (const { id } of question.options.filter(({ correct }) => correct))
          await press(root.locator(`.pick[data-id="${id}"]`), hand);
        break;
      }
      if ((await root.locator('.zones').count()) > 0) {
        await pointAt(root, hand, question);
        break;
      }
      for (const right of question.options.filter(({ correct }) => correct))
        await press(root.locator(`.options label:has(input[value="${right.id}"])`), hand);
      if (question.certainty) await press(root.locator('.sure label').last(), hand);
      break;
    }
    case 'order':
      await order({ ...at, question });
      break;
    case 'number':
      await number({ ...at, question });
      break;
    case 'match':
      await match({ ...at, question });
      break;
    case 'text': {
      const field = root.locator('.typed input');
      if (hand === 'keyboard') await field.focus();
      else await press(field, hand);
      await field.pressSequentially(question.answers.find(({ credit }) => credit === 1)!.label);
      break;
    }
    case 'survey':
      for (const { id } of question.items) await press(radio(root, id, question.scale[1]!.id), hand);
      break;
    case 'open':
      await open({ ...at, question });
      break;
    case 'gaps':
      await gaps({ ...at, question });
      break;
  }
  await press(submit(root), hand);
}

/** All questions of a type on the page. */
export const questionsOf = (page: { locator: (selector: string) => Locator }, type: QuestionType): Promise<Locator[]> =>
  page.locator(`course-${type}`).all();

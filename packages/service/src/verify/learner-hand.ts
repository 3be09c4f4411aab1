import type { Frame, Locator, Page } from 'playwright';

/** Where a page's own link or button onwards is looked for, the likeliest first. */
const onwards = [
  '[rel~="next"]:visible',
  'button:visible, a:visible, input[type="button"]:visible, [role="button"]:visible',
];
const word =
  /^\W*(next|continue|forward|suivant|continuer|page suivante|التالي|متابعة)\b|^\W*(التالي|متابعة)|^next|(next|suivant)\W*$/i;

const brief = { timeout: 2000 };

/** Every frame of the course, the deepest first. */
const courseFrames = (page: Page): Frame[] =>
  page
    .frames()
    .filter((one) => one !== page.mainFrame())
    .toReversed();

/** A control's words, as a learner reads them. */
const labelOf = async (one: Locator): Promise<string> => {
  const said = [await one.getAttribute('value'), await one.textContent(), await one.getAttribute('aria-label')];
  return (said.find((text) => text !== null && text.trim() !== '') ?? '').trim();
};

/** Goes one page on where the course offers it; `sure` keeps to links that say so in their markup. */
export async function goOn(page: Page, sure: boolean): Promise<boolean> {
  for (const frame of courseFrames(page)) {
    const marked = frame.locator(onwards[0]!);
    if ((await marked.count()) > 0) {
      await marked.first().click(brief);
      return true;
    }
    if (sure) continue;
    for (const one of await frame.locator(onwards[1]!).all())
      if (word.test(await labelOf(one)) && (await one.isEnabled())) {
        await one.click(brief);
        return true;
      }
  }
  return false;
}

/** The first frame that shows the target. */
async function find(page: Page, target: string): Promise<Locator> {
  for (const frame of courseFrames(page)) {
    const found = frame.locator(target);
    if ((await found.count()) > 0) return found.first();
  }
  throw new Error(target);
}

export const clickOn = async (page: Page, target: string): Promise<void> => (await find(page, target)).click(brief);
export const typeInto = async (page: Page, target: string, text: string): Promise<void> =>
  (await find(page, target)).fill(text, brief);

/** Answers what can be answered on the page; gives the number of questions sent. */
export async function answerAll(page: Page, option: number, text: string): Promise<number> {
  let sent = 0;
  for (const frame of courseFrames(page)) {
    const forms = await frame.locator('form:visible').all();
    for (const form of forms) {
      const groups = new Map<string, Locator[]>();
      for (const box of await form.locator('input[type="radio"]:enabled, input[type="checkbox"]:enabled').all()) {
        const name = (await box.getAttribute('name')) ?? '';
        groups.set(name, [...(groups.get(name) ?? []), box]);
      }
      for (const boxes of groups.values())
        await boxes[Math.min(option, boxes.length) - 1]!.check({ ...brief, force: true });
      const fields = await form
        .locator('input[type="text"]:enabled:visible, input:not([type]):enabled:visible, textarea:enabled:visible')
        .all();
      for (const field of fields) await field.fill(text, brief);
      const lists = await form.locator('select:enabled:visible').all();
      for (const one of lists) await one.selectOption({ index: option }, brief);
      if (groups.size + fields.length + lists.length === 0) continue;
      const button = form
        .locator('button:not([type="button"]):enabled:visible, input[type="submit"]:enabled:visible')
        .first();
      if ((await button.count()) === 0) continue;
      await button.click(brief);
      sent += 1;
    }
  }
  return sent;
}

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CourseSnapshot, SnapshotNode } from '@nibras/course';
import { type AdapterSite, adapterSite, adapterTargets } from './adapter-sites.ts';
import type { Person, Sight, Tab, TestBrowser } from './browsers.ts';
import { plan } from './packages.ts';
import { tinyCourse } from './tiny-course.ts';

/** The same course with its pages in another order. */
function turned(snapshot: CourseSnapshot): CourseSnapshot {
  const turn = (nodes: readonly SnapshotNode[]): SnapshotNode[] =>
    nodes.map((node) => ({ ...node, children: turn(node.children) })).toReversed();
  return { ...snapshot, nodes: turn(snapshot.nodes) };
}

const title = (course: Sight): Promise<unknown> => course.evaluate("document.querySelector('h1').textContent");
/** Ids of the questions that show an answer. */
const shown = async (course: Sight): Promise<unknown> =>
  course.evaluate(
    "[...document.querySelectorAll('.question')].filter((one) => one.querySelector('input:checked')).map((one) => JSON.parse(one.dataset.question).id)",
  );

async function next(course: Sight): Promise<void> {
  const before = await title(course);
  await course.click('[rel=next]');
  await course.waitForFunction(`document.querySelector('h1').textContent !== ${JSON.stringify(before)}`);
}

/** Answers a question of the page rightly; its options are shuffled. Gives its id. */
async function answer(course: Sight, at: number): Promise<string> {
  const id = await course.evaluate(`(() => {
    const root = document.querySelectorAll('course-choice')[${at}];
    const label = [...root.querySelectorAll('.options label')].find((one) => one.textContent.includes('Deux'));
    label.dataset.pick = 'p${at}';
    root.querySelector('button').dataset.pick = 'b${at}';
    return JSON.parse(root.closest('.question').dataset.question).id;
  })()`);
  await course.click(`[data-pick=p${at}]`);
  await course.click(`[data-pick=b${at}]`);
  return String(id);
}

/** The tab dies: the course says no last word. */
async function kill({ course, close }: Tab): Promise<void> {
  await course.evaluate('nibras.session.leave = nibras.session.hide = () => undefined');
  await close();
}

/** The LMS is asked at once, not in some seconds. */
const send = ({ course }: Tab): Promise<unknown> => course.evaluate("void dispatchEvent(new Event('online'))");

/** What every adapter owes a learner, in a browser; `thorough` adds what takes long and does not depend on the browser. */
export function adapterJourneys(launch: () => Promise<TestBrowser>, thorough: boolean): void {
  let browser: TestBrowser;
  let person: Person;
  let site: AdapterSite;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    person = await browser.person();
  });
  afterEach(async () => {
    await person?.leave();
    site?.close();
  });

  describe.each(adapterTargets)('%s', (target) => {
    const open = async (joined = true): Promise<Tab> => {
      site ??= await adapterSite(await plan(target, tinyCourse()), target);
      const tab = await person.open(site.launch(), site.framed);
      await tab.course.waitForFunction(
        `globalThis.nibras && nibras.index && nibras.session && document.querySelector('html:not(.wait) main h1')${joined && target !== 'web' ? ' && nibras.session.joined' : ''}`,
      );
      return tab;
    };
    const toQuiz = async ({ course }: Tab): Promise<void> => {
      await next(course);
      await next(course);
    };
    const away = async (tab: Tab): Promise<void> => {
      await tab.goto('about:blank');
      await tab.close();
    };
    const held = async (answers: readonly string[]): Promise<void> => {
      if (site.answered()) await expect.poll(() => site.answered(), { timeout: 25_000 }).toEqual(answers);
    };
    beforeEach(() => {
      site = undefined as unknown as AdapterSite;
    });

    test('a learner reads, answers, leaves and comes back to where it was', async () => {
      const first = await open();
      await toQuiz(first);
      const answers = [await answer(first.course, 0), await answer(first.course, 1)];
      await away(first);
      await held(answers);
      const second = await open();
      expect(await title(second.course)).toBe('Test');
      expect(await shown(second.course)).toEqual(answers);
      answers.push(await answer(second.course, 2));
      await away(second);
      await held(answers);
    });

    test('without an LMS for a while nothing is lost, and all of it arrives once when it is back', async () => {
      const tab = await open();
      await toQuiz(tab);
      const answers = [await answer(tab.course, 0)];
      await send(tab);
      await held(answers);
      await site.reach(tab, false);
      answers.push(await answer(tab.course, 1), await answer(tab.course, 2));
      if (target !== 'web') {
        await send(tab);
        await tab.course.waitForFunction("document.querySelector('.note')");
        expect(await tab.course.evaluate("document.querySelector('.note').textContent")).toContain(
          'gardées sur cet appareil',
        );
      }
      await site.reach(tab, true);
      await send(tab);
      await tab.course.waitForFunction("!document.querySelector('.note')");
      await held(answers);
      await away(tab);
      const again = await open();
      expect(await shown(again.course)).toEqual(answers);
      await held(answers);
    });

    test('a tab that is killed while the LMS is away: the next one sends what it had', async () => {
      const first = await open();
      await toQuiz(first);
      await site.reach(first, false);
      const answers = [await answer(first.course, 0), await answer(first.course, 1)];
      await kill(first);
      expect(site.answered() ?? []).toEqual([]);
      await site.reach(first, true).catch(() => undefined);
      const second = await open();
      await send(second);
      await held(answers);
      await second.course.waitForFunction("document.querySelector('h1').textContent === 'Test'");
      expect(await shown(second.course)).toEqual(answers);
      await away(second);
      await held(answers);
    });

    test('a course published anew in the middle goes on, with each answer at its own question', async () => {
      const first = await open();
      await toQuiz(first);
      const answers = [await answer(first.course, 1), await answer(first.course, 3)];
      await away(first);
      await held(answers);
      site.plan = await plan(target, turned(tinyCourse()));
      const second = await open();
      await second.course.waitForFunction("document.querySelector('h1').textContent === 'Test'");
      expect(await shown(second.course)).toEqual(answers);
      expect(await second.course.evaluate('nibras.session.state.visited.size')).toBe(3);
      answers.push(await answer(second.course, 0));
      await away(second);
      await held(answers);
    });

    test.runIf(thorough && (target === 'cmi5' || target === 'xapi'))(
      'what tells the LMS never arrives: this device keeps the answers, and the next launch sends them after earlier ones',
      async () => {
        const earlier = await open();
        await toQuiz(earlier);
        const answers = [await answer(earlier.course, 0)];
        await away(earlier);
        await held(answers);
        site.missing = /tracker\.js/;
        const first = await open(false);
        if ((await title(first.course)) !== 'Test') await toQuiz(first);
        answers.push(await answer(first.course, 1));
        await first.course.waitForFunction("document.querySelector('.note')");
        expect(await first.course.evaluate("document.querySelector('.note').textContent")).toContain(
          'Aucune plateforme',
        );
        answers.push(await answer(first.course, 2));
        await away(first);
        await held(answers.slice(0, 1));
        site.missing = undefined;
        const second = await open();
        await held(answers);
        expect(await shown(second.course)).toEqual(answers);
        await away(second);
        await held(answers);
      },
    );
  });
}

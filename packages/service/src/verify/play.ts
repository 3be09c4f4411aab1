import { type AttemptRecord, createVerdict, type ProfileId, type Verdict } from '@nibras/lms';
import type { Browser, Page } from 'playwright';
import type { SimulatorControl } from '../preview/simulator-control.ts';
import { answerAll, clickOn, goOn, typeInto } from './learner-hand.ts';
import type { Step } from './script.ts';

/** What playing one part of a package showed. */
export interface Played {
  readonly part: string;
  readonly title: string;
  readonly record: AttemptRecord | undefined;
  readonly verdicts: readonly CountedVerdict[];
  readonly calls: number;
  /** Everything that was said, for a support ticket. */
  readonly log: Readonly<Record<string, unknown>>;
}

/** A broken rule and how often it was broken. */
export interface CountedVerdict extends Verdict {
  readonly count: number;
}

export interface PlayRequest {
  readonly browser: Browser;
  /** Address of the simulator page. */
  readonly url: string;
  readonly profile: ProfileId;
  readonly standardLimits: boolean;
  readonly part: { readonly index: number; readonly id: string; readonly title: string };
  readonly steps: readonly Step[];
  /** The steps are ours, not the author's: what cannot be done is no fault. */
  readonly usual: boolean;
}

/** The globals of the simulator page. */
type SimulatorPage = typeof globalThis & { readonly nibrasSimulator: SimulatorControl };

const quiet = 700;
const patience = 10_000;

/** The same rule broken at question 1 and at question 2 is one remark; `each` keeps what has another value apart. */
export function countVerdicts(verdicts: readonly Verdict[], each = false): CountedVerdict[] {
  const counted = new Map<string, CountedVerdict>();
  for (const verdict of verdicts) {
    const key = `${verdict.rule}\n${verdict.element.replace(/\.\d+\./g, '.n.')}\n${verdict.severity}${each ? `\n${verdict.value}` : ''}`;
    const before = counted.get(key);
    counted.set(key, { ...(before ?? verdict), count: (before?.count ?? 0) + 1 });
  }
  return [...counted.values()];
}

/** Hears what goes wrong around the course, beside what it says to the LMS. */
async function listen(page: Page, origin: string): Promise<Verdict[]> {
  const heard: Verdict[] = [];
  const add = (
    rule: string,
    clause: string,
    element: string,
    value = '',
    severity: Verdict['severity'] = 'error',
  ): void => void heard.push(createVerdict(rule, clause, { element, value, severity }));
  await page.route(
    (url) => /^https?:/.test(url.protocol) && url.origin !== origin,
    async (route) => {
      add(
        'play.remote',
        'privacy: no third party',
        new URL(route.request().url()).host,
        route.request().url(),
        'warning',
      );
      await route.abort();
    },
  );
  // What the page's own policy holds back never reaches the network: the page itself tells of it.
  await page.addInitScript(() => {
    const { document } = globalThis as unknown as {
      document: { addEventListener(name: string, work: (event: { blockedURI: string }) => void): void };
    };
    document.addEventListener('securitypolicyviolation', ({ blockedURI }) => console.debug(`held back: ${blockedURI}`));
  });
  page.on('console', (message) => {
    const blocked = /^held back: ((?:https?|wss?):.*)$/.exec(message.text())?.[1];
    if (blocked !== undefined) add('play.remote', 'privacy: no third party', new URL(blocked).host, blocked, 'warning');
  });
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (response.status() !== 404 || pathname.endsWith('/favicon.ico')) return;
    const file = /^\/(?:course|by-name)\/(.*)$/.exec(pathname)?.[1];
    if (file !== undefined) add('play.not-found', 'RFC 9110 15.5.5', decodeURIComponent(file));
  });
  page.on('pageerror', (error) => {
    const place = /https?:\/\/[^/\s]+\/([^\s()]+)/.exec(error.stack ?? '')?.[1] ?? '';
    add('play.script-error', 'ECMA-262', place.replace(/\?[^:]*/, ''), `${error.name}: ${error.message}`);
  });
  page.on('dialog', (dialog) => {
    add('play.dialog', 'HTML 8.9', dialog.type(), dialog.message(), 'warning');
    void dialog.accept().catch(() => undefined);
  });
  return heard;
}

/** Waits until the course has said nothing for a moment. */
async function settle(page: Page): Promise<void> {
  const end = Date.now() + patience;
  let last = -1;
  let since = Date.now();
  while (Date.now() < end) {
    const count = await page.evaluate(async () => {
      await (globalThis as SimulatorPage).nibrasSimulator.refresh();
      return (globalThis as SimulatorPage).nibrasSimulator.log.length;
    });
    if (count !== last) [last, since] = [count, Date.now()];
    else if (Date.now() - since >= quiet) return;
    await page.waitForTimeout(100);
  }
}

async function perform(page: Page, step: Step, usual: boolean, part: number): Promise<void> {
  switch (step.do) {
    case 'launch':
      await page.evaluate(
        ([index, fresh]) => (globalThis as SimulatorPage).nibrasSimulator.launch({ part: index, fresh }),
        [part, step.fresh ?? false] as const,
      );
      break;
    case 'wait':
      if (step.for !== undefined) await page.waitForTimeout(step.for);
      break;
    case 'click':
      await clickOn(page, step.target);
      break;
    case 'type':
      await typeInto(page, step.target, step.text);
      return;
    case 'next':
      for (let time = 0; time < (step.times ?? 1); time += 1) {
        if (!(await goOn(page, usual))) {
          if (!usual) throw new Error('no link onwards');
          break;
        }
        await settle(page);
      }
      return;
    case 'answer':
      if ((await answerAll(page, step.option ?? 1, step.text ?? 'x')) === 0 && !usual) throw new Error('no question');
      break;
    case 'suspend':
    case 'close':
      await page.evaluate(() => (globalThis as SimulatorPage).nibrasSimulator.suspend());
      return;
    case 'resume':
      await page.evaluate(() => (globalThis as SimulatorPage).nibrasSimulator.launch());
      break;
    case 'fault':
      await page.evaluate(([name, on]) => (globalThis as SimulatorPage).nibrasSimulator.fault(name, on), [
        step.name,
        step.on ?? true,
      ] as const);
      return;
    case 'kill':
      await page.evaluate(() => (globalThis as SimulatorPage).nibrasSimulator.kill());
      return;
  }
  await settle(page);
}

/** Plays one part of a package in the simulator, in a browser without window. */
export async function playPart(request: PlayRequest): Promise<Played> {
  const { browser, url, profile, part } = request;
  const context = await browser.newContext({ viewport: { width: 1100, height: 760 }, locale: 'en' });
  try {
    const page = await context.newPage();
    const heard = await listen(page, new URL(url).origin);
    const limits = request.standardLimits ? '&limits=standard' : '';
    await page.goto(`${url}?lang=en&wait&profile=${profile}${limits}`);
    for (const [index, step] of request.steps.entries())
      try {
        await perform(page, step, request.usual, part.index);
      } catch (error) {
        const reason = error instanceof Error ? error.message.split('\n')[0]! : '';
        heard.push(createVerdict('play.step', 'script', { element: `${index + 1} ${step.do}`, value: reason }));
      }
    await page.evaluate(async () => {
      if ((globalThis as SimulatorPage).nibrasSimulator.running)
        await (globalThis as SimulatorPage).nibrasSimulator.suspend();
      await (globalThis as SimulatorPage).nibrasSimulator.refresh();
    });
    const { record, verdicts, calls, log } = await page.evaluate(() => {
      const control = (globalThis as SimulatorPage).nibrasSimulator;
      return {
        record: control.record(),
        verdicts: [...control.verdicts()],
        calls: control.log.length,
        log: JSON.parse(JSON.stringify(control.report())) as Record<string, unknown>,
      };
    });
    return { part: part.id, title: part.title, record, verdicts: countVerdicts([...verdicts, ...heard]), calls, log };
  } finally {
    await context.close();
  }
}

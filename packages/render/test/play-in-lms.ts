import type { Browser, Frame, Page } from 'playwright';
import { expect } from 'vitest';
import type { Site } from './site.ts';

/** The data model, as the LMS gives it out. */
// oxlint-disable-next-line typescript/no-explicit-any -- its members differ from element to element
export type Cmi = Record<string, any>;

/** Launches the package of a site in its SCORM 1.2 LMS, with what an earlier visit left there; a script error fails the test. */
export async function openInLms(
  browser: Browser,
  origin: string,
  size: { readonly width: number; readonly height: number },
  before?: (page: Page) => Promise<void>,
): Promise<{ page: Page; sco: Frame }> {
  const page = await browser.newPage({ viewport: size });
  page.on('pageerror', (error) => expect.fail(String(error.stack)));
  await before?.(page);
  await page.goto(`${origin}/lms/12`);
  const sco = (await (await page.$('#sco'))!.contentFrame())!;
  await sco.waitForSelector('html:not(.wait) main h1');
  await sco.waitForFunction('nibras.session.index');
  return { page, sco };
}

/** Closes the course as a learner does, and lets the LMS of the site keep what it holds. */
export async function leaveLms(page: Page, site: Site): Promise<Cmi> {
  await page.evaluate("document.getElementById('sco').remove()");
  const cmi = (await page.evaluate('cmi()')) as Cmi;
  site.saved = JSON.stringify(cmi);
  await page.close();
  return cmi;
}

import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import puppeteer from 'puppeteer-core';

/** What the tests ask of a page or frame: Playwright's and Puppeteer's are alike in it. */
export interface Sight {
  evaluate(expression: string): Promise<unknown>;
  click(selector: string): Promise<void>;
  waitForFunction(expression: string): Promise<unknown>;
}

/** A tab of a browser, with the frame in which the course is: its own, or one inside of an LMS's page. */
export interface Tab {
  readonly page: Sight;
  readonly course: Sight;
  goto(address: string): Promise<unknown>;
  close(): Promise<void>;
}

/** One person at one computer. */
export interface Person {
  open(address: string, framed: boolean): Promise<Tab>;
  leave(): Promise<void>;
}

export interface TestBrowser {
  person(): Promise<Person>;
  close(): Promise<unknown>;
}

const firefoxPath = process.env['FIREFOX'] ?? '/usr/bin/firefox-esr';
export const hasFirefox = existsSync(firefoxPath);

interface AnyPage extends Sight {
  goto(address: string): Promise<unknown>;
  close(): Promise<void>;
  mainFrame(): Sight;
  waitForSelector(selector: string): Promise<{ contentFrame(): Promise<Sight | null> } | null>;
}

async function openTab(page: AnyPage, address: string, framed: boolean): Promise<Tab> {
  await page.goto(address);
  const course = framed ? await (await page.waitForSelector('#sco'))!.contentFrame() : page.mainFrame();
  return { page, course: course!, goto: (to) => page.goto(to), close: () => page.close() };
}

export async function openChromium(): Promise<TestBrowser> {
  const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium' });
  return {
    async person() {
      const context = await browser.newContext();
      return {
        open: async (address, framed) => openTab((await context.newPage()) as unknown as AnyPage, address, framed),
        leave: () => context.close(),
      };
    },
    close: () => browser.close(),
  };
}

/** Firefox as it is released, over WebDriver BiDi: Playwright drives a build of its own only. */
export async function openFirefox(): Promise<TestBrowser> {
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath: firefoxPath, headless: true });
  return {
    async person() {
      const context = await browser.createBrowserContext();
      return {
        open: async (address, framed) => openTab((await context.newPage()) as unknown as AnyPage, address, framed),
        leave: () => context.close(),
      };
    },
    close: () => browser.close(),
  };
}

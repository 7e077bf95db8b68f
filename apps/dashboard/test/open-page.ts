import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { browserPath, howToGetOne, launch } from './browser.ts';
import { serve } from './serve.ts';

/** What a test of the page is given. */
interface Visit {
  readonly page: Page;
  /** Addresses of everything that was asked for, whoever asked. */
  readonly requests: readonly string[];
  /** What the console was told as an error, the policy's complaints among them. */
  readonly errors: readonly string[];
}

/** How to visit: a fragment of the address, and a browser's settings. */
interface VisitOptions extends BrowserContextOptions {
  readonly fragment?: string;
  /** Runs in the page before its own scripts. */
  readonly before?: string;
}

/** Opens the page in a fresh profile, runs a test in it, and closes it. */
export type Visitor = (test: (visit: Visit) => Promise<void>, options?: VisitOptions) => Promise<void>;

/** Tests of the built page in a browser: skipped, with how to get one, where there is none; but not in CI. */
export function describePage(name: string, tests: (visit: Visitor) => void): void {
  const isSkipped = browserPath === undefined && process.env['CI'] !== 'true';
  describe.skipIf(isSkipped)(isSkipped ? `${name} (skipped: ${howToGetOne})` : name, () => {
    let browser: Browser;
    let server: Awaited<ReturnType<typeof serve>>;
    beforeAll(async () => {
      [browser, server] = await Promise.all([launch(), serve()]);
    });
    afterAll(async () => {
      await browser?.close();
      server?.close();
    });
    tests(async (test, { fragment = '', before, ...options } = {}) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
      context.setDefaultTimeout(30_000);
      const page = await context.newPage();
      const requests: string[] = [];
      const errors: string[] = [];
      context.on('request', (request) => requests.push(request.url()));
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      page.on('pageerror', (error) => errors.push(error.message));
      if (before !== undefined) await page.addInitScript(before);
      await page.goto(server.address + fragment);
      try {
        await test({ page, requests, errors });
      } finally {
        await context.close();
      }
    });
  });
}

/** Waits until the plan stands, and every other planner has answered. */
export async function settled(page: Page): Promise<void> {
  await page.getByTestId('cost').waitFor();
  await page.waitForFunction(() => document.querySelector('[data-testid=standing]')?.textContent === '');
}

/** The cost on the page, in USD/hour. */
export async function costOn(page: Page): Promise<number> {
  return Number((await page.getByTestId('cost').textContent())?.replaceAll(',', ''));
}

/** Waits for another cost than this one, and answers it. */
export async function costAfter(page: Page, before: number): Promise<number> {
  await page.waitForFunction((old) => {
    const text = document.querySelector('[data-testid=cost]')?.textContent?.replaceAll(',', '');
    return text !== undefined && Number(text) !== old;
  }, before);
  await settled(page);
  return costOn(page);
}

/** Hands a file to the page by its Open button. */
export async function openFile(page: Page, name: string, content: string | Buffer): Promise<void> {
  const buffer = typeof content === 'string' ? Buffer.from(content) : content;
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer });
}

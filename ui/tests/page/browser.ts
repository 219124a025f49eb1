import { chromium, type Browser, type Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import type { Scenario } from '../mock/scenario';

/** Debian's browser. Where it is missing, tests fail: a page nobody looked at is not tested. */
export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb'],
  });

export interface Visit {
  page: Page;
  /** What went wrong in the page: errors, and what its security policy blocked. */
  complaints: string[];
  close(): Promise<void>;
}

/** Opens the page in a window of its own against a host that plays the scenario. */
export async function visit(
  browser: Browser,
  scenario: Scenario = {},
  options: {
    clock?: boolean;
    locale?: string;
    /** Files that cannot be fetched. */
    without?: RegExp;
    /** Collects in `window.seen` what was there to read, whenever it changed. */
    watch?: boolean;
  } = {},
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 960, height: 680 },
    locale: options.locale ?? 'en-GB',
    timezoneId: 'Europe/London',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('favicon')) complaints.push(message.text());
  });
  if (options.clock) await page.clock.install();
  if (options.without) await page.route(options.without, (route) => route.abort());
  if (options.watch)
    await page.addInitScript(() => {
      const seen: string[] = ((window as unknown as { seen: string[] }).seen = []);
      new MutationObserver(() => document.body && seen.push(document.body.innerText)).observe(document, {
        childList: true,
        subtree: true,
        characterData: true,
      });
    });
  await page.addInitScript((scenario) => (window.scenario = scenario), scenario);
  await page.goto(inject('page'));
  return { page, complaints, close: () => context.close() };
}

export const screen = (page: Page, name: string) => page.locator(`[data-screen="${name}"]`);
export const press = (page: Page, action: string) =>
  page.locator(`[data-action="${action}"]`).first().click();

/** Types the number that is shown where a request began, and goes on to the PIN. */
export async function approve(page: Page): Promise<void> {
  await page.locator('#number').fill('47');
  await press(page, 'approve');
}

/** Scrolls through the document that is shown, until its end was there. */
export async function readDocument(page: Page): Promise<void> {
  await page.locator('[data-preview]').waitFor();
  const scroll = () =>
    page.evaluate(() => {
      const paper = document.querySelector<HTMLElement>('[data-preview]')!;
      paper.lastElementChild!.scrollIntoView({ block: 'end' });
      return 'ended' in paper.dataset;
    });
  await expect.poll(scroll, { timeout: 20_000 }).toBe(true);
}

/** Types a link and reads it. */
export async function pasteLink(
  page: Page,
  link = 'https://trust.acme.example/verify?code=1',
): Promise<void> {
  await page.getByLabel('Your link').fill(link);
  await press(page, 'read-link');
}

/** What was asked of the host, in order. */
export const calls = (page: Page) => page.evaluate(() => window.host.calls);

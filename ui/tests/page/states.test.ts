import { mkdirSync } from 'node:fs';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, screen, visit } from './browser';
import { cutOff, focusless } from './looks';
import { STATES } from './states/index';

/** Where to leave pictures of every state, for people to look at. */
const SHOTS = process.env['SHOTS'];

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
  if (SHOTS) mkdirSync(SHOTS, { recursive: true });
});
afterAll(() => browser.close());

/** Looks change colours alone, and width changes everything but colours: each is examined for what it changes. */
const COLOURS: axe.RunOptions = { runOnly: ['color-contrast'] };
const STRUCTURE: axe.RunOptions = { rules: { 'color-contrast': { enabled: false } } };

async function violations(page: Page, options: axe.RunOptions = {}): Promise<string[]> {
  const { violations } = await page.evaluate(
    (options) => (window as unknown as { axe: typeof axe }).axe.run(options),
    options,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html}: ${node.failureSummary}`),
  );
}

describe.each(STATES)('$name', ({ name, screen: expected, scenario, steps, focus }) => {
  test('is accessible, whole and focused in every look', async () => {
    const { page, complaints, close } = await visit(browser, scenario);
    const shot = async (look: string) => {
      if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}-${look}.png` });
    };
    await steps?.(page);
    await screen(page, expected).waitFor();

    const focused = await page.evaluate(() => {
      const { tagName, id } = document.activeElement!;
      return { tagName, id };
    });
    if (focus)
      expect(
        await page
          .locator(focus)
          .first()
          .evaluate((wanted) => wanted.matches(':focus, body, summary')),
      ).toBe(true);
    else expect(focused.tagName).toMatch(/^H[12]$/);

    await page.evaluate(axe.source);
    await shot('light');
    expect(await violations(page), 'light').toEqual([]);
    expect(await cutOff(page), 'wide').toEqual([]);

    await page.emulateMedia({ colorScheme: 'dark' });
    await shot('dark');
    expect(await violations(page, COLOURS), 'dark').toEqual([]);

    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
    await shot('forced');
    expect(await violations(page, COLOURS), 'forced colours').toEqual([]);
    await page.emulateMedia({ forcedColors: 'none' });

    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    await shot('large');
    expect(await cutOff(page), 'text at 200 %').toEqual([]);
    await page.evaluate(() => (document.documentElement.style.fontSize = ''));

    await page.setViewportSize({ width: 320, height: 640 });
    await shot('narrow');
    expect(await cutOff(page), '320 px wide').toEqual([]);
    expect(await violations(page, STRUCTURE), '320 px wide').toEqual([]);

    expect(await focusless(page), 'focus is visible').toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });
});

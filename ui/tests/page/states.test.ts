import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import type axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, screen, visit } from './browser';
import { PSEUDO } from '../mock/pseudo';
import { cutOff, moving, nameless, small, spaced, strayFocus } from './looks';
import { STATES } from './states/index';

/** Where to leave pictures of every state, for people to look at. */
const SHOTS = process.env['SHOTS'];

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
  if (SHOTS) mkdirSync(SHOTS, { recursive: true });
});
afterAll(() => browser.close());

/** WCAG 2.2, levels A and AA, and what axe-core itself thinks is good practice. */
const RULES: axe.RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};
/** Looks change colours alone, and width changes everything but colours: each is examined for what it changes. */
const COLOURS: axe.RunOptions = { runOnly: { type: 'rule', values: ['color-contrast'] } };
const STRUCTURE: axe.RunOptions = { ...RULES, rules: { 'color-contrast': { enabled: false } } };

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

const OTHERS = readdirSync('../locales').filter((language) => !['en', 'de'].includes(language));

/** The languages that a state is drawn in: German for its long words, another by turns, and the one that runs from
 * right to left and is longer than any. */
const languages = (name: string) => ['de', OTHERS[name.length % OTHERS.length]!, PSEUDO];

async function violations(page: Page, options: axe.RunOptions): Promise<string[]> {
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
    // Beforehand: some states are offline.
    await page.evaluate((tags) => Promise.all(tags.map((tag) => window.host.load(tag))), languages(name));
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

    await page.evaluate(AXE);
    await shot('light');
    expect(await violations(page, RULES), 'light').toEqual([]);
    expect(await cutOff(page), 'wide').toEqual([]);
    expect(await small(page), 'targets').toEqual([]);
    expect(await nameless(page), 'names').toEqual([]);
    expect(await moving(page), 'motion').toEqual([]);

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
    expect(await spaced(page, () => cutOff(page)), 'widely spaced').toEqual([]);
    expect(await strayFocus(page), 'focus').toEqual([]);

    for (const language of languages(name)) {
      await page.evaluate((language) => window.host.speak(language), language);
      await shot(`narrow-${language}`);
      expect(await cutOff(page), `320 px wide in ${language}`).toEqual([]);
    }
    // The last language runs from right to left.
    expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl');
    await page.setViewportSize({ width: 960, height: 680 });
    await shot('rightward');
    expect(await cutOff(page), 'from right to left').toEqual([]);

    expect(complaints).toEqual([]);
    await close();
  });
});

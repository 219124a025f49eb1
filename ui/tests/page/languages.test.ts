import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as fixtures from '../mock/fixtures';
import { PSEUDO } from '../mock/pseudo';
import { approve, launch, press, screen, visit } from './browser';

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

const spoken = (page: Page) =>
  page.evaluate(() => `${document.documentElement.lang} ${document.documentElement.dir}`);
const lefts = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().left));
const session = { kind: 'session', value: fixtures.signing } as const;

test('the person’s language is there from the first word on', async () => {
  const { page, complaints, close } = await visit(
    browser,
    { start: { language: 'de-AT', identities: [] } },
    { locale: 'de-AT', watch: true },
  );
  await screen(page, 'welcome').getByRole('heading', { name: 'Willkommen bei Countersign' }).waitFor();
  expect(await spoken(page)).toBe('de ltr');
  const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  expect(seen.length).toBeGreaterThan(0);
  for (const text of seen) expect(text).not.toMatch(/Waiting|Welcome|Home|Settings|Your link/);
  expect(complaints).toEqual([]);
  await close();
});

test('a language that is chosen is spoken at once, and dates are written its way', async () => {
  const { page, close } = await visit(browser, { start: { identities: [fixtures.revoked] } });
  await page.locator('[data-nav="settings"]').click();
  await page.locator('#language').selectOption('fr');
  await screen(page, 'settings').getByRole('heading', { name: 'Paramètres' }).waitFor();
  expect(await spoken(page)).toBe('fr ltr');
  expect(await page.title()).toBe('Paramètres – Countersign');
  await page.locator('[data-nav="home"]').click();
  await press(page, 'open-identity');
  await page.getByText('le 4 mars 2025').waitFor();
  await page.locator('[data-nav="settings"]').click();
  await page.locator('#language').selectOption('');
  await screen(page, 'settings').getByRole('heading', { name: 'Settings' }).waitFor();
  await close();
});

test('a language that cannot be fetched leaves English, and nothing breaks', async () => {
  const { page, close } = await visit(
    browser,
    { start: { language: 'de', identities: [] } },
    { locale: 'de-DE', without: /\/(desktop|errors)-[^/]*\.js$/ },
  );
  await screen(page, 'welcome').getByRole('heading', { name: 'Welcome to Countersign' }).waitFor();
  expect(await spoken(page)).toBe('en ltr');
  await close();
});

test('from right to left, digits and hashes still run from left to right, and arrows turn', async () => {
  const { page, complaints, close } = await visit(browser, {
    start: { language: PSEUDO, settings: { numberPad: true } },
    questions: [session],
  });
  await screen(page, 'session').waitFor();
  expect(await spoken(page)).toBe(`${PSEUDO} rtl`);
  const hash = await lefts(page, '[data-screen="session"] [aria-labelledby="hash-label"] code span');
  expect(hash.length).toBe(8);
  expect(hash.slice(0, 3)).toEqual(hash.slice(0, 3).toSorted((a, b) => a - b));
  await approve(page);
  await page.keyboard.type('25');
  await page.locator('.cell.filled').nth(1).waitFor();
  const [first, second, third] = await lefts(page, '.cell');
  const filled = await lefts(page, '.cell.filled');
  expect(filled).toEqual([first, second]);
  expect(second).toBeLessThan(third!);
  const keys = await lefts(page, '[data-key="1"], [data-key="2"], [data-key="3"]');
  expect(keys).toEqual(keys.toSorted((a, b) => a - b));
  await page.keyboard.press('Escape');
  await page.locator('[data-nav="home"]').click();
  const arrow = page.locator('[data-action="open-identity"] .more svg').first();
  expect(await arrow.evaluate((svg) => getComputedStyle(svg).transform)).toBe('matrix(-1, 0, 0, 1, 0, 0)');
  const [mark] = await lefts(page, 'nav .name svg');
  expect(mark, 'the navigation stands on the right').toBeGreaterThan(480);
  expect(complaints).toEqual([]);
  await close();
});

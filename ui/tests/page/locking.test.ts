import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as fixtures from '../mock/fixtures';
import { approve, calls, launch, press, screen, visit } from './browser';

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

const commands = async (page: Page) => (await calls(page)).map(({ command }) => command);
const lock = (page: Page, cause: 'person' | 'session' | null) =>
  page.evaluate((cause) => window.host.lock(cause), cause);

test('behind the lock there is nothing to walk to: no identity, no request, no navigation', async () => {
  const { page, complaints, close } = await visit(browser, {
    start: { identities: fixtures.many },
    questions: [{ kind: 'session', value: fixtures.session }],
    requests: [fixtures.pushed],
  });
  await screen(page, 'session').waitFor();
  await lock(page, 'session');
  await screen(page, 'lock').waitFor();
  const html = await page.evaluate(() => document.documentElement.outerHTML);
  for (const kept of [fixtures.payroll.user, fixtures.session.description!, fixtures.payroll.name, 'acme'])
    expect(html).not.toContain(kept);
  expect(await page.locator('nav, aside').count()).toBe(0);
  expect(await page.title()).toBe('Countersign is locked – Countersign');
  expect(await page.evaluate(() => document.activeElement!.tagName)).toBe('H1');
  expect(complaints).toEqual([]);
  await close();
});

test('Ctrl+L locks, and nothing asks by itself', async () => {
  const { page, close } = await visit(browser, { lock: { system: true } });
  await screen(page, 'home').waitFor();
  await page.keyboard.press('Control+l');
  await screen(page, 'lock').waitFor();
  await page.keyboard.press('Control+n');
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Escape');
  await screen(page, 'lock').waitFor();
  expect(await commands(page)).not.toContain('unlock');
  await press(page, 'unlock');
  await screen(page, 'home').waitFor();
  await close();
});

test('without identities there is nothing to lock, and that is said', async () => {
  const { page, close } = await visit(browser, { start: { identities: [] } });
  await screen(page, 'welcome').waitFor();
  await page.keyboard.press('Control+l');
  await page.locator('[data-news]').getByText('nothing to lock').waitFor();
  expect(await commands(page)).not.toContain('lock');
  await close();
});

test('a program that starts locked shows nothing else, and everything once it is open', async () => {
  const { page, close } = await visit(browser, { lock: { cause: 'before' } });
  await screen(page, 'lock').waitFor();
  await press(page, 'unlock-by-pin');
  await screen(page, 'lock-pin').waitFor();
  await page.keyboard.type('2580\n');
  await screen(page, 'home').waitFor();
  expect(await page.locator('[data-identity]').count()).toBe(1);
  await close();
});

test('a question that came meanwhile is put once the lock is open', async () => {
  const { page, close } = await visit(browser, {
    lock: { cause: 'idle', system: true },
    questions: [{ kind: 'session', value: fixtures.session }],
  });
  await screen(page, 'lock').waitFor();
  await press(page, 'unlock');
  await screen(page, 'session').waitFor();
  await close();
});

test('a refused call shows the lock, where the news of it got lost', async () => {
  const { page, close } = await visit(browser, {
    lock: { system: true },
    failures: { history: fixtures.failure('locked') },
    answers: { lock_state: { ...fixtures.open, cause: 'session' } },
  });
  await screen(page, 'home').waitFor();
  await page.locator('[data-nav="history"]').click();
  await screen(page, 'lock').waitFor();
  await close();
});

test('a lock that closes over a PIN takes its digits along', async () => {
  const { page, close } = await visit(browser, { questions: [{ kind: 'session', value: fixtures.session }] });
  await approve(page);
  await screen(page, 'pin').waitFor();
  await page.keyboard.type('25');
  await page.getByText('2 of 4 entered').waitFor();
  await lock(page, 'session');
  await screen(page, 'lock').waitFor();
  await expect.poll(() => commands(page)).toContain('cancel_pin');
  await close();
});

test('use is told, and seldom', async () => {
  const { page, close } = await visit(browser, {}, { clock: true });
  await screen(page, 'home').waitFor();
  const told = async () => (await commands(page)).filter((command) => command === 'activity').length;
  for (let key = 0; key < 5; key++) await page.keyboard.press('Shift');
  expect(await told()).toBe(1);
  await page.clock.runFor(16_000);
  await page.mouse.move(10, 10);
  await expect.poll(told).toBe(2);
  await close();
});

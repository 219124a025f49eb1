import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as fixtures from '../mock/fixtures';
import { calls, launch, press, screen, visit } from './browser';

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

const PIN = 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=';

test('an authority is trusted only after it was shown, and can be forgotten', async () => {
  const { page, complaints, close } = await visit(browser, { networks: [fixtures.network] });
  await page.locator('[data-nav="settings"]').click();
  await press(page, 'choose-authority');
  const offer = page.locator('[data-offer]');
  await offer.getByText(fixtures.authority.fingerprint).waitFor();
  expect((await calls(page)).some(({ command }) => command === 'add_authority')).toBe(false);
  await press(page, 'keep-authority-out');
  expect(await offer.count()).toBe(0);
  await press(page, 'choose-authority');
  await press(page, 'add-authority');
  await page.locator('[data-authority]').waitFor();
  expect(await offer.count()).toBe(0);
  await press(page, 'forget-authority');
  await page.locator('[data-authority]').waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
  await close();
});

test('a key is pinned and taken away', async () => {
  const { page, close } = await visit(browser, { networks: [fixtures.network] });
  await page.locator('[data-nav="settings"]').click();
  const add = page.locator('[data-action="pin-service"]');
  expect(await add.getAttribute('aria-disabled')).toBe('true');
  await page.locator('#network-pin').fill(` ${PIN} `);
  await add.click();
  await page.locator(`[data-pin="${PIN}"]`).waitFor();
  const pinned = (await calls(page)).find(({ command }) => command === 'pin_service');
  expect(pinned?.arguments).toEqual({ service: fixtures.network.service, pin: PIN });
  await press(page, 'unpin-service');
  await page.locator('[data-pin]').waitFor({ state: 'detached' });
  await close();
});

test('Escape stops waiting at once, and leaves only then', async () => {
  const { page, close } = await visit(browser, { never: ['read_link', 'read_qr_screen'] });
  await page.keyboard.press('Control+Shift+S');
  await screen(page, 'welcome').waitFor();
  const read = page.locator('[data-action="read-qr-screen"]');
  await page.locator('[data-action="read-qr-screen"][aria-disabled]').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('[data-action="read-qr-screen"]:not([aria-disabled])').waitFor();
  await screen(page, 'welcome').waitFor();
  await read.press('Escape');
  await screen(page, 'home').waitFor();
  await close();
});

test('a service that is lost is named on Home until it is found again', async () => {
  const failure = fixtures.failure('service-unreachable', { service: fixtures.network.service }, true);
  const { page, close } = await visit(browser, { networks: [{ ...fixtures.network, failure }] });
  await screen(page, 'home').locator('[data-lost]').waitFor();
  await page.evaluate((network) => {
    window.host.answers.service_networks = [network];
    window.host.emit({ kind: 'network' });
  }, fixtures.network);
  await page.locator('[data-lost]').waitFor({ state: 'detached' });
  await close();
});

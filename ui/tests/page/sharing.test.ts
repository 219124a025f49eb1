import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as fixtures from '../mock/fixtures';
import { calls, launch, press, screen, visit } from './browser';

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

const { code } = fixtures.quickCode;
const commands = async (page: Page) => (await calls(page)).map(({ command }) => command);

/** Makes a code for another device. */
async function shared(options = {}) {
  const opened = await visit(browser, {}, options);
  await press(opened.page, 'open-identity');
  await press(opened.page, 'add-device');
  await screen(opened.page, 'pin').waitFor();
  await opened.page.keyboard.type('2580\n');
  await screen(opened.page, 'quick-code').waitFor();
  return opened;
}

test('a code for another device is shown in groups and read digit by digit', async () => {
  const { page, close } = await shared();
  const shown = page.getByRole('img', { name: [...code].join(' ') });
  expect(await shown.locator('span').allTextContents()).toEqual([code.slice(0, 3), code.slice(3)]);
  const text = await screen(page, 'quick-code').textContent();
  for (const fact of [fixtures.quickCode.user, fixtures.quickCode.project, fixtures.quickCode.service])
    expect(text).toContain(fact);
  await close();
});

test('it is forgotten as the screen is left, here and in the host', async () => {
  const { page, close } = await shared();
  expect(await commands(page)).not.toContain('cancel_pin');
  await press(page, 'done');
  await screen(page, 'identity').waitFor();
  expect((await calls(page)).at(-1)).toEqual({ command: 'cancel_pin', arguments: { id: 'entry-1' } });
  expect(await page.locator('body').innerHTML()).not.toMatch(/905.?174/);
  await close();
});

test('copying it says so and changes nothing else', async () => {
  const { page, complaints, close } = await shared();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await press(page, 'copy-code');
  await page.getByText('Copied.').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code);
  await screen(page, 'quick-code').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test('once expired it is gone from the screen, and another can be made', async () => {
  const { page, close } = await shared({ clock: true });
  await page.clock.runFor(140_000);
  expect(await page.locator('section > .unseen').textContent()).toBe('');
  await page.clock.runFor(20_000);
  await page.getByText('The code is about to expire.').waitFor();
  await page.clock.runFor(30_000);
  await screen(page, 'quick-code-expired').waitFor();
  expect(await page.locator('body').innerHTML()).not.toMatch(/905.?174/);
  expect(await commands(page)).toContain('cancel_pin');
  await press(page, 'new-code');
  await screen(page, 'pin').waitFor();
  await close();
});

test('a link that arrives does not take the code away', async () => {
  const { page, close } = await shared();
  await page.evaluate((value) => window.host.ask({ kind: 'enrol', value }), fixtures.offer);
  await page.locator('aside').waitFor();
  await screen(page, 'quick-code').waitFor();
  await close();
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as fixtures from '../mock/fixtures';
import { calls, launch, press, screen, visit } from './browser';

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

const open = async (page: Page) => {
  await page.locator('[data-nav="settings"]').click();
  await screen(page, 'settings').waitFor();
};
const last = async (page: Page) =>
  (await calls(page)).filter(({ command }) => command === 'change_settings').at(-1)?.arguments;

test('every setting has a control, by name and keyboard', async () => {
  const { page, close } = await visit(browser, { start: { platform: 'windows' } });
  await open(page);
  for (const [label, changed] of [
    ['Stay in the tray', { tray: false }],
    ['Start when I log in', { startAtLogin: true }],
    ['Show notifications', { notifications: false }],
    ['Lock with the session', { lockWithSession: false }],
    ['Keep windows out of screen captures', { captureGuard: false }],
    ['Show a number pad', { numberPad: true }],
    ['Shuffle its digits', { shuffledPad: true }],
    ['Keep still', { still: true }],
    ['Log everything', { verboseLog: true }],
  ] as const) {
    await page.getByLabel(label, { exact: true }).focus();
    await page.keyboard.press('Space');
    await expect.poll(() => last(page), { message: label }).toMatchObject(changed);
  }
  await page.getByLabel('Lock after').selectOption('Never');
  await expect.poll(() => last(page)).toMatchObject({ lockAfter: 0 });
  await page.getByLabel('Updates').selectOption('Also versions that want to be tried');
  await expect.poll(() => last(page)).toMatchObject({ updateChannel: 'beta' });
  await page.getByLabel('Size of text').focus();
  await page.keyboard.press('End');
  await expect.poll(() => last(page)).toMatchObject({ textSize: 200 });
  expect(Object.keys((await last(page)) as object).sort()).toEqual(
    Object.keys(fixtures.start.settings).sort(),
  );
  await close();
});

test('text grows and everything stands still at once', async () => {
  const { page, complaints, close } = await visit(browser);
  await open(page);
  const size = () => page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
  expect(await size()).toBe('16px');
  await page.getByLabel('Size of text').focus();
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowRight');
  await expect.poll(size).toBe('24px');
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  const moves = () =>
    page.evaluate(() => getComputedStyle(document.querySelector('[data-screen]')!).animationName);
  expect(await moves()).not.toBe('none');
  await page.getByLabel('Keep still').check();
  await expect.poll(moves).toBe('none');
  expect(complaints).toEqual([]);
  await close();
});

test('a shortcut is recorded, refused where it is none, and removed', async () => {
  const { page, close } = await visit(browser);
  await open(page);
  await press(page, 'record-shortcut');
  await page.keyboard.press('c');
  await page.keyboard.press('Shift+C');
  expect(await last(page)).toBeUndefined();
  // It names the keys instead of doing what they do.
  await page.keyboard.press('Control+n');
  await expect.poll(() => last(page)).toMatchObject({ shortcut: 'Ctrl+N' });
  await screen(page, 'settings').waitFor();
  await press(page, 'record-shortcut');
  await page.keyboard.press('Escape');
  await page.locator('[data-shortcut="Ctrl+N"] kbd').waitFor();
  await screen(page, 'settings').waitFor();
  await press(page, 'record-shortcut');
  await page.keyboard.press('Control+Alt+F8');
  await expect.poll(() => last(page)).toMatchObject({ shortcut: 'Ctrl+Alt+F8' });
  await press(page, 'clear-shortcut');
  await expect.poll(() => last(page)).toMatchObject({ shortcut: null });
  await close();
});

test('what the organisation fixes is locked and says so', async () => {
  const { page, close } = await visit(browser, {
    start: { managed: fixtures.managed, platform: 'windows', settings: { numberPad: true } },
  });
  await open(page);
  await page.getByText('Acme Ltd manages some settings').waitFor();
  for (const name of fixtures.managed.fixed) {
    const setting = page.locator(`[data-setting="${name}"]`);
    await setting.getByText('Set by your organisation').waitFor();
    expect(await setting.locator('input, select').first().isEditable(), name).toBe(false);
    const described = await setting.locator('input, select').first().getAttribute('aria-describedby');
    expect(described, name).toContain(`${name}-fixed`);
  }
  const minutes = await page.getByLabel('Lock after').locator('option').allTextContents();
  expect(minutes).toEqual(['1 minute', '2 minutes', '5 minutes', '10 minutes']);
  await page.getByText('At most 10 minutes').waitFor();
  expect(await page.locator('[data-action="preview-bundle"]').getAttribute('aria-disabled')).toBe('true');
  expect(await page.getByLabel('Keep still').isEditable()).toBe(true);
  await close();
});

test('it locks live, and unlocks when the organisation lets go', async () => {
  const { page, close } = await visit(browser, { start: { platform: 'windows' } });
  await open(page);
  const guard = page.getByLabel('Keep windows out');
  expect(await guard.isEditable()).toBe(true);
  const tell = (managed: typeof fixtures.managed | null) =>
    page.evaluate(
      ([start, managed]) => {
        window.host.answers.start = { ...start!, managed: managed! };
        window.host.emit({ kind: 'changed' });
      },
      [{ ...fixtures.start, platform: 'windows' }, managed] as [typeof fixtures.start, typeof managed],
    );
  await tell(fixtures.managed);
  await expect.poll(() => guard.isEditable()).toBe(false);
  await tell({ ...fixtures.managed, problem: fixtures.policyUnreadable });
  await page.locator('[data-failure="policy-unreadable"]').waitFor();
  expect(await guard.isEditable()).toBe(false);
  await tell(null);
  await expect.poll(() => guard.isEditable()).toBe(true);
  await close();
});

test('while everything is logged every screen says so, and ends it', async () => {
  const { page, close } = await visit(browser, { start: { settings: { verboseLog: true } } });
  for (const place of ['document', 'history', 'settings', 'home']) {
    await page.locator(`[data-nav="${place}"]`).click();
    await page.locator('[data-action="stop-verbose"]').waitFor();
  }
  await press(page, 'stop-verbose');
  await page.locator('[data-action="stop-verbose"]').waitFor({ state: 'detached' });
  expect(await last(page)).toMatchObject({ verboseLog: false });
  await close();
});

test('a bundle is looked at in full before it is saved', async () => {
  const { page, close } = await visit(browser);
  await open(page);
  await press(page, 'preview-bundle');
  await page.locator('pre').waitFor();
  expect(await page.locator('pre').textContent()).toBe(fixtures.bundle.text);
  await press(page, 'save-bundle');
  await page.getByText('Saved as').waitFor();
  expect((await calls(page)).at(-1)).toEqual({ command: 'save_diagnostics', arguments: { id: 'bundle' } });
  await page.keyboard.press('Escape');
  await screen(page, 'settings').waitFor();
  await close();
});

test('only services that the organisation allows can be typed', async () => {
  const { page, close } = await visit(browser, {
    start: { identities: [], managed: fixtures.managed, settings: { presetService: 'https://old.example' } },
  });
  await press(page, 'type-code');
  const service = page.getByLabel('Service');
  expect(await service.isEditable()).toBe(false);
  await expect.poll(() => service.inputValue()).toBe(fixtures.payroll.service);
  await page.getByLabel('User ID').fill('dana');
  await page.getByLabel('Code', { exact: true }).fill('123456');
  await press(page, 'offer');
  await screen(page, 'verify').waitFor();
  const offered = (await calls(page)).find(({ command }) => command === 'offer_enrolment');
  expect(offered?.arguments).toMatchObject({ service: fixtures.payroll.service });
  await close();
});

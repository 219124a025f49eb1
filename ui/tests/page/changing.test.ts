import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as fixtures from '../mock/fixtures';
import { approve, calls, launch, press, screen, visit } from './browser';

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

/** At the entry of the old PIN. */
async function atOld(options = {}) {
  const opened = await visit(browser, options);
  await press(opened.page, 'open-identity');
  await press(opened.page, 'change-pin');
  await screen(opened.page, 'pin').waitFor();
  return opened;
}

const heading = (page: Page, name: string) => page.getByRole('heading', { name }).waitFor();
const commands = async (page: Page) => (await calls(page)).map(({ command }) => command);

test('one entry takes the old PIN and the new one twice', async () => {
  const { page, complaints, close } = await atOld();
  await heading(page, 'Enter the PIN that “Payroll” has now');
  await page.keyboard.type('2580\n');
  await heading(page, 'Choose a new PIN');
  expect(await page.locator('[data-action="forgot-pin"]').count()).toBe(0);
  await page.keyboard.type('7391\n');
  await heading(page, 'Type the same PIN again');
  await page.keyboard.type('7391\n');
  await screen(page, 'pin-changed').waitFor();
  const presses = (await calls(page)).filter(({ command }) => command === 'pin_key');
  expect(presses.map(({ arguments: press }) => (press as { entry: string }).entry)).toEqual(
    Array(15).fill('entry-1'),
  );
  expect(complaints).toEqual([]);
  await close();
});

test('why a new PIN will not do stays in sight while the next one is typed', async () => {
  const { page, close } = await atOld();
  await page.keyboard.type('2580\n');
  await heading(page, 'Choose a new PIN');
  await page.keyboard.type('1987\n');
  await page.getByText('This PIN is a year.').waitFor();
  await page.keyboard.type('2580\n');
  await page.getByText('This is the PIN that you have now.').waitFor();
  await page.keyboard.type('73');
  await page.getByText('2 of 4 entered', { exact: true }).waitFor();
  await page.getByText('This is the PIN that you have now.').waitFor();
  await close();
});

test('Escape leads back to the identity and closes the entry', async () => {
  const { page, close } = await atOld();
  await page.keyboard.type('2580\n');
  await heading(page, 'Choose a new PIN');
  await page.keyboard.press('Escape');
  await screen(page, 'identity').waitFor();
  expect(await commands(page)).toContain('cancel_pin');
  await close();
});

test('attempts that are left are said before the PIN is typed', async () => {
  const { page, close } = await atOld({ start: { identities: [{ ...fixtures.payroll, attemptsLeft: 1 }] } });
  await page.getByText('1 attempt left before this identity is blocked.').waitFor();
  await close();
});

test('who has forgotten the PIN is told what helps, and the form is filled in', async () => {
  const { page, close } = await visit(browser, {
    questions: [{ kind: 'session', value: fixtures.session }],
  });
  await approve(page);
  await press(page, 'forgot-pin');
  await screen(page, 'forgotten').waitFor();
  expect(await commands(page)).toContain('cancel_pin');
  await press(page, 'back');
  await screen(page, 'session').waitFor();
  await approve(page);
  await press(page, 'forgot-pin');
  await press(page, 'renew');
  await screen(page, 'enrol-code').waitFor();
  expect(await page.getByLabel('User ID').inputValue()).toBe(fixtures.payroll.user);
  expect(await page.getByLabel('Service address').inputValue()).toBe(fixtures.payroll.service);
  await close();
});

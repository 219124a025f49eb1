import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { session } from '../mock/fixtures';
import type { PinScenario } from '../mock/scenario';
import { approve, calls, launch, press, screen, visit } from './browser';

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

async function atPin(pin: PinScenario = {}, settings = {}) {
  const opened = await visit(browser, {
    questions: [{ kind: 'session', value: session }],
    pin,
    start: { settings },
  });
  await approve(opened.page);
  await screen(opened.page, 'pin').waitFor();
  return opened;
}

const keys = async (page: Page) =>
  (await calls(page))
    .filter(({ command }) => command === 'pin_key')
    .map(({ arguments: press }) => press as { sequence: number; key: string });
const entered = (page: Page, text: string) => page.getByText(text, { exact: true }).waitFor();
const submit = (page: Page) => page.locator('[data-action="submit-pin"]');

test('typing starts on the heading, reaches the field, and never stays in it', async () => {
  const { page, complaints, close } = await atPin();
  expect(await page.evaluate(() => document.activeElement!.tagName)).toBe('H1');
  await page.keyboard.type('258');
  await entered(page, '3 of 4 entered');
  expect(await page.evaluate(() => document.activeElement!.id)).toBe('pin');
  expect(await page.locator('#pin').inputValue()).toBe('');
  expect(await page.locator('body').innerHTML()).not.toContain('258');
  expect((await keys(page)).map(({ sequence }) => sequence)).toEqual([0, 1, 2]);
  expect(complaints).toEqual([]);
  await close();
});

test('backspace and the number block work as anywhere', async () => {
  const { page, close } = await atPin();
  const block = (digit: string) =>
    page.evaluate((key) => {
      const press = { key, code: `Numpad${key}`, location: 3, bubbles: true, cancelable: true };
      document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', press));
    }, digit);
  await block('2');
  await page.keyboard.press('5');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('8');
  await entered(page, '2 of 4 entered');
  expect((await keys(page)).map(({ key }) => key)).toEqual(['2', '5', 'backspace', '8']);
  await close();
});

test('nothing can be pasted, dropped or typed but digits', async () => {
  const { page, close } = await atPin();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(() => navigator.clipboard.writeText('2580'));
  await page.locator('#pin').focus();
  await page.keyboard.press('Control+v');
  await page.getByText('A PIN cannot be pasted').waitFor();
  await page.keyboard.type('x');
  await page.getByText('Digits only.').waitFor();
  await page.locator('#pin').evaluate((field: HTMLInputElement) => {
    field.value = '2580';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  expect(await page.locator('#pin').inputValue()).toBe('');
  expect(await keys(page)).toEqual([]);
  await close();
});

test('Enter and the button submit only what is complete', async () => {
  const { page, close } = await atPin();
  await page.keyboard.type('258\n');
  await entered(page, '3 of 4 entered');
  expect(await submit(page).getAttribute('aria-disabled')).toBe('true');
  await submit(page).click({ force: true });
  expect((await keys(page)).map(({ key }) => key)).not.toContain('submit');
  await page.keyboard.type('0');
  await entered(page, '4 of 4 entered');
  expect(await submit(page).getAttribute('aria-disabled')).toBeNull();
  await submit(page).click();
  await screen(page, 'signed-in').waitFor();
  await close();
});

test('a fast typist is not slowed down, even when keys overtake one another', async () => {
  const { page, close } = await atPin({ overtaking: true });
  await page.keyboard.type('2580\n');
  await screen(page, 'signed-in').waitFor();
  await close();
});

test('Escape takes the digits back, then leaves; the request still waits', async () => {
  const { page, close } = await atPin();
  await page.keyboard.type('25');
  await page.keyboard.press('Escape');
  await entered(page, '0 of 4 entered');
  await page.keyboard.press('Escape');
  await screen(page, 'session').waitFor();
  const commands = (await calls(page)).map(({ command }) => command);
  expect(commands).toContain('cancel_pin');
  expect(commands).not.toContain('refuse_session');
  await close();
});

test('late news is ignored', async () => {
  const { page, close } = await atPin();
  await page.keyboard.type('25');
  await entered(page, '2 of 4 entered');
  await page.evaluate(() =>
    window.host.emit({
      kind: 'pin',
      value: {
        id: 'entry-1',
        revision: 1,
        entered: 1,
        length: 4,
        phase: 'entering',
        failure: null,
        outcome: null,
      },
    }),
  );
  await entered(page, '2 of 4 entered');
  await close();
});

test('wrong PINs are counted down in words, and the last one warns', async () => {
  const { page, close } = await atPin();
  await page.keyboard.type('1111\n');
  await page.getByRole('alert').getByText('2 attempts left before this identity is blocked.').waitFor();
  await page.keyboard.type('1111\n');
  const last = page.getByRole('alert').getByText('1 attempt left before this identity is blocked.');
  await last.waitFor();
  expect(await last.textContent()).toContain('Stop and ask your administrator if you are not sure.');
  await page.keyboard.type('1111\n');
  await screen(page, 'blocked').waitFor();
  await press(page, 'renew');
  await screen(page, 'enrol-code').waitFor();
  expect(await page.getByLabel('User ID').inputValue()).toBe(session.user);
  expect(await page.getByLabel('Service address').inputValue()).toBe(session.service);
  await close();
});

test('the pad types too, and a shuffled one has every digit', async () => {
  const { page, close } = await atPin({}, { numberPad: true, shuffledPad: true });
  const pad = page.getByRole('group', { name: 'Number pad' });
  const names = await pad.getByRole('button').allTextContents();
  expect(
    names
      .map((name) => name.trim())
      .filter(Boolean)
      .toSorted()
      .join(''),
  ).toBe('0123456789');
  for (const button of await pad.getByRole('button').all()) {
    const { width, height } = (await button.boundingBox())!;
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(56);
  }
  for (const digit of '25') await pad.getByRole('button', { name: digit, exact: true }).click();
  await pad.getByRole('button', { name: 'Delete the last digit' }).click();
  await entered(page, '1 of 4 entered');
  await pad.getByRole('button', { name: 'Clear all digits' }).click();
  await entered(page, '0 of 4 entered');
  await close();
});

test('refusing is one press away from the PIN', async () => {
  const { page, close } = await atPin();
  await page.keyboard.type('25');
  await press(page, 'refuse');
  await screen(page, 'refused').waitFor();
  const commands = (await calls(page)).map(({ command }) => command);
  expect(commands).toContain('refuse_session');
  expect(commands).toContain('cancel_pin');
  await close();
});

test('leaving by the navigation closes the entry', async () => {
  const { page, close } = await atPin();
  await page.locator('[data-nav="history"]').click();
  await screen(page, 'history').waitFor();
  expect((await calls(page)).map(({ command }) => command)).toContain('cancel_pin');
  await close();
});

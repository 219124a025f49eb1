import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as fixtures from '../mock/fixtures';
import type { Scenario } from '../mock/scenario';
import { calls, launch, press, screen, visit } from './browser';

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

const last = async (page: Page, command: string) =>
  (await calls(page)).filter((call) => call.command === command).at(-1)?.arguments;
const typed = { service: fixtures.offer.service, user: fixtures.payroll.user };

/** Asks for a mail from the first screen. */
async function asked(scenario: Scenario = {}, options = {}) {
  const opened = await visit(browser, { start: { identities: [] }, ...scenario }, options);
  await press(opened.page, 'ask-mail');
  await opened.page.getByLabel('E-mail or user ID').fill(` ${typed.user} `);
  await press(opened.page, 'send-mail');
  return opened;
}

test('the code of a mail enrols', async () => {
  const { page, complaints, close } = await asked();
  await screen(page, 'mail-code').waitFor();
  expect(await last(page, 'ask_for_mail')).toEqual(typed);
  const go = page.locator('[data-action="offer"]');
  await page.getByLabel('Six digits').fill('12 34');
  expect(await go.getAttribute('aria-disabled')).toBe('true');
  await page.getByLabel('Six digits').fill('123-456');
  await go.click();
  await screen(page, 'verify').waitFor();
  expect(await last(page, 'offer_enrolment')).toEqual({ ...typed, code: '123456' });
  await press(page, 'accept');
  await screen(page, 'pin').waitFor();
  await page.keyboard.type('2580\n');
  await page.getByLabel('The same PIN again', { exact: true }).waitFor();
  await page.keyboard.type('2580\n');
  await screen(page, 'enrolled').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test('a wrong code leads back to the mail, where it can be typed again', async () => {
  const { page, close } = await asked({
    failures: { accept_enrolment: fixtures.failure('code-wrong-or-expired') },
  });
  await page.getByLabel('Six digits').fill('111111');
  await press(page, 'offer');
  await press(page, 'accept');
  await screen(page, 'mail-code').locator('[data-failure="code-wrong-or-expired"]').waitFor();
  expect(await page.getByLabel('Six digits').inputValue()).toBe('');
  expect(await page.locator('[data-action="show-waiting"]').count(), 'nothing waits').toBe(0);
  await page.evaluate(() => delete window.host.failures.accept_enrolment);
  await page.getByLabel('Six digits').fill('222222');
  await press(page, 'offer');
  await press(page, 'accept');
  await screen(page, 'pin').waitFor();
  await close();
});

test('another mail can be asked for once the service allows it, and that is said once', async () => {
  const { page, close } = await asked({}, { clock: true });
  const resend = page.locator('[data-action="resend"]');
  const status = page.locator('section [role="status"]').filter({ hasText: 'can be sent' });
  await screen(page, 'mail-code').waitFor();
  await page.locator('[data-countdown]').waitFor();
  expect(await resend.getAttribute('aria-disabled')).toBe('true');
  await page.clock.runFor(20_000);
  expect(await status.count(), 'seconds are not read out').toBe(0);
  await page.clock.runFor(30_000);
  await status.waitFor();
  expect(await status.textContent()).toBe('Another e-mail can be sent now.');
  await resend.click();
  await page.getByText('Another e-mail is on its way.').waitFor();
  expect((await calls(page)).filter(({ command }) => command === 'ask_for_mail')).toHaveLength(2);
  await close();
});

test('a service that wants patience is asked again when it says so', async () => {
  const { page, close } = await asked(
    { failures: { ask_for_mail: fixtures.failure('mail-too-soon', { seconds: '30' }, true) } },
    { clock: true },
  );
  await page.locator('[data-failure="mail-too-soon"]').waitFor();
  const send = page.locator('[data-action="send-mail"]');
  expect(await send.getAttribute('aria-disabled')).toBe('true');
  expect(await page.locator('[data-action="retry"]').count()).toBe(0);
  await page.evaluate(() => delete window.host.failures.ask_for_mail);
  await page.clock.runFor(31_000);
  await page.getByText('Another e-mail can be sent now.').waitFor();
  await send.click();
  await screen(page, 'mail-code').waitFor();
  await close();
});

test('a project that sends no mails leads to typing a code', async () => {
  const { page, close } = await asked({ failures: { ask_for_mail: fixtures.failure('mail-not-offered') } });
  await page.locator('[data-failure="mail-not-offered"]').waitFor();
  await press(page, 'type-code');
  await screen(page, 'enrol-code').waitFor();
  expect(await page.getByLabel('User ID').inputValue()).toBe(typed.user);
  await close();
});

test('the link of a mail is pasted, or opens by itself', async () => {
  const { page, close } = await asked({ mail: { method: 'link' } });
  await screen(page, 'mail-link').waitFor();
  expect(await page.locator('[data-action="read-qr-file"]').count()).toBe(0);
  await page
    .getByLabel('The link from the e-mail')
    .fill('https://trust.acme.example/verification/confirmation');
  await press(page, 'read-link');
  await screen(page, 'verify').waitFor();
  await page.keyboard.press('Escape');
  await press(page, 'show-question');
  await press(page, 'refuse');
  await press(page, 'ask-mail');
  await page.getByLabel('E-mail or user ID').fill(typed.user);
  await press(page, 'send-mail');
  await screen(page, 'mail-link').waitFor();
  await page.evaluate((value) => window.host.ask({ kind: 'enrol', value }), fixtures.offer);
  await screen(page, 'verify').waitFor();
  await close();
});

test('a QR code is read from a file, from the clipboard, from the screen, and from what is pasted', async () => {
  const { page, complaints, close } = await visit(browser);
  await press(page, 'read-qr-file');
  await screen(page, 'verify').waitFor();
  await press(page, 'refuse');
  await press(page, 'read-qr-clipboard');
  await screen(page, 'session').waitFor();
  await press(page, 'refuse');
  await press(page, 'done');
  await screen(page, 'home').waitFor();
  await press(page, 'read-qr-screen');
  await screen(page, 'verify').waitFor();
  await press(page, 'refuse');
  await screen(page, 'home').waitFor();
  await paste(page, [137, 80, 78, 71], 'image/png');
  await screen(page, 'session').waitFor();
  expect(await last(page, 'read_qr_image')).toEqual({ picture: 'iVBORw==' });
  expect(complaints).toEqual([]);
  await close();
});

test('Ctrl+Shift+S reads the screen from anywhere, and can be tried again', async () => {
  const { page, complaints, close } = await visit(browser, {
    failures: { read_qr_screen: fixtures.failure('qr-missing', {}, true) },
  });
  await page.locator('[data-nav="history"]').click();
  await screen(page, 'history').waitFor();
  await page.keyboard.press('Control+Shift+S');
  await screen(page, 'welcome').locator('[data-failure="qr-missing"]').waitFor();
  await page.evaluate(() => delete window.host.failures.read_qr_screen);
  await press(page, 'retry');
  await screen(page, 'verify').waitFor();
  const reads = (await calls(page)).filter(({ command }) => command === 'read_qr_screen');
  expect(reads).toHaveLength(2);
  expect(complaints).toEqual([]);
  await close();
});

test('where the screen cannot be read, no button says that it can', async () => {
  const { page, close } = await visit(browser, { start: { identities: [], platform: 'windows' } });
  await screen(page, 'welcome').waitFor();
  expect(await page.locator('[data-action="read-qr-screen"]').count()).toBe(0);
  expect(await page.locator('[data-action="read-qr-file"]').count()).toBe(1);
  await close();
});

test('a picture that is dropped where documents are signed is one', async () => {
  const { page, close } = await visit(browser);
  await page.evaluate((value) => window.host.ask({ kind: 'enrol', value }), fixtures.offer);
  await screen(page, 'verify').waitFor();
  expect(await last(page, 'next_question')).toEqual({ signing: false });
  await press(page, 'refuse');
  await page.locator('[data-nav="document"]').click();
  await screen(page, 'document').waitFor();
  await page.evaluate((value) => window.host.ask({ kind: 'document', value }), fixtures.document);
  await page.locator('[data-action="sign"]').waitFor();
  const asked = (await calls(page)).filter(({ command }) => command === 'next_question');
  expect(asked.map((call) => (call.arguments as { signing: boolean }).signing)).toContain(true);
  await close();
});

test('nothing else that is pasted is taken for a picture, and none that is too large is sent', async () => {
  const { page, close } = await visit(browser);
  await screen(page, 'home').waitFor();
  await paste(page, [1], 'application/pdf');
  await page.getByLabel('Your link').focus();
  await page.evaluate(() => document.execCommand('insertText', false, 'https://t'));
  expect(await last(page, 'read_qr_image')).toBeUndefined();
  await paste(
    page,
    Array.from({ length: 9 }, () => 0),
    'image/png',
    1 << 20,
  );
  await page.locator('[data-failure="picture-too-large"]').waitFor();
  expect(await last(page, 'read_qr_image')).toBeUndefined();
  await close();
});

/** Pastes a file into the page, its bytes repeated. */
async function paste(page: Page, bytes: number[], type: string, times = 1) {
  await page.evaluate(
    ({ bytes, type, times }) => {
      const part = new Uint8Array(bytes);
      const clipboardData = new DataTransfer();
      clipboardData.items.add(
        new File(
          Array.from({ length: times }, () => part),
          'picture',
          { type },
        ),
      );
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.activeElement!.dispatchEvent(event);
    },
    { bytes, type, times },
  );
}

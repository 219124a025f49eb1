import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as fixtures from '../mock/fixtures';
import { approve, calls, launch, pasteLink, press, readDocument, screen, visit } from './browser';

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

const last = async (page: Page, command: string) =>
  (await calls(page)).filter((call) => call.command === command).at(-1)?.arguments;

test('a link does nothing by itself: it only asks', async () => {
  const { page, close } = await visit(browser);
  await pasteLink(page, 'countersign://session?service=https%3A%2F%2Ftrust.acme.example#abc');
  await screen(page, 'session').waitFor();
  expect(new Set((await calls(page)).map(({ command }) => command))).toEqual(
    new Set(['start', 'requests', 'service_networks', 'activity', 'read_link', 'remember_place']),
  );
  await close();
});

test('waiting says nothing, then little, then what for, then offers to stop', async () => {
  const { page, close } = await visit(
    browser,
    { questions: [{ kind: 'session', value: fixtures.session }], never: ['approve_session'] },
    { clock: true },
  );
  await screen(page, 'session').waitFor();
  await approve(page);
  const status = page.locator('.waiting');
  await page.clock.runFor(250);
  expect(await status.textContent()).toBe('');
  await page.clock.runFor(1_000);
  await status.getByText('One moment…').waitFor();
  await page.clock.runFor(4_000);
  await status.getByText('Waiting for trust.acme.example.').waitFor();
  expect(await page.locator('[data-action="stop"]').count()).toBe(0);
  await page.clock.runFor(10_000);
  await press(page, 'stop');
  expect(await page.locator('[data-action="approve"]').getAttribute('aria-disabled')).toBeNull();
  await close();
});

test('a question that comes while a PIN is typed waits in a bar', async () => {
  const { page, close } = await visit(browser, { questions: [{ kind: 'session', value: fixtures.session }] });
  await approve(page);
  await screen(page, 'pin').waitFor();
  await page.keyboard.type('25');
  await page.evaluate((value) => window.host.ask({ kind: 'document', value }), fixtures.document);
  const bar = page.getByRole('complementary');
  await bar.getByText('Sign Purchase order 4411.pdf?').waitFor();
  await page.getByText('2 of 4 entered').waitFor();
  await press(page, 'show-waiting');
  await screen(page, 'document').waitFor();
  await bar.getByText('Sign in to Payroll?').waitFor();
  await close();
});

test('what somebody merely claims is marked so, outside the verified block', async () => {
  const { page, close } = await visit(browser, { questions: [{ kind: 'session', value: fixtures.session }] });
  const verified = page.locator('[data-facts="verified"]');
  expect(await verified.textContent()).toContain('trust.acme.example');
  expect(await verified.textContent()).not.toContain('Monthly time sheet');
  const reported = page.locator('[data-facts="reported"]');
  expect(await reported.textContent()).toContain('Monthly time sheet');
  expect(await reported.locator('em').count()).toBe(2);
  await close();
});

test('text from outside is text', async () => {
  const project = '<img src=x onerror=alert(1)>\u202Ekcatta';
  const { page, complaints, close } = await visit(browser, {
    questions: [{ kind: 'session', value: { ...fixtures.session, project } }],
  });
  const heading = await screen(page, 'session').locator('h1').textContent();
  expect(heading).toBe('Sign in to <img src=x onerror=alert(1)> kcatta?');
  expect(await page.locator('img').count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

test('an interrupted enrolment is finished or discarded', async () => {
  const { page, close } = await visit(browser, {
    start: { identities: [], unfinished: [fixtures.unfinished] },
  });
  await press(page, 'finish');
  await screen(page, 'pin').waitFor();
  await press(page, 'cancel');
  await screen(page, 'home').waitFor();
  await press(page, 'discard');
  await press(page, 'confirm');
  await screen(page, 'welcome').waitFor();
  expect(await last(page, 'discard_enrolment')).toEqual({ id: 'unfinished' });
  await close();
});

test('an identity is renamed, and removed only after a question', async () => {
  const { page, close } = await visit(browser);
  await press(page, 'open-identity');
  await page.getByLabel('Your name for it').fill('Wages');
  await press(page, 'rename');
  await screen(page, 'identity').getByRole('heading', { name: 'Wages' }).waitFor();
  expect(await last(page, 'rename_identity')).toEqual({ id: 'payroll', name: 'Wages' });
  await press(page, 'remove');
  await screen(page, 'remove').waitFor();
  expect(await last(page, 'remove_identity')).toBeUndefined();
  await press(page, 'confirm');
  await screen(page, 'welcome').waitFor();
  await close();
});

test('history is searched, filtered, continued and exported', async () => {
  const { page, close } = await visit(browser);
  await page.locator('[data-nav="history"]').click();
  await page.locator('details').nth(4).waitFor();
  expect(await page.locator('details').count()).toBe(5);
  await press(page, 'more');
  await page.locator('details').nth(7).waitFor();
  expect(await page.locator('[data-action="more"]').count()).toBe(0);
  await page.getByLabel('Kind of entry').selectOption('refused');
  await page.locator('[data-kind="enrolled"]').waitFor({ state: 'detached' });
  expect(await page.locator('details').count()).toBe(1);
  await page.getByLabel('Search history').fill('wire');
  await page.locator('summary').click();
  expect(await last(page, 'history')).toMatchObject({ kind: 'refused', before: null });
  await press(page, 'export');
  await press(page, 'export-json');
  await page.getByText('Saved as /home/dana/Documents/history.json').waitFor();
  await close();
});

test('a setting is in force at once, and the others stay', async () => {
  const { page, close } = await visit(browser);
  await page.locator('[data-nav="settings"]').click();
  await page.getByLabel('Dark', { exact: true }).check();
  await page.locator('html[data-appearance="dark"]').waitFor();
  expect(await last(page, 'change_settings')).toEqual({ ...fixtures.start.settings, appearance: 'dark' });
  expect(await page.getByLabel('Shuffle its digits').isDisabled()).toBe(true);
  await page.getByLabel('Show a number pad').check();
  await page.getByText('Saved.').waitFor();
  await page.getByLabel('Name of this computer').fill('Front desk');
  await page.getByLabel('Name of this computer').blur();
  await expect
    .poll(() => last(page, 'change_settings'))
    .toMatchObject({ deviceName: 'Front desk', numberPad: true });
  await close();
});

test('a document that changed has to be chosen again', async () => {
  const { page, close } = await visit(browser, {
    questions: [{ kind: 'document', value: fixtures.document }],
    failures: { sign_document: fixtures.failure('document-changed') },
  });
  await readDocument(page);
  await press(page, 'sign');
  await page.locator('[data-failure="document-changed"]').waitFor();
  expect(await page.locator('[data-action="sign"]').getAttribute('aria-disabled')).toBe('true');
  await press(page, 'choose-document');
  await page.locator('[data-failure]').waitFor({ state: 'detached' });
  await close();
});

test('a session that was answered elsewhere can only be closed', async () => {
  const { page, close } = await visit(browser, {
    questions: [{ kind: 'session', value: fixtures.session }],
    failures: { approve_session: fixtures.failure('session-answered') },
  });
  await approve(page);
  await page.locator('[data-failure="session-answered"]').waitFor();
  expect(await page.locator('[data-action="approve"], [data-action="refuse"]').count()).toBe(0);
  await press(page, 'close');
  await screen(page, 'home').waitFor();
  expect(await page.locator('[data-action="show-question"]').count()).toBe(0);
  await close();
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PushedRequest } from '../../src/bridge/types';
import * as fixtures from '../mock/fixtures';
import { approve, calls, launch, press, readDocument, screen, visit } from './browser';

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

const push = (page: Page, requests: PushedRequest[]) =>
  page.evaluate((requests) => window.host.push(requests), requests);
const ended = (ending: PushedRequest['ending']) => [{ ...fixtures.pushed, ending }];
const commands = async (page: Page) => (await calls(page)).map(({ command }) => command);
const cards = (page: Page) => page.locator('[data-action="open-request"]');

test('a pushed request waits on Home, and opens the question of its session', async () => {
  const { page, complaints, close } = await visit(browser, { requests: [fixtures.pushed] });
  expect(await page.locator('[data-screen="home"] h2').first().textContent()).toContain('Waiting for you');
  await page.getByText('Monthly time sheet').waitFor();
  expect(await commands(page)).not.toContain('open_request');
  await press(page, 'open-request');
  await screen(page, 'session').waitFor();
  await approve(page);
  await page.keyboard.type('2580\n');
  await screen(page, 'signed-in').waitFor();
  expect(await page.locator('aside').count(), 'what is answered waits no more').toBe(0);
  await press(page, 'done');
  expect(await cards(page).count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

test('one that arrives meanwhile is said and shown, and takes the focus from nobody', async () => {
  const { page, close } = await visit(browser);
  await page.locator('[data-nav="history"]').click();
  await page.getByLabel('Search history').fill('pay');
  await push(page, [fixtures.pushed]);
  await page.locator('aside').getByText('Sign in to Payroll?').waitFor();
  expect(await page.locator('[data-news]').textContent()).toBe('New: Sign in to Payroll?');
  await screen(page, 'history').waitFor();
  expect(await page.evaluate(() => document.activeElement!.matches('input[type="search"]'))).toBe(true);
  await push(page, [fixtures.pushed]);
  await page.keyboard.press('Control+o');
  await screen(page, 'session').waitFor();
  expect(await page.evaluate(() => document.activeElement!.tagName)).toBe('H1');
  await close();
});

test('one that is answered elsewhere leaves the bar', async () => {
  const { page, close } = await visit(browser, { requests: [fixtures.pushed] });
  await page.locator('[data-nav="settings"]').click();
  await page.locator('aside').waitFor();
  await push(page, ended('answered'));
  await page.locator('aside').waitFor({ state: 'detached' });
  await close();
});

test('one that ends while it is looked at can only be closed', async () => {
  const { page, close } = await visit(browser, { requests: [fixtures.pushed] });
  await press(page, 'open-request');
  await screen(page, 'session').waitFor();
  await push(page, ended('refused'));
  await page.getByText('This request was refused elsewhere.').waitFor();
  expect(await page.locator('[data-action="approve"], [data-action="refuse"]').count()).toBe(0);
  await press(page, 'close');
  await screen(page, 'home').waitFor();
  expect(await page.locator('[data-request]').count()).toBe(0);
  await close();
});

test('time runs out without a word from the service', async () => {
  const expires = new Date(Date.now() + 90_000).toISOString();
  const { page, close } = await visit(
    browser,
    { requests: [{ ...fixtures.pushed, expires }] },
    { clock: true },
  );
  await page.locator('[data-countdown]').waitFor();
  await page.clock.runFor(100_000);
  await page.locator('[data-ending="expired"]').waitFor();
  expect(await cards(page).count()).toBe(0);
  await close();
});

test('refusing one removes it', async () => {
  const { page, close } = await visit(browser, { requests: [fixtures.pushed] });
  await press(page, 'open-request');
  await press(page, 'refuse');
  await screen(page, 'refused').waitFor();
  await press(page, 'done');
  await screen(page, 'home').waitFor();
  expect(await page.locator('[data-request]').count()).toBe(0);
  await close();
});

test('a number is asked before the PIN, and is never filled in', async () => {
  const { page, close } = await visit(browser, { requests: [fixtures.pushed] });
  await press(page, 'open-request');
  const field = page.locator('#number');
  expect(await field.inputValue()).toBe('');
  expect(await field.getAttribute('autocomplete')).toBe('off');
  const approving = page.locator('[data-action="approve"]');
  for (const part of ['', '4', '07', 'ab']) {
    await field.fill(part);
    expect(await approving.getAttribute('aria-disabled'), part).toBe('true');
    await field.press('Enter');
  }
  expect(await commands(page)).not.toContain('approve_session');
  await field.fill('47');
  await field.press('Enter');
  await screen(page, 'pin').waitFor();
  expect((await calls(page)).find(({ command }) => command === 'approve_session')!.arguments).toEqual({
    id: 'session-of-pushed',
    identity: fixtures.payroll.id,
    number: '47',
    acknowledged: false,
    election: null,
  });
  await close();
});

test('a wrong number ends the request, and only closing is left', async () => {
  const { page, close } = await visit(browser, {
    requests: [fixtures.pushed],
    failures: { approve_session: fixtures.failure('number-wrong') },
  });
  await press(page, 'open-request');
  await approve(page);
  await page.locator('[data-failure="number-wrong"]').waitFor();
  expect(await page.locator('#number, [data-action="approve"], [data-action="refuse"]').count()).toBe(0);
  await push(page, ended('mismatched'));
  await page.locator('[data-ending]').waitFor({ state: 'detached' });
  await press(page, 'close');
  await screen(page, 'home').waitFor();
  await close();
});

test('what nobody asked for is refused and reported', async () => {
  const { page, close } = await visit(browser, { requests: [fixtures.pushed] });
  await press(page, 'open-request');
  await press(page, 'report');
  await screen(page, 'reported').waitFor();
  expect(await commands(page)).toContain('report_session');
  await close();
});

test('a request without a number says that nothing ties it to anything', async () => {
  for (const tie of ['nothing', 'foreign'] as const) {
    const { page, close } = await visit(browser, {
      questions: [{ kind: 'session', value: { ...fixtures.session, tie } }],
    });
    await page.locator('[data-facts="reported"]').getByText('nothing ties to this request').waitFor();
    expect(await page.locator('#number').count()).toBe(0);
    expect(await page.locator('[data-action="report"]').count()).toBe(tie === 'foreign' ? 0 : 1);
    await press(page, 'approve');
    await screen(page, 'pin').waitFor();
    await close();
  }
});

test('one that cannot be opened says why on Home, and can be tried again', async () => {
  const { page, close } = await visit(browser, {
    requests: [fixtures.pushed],
    failures: { open_request: fixtures.failure('service-unreachable', {}, true) },
  });
  await page.locator('[data-nav="settings"]').click();
  await press(page, 'show-waiting');
  await screen(page, 'home').locator('[data-failure="service-unreachable"]').waitFor();
  await page.evaluate(() => delete window.host.failures.open_request);
  await press(page, 'retry');
  await screen(page, 'session').waitFor();
  await close();
});

test('a link that arrives while an identity is added waits in a bar that says what it is', async () => {
  const { page, close } = await visit(browser);
  await press(page, 'add-identity');
  await page.getByLabel('Your link').fill('https://tru');
  await page.evaluate((value) => window.host.ask({ kind: 'enrol', value }), fixtures.offer);
  await page.locator('aside').getByText('Enrol this computer with Payroll?').waitFor();
  expect(await page.getByLabel('Your link').inputValue()).toBe('https://tru');
  expect(await page.locator('[data-news]').textContent()).toBe('New: Enrol this computer with Payroll?');
  await page.keyboard.press('Shift+F6');
  expect(await page.evaluate(() => document.activeElement!.getAttribute('data-action'))).toBe('show-waiting');
  await page.keyboard.press('Enter');
  await screen(page, 'verify').waitFor();
  await close();
});

test('an identity that is blocked leads to a new activation, wherever it is met', async () => {
  const dead = fixtures.failure('identity-revoked');
  const session = { kind: 'session', value: fixtures.session } as const;
  for (const scenario of [
    { questions: [session], failures: { approve_session: dead } },
    { questions: [session], pin: { closes: dead } },
    {
      questions: [{ kind: 'document', value: fixtures.document } as const],
      failures: { sign_document: dead },
    },
  ]) {
    const { page, close } = await visit(browser, scenario);
    if (await page.locator('#number').count()) await page.locator('#number').fill('47');
    else await readDocument(page);
    await page.locator('[data-action="approve"], [data-action="sign"]:not([aria-disabled])').click();
    if (scenario.pin) {
      await screen(page, 'pin').waitFor();
      await page.keyboard.type('2580\n');
    }
    await press(page, 'renew');
    await screen(page, 'enrol-code').waitFor();
    expect(await page.getByLabel('User ID').inputValue()).toBe(fixtures.payroll.user);
    await close();
  }
});

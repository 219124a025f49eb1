import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as fixtures from '../mock/fixtures';
import { calls, launch, screen, visit } from './browser';

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

const commands = async (page: Page) => (await calls(page)).map(({ command }) => command);

/** Tabs until focus is on what the selector names: a person without a mouse has no shorter way. */
async function tabTo(page: Page, selector: string) {
  for (let stops = 0; stops < 40; stops++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement!.matches(wanted), selector)) return;
  }
  throw new Error(`Tab never reached ${selector}`);
}

async function go(page: Page, action: string) {
  await tabTo(page, `[data-action="${action}"]`);
  await page.keyboard.press('Enter');
}

test('enrolling by a link', async () => {
  const { page, complaints, close } = await visit(browser, { start: { identities: [] } });
  await screen(page, 'welcome').waitFor();
  await tabTo(page, '#link');
  await page.keyboard.type('https://trust.acme.example/verify?code=1\n');
  await screen(page, 'verify').waitFor();
  await go(page, 'accept');
  await screen(page, 'pin').waitFor();
  await page.keyboard.type('2580\n');
  await page.getByLabel('The same PIN again', { exact: true }).waitFor();
  await page.keyboard.type('2580\n');
  await screen(page, 'enrolled').waitFor();
  await go(page, 'done');
  await screen(page, 'home').waitFor();
  expect(await page.locator('[data-identity]').count()).toBe(1);
  expect(complaints).toEqual([]);
  await close();
});

test('enrolling by a code', async () => {
  const { page, close } = await visit(browser, { start: { identities: [] } });
  await screen(page, 'welcome').waitFor();
  await go(page, 'type-code');
  await screen(page, 'enrol-code').waitFor();
  await tabTo(page, '#user');
  await page.keyboard.type('dana');
  await tabTo(page, '#code');
  await page.keyboard.type(' 123456 \n');
  await screen(page, 'verify').waitFor();
  expect((await calls(page)).filter(({ command }) => command === 'offer_enrolment')).toEqual([
    {
      command: 'offer_enrolment',
      arguments: { service: fixtures.offer.service, user: 'dana', code: '123456' },
    },
  ]);
  await close();
});

test('signing in, from a question that arrives while the window is open', async () => {
  const { page, close } = await visit(browser);
  await screen(page, 'home').waitFor();
  await page.evaluate((value) => window.host.ask({ kind: 'session', value }), fixtures.session);
  await screen(page, 'session').waitFor();
  expect(await page.evaluate(() => document.activeElement!.textContent)).toBe('Sign in to Payroll?');
  await tabTo(page, '#number');
  await page.keyboard.type('47');
  await go(page, 'approve');
  await screen(page, 'pin').waitFor();
  await page.keyboard.type('2580\n');
  await screen(page, 'signed-in').waitFor();
  await close();
});

test('signing a document', async () => {
  const { page, close } = await visit(browser);
  await screen(page, 'home').waitFor();
  await tabTo(page, '[data-action="add-identity"]');
  await page.keyboard.press('F6');
  await tabTo(page, '[data-nav="document"]');
  await page.keyboard.press('Enter');
  await screen(page, 'document').waitFor();
  await go(page, 'choose-document');
  await page.getByText('482.1 kB').waitFor();
  await page.locator('figure').waitFor();
  await tabTo(page, '[data-preview]');
  await page.keyboard.press('End');
  await page.locator('[data-preview][data-ended]').waitFor();
  await go(page, 'sign');
  await screen(page, 'pin').waitFor();
  await page.keyboard.type('2580\n');
  await screen(page, 'signed').waitFor();
  expect(await page.getByText(fixtures.check.receipt).count()).toBe(1);
  await close();
});

test('no key approves by itself: not Enter, not Space, not Escape', async () => {
  const { page, close } = await visit(browser, { questions: [{ kind: 'session', value: fixtures.session }] });
  await screen(page, 'session').waitFor();
  for (const key of ['Enter', 'Space', 'Enter', 'Escape']) await page.keyboard.press(key);
  await screen(page, 'home').waitFor();
  expect(await commands(page)).not.toContain('approve_session');
  expect(await commands(page)).not.toContain('refuse_session');
  // It waits, first on Home.
  expect(await page.locator('[data-screen="home"] h2').first().textContent()).toBe('Waiting for you');
  await go(page, 'show-question');
  await screen(page, 'session').waitFor();
  await go(page, 'refuse');
  await screen(page, 'refused').waitFor();
  await close();
});

test('every shortcut leads where the sheet says', async () => {
  const { page, close } = await visit(browser);
  await screen(page, 'home').waitFor();
  const leads: [string, string][] = [
    ['Control+n', 'welcome'],
    ['Control+1', 'identity'],
    ['Control+f', 'history'],
    ['Control+e', 'export'],
    ['Control+,', 'settings'],
    ['Control+/', 'shortcuts'],
  ];
  for (const [keys, name] of leads) {
    await page.keyboard.press(keys);
    await screen(page, name).waitFor();
    if (name === 'history') await page.locator('input[type="search"]:focus').waitFor();
  }
  await page.keyboard.press('Escape');
  await screen(page, 'shortcuts').waitFor({ state: 'detached' });
  await screen(page, 'settings').waitFor();
  await page.keyboard.press('Escape');
  await screen(page, 'home').waitFor();
  await close();
});

test('F6 moves between the regions', async () => {
  const { page, close } = await visit(browser, {
    questions: [
      { kind: 'session', value: fixtures.session },
      { kind: 'document', value: fixtures.document },
    ],
  });
  await page.locator('[data-action="show-waiting"]').waitFor();
  const region = () => page.evaluate(() => document.activeElement!.closest('[data-region]')!.tagName);
  const visited = [await region()];
  for (let press = 0; press < 3; press++) {
    await page.keyboard.press('F6');
    visited.push(await region());
  }
  expect(visited).toEqual(['MAIN', 'NAV', 'ASIDE', 'MAIN']);
  await page.keyboard.press('Shift+F6');
  expect(await region()).toBe('ASIDE');
  await close();
});

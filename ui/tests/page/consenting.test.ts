import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as fixtures from '../mock/fixtures';
import type { Scenario } from '../mock/scenario';
import { calls, launch, press, screen, visit } from './browser';

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

const asked: Scenario = { questions: [{ kind: 'session', value: fixtures.sharing }] };
const last = async (page: Page, wanted: string) =>
  (await calls(page)).filter(({ command }) => command === wanted).at(-1)?.arguments;
const begin = async (page: Page) => {
  await page.locator('[data-sharing="asked"]').waitFor();
  await page.locator('#number').fill('47');
};

test('what is required is shared, and nothing else unless the person says so', async () => {
  const { page, complaints, close } = await visit(browser, asked);
  await page.getByRole('heading', { name: 'Share data with Travel desk?' }).waitFor();
  await begin(page);
  for (const [name, checked, enabled] of [
    ['Name', true, false],
    ['E-mail address', true, false],
    ['Phone number', false, true],
    ['Date of birth', false, false],
  ] as const) {
    const box = page.getByRole('checkbox', { name });
    expect([await box.isChecked(), await box.isEnabled()], name).toEqual([checked, enabled]);
  }
  await press(page, 'approve');
  await screen(page, 'pin').waitFor();
  expect(await last(page, 'approve_session')).toMatchObject({
    id: 'sharing',
    number: '47',
    election: {
      terms: 'terms',
      options: [
        { claim: 'name', option: 'n' },
        { claim: 'email', option: 'e1' },
      ],
      days: null,
    },
  });
  await page.keyboard.type('2580\n');
  await page.getByRole('heading', { name: 'Shared with Travel desk' }).waitFor();
  await press(page, 'save-receipt');
  await page.locator('[data-saved]').waitFor();
  expect(await last(page, 'save_receipt')).toEqual({ id: '75' });
  expect(complaints).toEqual([]);
  await close();
});

test('one of several values is chosen, for as long as the person says', async () => {
  const { page, close } = await visit(browser, asked);
  await begin(page);
  await page.getByRole('radio', { name: 'dana@whitfield-family.example' }).check();
  const phone = page.getByRole('checkbox', { name: 'Phone number' });
  await phone.check();
  await phone.uncheck();
  await phone.check();
  await page.getByLabel('For how long').selectOption({ label: 'For one day' });
  await press(page, 'approve');
  await screen(page, 'pin').waitFor();
  const { election } = (await last(page, 'approve_session')) as {
    election: { options: object[]; days: number };
  };
  expect(election.options).toContainEqual({ claim: 'email', option: 'e2' });
  expect(election.options).toContainEqual({ claim: 'phoneNumber', option: 'p' });
  expect(election.days).toBe(1);
  await close();
});

test('what is shared already is said, and signing in asks for nothing more', async () => {
  const { page, close } = await visit(browser, { ...asked, terms: fixtures.remembered });
  await page.locator('[data-sharing="remembered"]').waitFor();
  expect(await page.getByRole('checkbox').count()).toBe(0);
  await page.locator('#number').fill('47');
  await page.getByRole('button', { name: 'Sign in to Payroll' }).click();
  await screen(page, 'pin').waitFor();
  expect(await last(page, 'approve_session')).toMatchObject({ election: null });
  await close();
});

test('what the service does not know cannot be shared, and what is required of it stops the sign-in', async () => {
  const items = fixtures.terms.items.map((item) => (item.claim === 'name' ? { ...item, options: [] } : item));
  const { page, close } = await visit(browser, { ...asked, terms: { ...fixtures.terms, items } });
  await page.getByText('Ask your administrator to add it').waitFor();
  await page.locator('#number').fill('47');
  await page.locator('[data-action="approve"][aria-disabled]').waitFor();
  await press(page, 'refuse');
  await screen(page, 'refused').waitFor();
  await close();
});

test('another identity has other data', async () => {
  const both = { ...fixtures.sharing, identities: [fixtures.payroll, fixtures.purchasing] };
  const { page, close } = await visit(browser, { questions: [{ kind: 'session', value: both }] });
  await begin(page);
  await page.getByRole('checkbox', { name: 'Phone number' }).check();
  await page.getByRole('radio', { name: /Purchasing/ }).check();
  await expect.poll(() => last(page, 'share_terms')).toEqual({ id: 'sharing', identity: 'purchasing' });
  await page.locator('[data-sharing="asked"]').waitFor();
  expect(await page.getByRole('checkbox', { name: 'Phone number' }).isChecked()).toBe(false);
  await close();
});

test('what is shared is listed, changed and taken back', async () => {
  const { page, complaints, close } = await visit(browser, {});
  await page.locator('[data-nav="applications"]').click();
  const travel = page.locator('[data-application="travel"]');
  for (const fact of [
    'Travel desk',
    'travel.acme.example',
    'Dana Whitfield',
    fixtures.payroll.user,
    '4 March 2025',
  ])
    await travel.getByText(fact).first().waitFor();
  await page.getByRole('button', { name: 'Change what Travel desk gets' }).click();
  await page.getByRole('heading', { name: 'Share data with Travel desk?' }).waitFor();
  expect(await last(page, 'change_sharing')).toEqual({ id: 'travel' });
  await page.locator('[data-nav="applications"]').click();
  await page.getByRole('button', { name: 'Take back what Travel desk gets' }).click();
  await press(page, 'keep');
  await travel.waitFor();
  await page.getByRole('button', { name: 'Take back what Travel desk gets' }).click();
  await press(page, 'confirm');
  await page.locator('[data-application="canteen"]').waitFor();
  expect(await travel.count()).toBe(0);
  expect(await last(page, 'take_back')).toEqual({ id: 'travel' });
  expect(complaints).toEqual([]);
  await close();
});

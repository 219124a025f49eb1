import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as fixtures from '../mock/fixtures';
import type { Scenario } from '../mock/scenario';
import { calls, launch, press, readDocument, screen, visit } from './browser';

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

const asked: Scenario = { questions: [{ kind: 'session', value: fixtures.handedSession }] };
const last = async (page: Page, wanted: string) =>
  (await calls(page)).filter(({ command }) => command === wanted).at(-1)?.arguments;
const maySign = '[data-action="approve"]:not([aria-disabled])';
const mayNot = '[data-action="approve"][aria-disabled]';
const number = (page: Page) => page.locator('#number').fill('47');

test('a document is fetched, read to its end, and then signed', async () => {
  const { page, complaints, close } = await visit(browser, { ...asked, pages: { count: 2, whole: true } });
  await page.getByRole('heading', { name: 'Sign Purchase order 4411.pdf for Payroll?' }).waitFor();
  await page.getByText('This is the document that you are asked to sign.').waitFor();
  await number(page);
  await page.locator(mayNot).waitFor();
  await readDocument(page);
  await page.locator(maySign).click();
  await screen(page, 'pin').waitFor();
  expect(await last(page, 'approve_session')).toMatchObject({ id: 'handed', acknowledged: false });
  await page.keyboard.type('2580\n');
  await page.getByRole('heading', { name: 'Signed Purchase order 4411.pdf' }).waitFor();
  await press(page, 'save-receipt');
  await page.locator('[data-saved]').waitFor();
  expect(await last(page, 'save_receipt')).toEqual({ id: fixtures.documentSigned.entry });
  expect(complaints).toEqual([]);
  await close();
});

test('how much has come is shown, and said in words', async () => {
  const { page, close } = await visit(browser, { ...asked, never: ['fetch_document'] });
  const bar = page.getByRole('progressbar', {
    name: 'Purchase order 4411.pdf: how much has been fetched',
  });
  await bar.waitFor();
  const tell = (id: string, bytes: number) =>
    page.evaluate((value) => window.host.emit({ kind: 'fetching', value }), { id, bytes });
  const { size } = fixtures.document;
  await tell('handed', size / 2);
  await tell('another', size);
  await expect.poll(() => bar.evaluate((bar: HTMLProgressElement) => bar.position)).toBe(0.5);
  expect(await bar.getAttribute('aria-valuetext')).toMatch(/ of /);
  await close();
});

test('a document that comes later takes the place of its fingerprint, and what was typed stays', async () => {
  const value = { ...fixtures.handedSession, document: null };
  const { page, complaints, close } = await visit(browser, { questions: [{ kind: 'session', value }] });
  await page.getByText('Fingerprint to sign').waitFor();
  await number(page);
  await page.locator(maySign).waitFor();
  await page.evaluate((value) => window.host.emit({ kind: 'documentThere', value }), fixtures.handedSession);
  await page.getByRole('heading', { name: 'Sign Purchase order 4411.pdf for Payroll?' }).waitFor();
  await page.locator('[data-handed="shown"]').waitFor();
  await page.locator(mayNot).waitFor();
  await readDocument(page);
  await page.locator(maySign).click();
  await screen(page, 'pin').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test('another document is a hard stop: it can only be refused', async () => {
  const { page, close } = await visit(browser, {
    ...asked,
    failures: { fetch_document: fixtures.failure('document-mismatch') },
  });
  await page.locator('[data-failure="document-mismatch"]').waitFor();
  expect(await page.locator('[data-action="approve"], [data-acknowledge], #number').count()).toBe(0);
  expect(await page.locator('[data-action="retry"]').count()).toBe(0);
  await press(page, 'refuse');
  await screen(page, 'refused').waitFor();
  expect(await last(page, 'refuse_session')).toEqual({ id: 'handed', reason: null, comment: '' });
  await close();
});

test('what cannot be fetched is fetched again when the person says so', async () => {
  const { page, close } = await visit(browser, {
    ...asked,
    failures: { fetch_document: fixtures.failure('service-unreachable', {}, true) },
  });
  await page.locator('[data-failure="service-unreachable"]').waitFor();
  await page.locator(mayNot).waitFor();
  await page.evaluate(() => delete window.host.failures.fetch_document);
  await press(page, 'retry');
  await page.locator('[data-handed="shown"]').waitFor();
  await close();
});

test('what cannot be shown is signed by whoever says that they know it', async () => {
  const { page, close } = await visit(browser, { ...asked, handed: { kind: 'none' } });
  await number(page);
  await page.locator(mayNot).waitFor();
  await page.locator('[data-acknowledge]').check();
  await page.locator(maySign).click();
  await screen(page, 'pin').waitFor();
  expect(await last(page, 'approve_session')).toMatchObject({ acknowledged: true });
  await close();
});

test('nothing waits for a session that is over', async () => {
  const { page, close } = await visit(browser, {
    ...asked,
    failures: { fetch_document: fixtures.failure('session-expired') },
  });
  await page.locator('[data-failure="session-expired"]').waitFor();
  expect(await page.locator('[data-action="approve"], [data-action="refuse"]').count()).toBe(0);
  await press(page, 'close');
  await screen(page, 'home').waitFor();
  await close();
});

test('the application is told why it was refused', async () => {
  const { page, close } = await visit(browser, asked);
  await press(page, 'reason');
  await screen(page, 'reason').waitFor();
  await page.locator('[data-action="refuse"][aria-disabled]').waitFor();
  await page.getByLabel('Somebody else has to sign it').check();
  await page.getByLabel('Note (optional)').fill('Ask purchasing.');
  await press(page, 'refuse');
  await screen(page, 'refused').waitFor();
  expect(await last(page, 'refuse_session')).toEqual({
    id: 'handed',
    reason: 'notMine',
    comment: 'Ask purchasing.',
  });
  await page.getByText('and why').waitFor();
  await close();
});

test('who thinks better of it comes back to the document', async () => {
  const { page, close } = await visit(browser, asked);
  await press(page, 'reason');
  await screen(page, 'reason').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('[data-handed="shown"]').waitFor();
  await close();
});

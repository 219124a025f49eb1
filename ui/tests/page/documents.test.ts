import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Preview } from '../../src/bridge/types';
import * as fixtures from '../mock/fixtures';
import type { Scenario } from '../mock/scenario';
import { calls, launch, press, screen, visit } from './browser';

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

const shown = (preview: Preview): Scenario => ({
  questions: [{ kind: 'document', value: { ...fixtures.document, preview } }],
});
const asked = async (page: Page) =>
  (await calls(page))
    .filter(({ command }) => command === 'document_page')
    .map((call) => (call.arguments as { page: number }).page);
const last = async (page: Page, wanted: string) =>
  (await calls(page)).filter(({ command }) => command === wanted).at(-1)?.arguments;
const mayBeSigned = '[data-action="sign"]:not([aria-disabled])';
const mayNot = '[data-action="sign"][aria-disabled]';
const text = (lines: number): Preview => ({
  kind: 'text',
  value: { text: Array.from({ length: lines }, (_, line) => `§ ${line + 1}\n`).join(''), marked: 0 },
});

test('a short text is signed without another step', async () => {
  const { page, complaints, close } = await visit(browser, shown(text(3)));
  await page.locator(mayBeSigned).click();
  await screen(page, 'pin').waitFor();
  expect(await last(page, 'sign_document')).toMatchObject({ acknowledged: false });
  expect(complaints).toEqual([]);
  await close();
});

test('a long text is read to its end first, with the keyboard alone', async () => {
  const { page, close } = await visit(browser, shown(text(400)));
  await page.getByText('Read it to the end to sign it.').waitFor();
  await page.locator(mayNot).waitFor();
  await page.getByRole('region', { name: 'What it says' }).focus();
  await page.keyboard.press('End');
  await page.locator(mayBeSigned).waitFor();
  await close();
});

test('pages come as they are read, and the last makes the document one that can be signed', async () => {
  const { page, close } = await visit(browser, {
    ...shown({ kind: 'pages' }),
    pages: { count: 3, whole: true },
  });
  await page.getByAltText('Page 1 of 3').waitFor();
  await page.getByText('1 of 3 pages shown').waitFor();
  expect(await asked(page)).toEqual([0]);
  await page.locator(mayNot).waitFor();
  const paper = page.locator('[data-preview]');
  await paper.focus();
  for (const shown of [2, 3]) {
    await page.keyboard.press('End');
    await page.getByAltText(`Page ${shown} of 3`).waitFor();
  }
  await page.locator(mayNot).waitFor();
  await page.keyboard.press('End');
  await page.locator(mayBeSigned).waitFor();
  expect(await asked(page)).toEqual([0, 1, 2]);
  await close();
});

test('what cannot be shown is signed by whoever says that they know it', async () => {
  for (const scenario of [
    shown({ kind: 'none' }),
    { ...shown({ kind: 'pages' }), failures: { document_page: fixtures.failure('page-unseen') } },
  ]) {
    const { page, close } = await visit(browser, scenario);
    await page.locator('[data-acknowledge]').waitFor();
    await page.locator(mayNot).waitFor();
    await page.locator('[data-acknowledge]').check();
    await page.locator(mayBeSigned).click();
    await screen(page, 'pin').waitFor();
    expect(await last(page, 'sign_document')).toMatchObject({ acknowledged: true });
    await close();
  }
});

test('a document that changed while it was read is not signed, whatever is said', async () => {
  const { page, close } = await visit(browser, {
    ...shown({ kind: 'pages' }),
    failures: { document_page: fixtures.failure('document-changed') },
  });
  await page.locator('[data-failure="document-changed"]').waitFor();
  expect(await page.locator('[data-acknowledge]').count()).toBe(0);
  await page.locator(mayNot).waitFor();
  await press(page, 'choose-document');
  await screen(page, 'document').waitFor();
  await close();
});

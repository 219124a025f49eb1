import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as fixtures from '../mock/fixtures';
import { launch, screen, visit } from './browser';

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

/** Everything that the browser tells a screen reader: names, values and descriptions. */
async function told(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes
    .flatMap(({ name, value, description }) => [name, value, description])
    .map((said) => String(said?.value ?? ''))
    .join('\n');
}

test('a screen reader cannot walk past the lock', async () => {
  const { page, complaints, close } = await visit(browser, {
    start: { identities: fixtures.many },
    questions: [{ kind: 'session', value: fixtures.session }],
    requests: [fixtures.pushed],
  });
  await screen(page, 'session').waitFor();
  const kept = [fixtures.payroll.user, fixtures.session.description!, 'acme'];
  const before = await told(page);
  for (const text of kept) expect(before, 'is read before').toContain(text);

  await page.evaluate(() => window.host.lock('session'));
  await screen(page, 'lock').waitFor();
  const locked = await told(page);
  expect(locked).toContain('Countersign is locked');
  for (const text of kept) expect(locked).not.toContain(text);

  for (const keys of [
    'Tab',
    'Tab',
    'Tab',
    'Tab',
    'Tab',
    'Shift+Tab',
    'F6',
    'Shift+F6',
    'Control+1',
    'Escape',
  ]) {
    await page.keyboard.press(keys);
    // After the last control comes the browser itself, which is the page's body to the page.
    const inside = await page.evaluate(() => {
      const element = document.activeElement!;
      return element === document.body || element.closest('[data-screen="lock"]') !== null;
    });
    expect(inside, keys).toBe(true);
  }
  expect(await told(page)).toContain('Countersign is locked');
  expect(complaints).toEqual([]);
  await close();
});

// The same client in a real browser, on a page of another origin: what CORS lets through.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { servePages, startBrowser } from './browser.mjs';
import { HASH } from './expected.mjs';
import { startService } from './service.mjs';

let service, browser, pages;
before(async () => {
  service = await startService({ options: ['--verification', 'email'] });
  pages = await servePages();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  pages?.close();
  await service?.stop();
});

const addresses = () => ({ projectUrl: service.projectUrl, projectId: service.projectId });

// A page that has the client at hand, with the browser's own storage
async function openPage() {
  const page = await browser.newPage();
  await page.exposeFunction('mailTo', service.confirmation);
  await page.goto(`${pages.origin}/`);
  await page.evaluate(async ({ projectUrl, projectId }) => {
    const { Client } = await import('/client.mjs');
    globalThis.newClient = () => new Client({ projectUrl, projectId, cors: true, userStorage: localStorage });
    globalThis.failure = (attempt) => attempt.then(() => null, ({ message, cause }) => [message, cause?.status, cause?.code]);
  }, addresses());
  return page;
}

test('a page of another origin verifies, enrols, signs in, and is told of a wrong PIN', async () => {
  const page = await openPage();
  const outcome = await page.evaluate(async () => {
    const [client, user] = [newClient(), 'browser@example.com'];
    const { method } = await client.sendVerificationEmail(user);
    const backoff = await failure(client.sendVerificationEmail(user));
    const mail = await mailTo(user);
    const { actToken } = await client.getActivationToken(mail);
    const used = await failure(client.getActivationToken(mail));
    await client.register(user, actToken, '1234');
    const { jwt } = await client.authenticate(user, '1234');
    const wrong = await failure(client.authenticate(user, '4321'));
    return { method, backoff, used, parts: jwt.split('.').length, wrong, kept: newClient().users.list() };
  });
  assert.deepEqual(outcome, {
    method: 'code',
    backoff: ['Request backoff', 429, 'REQUEST_BACKOFF'],
    used: ['Unsuccessful verification', 403, 'UNSUCCESSFUL_VERIFICATION'],
    parts: 3,
    wrong: ['Unsuccessful authentication', 401, 'UNSUCCESSFUL_AUTHENTICATION'],
    kept: { 'browser@example.com': 'REGISTERED' },
  });
});

test('a page of another origin opens sessions, completes them, signs, and makes QuickCodes', async () => {
  const page = await openPage();
  const outcome = await page.evaluate(async (hash) => {
    const [client, user] = [newClient(), 'everything@example.com'];
    await client.sendVerificationEmail(user);
    const { actToken } = await client.getActivationToken(await mailTo(user));
    await client.register(user, actToken, '1234');
    const { qrURL } = await client.fetchAccessId(user);
    const before = (await client.fetchStatus()).status;
    await client.authenticateWithQRCode(user, qrURL, '1234');
    const after = (await client.fetchStatus()).status;
    const { code } = await client.generateQuickCode(user, '1234');
    const signature = await client.sign(user, '1234', hash, Math.floor(Date.now() / 1000));
    const pushed = await failure(client.sendPushNotificationForAuth(user));
    return { before, after, code: code.length >= 6, signed: signature.hash, pushed };
  }, HASH);
  const pushed = ['No push token', 404, 'NO_PUSH_TOKEN'];
  assert.deepEqual(outcome, { before: 'new', after: 'authenticated', code: true, signed: HASH, pushed });
});

test('an older client registers in steps from a page', async () => {
  const page = await openPage();
  const outcome = await page.evaluate(async ({ projectUrl, projectId }) => {
    const [client, userId] = [newClient(), 'older@example.com'];
    await client.sendVerificationEmail(userId);
    const { actToken: activateCode } = await client.getActivationToken(await mailTo(userId));
    const { newKey } = await import('/proof.mjs');
    const query = `project_id=${projectId}`;
    const headers = { 'X-MIRACL-CID': projectId, 'X-MIRACL-CLIENT': 'MIRACL Client.js/8.6.0', 'Content-Type': 'application/json' };
    const begun = JSON.stringify({ userId, deviceName: 'Browser', activateCode, mobile: 0 });
    const first = await fetch(`${projectUrl}/rps/v2/user?${query}`, { method: 'PUT', headers, body: begun });
    const { mpinId, regOTT } = await first.json();
    const key = newKey();
    const asked = `regOTT=${regOTT}&publicKey=${key.publicKey}&${query}`;
    const { cs2url, dtas } = await (await fetch(`${projectUrl}/rps/v2/signature/${mpinId}?${asked}`, { headers })).json();
    const second = await fetch(`${cs2url}&${query}`, { headers });
    return { status: [first.status, second.status], share: (await second.json()).dvsClientSecret.length, dtas: atob(dtas).length > 0 };
  }, addresses());
  assert.deepEqual(outcome, { status: [200, 200], share: 130, dtas: true });
});

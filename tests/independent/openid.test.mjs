// An application signs people in with OpenID Connect, in a real browser (section C.1 of the protocol sheet; OpenID Connect
// Core, RFC 6749, RFC 7636).

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { library, servePages, startBrowser } from './browser.mjs';
import { Client } from './client.mjs';
import { verifyJwt } from './relying-party.mjs';
import { startService } from './service.mjs';

const USER = 'erika@example.com';
const LANGUAGES = ['en', 'de', 'es', 'fr', 'ro'];
// The guidelines that the pages follow
const AXE = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };

let service, browser, pages, client, provider, axe;
before(async () => {
  service = await startService();
  pages = await servePages();
  browser = await startBrowser();
  axe = await library('axe-core/axe.min.js');
  client = new Client(service);
  const { actToken } = await client.getActivationToken(await service.relyingParty.verificationUrl(USER));
  await client.register(USER, actToken, '1234');
  provider = await (await fetch(`${service.projectUrl}/.well-known/openid-configuration`)).json();
});
after(async () => {
  await browser?.close();
  pages?.close();
  await service?.stop();
});

const base64url = (bytes) => Buffer.from(bytes).toString('base64url');
const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

// A request with a proof key of its own, and what the application keeps of it
async function newRequest(more = {}) {
  const kept = { verifier: random(), state: random(), nonce: random(), redirectUri: `${pages.origin}/callback` };
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(kept.verifier));
  const query = new URLSearchParams({
    client_id: service.clientId,
    redirect_uri: kept.redirectUri,
    response_type: 'code',
    scope: 'openid email',
    state: kept.state,
    nonce: kept.nonce,
    code_challenge: base64url(digest),
    code_challenge_method: 'S256',
    ...more,
  });
  return { ...kept, address: `${provider.authorization_endpoint}?${query}`, query };
}

const redeem = (request, code, more = {}) =>
  service.relyingParty.form('/oidc/token', {
    grant_type: 'authorization_code',
    code,
    redirect_uri: request.redirectUri,
    code_verifier: request.verifier,
    ...more,
  });

// What the code of the page says
const sessionOf = (page) => page.inputValue('#address');

async function codeOf(page, request) {
  await page.waitForURL(`${request.redirectUri}?*`);
  const query = new URL(page.url()).searchParams;
  assert.equal(query.get('state'), request.state);
  assert.equal(query.get('iss'), service.projectUrl);
  return query.get('code');
}

async function signIn(page, request) {
  await page.goto(request.address);
  await client.authenticateWithQRCode(USER, await sessionOf(page), '1234');
  return codeOf(page, request);
}

test('what the provider says of itself is what clients look for', () => {
  assert.equal(provider.issuer, service.projectUrl);
  for (const [member, path] of [
    ['authorization_endpoint', '/authorize'],
    ['token_endpoint', '/oidc/token'],
    ['userinfo_endpoint', '/oidc/userinfo'],
    ['jwks_uri', '/oidc/certs'],
  ]) {
    assert.equal(provider[member], service.projectUrl + path);
  }
  assert.ok(provider.response_types_supported.includes('code'));
  assert.ok(provider.subject_types_supported.includes('public'));
  assert.ok(provider.id_token_signing_alg_values_supported.includes('RS256'));
  for (const method of ['client_secret_basic', 'client_secret_post']) {
    assert.ok(provider.token_endpoint_auth_methods_supported.includes(method));
  }
  for (const scope of ['openid', 'profile', 'email']) assert.ok(provider.scopes_supported.includes(scope));
  assert.ok(provider.code_challenge_methods_supported.includes('S256'));
});

test('two keys or more are published, and no private part of any', async () => {
  const { keys } = await (await fetch(provider.jwks_uri)).json();
  assert.ok(keys.length >= 2);
  for (const key of keys) {
    assert.deepEqual([key.kty, key.use, typeof key.kid, typeof key.n, typeof key.e], ['RSA', 'sig', 'string', 'string', 'string']);
    assert.equal(key.d ?? key.p ?? key.q, undefined);
  }
});

test('a browser is sent back with a code, and the application learns who signed in', async () => {
  const page = await browser.newPage();
  const request = await newRequest();
  const { status, body } = await redeem(request, await signIn(page, request));
  assert.equal(status, 200);
  assert.equal(body.token_type.toLowerCase(), 'bearer');
  assert.ok(body.expires_in > 0);
  const claims = await verifyJwt(body.id_token, provider.jwks_uri);
  assert.deepEqual([claims.iss, [claims.aud].flat(), claims.sub], [service.projectUrl, [service.clientId], USER]);
  assert.equal(claims.nonce, request.nonce);
  const headers = { authorization: `Bearer ${body.access_token}` };
  const answer = await (await fetch(provider.userinfo_endpoint, { headers })).json();
  assert.deepEqual([answer.sub, answer.email, typeof answer.email_verified], [USER, USER, 'boolean']);
  const denied = await fetch(provider.userinfo_endpoint, { headers: { authorization: 'Bearer x' } });
  assert.equal(denied.status, 401);
});

test('a code is redeemed once, by who can show the proof key', async () => {
  const page = await browser.newPage();
  const request = await newRequest();
  const code = await signIn(page, request);
  const good = await redeem(request, code);
  assert.equal(good.status, 200);
  const again = await redeem(request, code);
  assert.deepEqual([again.status, again.body.error], [400, 'invalid_grant']);
  const other = await newRequest();
  const stolen = await redeem({ ...other, verifier: random() }, await signIn(await browser.newPage(), other));
  assert.deepEqual([stolen.status, stolen.body.error], [400, 'invalid_grant']);
});

test('a refresh token is good once, and its second use ends the family', async () => {
  const page = await browser.newPage();
  const request = await newRequest({ scope: 'openid offline_access', prompt: 'consent' });
  const { body } = await redeem(request, await signIn(page, request));
  const refresh = (token) => service.relyingParty.form('/oidc/token', { grant_type: 'refresh_token', refresh_token: token });
  const first = await refresh(body.refresh_token);
  assert.equal(first.status, 200);
  assert.equal((await verifyJwt(first.body.id_token, provider.jwks_uri)).sub, USER);
  assert.notEqual(first.body.refresh_token, body.refresh_token);
  const replay = await refresh(body.refresh_token);
  assert.deepEqual([replay.status, replay.body.error], [400, 'invalid_grant']);
  const family = await refresh(first.body.refresh_token);
  assert.deepEqual([family.status, family.body.error], [400, 'invalid_grant']);
});

test('the page works without its script', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const request = await newRequest();
  await page.goto(request.address);
  const address = await sessionOf(page);
  await client.authenticateWithQRCode(USER, address, '1234');
  await page.locator('noscript a, a[href*="/authorize/wait"]').first().click();
  const { status } = await redeem(request, await codeOf(page, request));
  assert.equal(status, 200);
  await context.close();
});

test('who refuses is taken back, and the application is told', async () => {
  const page = await browser.newPage();
  const request = await newRequest();
  await page.goto(request.address);
  const accessId = new URL(await sessionOf(page)).hash.slice(1);
  await service.asRelyingParty('/rps/v2/codeStatus', { wid: accessId, status: 'abort' });
  const back = page.locator(`a[href^="${request.redirectUri}"]`);
  await back.click();
  await page.waitForURL(`${request.redirectUri}?*`);
  const query = new URL(page.url()).searchParams;
  assert.deepEqual([query.get('error'), query.get('state')], ['access_denied', request.state]);
});

test('an address that is not the application’s gets nothing', async () => {
  for (const more of [{ redirect_uri: 'https://attacker.example/callback' }, { client_id: 'nobody' }]) {
    const page = await browser.newPage();
    const { address } = await newRequest(more);
    const answer = await page.goto(address);
    assert.ok(answer.status() >= 400 && page.url().startsWith(service.projectUrl));
  }
});

test('the page is accessible, by day and by night', async () => {
  const colours = [];
  for (const colorScheme of ['light', 'dark']) {
    const page = await browser.newPage({ colorScheme });
    await page.goto((await newRequest()).address);
    await page.evaluate(axe);
    const { violations } = await page.evaluate((options) => globalThis.axe.run(document, options), AXE);
    assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), []);
    colours.push(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
  }
  assert.notEqual(colours[0], colours[1]);
});

test('the page speaks five languages, by parameter and by what the browser asks for', async () => {
  const titles = new Set();
  for (const language of LANGUAGES) {
    const context = await browser.newContext({ locale: language });
    const asked = await context.newPage();
    await asked.goto((await newRequest()).address);
    const told = await browser.newPage();
    await told.goto((await newRequest({ ui_locales: language })).address);
    const older = await browser.newPage();
    await older.goto((await newRequest({ lang: language })).address);
    for (const page of [asked, told, older]) {
      assert.equal(await page.getAttribute('html', 'lang'), language);
      titles.add(await page.locator('h1').innerText());
    }
    await context.close();
  }
  assert.equal(titles.size, LANGUAGES.length);
});

test('an older client opens the session itself, and who polls is told where to go', async () => {
  const request = await newRequest();
  const opened = await fetch(request.address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ prerollId: USER, registerOnly: false }),
  });
  assert.equal(opened.status, 200);
  const { webOTT, qrURL } = await opened.json();
  await client.authenticateWithQRCode(USER, qrURL, '1234');
  const { body } = await service.asRelyingParty('/rps/v2/access', { webOTT });
  assert.equal(body.status, 'authenticated');
  const url = new URL(body.redirectURL);
  assert.equal(url.searchParams.get('state'), request.state);
  const { status } = await redeem(request, url.searchParams.get('code'));
  assert.equal(status, 200);
});

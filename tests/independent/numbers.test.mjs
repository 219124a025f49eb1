// Numbers to match are ours; the vendor's clients know none and go on as before.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Client } from './client.mjs';
import { startService } from './service.mjs';

const USER = 'erika@example.com';

let service;
before(async () => (service = await startService()));
after(() => service.stop());

async function ask(path, body) {
  const answer = await fetch(service.projectUrl + path, { method: 'POST', body: JSON.stringify(body) });
  return { status: answer.status, body: await answer.json() };
}

async function enrolled(userId) {
  const client = new Client(service);
  const { actToken } = await client.getActivationToken(await service.relyingParty.verificationUrl(userId));
  await client.register(userId, actToken, '1234');
  return client;
}

const open = async (more) => (await ask('/rps/v2/session', { projectId: service.projectId, ...more })).body;

test('an opener that does not ask gets no number', async () => {
  const session = await new Client(service).fetchAccessId();
  assert.deepEqual(Object.keys(session).sort(), ['accessId', 'accessURL', 'qrURL', 'webOTT']);
  const details = await ask('/rps/v2/codeStatus', { wid: session.accessId, status: 'wid' });
  assert.equal(details.body.hasNumber, false);
});

test('a client that knows no numbers completes a session that has one', async () => {
  const client = await enrolled(USER);
  const session = await open({ number: true });
  assert.match(session.number, /^[1-9]\d$/);
  const chosen = await ask('/rps/v2/codeStatus', { wid: session.accessId, status: 'user', userId: USER });
  assert.deepEqual(chosen.body, { status: 'OK' });
  await client.authenticateWithQRCode(USER, session.qrURL, '1234');
  const { body } = await ask('/rps/v2/access', { webOTT: session.webOTT });
  assert.equal(body.status, 'authenticated');
});

test('the number is in nothing that travels but the answer to its opener', async () => {
  const session = await open({ number: true });
  const seen = [session.qrURL, session.accessURL, JSON.stringify((await ask('/rps/v2/codeStatus', { wid: session.accessId, status: 'wid' })).body)];
  const polled = await ask('/rps/v2/access', { webOTT: session.webOTT });
  for (const text of [...seen, JSON.stringify(polled.body)]) {
    assert.doesNotMatch(text.replaceAll(session.accessId, ''), /"number"/);
  }
});

test('a wrong number ends the session', async () => {
  const session = await open({ number: true });
  const wrong = session.number === '10' ? '11' : '10';
  const body = { wid: session.accessId, status: 'user', userId: USER, number: wrong };
  const answer = await ask('/rps/v2/codeStatus', body);
  assert.deepEqual([answer.status, answer.body.error], [403, 'WRONG_NUMBER']);
  const right = await ask('/rps/v2/codeStatus', { ...body, number: session.number });
  assert.equal(right.body.error, 'INVALID_AUTHENTICATION_SESSION');
  const polled = await ask('/rps/v2/access', { webOTT: session.webOTT });
  assert.equal(polled.body.status, 'abort');
});

// Verification by mail, and by a QuickCode from another device (sections A.4, A.5 and A.12 of the protocol sheet).

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Client } from './client.mjs';
import { failed, now, refused } from './expected.mjs';
import { Device } from './mobile.mjs';
import { startService } from './service.mjs';

// Users of a time when the project's application verified them
const OLDER = ['second@example.com', 'again@example.com', 'tagged@example.com'];

let service;
const identities = new Map();
before(async () => {
  const earlier = await startService();
  for (const user of OLDER) {
    const { body } = await earlier.asRelyingParty('/activate/initiate', { userId: user });
    const device = new Device(earlier);
    await device.register(user, body.actToken, '1234');
    identities.set(user, { ...device.user, deviceTag: device.deviceTag });
  }
  await earlier.leave();
  service = await startService({ options: ['--verification', 'email'], folder: earlier.folder });
});
after(() => service.stop());

async function enrol(client, user, pin) {
  const { method, backoff } = await client.sendVerificationEmail(user);
  assert.ok(Number.isInteger(backoff) && backoff >= now());
  const { actToken, projectId } = await client.getActivationToken(await service.confirmation(user));
  assert.equal(projectId, service.projectId);
  await client.register(user, actToken, pin);
  return method;
}

test('digits in a mail enrol the first device, and its token verifies', async () => {
  const client = new Client(service);
  assert.equal(await enrol(client, 'first@example.com', '1234'), 'code');
  const { jwt } = await client.authenticate('first@example.com', '1234');
  assert.equal((await service.relyingParty.checkToken(jwt)).sub, 'first@example.com');
});

test('a further device is sent a link, which enrols it', async () => {
  const client = new Client(service);
  assert.equal(await enrol(client, 'second@example.com', '5678'), 'link');
  assert.ok((await client.authenticate('second@example.com', '5678')).jwt);
  const first = new Device(service);
  first.user = identities.get('second@example.com');
  assert.ok((await first.authenticate('1234')).jwt, 'the other device goes on');
});

test('a device that shows an identity or a tag of its own is sent digits', async () => {
  const { mpinId } = identities.get('again@example.com');
  const { deviceTag } = identities.get('tagged@example.com');
  for (const [user, known] of [
    ['again@example.com', { mpinId }],
    ['tagged@example.com', { deviceTag }],
  ]) {
    assert.equal((await new Device(service).sendVerificationEmail(user, known)).method, 'code');
    assert.match(await service.confirmation(user), /&code=\d{6}$/);
  }
});

test('a second mail at once is put off until a moment that is named', async () => {
  const client = new Client(service);
  await client.sendVerificationEmail('hurry@example.com');
  const again = client.sendVerificationEmail('hurry@example.com');
  await assert.rejects(again, (error) => {
    assert.ok(failed('Request backoff', 429, 'REQUEST_BACKOFF')(error));
    assert.match(error.cause.context.backoff, /^\d{10}$/);
    return true;
  });
});

test('wrong digits are refused, and right ones work once', async () => {
  const client = new Client(service);
  await client.sendVerificationEmail('digits@example.com');
  const right = await service.confirmation('digits@example.com');
  const wrong = failed('Unsuccessful verification', 403, 'UNSUCCESSFUL_VERIFICATION');
  const other = right.replace(/\d$/, (digit) => (Number(digit) + 1) % 10);
  await assert.rejects(client.getActivationToken(other), wrong);
  await client.getActivationToken(right);
  await assert.rejects(client.getActivationToken(right), wrong);
});

test('a session that asked for the mail comes back with its confirmation', async () => {
  const client = new Client({ ...service, oidc: { state: 'a state', nonce: 'a nonce', scope: ['openid'] } });
  const { accessId } = await client.fetchAccessId('started@example.com');
  await client.sendVerificationEmail('started@example.com');
  const answer = await client.getActivationToken(await service.confirmation('started@example.com'));
  assert.deepEqual([answer.accessId, answer.state, answer.nonce], [accessId, 'a state', 'a nonce']);
});

test('an application cannot verify users of a project that verifies by mail', async () => {
  const asked = { userId: 'somebody@example.com', delivery: 'no', clientId: service.clientId };
  const { status, body } = await service.asRelyingParty('/verification', asked);
  assert.deepEqual([status, body.error], [403, 'INVALID_VERIFICATION_METHOD']);
});

test('a QuickCode from one device enrols another', async () => {
  const client = new Client(service);
  await enrol(client, 'quick@example.com', '1234');
  const answer = await client.generateQuickCode('quick@example.com', '1234');
  assert.equal(answer.OTP, answer.code);
  assert.ok(Math.abs(answer.expireTime - now() - answer.ttlSeconds) <= 2);
  const device = new Device(service);
  await device.register('quick@example.com', (await device.confirm('quick@example.com', answer.code)).actToken, '5678');
  assert.ok((await device.authenticate('5678')).jwt);
  // Both go on, each with its own PIN, and the code is used up
  assert.ok((await client.authenticate('quick@example.com', '1234')).jwt);
  const again = new Device(service).confirm('quick@example.com', answer.code);
  await assert.rejects(again, refused(403, 'UNSUCCESSFUL_VERIFICATION'));
});

test('a wrong PIN makes no QuickCode', async () => {
  const client = new Client(service);
  await enrol(client, 'noquick@example.com', '1234');
  const wrong = failed('Unsuccessful authentication', 401, 'UNSUCCESSFUL_AUTHENTICATION');
  await assert.rejects(client.generateQuickCode('noquick@example.com', '4321'), wrong);
  const { jwt } = await client.authenticate('noquick@example.com', '1234');
  const body = { projectId: service.projectId, jwt, deviceName: 'Browser' };
  const refusedToken = new Device(service).post('/verification/quickcode', body);
  await assert.rejects(refusedToken, ({ status }) => status >= 400 && status < 500, 'a token of another scope');
});

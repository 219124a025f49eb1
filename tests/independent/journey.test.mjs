// What a client from elsewhere does with the service, over real HTTP.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Client } from './client.mjs';
import { hex, sha256, unhex } from './curve.mjs';
import { HASH, failed, now } from './expected.mjs';
import { startService } from './service.mjs';

const USER = 'erika@example.com';

let service;
before(async () => (service = await startService()));
after(() => service.stop());

async function enrolled(userId, pin, options) {
  const client = new Client({ ...service, ...options });
  await enrol(client, userId, pin);
  return client;
}

async function enrol(client, userId, pin) {
  const { actToken } = await client.getActivationToken(await service.relyingParty.verificationUrl(userId));
  return client.register(userId, actToken, pin);
}

test('a verification URL enrols, and the token of a sign-in verifies at the key set', async () => {
  const client = await enrolled(USER, '1234');
  const answer = await client.authenticate(USER, '1234');
  assert.equal(typeof answer.status, 'number');
  assert.equal(typeof answer.message, 'string');
  const claims = await service.relyingParty.checkToken(answer.jwt);
  assert.equal(claims.sub, USER);
  assert.equal(claims.exp - claims.iat, 60);
});

test('a token that was altered does not verify', async () => {
  const client = await enrolled('altered@example.com', '1234');
  const { jwt } = await client.authenticate('altered@example.com', '1234');
  const [header, claims, signature] = jwt.split('.');
  const other = { ...JSON.parse(Buffer.from(claims, 'base64url')), sub: USER };
  const altered = [header, Buffer.from(JSON.stringify(other)).toString('base64url'), signature].join('.');
  await assert.rejects(service.relyingParty.checkToken(altered), /signature/);
});

test('an activation token enrols the identity that it reserved, and only once', async () => {
  const client = new Client(service);
  const { body } = await service.asRelyingParty('/activate/initiate', { userId: 'token@example.com' });
  const answer = await client.register('token@example.com', body.actToken, (digits) => '123456'.slice(0, digits));
  assert.equal(hex(await sha256(unhex(answer.mpinId))), body.hashMPinId);
  assert.equal(answer.curve, 'BN254CX');
  assert.equal(answer.pinLength, 4);
  await client.authenticate('token@example.com', '1234');
  const again = new Client(service).register('token@example.com', body.actToken, '1234');
  await assert.rejects(again, failed('Invalid activation token', 403, 'INVALID_ACTIVATION_TOKEN'));
});

test('what registration answers fills the record that the client keeps', async () => {
  const client = await enrolled('kept@example.com', '1234');
  const { token, mpinId, publicKey, dtas, created, updated, lastUsed, nowTime, ...rest } = client.users.get('kept@example.com');
  for (const [text, length] of [[token, 130], [publicKey, 256]]) assert.match(text, new RegExp(`^[0-9a-f]{${length}}$`));
  assert.equal(JSON.parse(Buffer.from(mpinId, 'hex')).userID, 'kept@example.com');
  assert.equal(JSON.parse(atob(dtas)).length, 2);
  assert.ok(Math.abs(nowTime - now()) <= 60 && created <= updated && lastUsed === updated);
  const { projectId } = service;
  const expected = { userId: 'kept@example.com', projectId, state: 'REGISTERED', curve: 'BN254CX', pinLength: 4 };
  assert.deepEqual(rest, { ...expected, verificationType: rest.verificationType });
  assert.equal(typeof rest.verificationType, 'string');
  assert.deepEqual([client.users.count(), client.users.list()], [1, { 'kept@example.com': 'REGISTERED' }]);
  // Removing a user is the client's own affair
  client.users.remove('kept@example.com');
  assert.equal(client.users.exists('kept@example.com'), false);
  assert.throws(() => new Client({ ...service, projectId: '' }), { message: 'Empty project ID' });
  await assert.rejects(client.authenticate('kept@example.com', '1234'), { message: 'User not found' });
});

test('a session opened in a browser is completed', async () => {
  const client = await enrolled('session@example.com', '4321');
  const session = await client.fetchAccessId(undefined, { description: 'Payroll' });
  assert.equal(session.qrURL.split('#')[1], session.accessId);
  assert.equal((await client.fetchStatus()).status, 'new');
  await client.authenticateWithQRCode('session@example.com', session.qrURL, '4321');
  const done = await client.fetchStatus();
  assert.deepEqual([done.status, done.userId], ['authenticated', 'session@example.com']);
  // The session's id goes along for ever after; other scopes do not mind that it is over
  assert.ok((await client.authenticate('session@example.com', '4321')).jwt);
  const again = client.authenticateWithAppLink('session@example.com', session.qrURL, '4321');
  await assert.rejects(again, failed('Authentication fail', 404, 'INVALID_AUTHENTICATION_SESSION'));
});

test('a session for one user is not completed by another, and a payload is read like a code', async () => {
  const client = await enrolled('payload@example.com', '4321');
  const other = await enrolled('other@example.com', '4321');
  const { qrURL } = await client.fetchAccessId('payload@example.com');
  const wrong = other.authenticateWithQRCode('other@example.com', qrURL, '4321');
  await assert.rejects(wrong, failed('Authentication fail', 404, 'INVALID_AUTHENTICATION_SESSION'));
  const payload = { projectID: service.projectId, userID: 'payload@example.com', qrURL };
  await client.authenticateWithNotificationPayload(payload, '4321');
  assert.equal((await client.fetchStatus()).status, 'authenticated');
});

test('a session id that means nothing does not hinder the first passes', async () => {
  const client = await enrolled('sticky@example.com', '4321');
  const unknown = client.authenticateWithQRCode('sticky@example.com', 'https://mcl.mpin.io#0badc0de', '4321');
  await assert.rejects(unknown, failed('Authentication fail', 404, 'INVALID_AUTHENTICATION_SESSION'));
  assert.ok((await client.authenticate('sticky@example.com', '4321')).jwt);
});

test('what nobody opened has expired', async () => {
  const { body } = await service.asRelyingParty('/rps/v2/access', { webOTT: '0badc0de' });
  assert.equal(body.status, 'expired');
});

test('a signature is confirmed by a certificate that verifies at its key set', async () => {
  const client = await enrolled('signer@example.com', '1234');
  const timestamp = now();
  const signature = await client.sign('signer@example.com', '1234', HASH, timestamp);
  const { status, body } = await service.asRelyingParty('/dvs/verify', { signature, timestamp, type: 'verification' });
  assert.equal(status, 200);
  const claims = await service.relyingParty.checkCertificate(body.certificate, { hash: HASH, timestamp });
  assert.ok(claims.exp > claims.cAt);
  const altered = { ...signature, hash: `00${HASH.slice(2)}` };
  const answer = await service.asRelyingParty('/dvs/verify', { signature: altered, timestamp, type: 'verification' });
  assert.deepEqual([answer.status, answer.body.error], [401, 'INVALID_SIGNATURE']);
});

test('the third wrong PIN revokes, the right one then too, and a new enrolment heals', async () => {
  const user = 'wrong@example.com';
  const client = await enrolled(user, '1234');
  const wrong = failed('Unsuccessful authentication', 401, 'UNSUCCESSFUL_AUTHENTICATION');
  const revoked = failed('Revoked', 410, 'REVOKED_MPINID');
  await assert.rejects(client.authenticate(user, '1235'), wrong);
  await client.authenticate(user, '1234');
  await assert.rejects(client.authenticate(user, '9999'), wrong);
  await assert.rejects(client.sign(user, '9999', HASH, now()), wrong);
  await assert.rejects(client.authenticate(user, '0000'), revoked);
  assert.ok(client.users.is(user, 'REVOKED'));
  await assert.rejects(client.authenticate(user, '1234'), revoked);
  await enrol(client, user, '5678');
  assert.ok(client.users.is(user, 'REGISTERED'));
  assert.ok((await client.authenticate(user, '5678')).jwt);
});

test('a used verification code is refused', async () => {
  const client = new Client(service);
  const url = await service.relyingParty.verificationUrl(USER);
  await client.getActivationToken(url);
  const again = client.getActivationToken(url);
  await assert.rejects(again, failed('Unsuccessful verification', 403, 'UNSUCCESSFUL_VERIFICATION'));
});

test('what was asked for with a verification comes back with its confirmation', async () => {
  const { accessId } = await new Client(service).fetchAccessId();
  const more = { accessId, state: 'a state', nonce: 'a nonce', stage: 'auth' };
  const url = await service.relyingParty.verificationUrl('echo+1@example.com', more);
  const answer = await new Client(service).getActivationToken(url);
  assert.equal(answer.userId, 'echo+1@example.com');
  assert.deepEqual([answer.accessId, answer.state, answer.nonce], [accessId, 'a state', 'a nonce']);
});

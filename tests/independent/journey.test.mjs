// What a client from elsewhere does with the service, over real HTTP.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Client, Refused } from './client.mjs';
import { hex, sha256, unhex } from './curve.mjs';
import { startService, verifyJwt } from './service.mjs';

const USER = 'erika@example.com';
const HASH = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';
const now = () => Math.floor(Date.now() / 1000);

let service;
before(async () => (service = await startService()));
after(() => service.stop());

async function enrolled(userId, pin, options) {
  const client = new Client({ ...service, ...options });
  await client.register(userId, await invite(client, userId), pin);
  return client;
}

async function invite(client, userId) {
  const { status, body } = await service.asRelyingParty('/verification', {
    userId,
    delivery: 'no',
    clientId: service.clientId,
  });
  assert.equal(status, 200);
  return client.activationToken(body.verificationURL);
}

const refused = (status, code) => (error) =>
  error instanceof Refused && error.code === code && Math.floor(error.status / 100) === Math.floor(status / 100);

test('a verification URL enrols, and the token of a sign-in verifies at the key set', async () => {
  const client = await enrolled(USER, '1234');
  const answer = await client.authenticate(USER, '1234');
  assert.equal(typeof answer.status, 'number');
  assert.equal(typeof answer.message, 'string');
  const claims = await verifyJwt(answer.jwt, `${service.projectUrl}/.well-known/jwks`);
  assert.equal(claims.aud, service.projectId);
  assert.equal(claims.sub, USER);
  assert.equal(claims.iss, service.projectUrl);
  assert.equal(claims.exp - claims.iat, 60);
});

test('an activation token enrols the identity that it reserved, and only once', async () => {
  const client = new Client(service);
  const { body } = await service.asRelyingParty('/activate/initiate', { userId: 'token@example.com' });
  const answer = await client.register('token@example.com', body.actToken, '1234');
  assert.equal(hex(await sha256(unhex(answer.mpinId))), body.hashMPinId);
  assert.equal(answer.curve, 'BN254CX');
  assert.equal(answer.pinLength, 4);
  await client.authenticate('token@example.com', '1234');
  await assert.rejects(
    new Client(service).register('token@example.com', body.actToken, '1234'),
    refused(403, 'INVALID_ACTIVATION_TOKEN'),
  );
});

test('a session opened in a browser is completed', async () => {
  const client = await enrolled('session@example.com', '4321');
  const session = await client.openSession({ description: 'Payroll' });
  assert.equal(session.qrURL.split('#')[1], session.accessId);
  assert.equal((await client.status()).status, 'new');
  const details = await client.codeStatus({ wid: session.accessId, status: 'wid' });
  assert.equal(details.projectId, service.projectId);
  assert.equal(details.description, 'Payroll');
  assert.equal((await client.status()).status, 'wid');
  await client.codeStatus({ wid: session.accessId, status: 'user', userId: 'session@example.com' });
  assert.equal((await client.status()).status, 'user');
  await client.authenticate('session@example.com', '4321', 'oidc');
  const done = await client.status();
  assert.deepEqual([done.status, done.userId], ['authenticated', 'session@example.com']);
  // The session's id goes along for ever after; other scopes do not mind that it is over
  assert.ok((await client.authenticate('session@example.com', '4321')).jwt);
  await assert.rejects(
    client.authenticate('session@example.com', '4321', 'oidc'),
    refused(404, 'INVALID_AUTHENTICATION_SESSION'),
  );
});

test('a signature is confirmed by a certificate that verifies at its key set', async () => {
  const client = await enrolled('signer@example.com', '1234');
  const timestamp = now();
  const signature = await client.sign('signer@example.com', '1234', HASH, timestamp);
  const { status, body } = await service.asRelyingParty('/dvs/verify', { signature, timestamp, type: 'verification' });
  assert.equal(status, 200);
  const claims = await verifyJwt(body.certificate, `${service.projectUrl}/dvs/jwks`);
  assert.equal(claims.hash, HASH);
  assert.ok(timestamp <= claims.cAt);
  const altered = { ...signature, hash: `00${HASH.slice(2)}` };
  const answer = await service.asRelyingParty('/dvs/verify', { signature: altered, timestamp, type: 'verification' });
  assert.deepEqual([answer.status, answer.body.error], [401, 'INVALID_SIGNATURE']);
});

test('a signing session carries the signature to the one who asked', async () => {
  const client = await enrolled('remote@example.com', '1234');
  const session = await client.openSession({ hash: HASH, description: 'Purchase order' });
  const details = await client.codeStatus({ wid: session.accessId, status: 'wid' });
  assert.equal(details.hash, HASH);
  const timestamp = now();
  const signature = { ...(await client.sign('remote@example.com', '1234', details.hash, timestamp)), timestamp };
  const encoded = Buffer.from(JSON.stringify(signature)).toString('base64');
  await client.codeStatus({ wid: session.accessId, status: 'signed', signature: encoded });
  const done = await client.status();
  assert.equal(done.status, 'signed');
  const received = JSON.parse(Buffer.from(done.signature, 'base64'));
  const { status } = await service.asRelyingParty('/dvs/verify', { signature: received, timestamp: received.timestamp });
  assert.equal(status, 200);
});

test('the third wrong PIN revokes, the right one then too, and a new enrolment heals', async () => {
  const client = await enrolled('wrong@example.com', '1234');
  await assert.rejects(client.authenticate('wrong@example.com', '1235'), refused(401, 'UNSUCCESSFUL_AUTHENTICATION'));
  await client.authenticate('wrong@example.com', '1234');
  for (const scope of ['jwt', 'dvs-auth']) {
    const attempt = client.authenticate('wrong@example.com', '9999', scope);
    await assert.rejects(attempt, refused(401, 'UNSUCCESSFUL_AUTHENTICATION'));
  }
  await assert.rejects(client.authenticate('wrong@example.com', '0000'), refused(410, 'REVOKED_MPINID'));
  await assert.rejects(client.authenticate('wrong@example.com', '1234'), refused(410, 'REVOKED_MPINID'));
  await client.register('wrong@example.com', await invite(client, 'wrong@example.com'), '5678');
  assert.ok((await client.authenticate('wrong@example.com', '5678')).jwt);
});

test('a used verification code says which project it was for', async () => {
  const client = new Client(service);
  const { body } = await service.asRelyingParty('/verification', {
    userId: USER,
    delivery: 'no',
    clientId: service.clientId,
  });
  await client.activationToken(body.verificationURL);
  await assert.rejects(client.activationToken(body.verificationURL), refused(403, 'UNSUCCESSFUL_VERIFICATION'));
});

// What the vendor's mobile clients do, generation by generation.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Client } from './client.mjs';
import { hex, sha256, unhex } from './curve.mjs';
import { HASH, now, refused } from './expected.mjs';
import { ANDROID, Device, IOS } from './mobile.mjs';
import { startService } from './service.mjs';

let service;
before(async () => (service = await startService()));
after(() => service.stop());

async function confirmed(device, userId) {
  const url = new URL(await service.relyingParty.verificationUrl(userId));
  return (await device.confirm(url.searchParams.get('user_id'), url.searchParams.get('code'))).actToken;
}

async function enrolled(userId, { generation = ANDROID, how = 'register' } = {}) {
  const device = new Device(service, generation);
  await device[how](userId, await confirmed(device, userId), '1234');
  return device;
}

for (const [name, options] of [
  ['Android from 1.4 on', { how: 'register' }],
  ['the newest generation', { how: 'registerWithDesignated' }],
  ['iOS 1.0, whose bodies have no content type', { how: 'registerInSteps', generation: IOS }],
]) {
  test(`${name} registers, signs in, and is told of a wrong PIN`, async () => {
    const device = await enrolled(`${options.how}@example.com`, options);
    const { jwt } = await device.authenticate('1234');
    assert.equal((await service.relyingParty.checkToken(jwt)).sub, `${options.how}@example.com`);
    await assert.rejects(device.authenticate('4321'), refused(401, 'UNSUCCESSFUL_AUTHENTICATION'));
    const timestamp = now();
    const signature = await device.sign('1234', HASH, timestamp);
    const { status } = await service.asRelyingParty('/dvs/verify', { signature, timestamp });
    assert.equal(status, 200);
  });
}

test('what is no token blames the parameter, and a token that is used up is refused', async () => {
  for (const how of ['register', 'registerWithDesignated']) {
    const device = new Device(service);
    const malformed = refused(400, 'INVALID_REQUEST_PARAMETERS', { params: 'activationToken' });
    await assert.rejects(device[how]('token@example.com', 'no-token', '1234'), malformed);
    const token = await confirmed(device, 'token@example.com');
    await device[how]('token@example.com', token, '1234');
    const again = new Device(service)[how]('token@example.com', token, '1234');
    await assert.rejects(again, refused(403, 'INVALID_ACTIVATION_TOKEN'));
  }
});

test('the tokens of the authorities are for one identity and one key', async () => {
  const device = await enrolled('designated@example.com', { how: 'registerWithDesignated' });
  const other = new Device(service);
  const answer = await other.registerWithDesignated('other@example.com', await confirmed(other, 'other@example.com'), '1234');
  for (const { url, token } of answer.designatedTAs) {
    for (const headers of [{}, { Authorization: 'Bearer x' }, { Authorization: `Bearer ${token}` }]) {
      const body = JSON.stringify({ mpinId: device.user.mpinId, pubKey: device.user.publicKey });
      const { status } = await fetch(url, { method: 'POST', headers, body });
      assert.ok(status >= 400 && status < 500, `${status}`);
    }
  }
});

test('a session is looked at, declined, and completed', async () => {
  const device = await enrolled('session@example.com', { how: 'registerWithDesignated' });
  const opener = new Client(service);
  const { qrURL, accessId } = await opener.fetchAccessId('session@example.com', { description: 'Payroll' });
  const details = await device.details(qrURL);
  assert.deepEqual([details.prerollId, details.description, details.hash], ['session@example.com', 'Payroll', '']);
  assert.equal(details.projectId, service.projectId);
  assert.equal((await opener.fetchStatus()).status, 'wid');
  await device.authenticate('1234', 'oidc', accessId);
  assert.equal((await opener.fetchStatus()).status, 'authenticated');

  const declined = await opener.fetchAccessId();
  const answer = await device.abort(declined.accessId);
  assert.ok(Object.values(answer).every((value) => typeof value === 'string'), 'a flat object of texts');
  assert.equal((await opener.fetchStatus()).status, 'abort');
  const late = device.authenticate('1234', 'oidc', declined.accessId);
  await assert.rejects(late, refused(404, 'INVALID_AUTHENTICATION_SESSION'));
  await assert.rejects(device.details('https://mcl.mpin.io/mobile-login/#0badc0de'), ({ status }) => status >= 400 && status < 500);
});

test('a signing session carries the signature to the one who asked', async () => {
  const device = await enrolled('remote@example.com');
  const opener = new Client(service);
  const { qrURL, accessId } = await opener.fetchAccessId('remote@example.com', { hash: HASH, description: 'Purchase order' });
  const { hash } = await device.details(qrURL);
  assert.equal(hash, HASH);
  await device.signSession('1234', accessId, hash, now());
  const done = await opener.fetchStatus();
  assert.equal(done.status, 'signed');
  const signature = JSON.parse(Buffer.from(done.signature, 'base64'));
  const { body } = await service.asRelyingParty('/dvs/verify', { signature, timestamp: signature.timestamp });
  await service.relyingParty.checkCertificate(body.certificate, { hash: HASH, timestamp: signature.timestamp });
});

test('the public name of an identity is the one that the back end lists', async () => {
  const device = await enrolled('listed@example.com');
  const path = `/api/v1/projects/${service.projectId}/mpinids?userId=listed@example.com`;
  const { status, body } = await service.relyingParty.get(path);
  assert.equal(status, 200);
  const names = body.list.map(({ mpinId }) => mpinId);
  assert.deepEqual(names, [hex(await sha256(unhex(device.user.mpinId)))]);
});

test('a revoked identity says so', async () => {
  const device = await enrolled('revoked@example.com');
  const name = hex(await sha256(unhex(device.user.mpinId)));
  const path = `/api/v1/projects/${service.projectId}/mpinids/${name}/revocation`;
  const { status, body } = await service.relyingParty.post(path, { reason: 'lost' });
  assert.deepEqual([status, body], [200, { hashMPinID: name, reason: 'lost' }]);
  await assert.rejects(device.authenticate('1234'), refused(410, 'REVOKED_MPINID'));
});

test('a project says who it is at its own address', async () => {
  const device = new Device(service);
  for (const query of ['', `?id=${service.projectId}`]) {
    const answer = await fetch(`${service.projectUrl}/.well-known/project-configuration${query}`);
    const { id, customDomain } = await answer.json();
    assert.deepEqual([id, customDomain], [service.projectId, device.projectUrl]);
  }
});

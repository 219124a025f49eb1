// An authority's key is rotated while the service runs: clients register anew, and their users notice nothing (section A.11
// of the protocol sheet).

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Client } from './client.mjs';
import { failed } from './expected.mjs';
import { Device, IOS } from './mobile.mjs';
import { startService } from './service.mjs';

let service;
before(async () => (service = await startService()));
after(() => service.stop());

async function enrolled(userId) {
  const client = new Client(service);
  const { actToken } = await client.getActivationToken(await service.relyingParty.verificationUrl(userId));
  await client.register(userId, actToken, '1234');
  return client;
}

// Signs in until the service has taken the rotation up, which it does within seconds
async function renewed(signIn, identity) {
  const before = identity();
  for (;;) {
    const answer = await signIn();
    if (identity() !== before) return answer;
  }
}

test('a rotation renews identities behind the PIN, session included', async () => {
  const user = 'renewal@example.com';
  const client = await enrolled(user);
  const { mpinId, dtas } = client.users.get(user);
  await service.administrate('key', 'rotate', 'authority-1');
  const { jwt } = await renewed(() => client.authenticate(user, '1234'), () => client.users.get(user).mpinId);
  assert.equal((await service.relyingParty.checkToken(jwt)).sub, user);
  const after = client.users.get(user);
  assert.notEqual(after.mpinId, mpinId);
  const [[first, second], [newFirst, newSecond]] = [dtas, after.dtas].map((text) => JSON.parse(atob(text)));
  assert.ok(first !== newFirst && second === newSecond, 'only one authority has a new key');
  // Now that it is renewed nothing is offered any more: the client would fail the second time
  const { qrURL } = await client.fetchAccessId(user);
  await client.authenticateWithQRCode(user, qrURL, '1234');
  assert.equal((await client.fetchStatus()).status, 'authenticated');
  const wrong = failed('Unsuccessful authentication', 401, 'UNSUCCESSFUL_AUTHENTICATION');
  await assert.rejects(client.authenticate(user, '4321'), wrong);
});

test('a wrong PIN renews nothing', async () => {
  const user = 'wrong@example.com';
  const client = await enrolled(user);
  const { mpinId } = client.users.get(user);
  await service.administrate('key', 'rotate', 'authority-2');
  await assert.rejects(client.authenticate(user, '4321'));
  assert.equal(client.users.get(user).mpinId, mpinId);
});

test('an older client renews in one step', async () => {
  const user = 'older@example.com';
  const device = new Device(service, IOS);
  const url = new URL(await service.relyingParty.verificationUrl(user));
  const { actToken } = await device.confirm(user, url.searchParams.get('code'));
  await device.registerInSteps(user, actToken, '1234');
  const { mpinId } = device.user;
  await service.administrate('key', 'rotate', 'authority-1');
  await renewed(async () => {
    const { dvsRegister } = await device.authenticate('1234');
    if (dvsRegister) await device.renewInSteps(user, dvsRegister.token, '1234');
  }, () => device.user.mpinId);
  assert.notEqual(device.user.mpinId, mpinId);
  const { jwt, dvsRegister } = await device.authenticate('1234');
  assert.equal(dvsRegister, undefined);
  assert.equal((await service.relyingParty.checkToken(jwt)).sub, user);
});

// The older signing sessions of iOS 1.0 and Android up to 1.10 (section A.14 of the protocol sheet).

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { HASH, now, refused } from './expected.mjs';
import { Device, IOS, decode } from './mobile.mjs';
import { startService } from './service.mjs';

const USER = 'erika@example.com';
const DETAILS = {
  userID: 'string',
  hash: 'string',
  description: 'string',
  status: 'string',
  expireTime: 'number',
  projectId: 'string',
  projectName: 'string',
  projectLogoURL: 'string',
  verificationMethod: 'string',
  verificationURL: 'string',
  verificationCustomText: 'string',
  identityType: 'string',
  identityTypeLabel: 'string',
  pinLength: 'number',
  enableRegistrationCode: 'boolean',
  limitRegCodeVerified: 'boolean',
};

let service, device;
before(async () => {
  service = await startService();
  device = new Device(service, IOS);
  const url = new URL(await service.relyingParty.verificationUrl(USER));
  const { actToken } = await device.confirm(USER, url.searchParams.get('code'));
  await device.registerInSteps(USER, actToken, '1234');
});
after(() => service.stop());

// The vendor's tests open it without credentials
async function open() {
  const body = { projectID: service.projectId, userID: USER, hash: HASH, description: 'Purchase order' };
  const session = decode(await device.post('/dvs/session', body), { id: 'string', qrURL: 'string', expireTime: 'number' });
  assert.equal(new URL(session.qrURL).hash.slice(1), session.id);
  return session;
}

test('a session is opened, looked at and signed', async () => {
  const { id } = await open();
  const details = decode(await device.post('/dvs/session/details', { id }), DETAILS);
  assert.deepEqual([details.userID, details.hash, details.status], [USER, HASH, 'active']);
  const timestamp = now();
  const signature = await device.sign('1234', details.hash, timestamp);
  assert.equal((await device.put('/dvs/session', { id, signature, timestamp })).status, 'signed');
  const again = device.put('/dvs/session', { id, signature, timestamp });
  await assert.rejects(again, refused(400, 'INVALID_REQUEST_PARAMETERS', { params: 'id' }));
});

test('a session is declined', async () => {
  const { id } = await open();
  const answer = await device.delete('/dvs/session', { id });
  assert.ok(answer === '' || Object.values(answer).every((value) => typeof value === 'string'));
  const late = device.post('/dvs/session/details', { id });
  await assert.rejects(late, refused(400, 'INVALID_REQUEST_PARAMETERS', { params: 'id' }));
});

test('an id that means nothing is a parameter that is wrong', async () => {
  const unknown = refused(400, 'INVALID_REQUEST_PARAMETERS', { params: 'id' });
  for (const method of ['put', 'delete']) {
    const signature = await device.sign('1234', HASH, now());
    await assert.rejects(device[method]('/dvs/session', { id: '0badc0de', signature, timestamp: now() }), unknown);
  }
  await assert.rejects(device.post('/dvs/session/details', { id: '0badc0de' }), unknown);
});

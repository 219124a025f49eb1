// Requests pushed to a user's devices (section A.13 of the protocol sheet), and how a device of ours receives them.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Client } from './client.mjs';
import { failed } from './expected.mjs';
import { Device } from './mobile.mjs';
import { startService } from './service.mjs';

const USER = 'erika@example.com';
const PUSH_TOKEN = 'a-push-token-that-nobody-guesses-0123456789';

let service;
before(async () => (service = await startService()));
after(() => service.stop());

async function enrolled(user, options) {
  const device = new Device(service);
  const url = new URL(await service.relyingParty.verificationUrl(user));
  const { actToken } = await device.confirm(user, url.searchParams.get('code'));
  await device.register(user, actToken, '1234', options);
  return device;
}

// Events of a stream, each with its name and its data
async function* events(url, token) {
  const abort = new AbortController();
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` }, signal: abort.signal });
  assert.equal(answer.headers.get('content-type'), 'text/event-stream');
  let text = '';
  try {
    for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const blocks = text.split('\n\n');
      text = blocks.pop();
      for (const block of blocks) {
        const member = (name) => block.match(new RegExp(`^${name}: ?(.*)$`, 'm'))?.[1];
        if (member('data')) yield { event: member('event'), data: JSON.parse(member('data')) };
      }
    }
  } finally {
    abort.abort();
  }
}

test('a pushed request reaches the device, which completes it', async () => {
  const device = await enrolled(USER, { pushToken: PUSH_TOKEN });
  const stream = events(`${service.projectUrl}/push/events`, PUSH_TOKEN);
  const first = stream.next();
  const opener = new Client(service);
  const { accessId } = await opener.sendPushNotificationForAuth(USER);
  const { event, data } = (await first).value;
  assert.equal(event, 'request');
  assert.deepEqual(Object.keys(data).sort(), ['projectID', 'qrURL', 'userID']);
  assert.deepEqual([data.projectID, data.userID, data.qrURL.split('#')[1]], [service.projectId, USER, accessId]);
  await device.authenticate('1234', 'oidc', accessId);
  assert.equal((await opener.fetchStatus()).status, 'authenticated');
  assert.deepEqual((await stream.next()).value, { event: 'ended', data: { accessId, status: 'authenticated' } });
  await stream.return();
});

test('a user without such a device, and one that nobody knows, are refused alike', async () => {
  await enrolled('plain@example.com');
  for (const user of ['plain@example.com', 'nobody@example.com']) {
    const pushed = new Client(service).sendPushNotificationForAuth(user);
    await assert.rejects(pushed, failed('No push token', 404, 'NO_PUSH_TOKEN'));
  }
});

test('only a device listens', async () => {
  const url = `${service.projectUrl}/push/events`;
  const answer = await fetch(url, { headers: { authorization: 'Bearer nobody' } });
  assert.deepEqual([answer.status, (await answer.json()).error], [401, 'UNAUTHORIZED_REQUEST']);
});

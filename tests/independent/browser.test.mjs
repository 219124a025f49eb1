// The same client in a real browser, on a page of another origin: what CORS lets through.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, test } from 'node:test';

import { startService } from './service.mjs';

const { chromium } = createRequire(path.resolve(import.meta.dirname, '../../ui/package.json'))('playwright-core');
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

let service, browser, pages;
before(async () => {
  service = await startService();
  pages = await servePages();
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
});
after(async () => {
  await browser?.close();
  pages?.close();
  await service?.stop();
});

function servePages() {
  const server = http.createServer(async (request, answer) => {
    const name = path.basename(new URL(request.url, 'http://localhost').pathname);
    const script = ['client.mjs', 'curve.mjs'].includes(name);
    answer.setHeader('content-type', script ? 'text/javascript' : 'text/html');
    answer.end(script ? await readFile(path.join(import.meta.dirname, name)) : '<!doctype html><title>Elsewhere</title>');
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

test('a page of another origin enrols, signs in and is told of a wrong PIN', async () => {
  const { body } = await service.asRelyingParty('/verification', {
    userId: 'browser@example.com',
    delivery: 'no',
    clientId: service.clientId,
  });
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${pages.address().port}/`);
  const outcome = await page.evaluate(
    async ({ projectUrl, projectId, verificationUrl }) => {
      const { Client } = await import('/client.mjs');
      const client = new Client({ projectUrl, projectId, cors: true });
      const user = 'browser@example.com';
      await client.register(user, await client.activationToken(verificationUrl), '1234');
      const { jwt } = await client.authenticate(user, '1234');
      const code = await client.authenticate(user, '4321').catch((error) => error.code);
      return { signedIn: jwt.split('.').length === 3, code };
    },
    { projectUrl: service.projectUrl, projectId: service.projectId, verificationUrl: body.verificationURL },
  );
  assert.deepEqual(outcome, { signedIn: true, code: 'UNSUCCESSFUL_AUTHENTICATION' });
});

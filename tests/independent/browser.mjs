// A real browser, and a page of another origin that loads the client.

import { readFile } from 'node:fs/promises';
import http from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';

const UI = path.resolve(import.meta.dirname, '../../ui/package.json');
const { chromium } = createRequire(UI)('playwright-core');
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const SCRIPTS = ['client.mjs', 'curve.mjs', 'http.mjs', 'proof.mjs', 'users.mjs'];

// A library of the page's tests
export const library = (name) => readFile(createRequire(UI).resolve(name), 'utf8');

export function startBrowser() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
}

// Pages with nothing on them, whatever their path
export async function servePages() {
  const server = http.createServer(async (request, answer) => {
    const name = path.basename(new URL(request.url, 'http://localhost').pathname);
    const script = SCRIPTS.includes(name);
    answer.setHeader('content-type', script ? 'text/javascript' : 'text/html');
    answer.end(script ? await readFile(path.join(import.meta.dirname, name)) : '<!doctype html><title>Elsewhere</title>');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

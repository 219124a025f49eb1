// Starts a service of its own on a fresh folder, and what a relying party does with it.

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import readline from 'node:readline';

const BINARY = process.env.COUNTERSIGN_SERVER ?? path.resolve(import.meta.dirname, '../../target/debug/countersign-server');

export async function startService() {
  const folder = await mkdtemp(path.join(tmpdir(), 'countersign-'));
  const args = ['dev', '--listen', '127.0.0.1:0', '--data-dir', folder];
  const child = spawn(BINARY, args, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, RUST_LOG: 'warn' } });
  const ready = await new Promise((resolve, reject) => {
    readline.createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line)));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the service ended with ${code}`)));
  });
  return { ...ready, stop: () => stop(child, folder), asRelyingParty: (path, body) => asRelyingParty(ready, path, body) };
}

async function stop(child, folder) {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
  await rm(folder, { recursive: true });
}

async function asRelyingParty({ projectUrl, clientId, clientSecret }, path, body) {
  const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  // Sent with curl's own content type, as the vendor's documentation shows it
  const headers = { authorization, 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await fetch(projectUrl + path, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, body: await answer.json() };
}

// Checks an RS256 token against a published key set and answers its claims
export async function verifyJwt(jwt, jwksUrl) {
  const [header, claims, signature] = jwt.split('.');
  const { alg, kid } = JSON.parse(Buffer.from(header, 'base64url'));
  if (alg !== 'RS256') throw new Error(`algorithm ${alg}`);
  const { keys } = await (await fetch(jwksUrl)).json();
  const jwk = keys.find((key) => key.kid === kid);
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['verify']);
  const signed = new TextEncoder().encode(`${header}.${claims}`);
  if (!(await crypto.subtle.verify(algorithm, key, Buffer.from(signature, 'base64url'), signed))) {
    throw new Error('the signature of the token is wrong');
  }
  return JSON.parse(Buffer.from(claims, 'base64url'));
}

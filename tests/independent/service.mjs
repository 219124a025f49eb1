// Starts a service of its own on a fresh folder, and reads the mail that it would have sent.

import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { promisify } from 'node:util';

import { RelyingParty } from './relying-party.mjs';

const BINARY = process.env.COUNTERSIGN_SERVER ?? path.resolve(import.meta.dirname, '../../target/debug/countersign-server');

// `options` are those of `countersign-server dev`; `folder` is one that another service left behind
export async function startService({ options = [], folder } = {}) {
  folder ??= await mkdtemp(path.join(tmpdir(), 'countersign-'));
  const args = ['dev', '--listen', '127.0.0.1:0', '--data-dir', folder, ...options];
  const child = spawn(BINARY, args, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, RUST_LOG: 'warn' } });
  const ready = await new Promise((resolve, reject) => {
    readline.createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line)));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the service ended with ${code}`)));
  });
  const relyingParty = new RelyingParty(ready);
  return {
    ...ready,
    folder,
    relyingParty,
    asRelyingParty: (path, body) => relyingParty.post(path, body),
    confirmation: (user) => confirmation(ready, user),
    administrate: (...words) => promisify(execFile)(BINARY, [...words, '--data-dir', folder]),
    leave: () => end(child),
    stop: () => end(child).then(() => rm(folder, { recursive: true })),
  };
}

function end(child) {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  return ended;
}

// Letters to a user, the newest first
async function mails({ mailboxUrl }, user) {
  const answer = await fetch(mailboxUrl, { headers: { accept: 'application/json' } });
  assert.equal(answer.status, 200);
  return (await answer.json()).mails.filter(({ to }) => to === user);
}

// What a person makes of the newest verification mail, as the query of a verification URL: its link, or its six digits
async function confirmation(ready, user) {
  for (const { body } of await mails(ready, user)) {
    const link = body.match(/https?:\/\/\S+\/verification\/confirmation\?\S+/)?.[0];
    const digits = body.match(/^\s*(\d{6})\s*$/m)?.[1];
    if (link || digits) return link ?? `user_id=${encodeURIComponent(user)}&code=${digits}`;
  }
  throw new Error(`no verification mail for ${user}`);
}

import { readdirSync } from 'node:fs';
import { build, type Rollup } from 'vite';
import { beforeAll, expect, test } from 'vitest';

/** The files of the production build, by name. */
const files = new Map<string, string>();

beforeAll(async () => {
  // The runner's own mode must not reach the build.
  process.env['NODE_ENV'] = 'production';
  const built = (await build({
    mode: 'production',
    logLevel: 'warn',
    build: { write: false },
  })) as unknown as Rollup.RollupOutput;
  for (const file of built.output)
    files.set(file.fileName, file.type === 'chunk' ? file.code : String(file.source));
  process.env['NODE_ENV'] = 'test';
});

const script = () =>
  [...files]
    .filter(([name]) => name.endsWith('.js'))
    .map(([, text]) => text)
    .join('\n');

/** Sentences of other languages, each fetched when it is spoken. */
const spoken = () => [...files.keys()].filter((name) => /\/(desktop|errors)-[^/]+\.js$/.test(name));

test('is a page, its looks, its script, and what it says in other languages', () => {
  expect(spoken()).toHaveLength(2 * (readdirSync('../locales').length - 1));
  expect(files.size).toBe(3 + spoken().length);
  for (const name of spoken()) expect(files.get('index.html')).not.toContain(name);
});

test('holds nothing of the mock host', () => {
  for (const text of files.values())
    for (const planted of ['window.host', 'scenario', 'Purchase order 4411', 'dana.whitfield', 'entry-${'])
      expect(text).not.toContain(planted);
});

test('speaks Tauri', () => expect(script()).toContain('__TAURI_INTERNALS__'));

test('runs under the strict policy: nothing inline, nothing evaluated, nothing fetched', () => {
  const html = files.get('index.html')!;
  expect(html).not.toMatch(/<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=/);
  expect(script()).not.toMatch(/<[a-z][^>`]*\sstyle=/);
  expect(script()).not.toMatch(/\beval\(|new Function\(|\bfetch\(|XMLHttpRequest|WebSocket|importScripts/);
  for (const text of files.values()) expect(text).not.toMatch(/@import|url\((?!["']?data:)/);
});

test('keeps nothing in the browser', () => {
  expect(script()).not.toMatch(/localStorage|sessionStorage|indexedDB|document\.cookie/);
});

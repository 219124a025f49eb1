import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FluentResource } from '@fluent/bundle';
import { describe, expect, test } from 'vitest';

const LOCALES = join(import.meta.dirname, '../../../locales');
const SOURCE = join(import.meta.dirname, '../../src');

const read = (language: string, file: string) =>
  new FluentResource(readFileSync(join(LOCALES, language, file), 'utf8')).body;

/** Messages of a file by id, each with the placeables of its text. */
const messages = (language: string, file: string) =>
  new Map(read(language, file).map((message) => [message.id, placeables(message)]));

function placeables(part: unknown): Set<string> {
  const names = new Set<string>();
  JSON.stringify(part, (_, value) => {
    if (value?.type === 'var') names.add(value.name);
    return value;
  });
  return names;
}

/** Tray and notifications speak from the same catalogue. */
const HOST = join(import.meta.dirname, '../../../src-tauri/src/host');

const files = (folder: string, wanted: RegExp) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => wanted.test(path) && !path.endsWith('types.ts'))
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));

const sources = files(SOURCE, /\.(svelte|ts)$/);

/** Every `t('id')` or `t('id', { … })` with the names of what it puts in. */
const uses = sources.flatMap(({ path, text }) =>
  [...text.matchAll(/\b(?:t|maybe)\(\s*'([a-z0-9-]+)'\s*(,\s*\{([^]*?)\},?\s*)?\)/g)].map(
    ([, id, , values]) => ({
      path,
      id: id!,
      values: new Set(topLevel(values ?? '').map((value) => value.split(':')[0]!.trim())),
    }),
  ),
);

/** The parts of an object literal. */
function topLevel(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    if ('([{'.includes(character)) depth += 1;
    if (')]}'.includes(character)) depth -= 1;
    if (character === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts.filter((part) => part.trim());
}

const known = messages('en', 'desktop.ftl');
/** Ids that the window builds from a code. */
const computed = (id: string) => id.startsWith('error-');

describe('the English catalogue', () => {
  test('has every sentence that the window says', () => {
    expect(uses.length).toBeGreaterThan(150);
    expect(uses.filter(({ id }) => !known.has(id))).toEqual([]);
  });

  test('has none that is never said', () => {
    const literals = new Set(
      [...sources, ...files(HOST, /\.rs$/)].flatMap(({ text }) =>
        [...text.matchAll(/['"]([a-z0-9-]+)['"]/g)].map(([, id]) => id),
      ),
    );
    expect([...known.keys()].filter((id) => !computed(id) && !literals.has(id))).toEqual([]);
  });

  test('gets exactly what its sentences put in', () => {
    const wrong = uses
      .filter(({ id }) => known.has(id))
      .filter(
        ({ id, values }) =>
          [...known.get(id)!].some((name) => !values.has(name)) || values.size > known.get(id)!.size,
      );
    expect(wrong).toEqual([]);
  });

  test('says each thing once', () => {
    const ids = ['desktop.ftl', 'errors.ftl'].flatMap((file) => read('en', file).map(({ id }) => id));
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test('keeps the protocol’s own words to itself', () => {
    const text = readFileSync(join(LOCALES, 'en/desktop.ftl'), 'utf8');
    expect(text).not.toMatch(/mpinId|\bDVS\b|D-TA|\bOK\b/);
  });

  test('says what happened, what it means and what to do for every failure of the window', () => {
    for (const message of read('en', 'desktop.ftl').filter(({ id }) => computed(id)))
      expect(Object.keys(message.attributes), message.id).toEqual(['means', 'todo']);
  });
});

test('no component holds a sentence of its own', () => {
  const markup = sources
    .filter(({ path }) => path.endsWith('.svelte'))
    .map(({ path, text }) => ({
      path,
      text: text.replace(/<(script|style)[^]*?<\/\1>|<!--[^]*?-->|\{[^{}]*\}/g, ''),
    }));
  const own = markup.flatMap(({ path, text }) =>
    [
      ...text.matchAll(/>\s*([A-Z][a-z]+ [a-z]+[^<{]*)</g),
      ...text.matchAll(/(?:label|title|placeholder|alt)="([^"{]*[a-z] [a-z][^"]*)"/g),
    ].map(([, words]) => `${path}: ${words}`),
  );
  expect(own).toEqual([]);
});

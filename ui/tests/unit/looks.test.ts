import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const SOURCE = join(import.meta.dirname, '../../src');

/** Every rule of style, by file, without comments. */
const styles = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(svelte|css)$/.test(path))
  .map((path) => {
    const text = readFileSync(join(SOURCE, path), 'utf8');
    const style = path.endsWith('.css') ? text : (/<style>([^]*)<\/style>/.exec(text)?.[1] ?? '');
    return { path, style: style.replace(/\/\*[^]*?\*\//g, '') };
  });

/** The declarations that a pattern finds, with their files. */
const finds = (pattern: RegExp) =>
  styles.flatMap(({ path, style }) => [...style.matchAll(pattern)].map(([found]) => `${path}: ${found}`));

test('nothing is laid out by left and right, so that every screen can be read the other way', () => {
  expect(styles.length).toBeGreaterThan(40);
  expect(finds(/[^;{}]*\b(left|right)\b[^;{}]*/g)).toEqual([]);
  expect(finds(/translateX|translate\(/g)).toEqual([]);
  const sides = /(?:padding|margin|inset|border-width|border-radius|scroll-padding|scroll-margin):([^;{}]*)/g;
  const uneven = finds(sides).filter((found) => {
    const values =
      found
        .split(/:(?!.*:)/)[1]!
        .trim()
        .match(/(?:[^\s(]+\([^)]*\)|[^\s(]+)/g) ?? [];
    return values.length === 4 && values[1] !== values[3];
  });
  expect(uneven).toEqual([]);
});

test('nothing is shown in another order than it is read', () => {
  expect(finds(/\border:|row-reverse|column-reverse|wrap-reverse|float:|direction: rtl/g)).toEqual([]);
});

test('nothing is as tall as its text was before somebody enlarged it', () => {
  expect(finds(/(?<![\w-])(?:font-size|line-height): *\d+px/g)).toEqual([]);
});

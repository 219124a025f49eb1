import { describe, expect, test } from 'vitest';
import { CATALOGUES, LANGUAGES, load, nearest, plain, sentence } from '../../src/text/catalogue';
import { direction } from '../../src/text/direction';
import { formatDay, formatSize, formatTime, groups, host } from '../../src/text/format';

describe('sentences', () => {
  test('choose the plural form', () => {
    expect(sentence('en', 'pin-wrong-left', { left: 2 })).toBe(
      'That PIN did not work. 2 attempts left before this identity is blocked.',
    );
    expect(sentence('en', 'pin-wrong-left', { left: 1 })).toContain('1 attempt left');
  });

  test('are missing rather than wrong', () => {
    expect(sentence('en', 'no-such-sentence')).toBeUndefined();
    expect(sentence('en', 'app-name.no-such-attribute')).toBeUndefined();
  });

  test('fall back to English', () => {
    expect(nearest('tlh')).toBe('en');
    expect(nearest('en-GB')).toBe('en');
    expect(sentence('tlh', 'app-name')).toBe('Countersign');
  });

  test('are in the language that is nearest', async () => {
    expect(LANGUAGES).toEqual(['de', 'en', 'es', 'fr', 'ro']);
    expect(nearest('de-AT')).toBe('de');
    expect(await load('ro-MD')).toBe('ro');
    expect(sentence('ro', 'state-attempts-left', { left: 3 })).toBe('Mai rămân 3 încercări');
    expect(sentence('ro', 'state-attempts-left', { left: 20 })).toBe('Mai rămân 20 de încercări');
  });

  test('fall back to English one by one, and as a whole where a language cannot be read', async () => {
    CATALOGUES['tlh'] = () => Promise.resolve(['app-name = Qapla’']);
    expect(await load('tlh')).toBe('tlh');
    expect(sentence('tlh', 'app-name')).toBe('Qapla’');
    expect(sentence('tlh', 'home-title')).toBe('Home');
    CATALOGUES['qya'] = () => Promise.reject(new Error('planted'));
    expect(await load('qya')).toBe('en');
    delete CATALOGUES['tlh'];
    delete CATALOGUES['qya'];
  });

  test('run the way of their script', () => {
    expect(['en', 'de-AT', 'ar', 'he-IL', 'ur-PK', 'az-Arab'].map(direction)).toEqual([
      'ltr',
      'ltr',
      'rtl',
      'rtl',
      'rtl',
      'rtl',
    ]);
  });

  test('cannot be turned round by what is put into them', () => {
    expect(sentence('en', 'session-title', { project: 'Pay\u202Eroll\u0007' })).toBe('Sign in to Pay roll?');
    expect(plain('\u2066evil\u2069\u200b')).toBe('evil');
  });
});

describe('formats', () => {
  const now = new Date('2025-06-15T12:00:00');

  test('name the days that are near', () => {
    expect(formatDay('2025-06-15T08:00:00', 'en-GB', now)).toBe('today');
    expect(formatDay('2025-06-14T23:00:00', 'en-GB', now)).toBe('yesterday');
    expect(formatDay('2025-05-01T08:00:00', 'en-GB', now)).toBe('1 May 2025');
    expect(formatTime('2025-05-01T08:05:00', 'en-GB')).toBe('08:05');
  });

  test('give sizes the unit that fits', () => {
    expect(formatSize(1, 'en-GB')).toBe('1 byte');
    expect(formatSize(999, 'en-GB')).toBe('999 bytes');
    expect(formatSize(482_113, 'en-GB')).toBe('482.1 kB');
    expect(formatSize(5e12, 'en-GB')).toBe('5,000 GB');
  });

  test('make hashes comparable and services known', () => {
    expect(groups('00112233445566778899')).toEqual(['00112233', '44556677', '8899']);
    expect(host('https://trust.example.com/')).toBe('trust.example.com');
    expect(host('http://127.0.0.1:8787')).toBe('127.0.0.1:8787');
    expect(host('not an address')).toBe('not an address');
  });
});

import { describe, expect, test, vi } from 'vitest';
import type { Bridge, PinEntry, PinKeyPress, PinState } from '../../src/bridge';
import { PinTyping, padDigits } from '../../src/state/pin.svelte';
import { PinHost } from '../mock/pin-host';

const entry: PinEntry = { id: 'entry', purpose: 'signIn', length: 4 };
const state = (change: Partial<PinState>): PinState => ({
  id: 'entry',
  revision: 1,
  entered: 0,
  length: 4,
  phase: 'entering',
  failure: null,
  outcome: null,
  ...change,
});

/** A host that answers when told to. */
function held() {
  const presses: PinKeyPress[] = [];
  const settle: { resolve: (answer: null) => void; reject: (why: unknown) => void }[] = [];
  const call = (_: string, press: PinKeyPress) => {
    presses.push(press);
    return new Promise<null>((resolve, reject) => settle.push({ resolve, reject }));
  };
  const typing = new PinTyping({ call, listen: vi.fn() } as unknown as Bridge, entry);
  return { typing, presses, settle };
}

describe('keys', () => {
  test('leave at once, one by one, numbered from 0 without gaps', () => {
    const { typing, presses } = held();
    for (const key of ['2', '5', 'backspace', '8', 'clear'] as const) typing.press(key);
    expect(presses.map(({ sequence }) => sequence)).toEqual([0, 1, 2, 3, 4]);
    expect(presses.map(({ key }) => key)).toEqual(['2', '5', 'backspace', '8', 'clear']);
    expect(new Set(presses.map(({ entry }) => entry))).toEqual(new Set(['entry']));
  });

  test('go on counting after a wrong PIN', () => {
    const { typing, presses } = held();
    for (const key of ['1', '2', '3', '4', 'submit'] as const) typing.press(key);
    typing.hear(state({ revision: 6, failure: { code: 'wrong-pin', details: { left: '2' }, retry: true } }));
    typing.press('9');
    expect(presses.at(-1)).toEqual({ entry: 'entry', sequence: 5, key: '9' });
  });

  test('submit only a complete PIN, even before the host has answered', () => {
    const { typing, presses } = held();
    for (const key of ['1', '2', '3', 'submit', '4', 'submit'] as const) typing.press(key);
    expect(presses.map(({ key }) => key)).toEqual(['1', '2', '3', '4', 'submit']);
  });

  test('are not sent while the entry works or is over', () => {
    const { typing, presses } = held();
    for (const phase of ['working', 'done', 'closed'] as const) {
      typing.hear(state({ revision: typing.state.revision + 2, phase }));
      typing.press('1');
    }
    expect(presses).toEqual([]);
  });

  test('that the host refuses end the typing', async () => {
    const { typing, settle } = held();
    typing.press('1');
    settle[0]!.reject({ code: 'entry-closed', details: {}, retry: false });
    await vi.waitFor(() => expect(typing.broken?.code).toBe('entry-closed'));
    expect(typing.open).toBe(false);
  });
});

describe('progress', () => {
  test('of another entry, or older than what is known, is ignored', () => {
    const { typing } = held();
    typing.hear(state({ revision: 3, entered: 3 }));
    typing.hear(state({ revision: 2, entered: 2 }));
    typing.hear(state({ id: 'other', revision: 9, entered: 1 }));
    expect(typing.state.entered).toBe(3);
  });

  test('starts over each time a submitted PIN is refused', () => {
    const { typing } = held();
    const failure = { code: 'pin-too-simple', details: { reason: 'repeats' }, retry: true };
    for (const revision of [1, 2]) {
      for (const key of ['1', '1', '1', '1', 'submit'] as const) typing.press(key);
      typing.hear(state({ revision, failure }));
      expect(typing.complete).toBe(false);
    }
  });

  test('keeps the last setback in sight until the next attempt', () => {
    const { typing } = held();
    const failure = { code: 'wrong-pin', details: { left: '2' }, retry: true };
    typing.hear(state({ revision: 1, failure }));
    typing.hear(state({ revision: 2, entered: 1 }));
    expect(typing.setback).toEqual(failure);
    typing.hear(state({ revision: 3, phase: 'working' }));
    expect(typing.setback).toBeUndefined();
  });

  test('is the host’s to decide', () => {
    const { typing } = held();
    typing.press('1');
    typing.hear(state({ revision: 5, entered: 4 }));
    expect(typing.complete).toBe(true);
  });

  test('never holds a digit', () => {
    const { typing } = held();
    for (const key of ['2', '5', '8', '0'] as const) typing.press(key);
    expect(JSON.stringify({ ...typing, state: typing.state })).not.toMatch(/2.*5.*8.*0/);
  });
});

test('a host puts keys that overtook one another in order', () => {
  const seen: PinState[] = [];
  const host = new PinHost(
    entry,
    {},
    (event) => event.kind === 'pin' && seen.push(event.value),
    () => ({ kind: 'signedIn', value: 'Payroll' }),
  );
  const keys = ['2', '5', '8', '0', 'submit'] as const;
  for (const sequence of [1, 0, 4, 3, 2]) host.press({ entry: 'entry', sequence, key: keys[sequence]! });
  expect(seen.map(({ entered, phase }) => [entered, phase])).toEqual([
    [1, 'entering'],
    [2, 'entering'],
    [3, 'entering'],
    [4, 'entering'],
    [0, 'working'],
  ]);
});

describe('the pad', () => {
  test('has its digits in order', () => expect(padDigits(false).join('')).toBe('1234567890'));

  test('shuffles all of them, each as likely in each place', () => {
    const places = Array.from({ length: 10 }, () => 0);
    for (let round = 0; round < 2000; round++) {
      const digits = padDigits(true);
      expect(new Set(digits).size).toBe(10);
      places[digits.indexOf('1')]! += 1;
    }
    // 200 are expected; this far off has a chance of one in a billion.
    for (const count of places) expect(Math.abs(count - 200)).toBeLessThan(85);
  });
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Countdown } from '../../src/state/countdown.svelte';

beforeEach(() => void vi.useFakeTimers({ now: new Date('2025-06-15T12:00:00.250Z') }));
afterEach(() => void vi.useRealTimers());

test('runs down to the moment, second by second, and stays there', () => {
  const countdown = new Countdown('2025-06-15T12:00:02.750Z');
  const left = [countdown.left];
  for (let step = 0; step < 6; step++) {
    vi.advanceTimersByTime(500);
    left.push(countdown.left);
  }
  expect(left).toEqual([3, 2, 2, 1, 1, 0, 0]);
  expect(countdown.over).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});

test('begins again with another moment', () => {
  const countdown = new Countdown();
  expect(countdown.over).toBe(true);
  countdown.to('2025-06-15T12:01:00.250Z');
  expect(countdown.left).toBe(60);
});

test('ends with whoever looks', () => {
  const countdown = new Countdown('2025-06-15T12:01:00Z');
  countdown.stop();
  vi.advanceTimersByTime(120_000);
  expect(countdown.left).toBe(60);
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Asking } from '../../src/state/asking.svelte';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = () => new Promise<never>(() => {});

test('patience runs out in steps', () => {
  const asking = new Asking();
  void asking.run(never);
  const stages: [number, string][] = [];
  for (const at of [0, 299, 300, 999, 1_000, 4_999, 5_000, 14_999, 15_000]) {
    vi.advanceTimersByTime(at - (stages.at(-1)?.[0] ?? 0));
    stages.push([at, asking.stage]);
  }
  expect(stages.map(([, stage]) => stage)).toEqual([
    'quiet',
    'quiet',
    'skeleton',
    'skeleton',
    'working',
    'working',
    'explain',
    'explain',
    'offer',
  ]);
});

test('an answer ends it', async () => {
  const asking = new Asking();
  expect(await asking.run(async () => 7)).toBe(7);
  expect(asking.busy).toBe(false);
  vi.advanceTimersByTime(20_000);
  expect(asking.stage).toBe('idle');
});

test('a failure is kept until the next question', async () => {
  const asking = new Asking();
  const failure = { code: 'service-timeout', details: {}, retry: true };
  expect(await asking.run(() => Promise.reject(failure))).toBeUndefined();
  expect(asking.failure).toEqual(failure);
  await asking.run(async () => 1);
  expect(asking.failure).toBeUndefined();
});

test('what is no failure of ours is said to be one of the bridge', async () => {
  const asking = new Asking();
  await asking.run(() => Promise.reject('command not allowed'));
  expect(asking.failure?.code).toBe('bridge-broken');
});

test('one question at a time', async () => {
  const asking = new Asking();
  void asking.run(never);
  const second = vi.fn();
  await asking.run(second);
  expect(second).not.toHaveBeenCalled();
});

test('an answer that comes after stopping is handed to whoever cleans up', async () => {
  const asking = new Asking();
  const late = vi.fn();
  let answer = (_: string) => {};
  const running = asking.run(() => new Promise<string>((resolve) => (answer = resolve)), late);
  asking.stop();
  answer('entry');
  expect(await running).toBeUndefined();
  expect(late).toHaveBeenCalledWith('entry');
  expect(asking.busy).toBe(false);
});

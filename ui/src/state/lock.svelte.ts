import type { Failure, LockState, UnlockChoice, UnlockEntry } from '../bridge';
import { app, bridge, closeEntry } from './app.svelte';
import { Asking } from './asking.svelte';

/** What the lock's screen asks now. */
export type Step =
  | { name: 'front' }
  | { name: 'choose'; choices: UnlockChoice[] }
  | { name: 'pin'; unlocking: UnlockEntry; choices?: UnlockChoice[] }
  | { name: 'remove' };

/** Opening the lock, for as long as its screen is there. */
export class Unlocking {
  step = $state.raw<Step>({ name: 'front' });
  /** Counts steps, so that each is drawn and focused anew. */
  visit = $state(0);
  /** The system asks who is there. */
  system = new Asking();
  /** Everything else that is asked. */
  asking = new Asking();

  constructor(readonly lock: LockState) {}

  go(step: Step): void {
    this.system.failure = undefined;
    this.asking.failure = undefined;
    this.step = step;
    this.visit += 1;
  }

  /** Only ever begun by a person. */
  async bySystem(): Promise<void> {
    this.asking.failure = undefined;
    await this.system.run(() => bridge.call('unlock'));
  }

  async byPin(identity?: string): Promise<void> {
    this.system.failure = undefined;
    const choices = this.step.name === 'choose' ? this.step.choices : undefined;
    const next = await this.asking.run(
      () =>
        bridge.call(
          'unlock_by_pin',
          identity === undefined ? { kind: 'any' } : { kind: 'identity', value: identity },
        ),
      (late) => late.kind === 'enter' && closeEntry(late.value.entry),
    );
    if (next?.kind === 'choose') this.go({ name: 'choose', choices: next.value });
    else if (next) this.go({ name: 'pin', unlocking: next.value, choices });
  }

  async byRemoving(): Promise<void> {
    await this.asking.run(() => bridge.call('unlock_by_removing'));
  }

  /** Goes back to where everything is offered; a failure is said there. */
  back(failure?: Failure): void {
    this.go({ name: 'front' });
    this.asking.failure = failure;
  }
}

/** How seldom the host is told that somebody is there. */
const SELDOM = 15_000;
let told = 0;

/** Somebody used mouse or keyboard. */
export function present(): void {
  if (!app.start || Date.now() - told < SELDOM) return;
  told = Date.now();
  bridge.call('activity').catch(() => undefined);
}

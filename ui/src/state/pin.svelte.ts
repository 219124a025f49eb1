import { asFailure, type Bridge, type Failure, type PinEntry, type PinKey, type PinState } from '../bridge';

/**
 * One PIN entry as the page may know it: how many digits, never which. Keys leave at once, numbered, because
 * calls can overtake one another.
 */
export class PinTyping {
  state = $state.raw<PinState>()!;
  /** Digits that will have been entered once every key on its way has arrived: nobody types slower for us. */
  expected = $state(0);
  /** What digits were last taken for: it stays while they are tried. */
  round = $state<'entering' | 'choosing' | 'repeating'>('entering');
  /** Why the last attempt failed; kept in sight until the next one is submitted. */
  setback = $state.raw<Failure>();
  /** The host could not take a key. */
  broken = $state.raw<Failure>();
  #bridge: Bridge;
  #sequence = 0;
  #submitted = false;

  constructor(bridge: Bridge, entry: PinEntry) {
    this.#bridge = bridge;
    this.state = {
      id: entry.id,
      revision: -1,
      entered: 0,
      length: entry.length,
      phase: 'entering',
      failure: null,
      outcome: null,
    };
  }

  get open(): boolean {
    return !this.broken && this.state.phase === this.round;
  }

  get complete(): boolean {
    return this.open && (this.expected === this.state.length || this.state.entered === this.state.length);
  }

  /** Takes an event in, unless it is another entry's or older than what is known. */
  hear(state: PinState): void {
    if (state.id !== this.state.id || state.revision <= this.state.revision) return;
    const passed = state.phase !== this.state.phase;
    const turned = passed || (this.#submitted && state.entered === 0);
    this.state = state;
    const { phase } = state;
    if (phase === 'entering' || phase === 'choosing' || phase === 'repeating') this.round = phase;
    if (state.failure) this.setback = state.failure;
    else if (passed) this.setback = undefined;
    if (!turned && this.#sequence > 0) return;
    this.#submitted = false;
    this.expected = state.entered;
  }

  /** Sends one key. Nothing is sent while the entry does not take any. */
  press(key: PinKey): void {
    if (!this.open || (key === 'submit' && !this.complete)) return;
    this.#foresee(key);
    this.#bridge
      .call('pin_key', { entry: this.state.id, sequence: this.#sequence++, key })
      .catch((reason) => (this.broken = asFailure(reason)));
  }

  /** Asks where the entry stands, for an event that came before anyone listened. */
  async look(): Promise<void> {
    try {
      this.hear(await this.#bridge.call('pin_state', { id: this.state.id }));
    } catch (reason) {
      this.broken = asFailure(reason);
    }
  }

  #foresee(key: PinKey): void {
    if (key === 'submit') this.#submitted = true;
    else if (key === 'clear') this.expected = 0;
    else if (key === 'backspace') this.expected = Math.max(0, this.expected - 1);
    else this.expected = Math.min(this.state.length, this.expected + 1);
  }
}

/** The digits of the pad: in their order, or in one that nobody can foresee. */
export function padDigits(shuffled: boolean): PinKey[] {
  const digits: PinKey[] = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'];
  if (!shuffled) return digits;
  for (let last = digits.length - 1; last > 0; last--) {
    const other = below(last + 1);
    [digits[last], digits[other]] = [digits[other]!, digits[last]!];
  }
  return digits;
}

/** A random number below `bound`, each as likely. */
function below(bound: number): number {
  const limit = 256 - (256 % bound);
  const byte = new Uint8Array(1);
  do crypto.getRandomValues(byte);
  while (byte[0]! >= limit);
  return byte[0]! % bound;
}

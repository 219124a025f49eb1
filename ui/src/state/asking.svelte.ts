import { asFailure, type Failure } from '../bridge';

/** What a person may see of something that takes time, in the order in which patience runs out. */
export type Stage = 'idle' | 'quiet' | 'skeleton' | 'working' | 'explain' | 'offer';

const STAGES: [number, Stage][] = [
  [300, 'skeleton'],
  [1_000, 'working'],
  [5_000, 'explain'],
  [15_000, 'offer'],
];

/** One question to the authenticator at a time, with what the page shows meanwhile. */
export class Asking {
  stage = $state<Stage>('idle');
  failure = $state.raw<Failure>();
  #timers: ReturnType<typeof setTimeout>[] = [];
  #turn = 0;

  get busy(): boolean {
    return this.stage !== 'idle';
  }

  /** The answer; `undefined` when it failed or nobody waits for it any more, and then `late` gets it. */
  async run<T>(ask: () => Promise<T>, late?: (answer: T) => void): Promise<T | undefined> {
    if (this.busy) return undefined;
    const turn = ++this.#turn;
    this.failure = undefined;
    this.wait();
    try {
      const answer = await ask();
      if (turn === this.#turn) return answer;
      late?.(answer);
    } catch (reason) {
      if (turn === this.#turn) this.failure = asFailure(reason);
    } finally {
      if (turn === this.#turn) this.rest();
    }
    return undefined;
  }

  /** Gives up waiting; what still arrives is nobody's. */
  stop(): void {
    this.#turn += 1;
    this.rest();
  }

  /** Starts the clock of patience alone, for work whose end is told by an event. */
  wait(): void {
    this.rest();
    this.stage = 'quiet';
    this.#timers = STAGES.map(([after, stage]) => setTimeout(() => (this.stage = stage), after));
  }

  rest(): void {
    this.#timers.forEach(clearTimeout);
    this.stage = 'idle';
  }
}

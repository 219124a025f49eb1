import type {
  Event,
  Failure,
  Outcome,
  PinEntry,
  PinKey,
  PinKeyPress,
  PinState,
} from '../../src/bridge/types';
import { failure } from './fixtures';
import type { PinScenario } from './scenario';

/** Plays the host's part of a PIN entry: it puts keys in order, counts, and decides. */
export class PinHost {
  #keys = new Map<number, PinKey>();
  #next = 0;
  #digits = '';
  #chosen: string | undefined;
  /** The old PIN, once it was right. */
  #old: string | undefined;
  #left: number;
  state: PinState;

  constructor(
    readonly entry: PinEntry,
    private scenario: PinScenario,
    private emit: (event: Event) => void,
    private outcome: () => Outcome,
  ) {
    this.#left = scenario.left ?? 3;
    const { id, length } = entry;
    this.state = { id, revision: 0, entered: 0, length, phase: 'entering', failure: null, outcome: null };
  }

  press({ sequence, key }: PinKeyPress): void {
    this.#keys.set(sequence, key);
    for (let key; (key = this.#keys.get(this.#next)); this.#next++) this.#take(key);
  }

  #take(key: PinKey): void {
    if (key === 'submit') return this.#submit();
    if (key === 'clear') this.#digits = '';
    else if (key === 'backspace') this.#digits = this.#digits.slice(0, -1);
    else if (this.#digits.length < this.entry.length) this.#digits += key;
    this.#tell({ entered: this.#digits.length, failure: null });
  }

  #submit(): void {
    const digits = this.#digits;
    if (digits.length < this.entry.length) return;
    this.#digits = '';
    if (this.#choosing && !this.#chosen) {
      const reason = tooSimple(digits);
      if (reason) return this.#reopen(failure('pin-too-simple', { reason }));
      if (digits === this.#old) return this.#reopen(failure('pin-unchanged'));
      this.#chosen = digits;
      return this.#tell({ phase: 'repeating', entered: 0, failure: null });
    }
    if (this.#choosing && this.#chosen !== digits) {
      this.#chosen = undefined;
      return this.#reopen(failure('pin-mismatch'));
    }
    this.#tell({ phase: 'working', entered: 0, failure: null });
    if (!this.scenario.stuck) setTimeout(() => this.#decide(digits), 20);
  }

  #decide(digits: string): void {
    if (this.entry.purpose === 'change' && this.#old === undefined && digits.startsWith('2580')) {
      this.#old = digits;
      return this.#tell({ phase: 'choosing', failure: null });
    }
    const { closes, fails } = this.scenario;
    if (closes) return this.#tell({ phase: 'closed', failure: closes });
    if (fails) {
      this.scenario = {};
      return this.#reopen(fails);
    }
    if (this.#choosing || digits.startsWith('2580'))
      return this.#tell({ phase: 'done', outcome: this.outcome() });
    this.#left -= 1;
    if (this.#left <= 0) return this.#tell({ phase: 'closed', failure: failure('identity-revoked') });
    this.#reopen(failure('wrong-pin', { left: String(this.#left) }, true));
  }

  #reopen(why: Failure): void {
    this.#chosen = undefined;
    this.#tell({ phase: this.#old === undefined ? 'entering' : 'choosing', entered: 0, failure: why });
  }

  get #choosing(): boolean {
    return this.entry.purpose === 'create' || this.#old !== undefined;
  }

  #tell(change: Partial<PinState>): void {
    this.state = { ...this.state, ...change, revision: this.state.revision + 1 };
    this.emit({ kind: 'pin', value: this.state });
  }
}

function tooSimple(digits: string): string | undefined {
  if (new Set(digits).size === 1) return 'repeats';
  if ('01234567890'.includes(digits)) return 'runs';
  return /^(19|20)\d\d$/.test(digits) ? 'year' : undefined;
}

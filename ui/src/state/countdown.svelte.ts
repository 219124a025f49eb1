/** Whole seconds until a moment, for as long as somebody looks. */
export class Countdown {
  /** Seconds left; 0 once the moment has come. */
  left = $state(0);
  #until = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(rfc3339?: string | null) {
    if (rfc3339) this.to(rfc3339);
  }

  get over(): boolean {
    return this.left <= 0;
  }

  /** Another moment. */
  to(rfc3339: string): void {
    this.stop();
    this.#until = Date.parse(rfc3339);
    this.#tick();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #tick(): void {
    const rest = this.#until - Date.now();
    this.left = Math.max(0, Math.ceil(rest / 1_000));
    // Woken as the next second is full, so that the last one is as long as the others.
    if (rest > 0) this.#timer = setTimeout(() => this.#tick(), rest % 1_000 || 1_000);
  }
}

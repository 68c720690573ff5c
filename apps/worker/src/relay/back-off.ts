/** Exponential back-off with a ceiling: grows with every failure in a row, gone with the first success. */
export class BackOff {
  #failures = 0;
  #until = 0;

  constructor(
    private readonly firstMs: number,
    private readonly maxMs: number,
  ) {}

  /** Notes a failure at `now`; answers how long to stay away. Failures within one pause count once. */
  failed(now: number): number {
    if (now < this.#until) return this.#until - now;
    const pauseMs = Math.min(this.firstMs * 2 ** this.#failures, this.maxMs);
    this.#failures += 1;
    this.#until = now + pauseMs;
    return pauseMs;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#until = 0;
  }

  /** Milliseconds that are left of the pause; 0 when there is none. */
  leftMs(now: number): number {
    return Math.max(0, this.#until - now);
  }

  /** Failures in a row: while there are some, one probe at a time is enough. */
  get failures(): number {
    return this.#failures;
  }
}

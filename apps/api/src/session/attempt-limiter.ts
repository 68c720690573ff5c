/**
 * Counts failed attempts per key in a sliding window; success clears. In memory and per process on
 * purpose: it slows guessing, the password hash makes it dear. Bounded, so that it is no way to fill
 * memory: past the limit the oldest key is forgotten.
 */
export class AttemptLimiter {
  readonly #failures = new Map<string, number[]>();

  constructor(
    private readonly failuresMax: number,
    private readonly windowMs: number,
    private readonly nowMs: () => number = () => performance.now(),
    private readonly keysMax = 10_000,
  ) {}

  /** Milliseconds until another attempt is allowed; 0 when it is allowed now. */
  waitMs(key: string): number {
    const recent = this.#recent(key);
    const oldest = recent[0];
    return recent.length < this.failuresMax || oldest === undefined
      ? 0
      : Math.ceil(oldest + this.windowMs - this.nowMs());
  }

  failed(key: string): void {
    const recent = this.#recent(key);
    this.#failures.delete(key);
    if (this.#failures.size >= this.keysMax) {
      const first = this.#failures.keys().next();
      if (first.done !== true) this.#failures.delete(first.value);
    }
    this.#failures.set(key, [...recent, this.nowMs()].slice(-this.failuresMax));
  }

  succeeded(key: string): void {
    this.#failures.delete(key);
  }

  #recent(key: string): number[] {
    const since = this.nowMs() - this.windowMs;
    return (this.#failures.get(key) ?? []).filter((at) => at > since);
  }
}

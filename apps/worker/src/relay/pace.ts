const SECOND_MS = 1_000;

/** Spaces signals evenly: answers how long to wait before the next one may start. */
export class Pace {
  #nextAt = 0;

  /** `perSecond` 0: no bound. Takes the slot that it answers. */
  waitMs(now: number, perSecond: number): number {
    if (perSecond === 0) return 0;
    const at = Math.max(now, this.#nextAt);
    this.#nextAt = at + SECOND_MS / perSecond;
    return at - now;
  }
}

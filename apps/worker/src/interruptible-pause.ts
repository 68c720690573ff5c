/** Pauses of a loop that has to end at once when the process stops. */
export class InterruptiblePause {
  #wakeUp: () => void = () => undefined;
  #ended = false;

  /** Resolves after `ms`, or at once from `end` on. */
  wait(ms: number): Promise<void> {
    if (this.#ended) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  end(): void {
    this.#ended = true;
    this.#wakeUp();
  }
}

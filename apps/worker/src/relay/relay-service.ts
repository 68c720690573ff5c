import type { RelayPorts } from './relay-ports.js';
import type { RelaySettings } from './relay-settings.js';
import { Relay } from './relay.js';

/** The relay with the process's clock: runs from `start` to `stop`. */
export class RelayService {
  readonly #relay: Relay;
  #running: Promise<void> = Promise.resolve();
  #wakeUp: () => void = () => undefined;
  #stopping = false;

  constructor(ports: Omit<RelayPorts, 'now' | 'pause'>, settings: RelaySettings) {
    this.#relay = new Relay({ ...ports, now: () => Date.now(), pause: (ms) => this.#pause(ms) }, settings);
  }

  start(): void {
    this.#running = this.#relay.run();
  }

  /** Lets signals in flight end, strikes them off and gives up the leadership. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#relay.stop();
    this.#wakeUp();
    await this.#running;
  }

  #pause(ms: number): Promise<void> {
    if (this.#stopping) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

import { InterruptiblePause } from '../interruptible-pause.js';
import type { RelayPorts } from './relay-ports.js';
import type { RelaySettings } from './relay-settings.js';
import { Relay } from './relay.js';

/** The relay with the process's clock: runs from `start` to `stop`. */
export class RelayService {
  readonly #relay: Relay;
  readonly #pause = new InterruptiblePause();
  #running: Promise<void> = Promise.resolve();

  constructor(ports: Omit<RelayPorts, 'now' | 'pause'>, settings: RelaySettings) {
    this.#relay = new Relay(
      { ...ports, now: () => Date.now(), pause: (ms) => this.#pause.wait(ms) },
      settings,
    );
  }

  start(): void {
    this.#running = this.#relay.run();
  }

  /** Lets signals in flight end, strikes them off and gives up the leadership. */
  async stop(): Promise<void> {
    this.#relay.stop();
    this.#pause.end();
    await this.#running;
  }
}

import { Client } from 'pg';
import { createLogSigner, heldBack, keepLogKeys, sealedLogs, Sealer } from '@vinhdanh/sealing';
import { InterruptiblePause } from '../interruptible-pause.js';
import { SealLoop, sealDefaults } from './seal-loop.js';
import type { SealableLog, SealPorts } from './seal-ports.js';

const TIMEOUT_MS = 15_000;

export interface SealerOptions {
  readonly connectionString: string;
  readonly origin: string;
  /** Seeds in base64; the first is the key of now, the others sign beside it while it is brought in. */
  readonly seeds: readonly string[];
  readonly warn: SealPorts['warn'];
}

/** The sealer with the process's clock and a connection of its own as `vinhdanh_sealer`: from `start` to `stop`. */
export class SealerService {
  readonly #pause = new InterruptiblePause();
  readonly #loop: SealLoop;
  readonly #sealers: readonly Sealer[];
  #client: Client | null = null;
  #running: Promise<void> = Promise.resolve();

  /** @throws Error for keys or an origin that cannot sign. */
  constructor(private readonly options: SealerOptions) {
    this.#sealers = sealedLogs.map(
      (log) => new Sealer(createLogSigner(`${options.origin}/${log.name}`, options.seeds), log),
    );
    this.#loop = new SealLoop(
      {
        logs: () => this.#logs(),
        release: () => this.#release(),
        now: () => Date.now(),
        pause: (ms) => this.#pause.wait(ms),
        warn: options.warn,
      },
      sealDefaults,
    );
  }

  start(): void {
    this.#running = this.#loop.run();
  }

  /** Lets the batch under way end. */
  async stop(): Promise<void> {
    this.#loop.stop();
    this.#pause.end();
    await this.#running;
  }

  async #logs(): Promise<readonly SealableLog[]> {
    const client = this.#client ?? (await this.#connect());
    return this.#sealers.map((sealer) => ({
      name: sealer.log.name,
      hasNews: () => sealer.hasNews(client),
      sealBatch: () => sealer.sealBatch(client),
      heldBack: () => heldBack(client, sealer.log),
    }));
  }

  async #connect(): Promise<Client> {
    const client = new Client({
      connectionString: this.options.connectionString,
      application_name: 'vinhdanh-sealer',
      query_timeout: TIMEOUT_MS,
      connectionTimeoutMillis: TIMEOUT_MS,
      keepAlive: true,
    });
    const gone = (): void => {
      if (this.#client === client) this.#client = null;
    };
    client.on('error', gone).on('end', gone);
    await client.connect();
    for (const { log, signer } of this.#sealers) await keepLogKeys(client, log.name, 'log', signer.keys);
    this.#client = client;
    return client;
  }

  async #release(): Promise<void> {
    const client = this.#client;
    this.#client = null;
    await client?.end().catch(() => undefined); // Already broken: nothing is left to be ended.
  }
}

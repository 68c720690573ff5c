import type { Client } from 'pg';
import { keepLogKeys, pushHead, sealedLogs, WITNESS_TURN, type Witness } from '@vinhdanh/sealing';
import { InterruptiblePause } from '../interruptible-pause.js';
import { roundAsLeader } from '../leader-round.js';

export interface WitnessOptions {
  readonly connectionString: string;
  /** Begins the name of each log that is pushed. */
  readonly origin: string;
  readonly witnesses: readonly Witness[];
  readonly everyMs: number;
  readonly warn: (event: string, fields: Readonly<Record<string, string | number | null>>) => void;
}

/**
 * Takes new heads to the witnesses, over a connection that lives for one round: a witness that is slow or away
 * holds nobody up, the sealer least of all.
 */
export class WitnessService {
  readonly #pause = new InterruptiblePause();
  #stopped = false;
  #running: Promise<void> = Promise.resolve();

  constructor(private readonly options: WitnessOptions) {}

  start(): void {
    if (this.options.witnesses.length > 0) this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#pause.end();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      await this.#round().catch((error: unknown) =>
        this.options.warn('witness.database-away', {
          code: String((error as { code?: unknown }).code ?? (error as Error).message),
        }),
      );
      await this.#pause.wait(this.options.everyMs);
    }
  }

  #round(): Promise<void> {
    const { connectionString } = this.options;
    return roundAsLeader({ connectionString, name: 'vinhdanh-witnesses', lock: WITNESS_TURN }, (client) =>
      this.#pushAll(client),
    );
  }

  async #pushAll(client: Client): Promise<void> {
    const keys = this.options.witnesses.map(({ key }) => key);
    for (const { name } of sealedLogs) {
      await keepLogKeys(client, name, 'witness', keys);
      for (const witness of this.options.witnesses) {
        if (this.#stopped) return;
        const outcome = await pushHead(client, name, witness, { origin: `${this.options.origin}/${name}` });
        const at = { log: name, witness: witness.key.name };
        if (outcome.kind === 'behind') {
          const { size, remembered } = outcome;
          this.options.warn('witness.remembers-more', { ...at, size, remembered });
        }
        if (outcome.kind === 'refused') {
          const { status, code } = outcome;
          this.options.warn('witness.refused', { ...at, status, code });
        }
      }
    }
  }
}

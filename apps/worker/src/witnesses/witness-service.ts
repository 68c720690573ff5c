import { Client } from 'pg';
import { keepLogKeys, pushHead, type Witness } from '@vinhdanh/sealing';
import { InterruptiblePause } from '../interruptible-pause.js';
import { sealedLogs } from '../sealer/sealer-service.js';

/** Any number, the same in every worker of a database: one of them talks to the witnesses at a time. */
const PUSH_LOCK = 7_283_103;
const TIMEOUT_MS = 15_000;

export interface WitnessOptions {
  readonly connectionString: string;
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

  async #round(): Promise<void> {
    const client = new Client({
      connectionString: this.options.connectionString,
      application_name: 'vinhdanh-witnesses',
      query_timeout: TIMEOUT_MS,
      connectionTimeoutMillis: TIMEOUT_MS,
    });
    client.on('error', () => undefined); // The query under way says the same.
    try {
      await client.connect();
      const { rows } = await client.query<{ won: boolean }>('SELECT pg_try_advisory_lock($1) AS won', [
        PUSH_LOCK,
      ]);
      if (rows[0]?.won === true) await this.#pushAll(client);
    } finally {
      await client.end();
    }
  }

  async #pushAll(client: Client): Promise<void> {
    const keys = this.options.witnesses.map(({ key }) => key);
    for (const { name } of sealedLogs) {
      await keepLogKeys(client, name, 'witness', keys);
      for (const witness of this.options.witnesses) {
        if (this.#stopped) return;
        const outcome = await pushHead(client, name, witness);
        if (outcome.kind !== 'refused') continue;
        const { status, code } = outcome;
        this.options.warn('witness.refused', { log: name, witness: witness.key.name, status, code });
      }
    }
  }
}

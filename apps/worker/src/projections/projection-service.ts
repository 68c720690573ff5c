import { Client } from 'pg';
import type { Bundles, Vault } from '@vinhdanh/commands';
import { Follower, type UnreadableCase } from '@vinhdanh/projections-postgres';
import { InterruptiblePause } from '../interruptible-pause.js';
import { BackOff } from '../relay/back-off.js';

const TIMEOUT_MS = 15_000;
/** Between two looks while the log has nothing new. */
const POLL_MS = 400;
const BACK_OFF_MS = 250;
const BACK_OFF_MAX_MS = 10_000;
/** Cases that are moving now; each is some kilobytes. */
const CASES_CACHED_MAX = 2_000;

export interface ProjectionOptions {
  readonly connectionString: string;
  readonly bundles: Pick<Bundles, 'byHash'>;
  readonly vault: Pick<Vault, 'open'>;
  readonly warn: (event: string, fields: Readonly<Record<string, string | number | null>>) => void;
}

/**
 * Keeps the projections behind the sealed log, over a connection of its own as `vinhdanh_projector`: from `start` to
 * `stop`. The database being away ends nothing; a case that cannot be read is said, and keeps no other waiting.
 */
export class ProjectionService {
  readonly #pause = new InterruptiblePause();
  readonly #backOff = new BackOff(BACK_OFF_MS, BACK_OFF_MAX_MS);
  readonly #follower: Follower;
  #client: Client | null = null;
  #stopped = false;
  #running: Promise<void> = Promise.resolve();

  constructor(private readonly options: ProjectionOptions) {
    const { bundles, vault, warn } = options;
    this.#follower = new Follower({
      bundles,
      vault,
      cacheSize: CASES_CACHED_MAX,
      onUnreadable: ({ tenant, stream, code }: UnreadableCase) =>
        warn('projections.case-unreadable', { tenant, stream, code }),
    });
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Lets the batch under way end. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#pause.end();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#stopped) await this.#pause.wait(await this.#round());
    await this.#release();
  }

  /** One batch at most; answers how long to wait for the next. */
  async #round(): Promise<number> {
    try {
      const client = this.#client ?? (await this.#connect());
      const outcome = (await this.#follower.hasNews(client))
        ? await this.#follower.followBatch(client)
        : null;
      this.#backOff.succeeded();
      return outcome?.kind === 'followed' && outcome.more ? 0 : POLL_MS;
    } catch (error) {
      const code = String((error as { code?: unknown }).code ?? (error as Error).message);
      this.options.warn('projections.database-away', { code });
      await this.#release();
      return this.#backOff.failed(Date.now());
    }
  }

  async #connect(): Promise<Client> {
    const client = new Client({
      connectionString: this.options.connectionString,
      application_name: 'vinhdanh-projections',
      query_timeout: TIMEOUT_MS,
      connectionTimeoutMillis: TIMEOUT_MS,
      keepAlive: true,
    });
    const gone = (): void => {
      if (this.#client === client) this.#client = null;
    };
    client.on('error', gone).on('end', gone);
    await client.connect();
    this.#client = client;
    return client;
  }

  async #release(): Promise<void> {
    const client = this.#client;
    this.#client = null;
    await client?.end().catch(() => undefined); // Already broken: nothing is left to be ended.
  }
}

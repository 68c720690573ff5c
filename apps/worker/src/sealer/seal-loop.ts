import { BackOff } from '../relay/back-off.js';
import type { SealableLog, SealPorts } from './seal-ports.js';

export interface SealSettings {
  /** Between two looks while there is nothing more; a head is signed within a second of its news. */
  readonly pollMs: number;
  /** A row that waits longer for its number is held back by somebody: said, and said again so often. */
  readonly heldBackMs: number;
  readonly heldBackAgainMs: number;
  readonly backOffMs: number;
  readonly backOffMaxMs: number;
}

export const sealDefaults: SealSettings = {
  pollMs: 400,
  heldBackMs: 5_000,
  heldBackAgainMs: 30_000,
  backOffMs: 250,
  backOffMaxMs: 10_000,
};

/**
 * Seals whatever has been committed, log by log, for as long as the worker lives. The database being away ends
 * nothing; what holds a log back is said by name.
 */
export class SealLoop {
  readonly #database: BackOff;
  readonly #saidAt = new Map<string, number>();
  #stopped = false;

  constructor(
    private readonly ports: SealPorts,
    private readonly settings: SealSettings,
  ) {
    this.#database = new BackOff(settings.backOffMs, settings.backOffMaxMs);
  }

  async run(): Promise<void> {
    while (!this.#stopped) await this.ports.pause(await this.round());
    await this.ports.release();
  }

  /** Ends `run` after the batch that is under way. */
  stop(): void {
    this.#stopped = true;
  }

  /** One look at every log; answers how long to wait for the next. */
  async round(): Promise<number> {
    try {
      let more = false;
      for (const log of await this.ports.logs()) more = (await this.#seal(log)) || more;
      this.#database.succeeded();
      return more ? 0 : this.settings.pollMs;
    } catch (error) {
      const code = String((error as { code?: unknown }).code ?? (error as Error).message);
      this.ports.warn('sealer.database-away', { code });
      await this.ports.release();
      return this.#database.failed(this.ports.now());
    }
  }

  /** True when there may be more at once. */
  async #seal(log: SealableLog): Promise<boolean> {
    if (!(await log.hasNews())) return false;
    const outcome = await log.sealBatch();
    if (outcome.kind === 'sealed' && outcome.more) return true;
    await this.#sayHeldBack(log);
    return false;
  }

  async #sayHeldBack(log: SealableLog): Promise<void> {
    const held = await log.heldBack();
    const now = this.ports.now();
    if (held === null || held.waitingMs < this.settings.heldBackMs) {
      this.#saidAt.delete(log.name);
      return;
    }
    if (now - (this.#saidAt.get(log.name) ?? Number.NEGATIVE_INFINITY) < this.settings.heldBackAgainMs)
      return;
    this.#saidAt.set(log.name, now);
    this.ports.warn('sealer.held-back', {
      log: log.name,
      waitingMs: Math.round(held.waitingMs),
      oldestTransaction: held.horizon,
      preparedTransaction: held.prepared,
      session: held.session,
      database: held.database,
      restoredFromElsewhere: held.otherCluster ? 'run: npx --no vinhdanh restore epoch' : null,
    });
  }
}

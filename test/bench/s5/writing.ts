import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { createCommandHandler, type CommandHandler } from '@vinhdanh/commands';
import { createPostgresBundles, createPostgresJournal, createVault } from '@vinhdanh/journal-postgres';
import type { CaseId } from '@vinhdanh/kernel';
import { evaluatorOf } from '@vinhdanh/rules';
import { CaseDesk } from '../../support/demo-office.js';
import { percentile } from '../measure/statistics.js';
import { databasePool } from '../../support/database-pool.js';

const CONNECTIONS_MAX = 12;

export interface WrittenLoad {
  readonly commands: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** The office at work: looks at a case and takes its next step, at fixed moments. */
export class Office {
  readonly #pool: pg.Pool;
  readonly #handler: CommandHandler;
  readonly #free: CaseDesk[] = [];
  commands = 0;

  constructor(appUrl: string, masterKey: string) {
    this.#pool = databasePool({ connectionString: appUrl, max: CONNECTIONS_MAX });
    this.#handler = createCommandHandler({
      journal: createPostgresJournal(this.#pool),
      bundles: createPostgresBundles(this.#pool),
      vault: createVault(masterKey),
      evaluators: evaluatorOf,
      cacheSize: 2_000,
    });
  }

  /**
   * Offers `perSecond` commands from `begin` on until `stop` is asked for; each latency runs from the moment that was
   * intended, so that a queue is not hidden by a client that waits.
   */
  offer(perSecond: number): { stop(): Promise<WrittenLoad> } {
    const latencies: number[] = [];
    const underWay = new Set<Promise<void>>();
    const gapMs = 1_000 / perSecond;
    let stopped = false;
    const run = async (): Promise<void> => {
      const started = performance.now();
      for (let slot = 0; !stopped; slot++) {
        const intended = started + slot * gapMs;
        const wait = intended - performance.now();
        if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
        const given = this.#give().then(() => void latencies.push(performance.now() - intended));
        underWay.add(given);
        void given.finally(() => underWay.delete(given));
      }
      await Promise.all(underWay);
    };
    const running = run();
    return {
      stop: async () => {
        stopped = true;
        await running;
        return {
          commands: latencies.length,
          p50Ms: percentile(latencies, 50),
          p99Ms: percentile(latencies, 99),
          maxMs: Math.max(...latencies),
        };
      },
    };
  }

  /** The next step of a case that nobody is at, or a new nomination. */
  async #give(): Promise<void> {
    const desk = this.#free.shift();
    const at = new Date().toISOString();
    if (desk === undefined) {
      const fresh = new CaseDesk(this.#handler, randomUUID() as CaseId);
      fresh.at = at;
      const answer = await fresh.start('S1');
      if (answer.kind !== 'done') throw new Error(JSON.stringify(answer));
      this.#free.push(fresh);
    } else {
      desk.at = at;
      if (await desk.advance()) this.#free.push(desk);
    }
    this.commands += 1;
  }

  close(): Promise<void> {
    return this.#pool.end();
  }
}

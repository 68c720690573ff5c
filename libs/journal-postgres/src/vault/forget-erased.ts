import type { PersonId, TenantId } from '@vinhdanh/kernel';
import type { Pool } from 'pg';

const statement = { name: 'erased-within', text: `SELECT vinhdanh.erased_within($1,$2) AS person` };

/** How often a service asks whose key has been destroyed. */
const EVERY_MS = 10_000;
/** Each answer reaches so far back: one that was committed late is in the next one. */
const REACH_MS = 10 * 60_000;
/** Without an answer for so long a service forgets everybody: it can no longer know whom it must. */
const UNTOLD_MS_MAX = 60_000;

/** Whatever remembers something of persons: a vault, or a handler of commands for one tenant. */
export interface Memory {
  forget(persons: readonly PersonId[] | 'all'): void;
}

export interface ForgettingOptions {
  readonly everyMs?: number;
  readonly untoldMsMax?: number;
  readonly nowMs?: () => number;
  readonly warn?: (event: string) => void;
}

/** A running watch over erasures. */
export interface Forgetting {
  /** Asks now, and tells the memories; what `start` does every few seconds. */
  look(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

/**
 * Lets the memories of a running service forget whom the record has forgotten: within ten seconds while the database
 * answers, and everybody within a minute when it does not. The pool's role may call `erased_within`.
 */
export function createForgetting(
  pool: Pick<Pool, 'query'>,
  tenant: TenantId,
  memories: readonly Memory[],
  options: ForgettingOptions = {},
): Forgetting {
  const { everyMs = EVERY_MS, untoldMsMax = UNTOLD_MS_MAX, nowMs = () => performance.now() } = options;
  const tell = (persons: readonly PersonId[] | 'all'): void =>
    memories.forEach((memory) => memory.forget(persons));
  let toldAtMs = nowMs();
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    try {
      const values = [tenant, `${REACH_MS} milliseconds`];
      const { rows } = await pool.query<{ person: string }>({ ...statement, values });
      if (rows.length > 0) tell(rows.map(({ person }) => person as PersonId));
      toldAtMs = nowMs();
    } catch {
      // Whatever keeps the answer away: what counts is for how long.
      if (nowMs() - toldAtMs <= untoldMsMax) return;
      tell('all');
      options.warn?.('memory.forgotten-untold');
    }
  }

  return {
    look,
    start() {
      timer = setInterval(() => (looking = looking.then(look)), everyMs);
      timer.unref();
    },
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}

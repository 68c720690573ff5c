import type { Instant } from '@vinhdanh/kernel';
import type { Pool } from 'pg';

const sql = {
  pending: {
    name: 'wake-ups-pending',
    text: `SELECT tenant, case_id, version, since, attempts FROM vinhdanh.pending_wake_ups($1)`,
  },
  strikeOff: { name: 'wake-ups-strike-off', text: `SELECT vinhdanh.strike_off_wake_ups($1,$2,$3) AS count` },
  postpone: { name: 'wake-ups-postpone', text: `SELECT vinhdanh.postpone_wake_up($1,$2,$3)` },
} as const;

export interface WakeUp {
  readonly tenant: string;
  readonly caseId: string;
  readonly version: number;
  readonly since: Instant;
  readonly attempts: number;
}
export interface SignalledCase {
  readonly caseId: string;
  readonly version: number;
}
/** Cases that have advanced and whose journey has not been told yet; written by every append. */
export interface WakeUps {
  /** Oldest first, of every tenant of the database. */
  pending(limit: number): Promise<readonly WakeUp[]>;
  /** The journey knows of `version`; a later append stays pending. */
  markSignalled(tenant: string, caseId: string, version: number): Promise<void>;
  /** The same for many cases in one round trip. */
  markAllSignalled(tenant: string, cases: readonly SignalledCase[]): Promise<void>;
  /** After a failed try: not before `delayMs` from now, so that one case never blocks the others. */
  postpone(tenant: string, caseId: string, delayMs: number): Promise<void>;
}

/** The relay's list in PostgreSQL. A row exists only while there is something to tell. */
export function createWakeUps(pool: Pool): WakeUps {
  const markAllSignalled = async (tenant: string, cases: readonly SignalledCase[]): Promise<void> => {
    const values = [tenant, cases.map(({ caseId }) => caseId), cases.map(({ version }) => version)];
    await pool.query({ ...sql.strikeOff, values });
  };
  return {
    pending: async (limit) => {
      const { rows } = await pool.query({ ...sql.pending, values: [limit] });
      return rows.map((row) => ({
        tenant: row.tenant,
        caseId: row.case_id,
        version: row.version,
        since: row.since.toISOString(),
        attempts: row.attempts,
      }));
    },
    markSignalled: (tenant, caseId, version) => markAllSignalled(tenant, [{ caseId, version }]),
    markAllSignalled,
    postpone: async (tenant, caseId, delayMs) => {
      await pool.query({ ...sql.postpone, values: [tenant, caseId, `${delayMs} milliseconds`] });
    },
  };
}

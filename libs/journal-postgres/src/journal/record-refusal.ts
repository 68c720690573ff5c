import type { Refusal } from '@vinhdanh/commands';
import type { Pool } from 'pg';

const statement = { name: 'record-refusal', text: `SELECT vinhdanh.record_refusal($1,$2,$3,$4,$5,$6,$7,$8)` };

/** Keeps who tried what and which rule refused; in a table of its own, so that no case changes its version. */
export async function recordRefusal(pool: Pool, refusal: Refusal): Promise<void> {
  const { tenant, actor, commandId, caseId, type, code, details, at } = refusal;
  await pool.query({
    ...statement,
    values: [tenant, actor, commandId, caseId, type, code, JSON.stringify(details), at],
  });
}

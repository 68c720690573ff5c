import { toEpochMs, type Instant, type TenantId } from '@vinhdanh/kernel';
import type { Pool } from 'pg';

const statement = { name: 'next-case-number', text: `SELECT vinhdanh.next_case_number($1,$2) AS number` };
/** A year of the office ends at midnight in Việt Nam. */
const OFFICE_OFFSET_MS = 7 * 3_600_000;
const DIGITS_MIN = 6;

/** `HS-<year>-<number>`, unique in the tenant; a number may stay unused, none is given twice. */
export async function nextCaseNumber(pool: Pool, tenant: TenantId, at: Instant): Promise<string> {
  const year = new Date(toEpochMs(at) + OFFICE_OFFSET_MS).getUTCFullYear();
  const { rows } = await pool.query<{ number: number }>({ ...statement, values: [tenant, year] });
  return `HS-${year}-${String(rows[0]!.number).padStart(DIGITS_MIN, '0')}`;
}

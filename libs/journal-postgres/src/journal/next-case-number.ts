import type { Journal } from '@vinhdanh/commands';
import { toEpochMs } from '@vinhdanh/kernel';
import type { Pool } from 'pg';

const statement = {
  name: 'next-case-number',
  text: `SELECT vinhdanh.next_case_number($1,$2,$3,$4) AS number`,
};
/** A year of the office ends at midnight in Việt Nam. */
const OFFICE_OFFSET_MS = 7 * 3_600_000;
const DIGITS_MIN = 6;

/** `HS-<year>-<number>`, unique in the tenant; a number may stay unused, none is given twice. */
export async function nextCaseNumber(
  pool: Pool,
  { tenant, actor, commandId, at }: Parameters<Journal['nextCaseNumber']>[0],
): Promise<string | null> {
  const year = new Date(toEpochMs(at) + OFFICE_OFFSET_MS).getUTCFullYear();
  const { rows } = await pool.query<{ number: number | null }>({
    ...statement,
    values: [tenant, actor, commandId, year],
  });
  const number = rows[0]?.number ?? null;
  return number === null ? null : `HS-${year}-${String(number).padStart(DIGITS_MIN, '0')}`;
}

import type { Journal } from '@vinhdanh/commands';
import { officeDate } from '@vinhdanh/kernel';
import type { Pool } from 'pg';

const statement = {
  name: 'next-case-number',
  text: `SELECT vinhdanh.next_case_number($1,$2,$3,$4) AS number`,
};
const DIGITS_MIN = 6;

/** `HS-<year>-<number>`, unique in the tenant; a number may stay unused, none is given twice. */
export async function nextCaseNumber(
  pool: Pool,
  { tenant, actor, commandId, at }: Parameters<Journal['nextCaseNumber']>[0],
): Promise<string | null> {
  const year = Number(officeDate(at).slice(0, 4));
  const { rows } = await pool.query<{ number: number | null }>({
    ...statement,
    values: [tenant, actor, commandId, year],
  });
  const number = rows[0]?.number ?? null;
  return number === null ? null : `HS-${year}-${String(number).padStart(DIGITS_MIN, '0')}`;
}

import type { PersonKeyRow } from '@vinhdanh/journal';
import type { PersonId, TenantId } from '@vinhdanh/kernel';
import type { Pool } from 'pg';

const statement = { name: 'key-of-person', text: `SELECT vinhdanh.key_of_person($1,$2) AS wrapped` };

/** The key of a person who was nominated before; `wrapped` is empty when it is destroyed. Null: nobody. */
export async function personKey(
  pool: Pool,
  tenant: TenantId,
  person: PersonId,
): Promise<PersonKeyRow | null> {
  const { rows } = await pool.query<{ wrapped: string | null }>({ ...statement, values: [tenant, person] });
  const wrapped = rows[0]?.wrapped ?? null;
  return wrapped === null ? null : { person, wrapped };
}

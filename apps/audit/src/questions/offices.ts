import type { Pool } from 'pg';
import { withSnapshot } from '@vinhdanh/evidence';
import type { TenantId } from '@vinhdanh/kernel';

/** A role at an organisation that somebody has, or had. */
export interface Office {
  readonly org: string;
  readonly role: string;
}

/** Roles that act on no case have no inbox. */
const withoutInbox = ['auditor', 'administrator'];

const offices = {
  name: 'audit-offices',
  text: `SELECT DISTINCT org, role FROM vinhdanh.role_assignment
          WHERE tenant = $1 AND role <> ALL ($2) ORDER BY org, role`,
};

/** Every office whose inbox can be asked about: also those that nobody holds any more. */
export const readOffices = (pool: Pool, tenant: TenantId): Promise<Office[]> =>
  withSnapshot(pool, tenant, async (client) => {
    const { rows } = await client.query<Office>({ ...offices, values: [tenant, withoutInbox] });
    return rows;
  });

import type { OrgId, PersonId, TenantId } from '@vinhdanh/kernel';
import type { Pool } from 'pg';
import { routeOfUnit } from './route-of-unit.js';
import type { Account, DirectoryPerson, Organisation, PersonaRow, PersonName, UnitRoute } from './types.js';

const sql = {
  person: { name: 'directory-person', text: `SELECT vinhdanh.read_person($1,$2) AS value` },
  people: { name: 'directory-people', text: `SELECT vinhdanh.read_people($1,$2) AS value` },
  organisations: { name: 'directory-organisations', text: `SELECT vinhdanh.read_organisations($1) AS value` },
  account: { name: 'directory-account', text: `SELECT vinhdanh.read_account($1,$2) AS value` },
  personas: { name: 'directory-personas', text: `SELECT vinhdanh.read_personas($1) AS value` },
} as const;

/** Who is who, and who may do what where. Read only; each call is one round trip. */
export interface Directory {
  /** With the duties that are valid now; null when unknown. */
  person(tenant: TenantId, personId: PersonId): Promise<DirectoryPerson | null>;
  /** Names of those that are known, in no order. */
  people(tenant: TenantId, personIds: readonly PersonId[]): Promise<readonly PersonName[]>;
  organisations(tenant: TenantId): Promise<readonly Organisation[]>;
  /** Null when there is no such unit. */
  routeOf(tenant: TenantId, unit: OrgId): Promise<UnitRoute | null>;
  account(tenant: TenantId, username: string): Promise<Account | null>;
  personas(tenant: TenantId): Promise<readonly PersonaRow[]>;
}

/** The directory in PostgreSQL. Passwords are compared by the caller: this answers the hash alone. */
export function createDirectory(pool: Pool): Directory {
  const read = async <Value>(
    statement: { name: string; text: string },
    values: unknown[],
  ): Promise<Value> => {
    const { rows } = await pool.query<{ value: Value }>({ ...statement, values });
    return rows[0]!.value;
  };
  const organisations = (tenant: TenantId): Promise<Organisation[]> => read(sql.organisations, [tenant]);
  return {
    person: (tenant, personId) => read(sql.person, [tenant, personId]),
    people: (tenant, personIds) => read(sql.people, [tenant, personIds]),
    organisations,
    routeOf: async (tenant, unit) => routeOfUnit(await organisations(tenant), unit),
    account: (tenant, username) => read(sql.account, [tenant, username]),
    personas: (tenant) => read(sql.personas, [tenant]),
  };
}

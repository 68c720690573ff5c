import { createHash, randomBytes } from 'node:crypto';
import type { Instant, PersonId, TenantId } from '@vinhdanh/kernel';
import type { Pool } from 'pg';
import type { DirectoryPerson } from '../directory/types.js';

const ID_BYTES = 32;
const MINUTE_MS = 60_000;
const sql = {
  open: { name: 'session-open', text: `SELECT vinhdanh.open_session($1,$2,$3,$4)` },
  find: { name: 'session-find', text: `SELECT vinhdanh.find_session($1,$2,$3,$4,$5) AS person` },
  lookUp: { name: 'session-look-up', text: `SELECT vinhdanh.look_up_session($1,$2,$3,$4,$5) AS person` },
  revoke: { name: 'session-revoke', text: `SELECT vinhdanh.revoke_session($1,$2,$3)` },
} as const;

export interface SessionLimits {
  /** A session not used for this long is over. */
  readonly idleMs: number;
  /** However busy, a session is over this long after sign-in. */
  readonly absoluteMs: number;
}
export const defaultSessionLimits: SessionLimits = { idleMs: 15 * MINUTE_MS, absoluteMs: 8 * 60 * MINUTE_MS };

/** Who is signed in. The id goes into the cookie; the database holds only its hash. */
export interface Sessions {
  /** Answers the opaque id. */
  open(tenant: TenantId, personId: PersonId, at: Instant): Promise<string>;
  /** The person with the duties that are valid now; null when unknown, idle too long, too old or revoked. */
  find(tenant: TenantId, id: string, at: Instant): Promise<DirectoryPerson | null>;
  revoke(tenant: TenantId, id: string, at: Instant): Promise<void>;
}

const hashOf = (id: string): Buffer => createHash('sha256').update(id).digest();
const interval = (ms: number): string => `${ms} milliseconds`;

const findBy = async (
  pool: Pool,
  statement: { readonly name: string; readonly text: string },
  asked: readonly [TenantId, id: string, Instant],
  limits: SessionLimits,
): Promise<DirectoryPerson | null> => {
  const [tenant, id, at] = asked;
  const values = [tenant, hashOf(id), at, interval(limits.idleMs), interval(limits.absoluteMs)];
  const { rows } = await pool.query<{ person: DirectoryPerson | null }>({ ...statement, values });
  return rows[0]!.person;
};

/** For a role that may not write: finds a session without a note that it was used, which is another's to make. */
export const createSessionLookup = (
  pool: Pool,
  limits: SessionLimits = defaultSessionLimits,
): Pick<Sessions, 'find'> => ({
  find: (...asked) => findBy(pool, sql.lookUp, asked, limits),
});

/** Sessions in PostgreSQL; one round trip each. */
export const createSessions = (pool: Pool, limits: SessionLimits = defaultSessionLimits): Sessions => ({
  open: async (tenant, personId, at) => {
    const id = randomBytes(ID_BYTES).toString('base64url');
    await pool.query({ ...sql.open, values: [tenant, hashOf(id), personId, at] });
    return id;
  },
  find: (...asked) => findBy(pool, sql.find, asked, limits),
  revoke: async (tenant, id, at) => {
    await pool.query({ ...sql.revoke, values: [tenant, hashOf(id), at] });
  },
});

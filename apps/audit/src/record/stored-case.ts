import type { ClientBase } from 'pg';
import type { PersonKeyRow, RecordedEvent } from '@vinhdanh/journal';
import type { Instant, PersonId, TenantId } from '@vinhdanh/kernel';

/** A command as stored, with what its columns say. */
export interface StoredCommandRow {
  readonly hash: string;
  readonly actor: string;
  readonly bytes: string;
}

/** What the record holds of one case, as it lies in the database. */
export interface StoredCase {
  readonly events: readonly RecordedEvent[];
  readonly commands: readonly StoredCommandRow[];
}

/** Whether a case is as it was read before: its last event, and how many of its persons' keys are there. */
export interface CaseMark {
  readonly version: number;
  readonly hash: string;
  readonly keys: number;
}

const events = {
  name: 'audit-events',
  text: `SELECT version, type, schema_version AS schema, at, encode(prev, 'hex') AS prev, encode(hash, 'hex') AS hash,
                convert_from(bytes, 'UTF8') AS bytes
           FROM vinhdanh.event WHERE tenant = $1 AND stream = $2 ORDER BY version`,
};
const commands = {
  name: 'audit-commands',
  text: `SELECT encode(hash, 'hex') AS hash, actor, convert_from(bytes, 'UTF8') AS bytes
           FROM vinhdanh.command WHERE tenant = $1 AND stream = $2 ORDER BY first_version`,
};
const keys = {
  name: 'audit-keys',
  text: `SELECT person, wrapped FROM vinhdanh.person_key
          WHERE tenant = $1 AND person = ANY ($2) AND wrapped IS NOT NULL`,
};
const mark = {
  name: 'audit-mark',
  text: `SELECT e.version, encode(e.hash, 'hex') AS hash,
                (SELECT count(*)::integer FROM vinhdanh.person_key k
                  WHERE k.tenant = $1 AND k.person = ANY ($3) AND k.wrapped IS NOT NULL) AS keys
           FROM vinhdanh.event e WHERE e.tenant = $1 AND e.stream = $2 ORDER BY e.version DESC LIMIT 1`,
};
const numbers = {
  name: 'audit-numbers',
  text: `SELECT version, number::text FROM vinhdanh.sealed WHERE tenant = $1 AND stream = $2 AND log = 'record'`,
};

type EventRow = Pick<RecordedEvent, 'version' | 'type' | 'schema' | 'prev' | 'hash' | 'bytes'> & {
  readonly at: Date;
};

/** All events and commands of a stream. The client is in a snapshot, with the tenant set. */
export async function readStoredCase(
  client: ClientBase,
  tenant: TenantId,
  stream: string,
): Promise<StoredCase> {
  const found = await client.query<EventRow>({ ...events, values: [tenant, stream] });
  const given = await client.query<StoredCommandRow>({ ...commands, values: [tenant, stream] });
  return {
    events: found.rows.map((row) => ({
      ...row,
      tenant,
      stream,
      at: row.at.toISOString() as Instant,
      commandHash: '', // Read from the hashed bytes, as everything else that counts.
    })),
    commands: given.rows,
  };
}

/** The keys that are left of `persons`. */
export async function readKeys(
  client: ClientBase,
  tenant: TenantId,
  persons: readonly string[],
): Promise<PersonKeyRow[]> {
  const { rows } = await client.query<{ person: string; wrapped: string }>({
    ...keys,
    values: [tenant, persons],
  });
  return rows.map(({ person, wrapped }) => ({ person: person as PersonId, wrapped }));
}

/** Null when there is no such stream. */
export async function readMark(
  client: ClientBase,
  tenant: TenantId,
  stream: string,
  persons: readonly string[],
): Promise<CaseMark | null> {
  const { rows } = await client.query<CaseMark>({ ...mark, values: [tenant, stream, persons] });
  return rows[0] ?? null;
}

/** The number in the sealed log of each event that has one. */
export async function readNumbers(
  client: ClientBase,
  tenant: TenantId,
  stream: string,
): Promise<ReadonlyMap<number, number>> {
  const { rows } = await client.query<{ version: number; number: string }>({
    ...numbers,
    values: [tenant, stream],
  });
  return new Map(rows.map(({ version, number }) => [version, Number(number)]));
}

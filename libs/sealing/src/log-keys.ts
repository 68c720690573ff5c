import type { ClientBase, Pool } from 'pg';
import { formatVerifierKey, type VerifierKey } from '@vinhdanh/transparency-log';

/** Whose key it is: the log's own, or a witness's. */
export type KeyOwner = 'log' | 'witness';

/** Keeps which keys sign a log from now on; says nothing about whether anybody should trust them. */
export async function keepLogKeys(
  client: ClientBase,
  log: string,
  kind: KeyOwner,
  keys: readonly VerifierKey[],
): Promise<void> {
  await client.query(
    `INSERT INTO vinhdanh.log_key (log, kind, key) SELECT $1, $2, k FROM unnest($3::text[]) AS k
     ON CONFLICT (log, key) DO NOTHING`,
    [log, kind, keys.map(formatVerifierKey)],
  );
}

export interface LogKeyRow {
  readonly log: string;
  readonly kind: KeyOwner;
  /** The key as a signed-note verifier key line. */
  readonly key: string;
}

/** Every key that has ever signed any log, oldest first. */
export async function readLogKeys(db: ClientBase | Pool): Promise<readonly LogKeyRow[]> {
  const { rows } = await db.query<LogKeyRow>(
    'SELECT log, kind, key FROM vinhdanh.log_key ORDER BY at, log, key',
  );
  return rows;
}

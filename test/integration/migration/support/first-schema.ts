import { readFileSync } from 'node:fs';
import { migrations } from '@vinhdanh/db';
import type { StoreDatabase } from '../../store/support/store-database.js';

/** The first sealing of the record came after these. */
const FIRST_SCHEMA_ENDS = 1_764_100_000_000;
const timestampOf = (name: string): number => Number(/\d+$/.exec(name)?.[0]);

/** The migrations that made the first schema. */
export const firstMigrations = migrations.filter(({ name }) => timestampOf(name) < FIRST_SCHEMA_ENDS);

interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/**
 * What was written on a database of the first schema, statement by statement: the directory and the bundles as rows, then
 * every call of the functions of then (`append_case`, `next_case_number`, `record_refusal`) for three cases, as
 * the command handler of then made it. Recorded once; it cannot be made again, and is never edited.
 */
const statements = readFileSync(new URL('../first-schema.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Statement);

/** The key that wraps the data keys in the recorded statements. */
export const firstMasterKey = Buffer.alloc(32, 7).toString('base64');

/** Writes the recorded cases, each call a transaction of its own as it was. */
export async function writeFirstRecord({ admin, app }: StoreDatabase): Promise<void> {
  for (const { sql, values } of statements)
    await (sql.startsWith('INSERT') ? admin : app).query(sql, [...values]);
}

import { journeyWorkflowId } from '@vinhdanh/contracts/messages';
import type { Journeys } from '../support/journeys.js';
import type { RecordReader } from '../support/record.js';
import type { Acknowledged } from './ledger.js';

export const plants = ['lost', 'duplicate', 'chain', 'timer'] as const;
export type Plant = (typeof plants)[number];

/** As the database's superuser with triggers off: what nobody but an attacker or a broken disk does. */
async function damage(
  reader: RecordReader,
  statements: readonly { sql: string; values: readonly unknown[] }[],
): Promise<void> {
  const connection = await reader.pool.connect();
  try {
    await connection.query('BEGIN');
    await connection.query('SET LOCAL session_replication_role = replica');
    for (const { sql, values } of statements) {
      const { rowCount } = await connection.query(sql, [...values]);
      if (rowCount === 0) throw new Error(`the plant changed nothing: ${sql}`);
    }
    await connection.query('COMMIT');
  } catch (error) {
    await connection.query('ROLLBACK');
    throw error;
  } finally {
    connection.release();
  }
}

/** Damages the data on purpose: the verification that follows has to turn red. */
export async function plant(
  kind: Plant,
  reader: RecordReader,
  journeys: Journeys,
  acknowledged: readonly Acknowledged[],
): Promise<void> {
  const last = acknowledged.at(-1);
  if (last === undefined) throw new Error('nothing was acknowledged: nothing to damage');
  const stream = `case-${last.caseId}`;
  switch (kind) {
    case 'lost':
      return damage(reader, [
        { sql: 'DELETE FROM vinhdanh.command WHERE command_id = $1', values: [last.key] },
        {
          sql: 'DELETE FROM vinhdanh.event WHERE stream = $1 AND version BETWEEN $2 AND $3',
          values: [stream, last.firstVersion, last.lastVersion],
        },
      ]);
    case 'duplicate':
      // The same decision once more under a further version: what a retry without an idempotency key would do.
      return damage(reader, [
        {
          sql: `INSERT INTO vinhdanh.event (at, version, schema_version, tenant, stream, type, command_id, prev, hash, bytes)
                SELECT at, version + 1000, schema_version, tenant, stream, type, command_id || '-again', prev, hash, bytes
                FROM vinhdanh.event WHERE type = 'StepDecided' ORDER BY position DESC LIMIT 1`,
          values: [],
        },
      ]);
    case 'chain':
      return damage(reader, [
        { sql: 'ALTER TABLE vinhdanh.event DROP CONSTRAINT event_hash_is_of_bytes', values: [] },
        {
          sql: `UPDATE vinhdanh.event SET bytes = convert_to(replace(convert_from(bytes, 'UTF8'), '"accept"', '"refuse"'), 'UTF8')
                WHERE (tenant, stream, version) = (SELECT tenant, stream, version FROM vinhdanh.event
                       WHERE type = 'StepDecided' ORDER BY position LIMIT 1)`,
          values: [],
        },
      ]);
    case 'timer': {
      const { rows } = await reader.pool.query<{ tenant: string; case_id: string }>(
        `SELECT tenant, case_id FROM vinhdanh.case_header WHERE status = 'open' AND nearest_due_at IS NOT NULL LIMIT 1`,
      );
      const live = rows[0];
      if (live === undefined) throw new Error('no live case has a deadline: nothing to disarm');
      const handle = journeys.client.workflow.getHandle(
        journeyWorkflowId({ tenant: live.tenant, caseId: live.case_id }),
      );
      await handle.terminate('planted: the armed deadline is gone');
      return;
    }
    default:
      kind satisfies never;
  }
}

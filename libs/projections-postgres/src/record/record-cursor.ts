import type { ClientBase } from 'pg';

/**
 * How far the log of events has come. What it has numbered are exactly the events that lie at or before its cursor in
 * the order of commits: the sealer goes that way, skips none, and nothing can come to be behind it.
 */
export interface RecordCursor {
  /** Events numbered; the next one gets this number. */
  readonly number: number;
  readonly epoch: number;
  /** A text: it may exceed what a number holds. */
  readonly txid: string;
  readonly position: string;
}

/** The log as it is sealed now. @throws whatever the server says. */
export async function recordCursor(client: ClientBase): Promise<RecordCursor> {
  const { rows } = await client.query<{ size: string; epoch: number; txid: string; position: string }>(
    `SELECT size::text, epoch, txid::text, position::text FROM vinhdanh.log_head WHERE log = 'record'`,
  );
  const row = rows[0];
  return row === undefined
    ? { number: 0, epoch: 0, txid: '0', position: '0' }
    : { number: Number(row.size), epoch: row.epoch, txid: row.txid, position: row.position };
}

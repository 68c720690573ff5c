import type { ClientBase } from 'pg';
import type { Place } from '../rows/sources.js';

/** How far the sealer says to be with one log. */
export interface LogPlace {
  readonly size: number;
  readonly place: Place;
}

/** Null before the first entry. @throws whatever the server says. */
export async function readLogPlace(client: ClientBase, log: string): Promise<LogPlace | null> {
  const { rows } = await client.query<{ size: string; epoch: number; txid: string; position: string }>(
    'SELECT size::text, epoch, txid::text, position::text FROM vinhdanh.log_head WHERE log = $1',
    [log],
  );
  const row = rows[0];
  if (row === undefined || row.size === '0') return null;
  const { epoch, txid, position } = row;
  return { size: Number(row.size), place: { epoch, txid: BigInt(txid), position: BigInt(position) } };
}

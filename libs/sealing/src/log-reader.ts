import type { Pool } from 'pg';
import { encodeEntry, entryBundle, tileWidth, type TileName } from '@vinhdanh/transparency-log';
import { newestHead, type StoredHead } from './heads.js';
import { readLogKeys, type LogKeyRow } from './log-keys.js';
import { findTile } from './tile-store.js';

/** The public side of the logs: heads, tiles and keys; nothing of it names a person or a case. */
export interface LogReader {
  head(log: string, witnessed: boolean): Promise<StoredHead | null>;
  /** Hashes, or entries behind their lengths; null when the log has not grown so far. */
  tile(log: string, name: TileName): Promise<Uint8Array | null>;
  keys(): Promise<readonly LogKeyRow[]>;
}

interface EntryRow {
  readonly number: string;
  readonly stream: Buffer;
  readonly version: number;
  readonly hash: Buffer;
}

const readEntries = {
  name: 'log-entries',
  text: 'SELECT number::text, stream, version, hash FROM vinhdanh.log_entries($1, $2, $3)',
};

async function findEntries(
  pool: Pool,
  log: string,
  index: number,
  width: number,
): Promise<Uint8Array | null> {
  const values = [log, index * tileWidth, width];
  const { rows } = await pool.query<EntryRow>({ ...readEntries, values });
  if (rows.length < width) return null;
  return entryBundle(
    rows.map(({ number, stream, version, hash }) =>
      encodeEntry({ number: Number(number), stream, version, eventHash: hash }),
    ),
  );
}

/** Reads as whatever role may read the log's tables. */
export const createLogReader = (pool: Pool): LogReader => ({
  head: (log, witnessed) => newestHead(pool, log, witnessed),
  tile: (log, { level, index, width }) =>
    level === 'entries' ? findEntries(pool, log, index, width) : findTile(pool, log, { level, index, width }),
  keys: () => readLogKeys(pool),
});

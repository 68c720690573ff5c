import type { ClientBase, Pool } from 'pg';
import { hashBytes, type ReadTile, type TileName } from '@vinhdanh/transparency-log';

const readTile = {
  name: 'log-tile',
  text: `SELECT substr(hashes, 1, $4) AS hashes FROM vinhdanh.log_tile WHERE log = $1 AND level = $2 AND index = $3`,
};

/** A tile in the width asked for, or null when the log has not grown so far. */
export async function findTile(
  db: ClientBase | Pool,
  log: string,
  { level, index, width }: TileName & { readonly level: number },
): Promise<Uint8Array | null> {
  const values = [log, level, index, width * hashBytes];
  const { rows } = await db.query<{ hashes: Buffer }>({ ...readTile, values });
  const hashes = rows[0]?.hashes;
  return hashes?.length === width * hashBytes ? hashes : null;
}

/** Tiles as proofs read them. @throws RangeError for one that is not there. */
export const tilesOf =
  (db: ClientBase | Pool, log: string): ReadTile =>
  async (name) => {
    const { level } = name;
    const tile = level === 'entries' ? null : await findTile(db, log, { ...name, level });
    if (tile === null) throw new RangeError(`the log ${log} has no tile ${level}/${name.index}`);
    return tile;
  };

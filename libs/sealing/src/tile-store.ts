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

const readTiles = {
  name: 'log-tiles',
  text: `SELECT w.place::integer, substr(t.hashes, 1, w.bytes) AS hashes
           FROM unnest($2::integer[], $3::bigint[], $4::integer[]) WITH ORDINALITY AS w(level, index, bytes, place)
           JOIN vinhdanh.log_tile t ON t.log = $1 AND t.level = w.level AND t.index = w.index`,
};

interface Asked {
  readonly tile: TileName & { readonly level: number };
  readonly give: (hashes: Uint8Array) => void;
  readonly fail: (error: unknown) => void;
}

async function answerAll(db: ClientBase | Pool, log: string, asked: readonly Asked[]): Promise<void> {
  const tiles = asked.map(({ tile }) => tile);
  const { rows } = await db.query<{ place: number; hashes: Buffer }>({
    ...readTiles,
    values: [
      log,
      tiles.map(({ level }) => level),
      tiles.map(({ index }) => index),
      tiles.map(({ width }) => width * hashBytes),
    ],
  });
  const found = new Map(rows.map(({ place, hashes }) => [place, hashes]));
  for (const [at, { tile, give, fail }] of asked.entries()) {
    const hashes = found.get(at + 1);
    if (hashes?.length === tile.width * hashBytes) give(hashes);
    else fail(new RangeError(`the log ${log} has no tile ${tile.level}/${tile.index}`));
  }
}

/**
 * Tiles as proofs read them: all that are asked for at once come in one round trip. @throws RangeError for one that is
 * not there.
 */
export function tilesOf(db: ClientBase | Pool, log: string): ReadTile {
  let waiting: Asked[] = [];
  const flush = (): void => {
    const asked = waiting;
    waiting = [];
    answerAll(db, log, asked).catch((error: unknown) => asked.forEach(({ fail }) => fail(error)));
  };
  return ({ level, index, width }) =>
    new Promise((give, fail) => {
      if (level === 'entries') return fail(new RangeError(`the log ${log} keeps no entries`));
      waiting.push({ tile: { level, index, width }, give, fail });
      if (waiting.length === 1) queueMicrotask(flush);
    });
}

import type { ClientBase } from 'pg';
import type { WalkedTile } from '@vinhdanh/transparency-log';
import { hexOf } from '../rows/pg-text.js';
import { OrderedRows, type RowQuery } from '../rows/ordered-rows.js';

interface TileRow {
  readonly index: number;
  /** Hex. */
  readonly hashes: string;
}

const tileRows = (log: string, level: number): RowQuery<TileRow> => ({
  name: `verify_tiles_${log}_${level}`,
  text: `SELECT index, hashes FROM vinhdanh.log_tile WHERE log = '${log}' AND level = ${level} ORDER BY index`,
  values: [],
  read: (row) => ({ index: Number(row[0]), hashes: hexOf(row[1] ?? '') }),
});

/** A tile that is stored in another way than the entries give; `at` is the first of its hashes that differs. */
export interface OtherTile {
  readonly level: number;
  readonly index: number;
  readonly at: number;
}

const HASH_DIGITS = 64;

/** Where two runs of hashes part; null when they are the same. */
function firstDifference(a: string, b: string): number | null {
  if (a === b) return null;
  let at = 0;
  while (a.slice(at, at + HASH_DIGITS) === b.slice(at, at + HASH_DIGITS)) at += HASH_DIGITS;
  return at / HASH_DIGITS;
}

/** The tiles that the database holds, held against those that the entries give. Each level comes in order. */
export class StoredTiles {
  readonly #levels = new Map<number, OrderedRows<TileRow>>();
  readonly #broken = new Set<number>();

  constructor(
    private readonly client: ClientBase,
    private readonly log: string,
  ) {}

  /** Null when the tile is stored as it should be, or its level is known to be broken. @throws what the server says. */
  async compare({ level, index, hashes }: WalkedTile): Promise<OtherTile | null> {
    if (this.#broken.has(level)) return null;
    const rows = await this.#level(level);
    const stored = rows.current;
    const expected = Buffer.from(hashes).toString('hex');
    const at = stored?.index === index ? firstDifference(expected, stored.hashes) : 0;
    if (at === null) {
      await rows.next();
      return null;
    }
    this.#broken.add(level);
    return { level, index, at };
  }

  /** Tiles behind the last that the entries give. @throws whatever the server says. */
  async rest(): Promise<OtherTile[]> {
    const { rows } = await this.client.query<{ level: number }>(
      'SELECT DISTINCT level FROM vinhdanh.log_tile WHERE log = $1 ORDER BY level',
      [this.log],
    );
    const more: OtherTile[] = [];
    for (const { level } of rows) {
      if (this.#broken.has(level)) continue;
      const { current } = await this.#level(level);
      if (current !== null) more.push({ level, index: current.index, at: 0 });
    }
    return more;
  }

  async #level(level: number): Promise<OrderedRows<TileRow>> {
    const known = this.#levels.get(level);
    if (known !== undefined) return known;
    const rows = await OrderedRows.open(this.client, tileRows(this.log, level));
    this.#levels.set(level, rows);
    return rows;
  }
}

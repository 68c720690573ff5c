import type { ClientBase } from 'pg';
import { createTreeHash, TreeWalk, type WalkedTile } from '@vinhdanh/transparency-log';
import { sha256 } from '@vinhdanh/sealing';
import type { EventPlace } from '@vinhdanh/record-format';
import type { Checks } from '../checks.js';
import { OrderedRows } from '../rows/ordered-rows.js';
import { storedHeads, type HeadCheck } from './heads.js';
import { LogEntries, type LogEntryRow } from './log-entries.js';
import { StoredTiles, type OtherTile } from './stored-tiles.js';

const hash = createTreeHash(sha256);
/** Entries whose places are remembered, so that the one that differs can be named: those of one tile. */
const RECENT = 256;

function placeOf({ number, place }: LogEntryRow): EventPlace | null {
  return place === null ? null : { ...place, number, type: null, time: null };
}

/** Grows the tree of one log from its entries and holds tiles and signed heads against it. */
class TreeCheck {
  readonly #walk: TreeWalk;
  readonly #tiles: StoredTiles;
  readonly #grown: WalkedTile[] = [];
  #recent: LogEntryRow[] = [];
  #gapped = false;

  constructor(
    private readonly client: ClientBase,
    private readonly checks: Checks,
    private readonly log: string,
    private readonly heads: HeadCheck,
  ) {
    this.#walk = new TreeWalk(hash, (tile) => this.#grown.push({ ...tile, hashes: tile.hashes.slice() }));
    this.#tiles = new StoredTiles(client, log);
  }

  /** Answers how many entries there are. */
  async run(total: number | null): Promise<number> {
    const { checks, log } = this;
    const heads = await OrderedRows.open(this.client, storedHeads(log, 'all'));
    const entries = await LogEntries.open(this.client, log, hash, ({ kind, from, until }) => {
      this.#gapped = true;
      const last = this.#recent.at(-1);
      const neighbours = [last === undefined ? null : placeOf(last)].filter((each) => each !== null);
      checks.findings.add('SEAL.GAP', { neighbours, detail: `${log} ${kind} ${from}–${until - 1}` });
    });
    for (let entry = entries.current; entry !== null; entry = entries.current) {
      const due = this.#headsHere(heads);
      if (due !== null) await due;
      this.#recent.push(entry);
      this.#walk.append(entry.leaf);
      if (this.#grown.length > 0) await this.#compareTiles();
      if (log === 'record') checks.progress('tree', this.#walk.size, total);
      const more = entries.next();
      if (more !== null) await more;
    }
    this.#walk.end();
    await this.#compareTiles();
    if (!this.#gapped) for (const tile of await this.#tiles.rest()) this.#sayTile(tile);
    await this.#headsHere(heads);
    await this.#headsBeyond(heads);
    checks.notices.count('NOTICE.OTHER_TENANTS', entries.others);
    return this.#walk.size;
  }

  /** Null when no head has the present size. */
  #headsHere(heads: OrderedRows<{ size: number; note: string | null }>): Promise<void> | null {
    const { current } = heads;
    return current !== null && current.size <= this.#walk.size ? this.#checkHeads(heads) : null;
  }

  async #checkHeads(heads: OrderedRows<{ size: number; note: string | null }>): Promise<void> {
    const { size } = this.#walk;
    for (let { current } = heads; current !== null && current.size <= size; { current } = heads) {
      this.heads.check(current, current.size === size ? this.#walk.root() : null);
      await heads.next();
    }
  }

  /** Heads over more entries than there are: the log has been cut off, or the entries were. */
  async #headsBeyond(heads: OrderedRows<{ size: number; note: string | null }>): Promise<void> {
    const { size } = this.#walk;
    const { newest } = this.heads;
    const covers = newest?.head.checkpoint.size ?? 0;
    if (heads.current !== null)
      this.checks.findings.add('TREE.SIZE', { detail: `${this.log} ${heads.current.size} > ${size}` });
    else if (covers !== size)
      this.checks.findings.add('TREE.SIZE', { detail: `${this.log} ${covers} < ${size}` });
    for (let { current } = heads; current !== null; { current } = heads) {
      this.heads.check(current, null);
      await heads.next();
    }
  }

  async #compareTiles(): Promise<void> {
    for (const tile of this.#grown) {
      const other = this.#gapped ? null : await this.#tiles.compare(tile);
      if (other !== null) this.#sayTile(other);
      if (tile.level === 0) this.#recent = this.#recent.slice(-1);
    }
    this.#grown.length = 0;
  }

  #sayTile({ level, index, at }: OtherTile): void {
    const number = level === 0 ? index * RECENT + at : null;
    const around =
      number === null ? [] : this.#recent.filter((entry) => Math.abs(entry.number - number) <= 1);
    const entry = around.find((each) => each.number === number);
    const neighbours = around
      .filter((each) => each !== entry)
      .map(placeOf)
      .filter((each) => each !== null);
    const event = entry === undefined ? null : placeOf(entry);
    this.checks.findings.add('TREE.TILE', { event, neighbours, detail: `${this.log} ${level}/${index}` });
  }
}

/** Recomputes one log from its entries up to its newest head; answers how many entries there are. */
export const verifyTree = (
  client: ClientBase,
  checks: Checks,
  log: string,
  heads: HeadCheck,
  total: number | null,
): Promise<number> => new TreeCheck(client, checks, log, heads).run(total);

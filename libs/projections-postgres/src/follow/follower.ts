import type { ClientBase } from 'pg';
import {
  CaseFolder,
  type CasePortion,
  type FolderParts,
  type FoldedCase,
  type UnreadableCase,
} from '../record/case-folder.js';
import { isCase, type CaseEvents } from '../record/case-events.js';
import { readBefore } from '../record/read-cases.js';
import { readSealed } from '../record/read-sealed.js';
import { recordCursor } from '../record/record-cursor.js';
import { KnownCases } from '../known-cases.js';
import { nextOf, type FollowedProjection, type ProjectionTable } from '../tables/projection-table.js';
import { projectionTables } from '../tables/projection-tables.js';

/** Any number, the same in every worker of a database: one of them follows at a time. */
const FOLLOW_LOCK = 7_283_105;
const EVENTS_MAX = 2_000;

export interface FollowerParts extends FolderParts {
  /** Told of a case that cannot be read: what is shown of it stays as it was. */
  onUnreadable(found: UnreadableCase): void;
  /** Folded cases kept in memory; a case that moves again need not be read from its beginning. */
  readonly cacheSize: number;
}

export type FollowOutcome =
  /** Another follower is at work. */
  | { readonly kind: 'busy' }
  | {
      readonly kind: 'followed';
      /** Events projected now. */
      readonly count: number;
      /** Everything before this number of the log is projected. */
      readonly number: number;
      /** There may be more at once. */
      readonly more: boolean;
    };

/**
 * Keeps projections behind the sealed log, by its numbers alone. Rows and checkpoint are written in one transaction:
 * what a crash takes back is projected again, and nothing twice. Those that are behind the others come first, so
 * that soon all of them share one fold.
 */
export class Follower {
  readonly #folder: CaseFolder;
  readonly #known: KnownCases;

  /** @param building the tables beside those that are read, which nobody else writes */
  constructor(
    private readonly parts: FollowerParts,
    private readonly building = false,
  ) {
    this.#folder = new CaseFolder(parts);
    this.#known = new KnownCases(parts.cacheSize);
  }

  /** True when the log has numbers that are not projected yet. @throws whatever the server says. */
  async hasNews(client: ClientBase): Promise<boolean> {
    const { rows } = await client.query<{ news: boolean }>({
      name: 'projections-news',
      text: `SELECT coalesce((SELECT min(number) FROM vinhdanh.projection_checkpoint WHERE building = $1)
                < (SELECT size FROM vinhdanh.log_head WHERE log = 'record'), false) AS news`,
      values: [this.building],
    });
    return rows[0]?.news === true;
  }

  /**
   * Projects the next events. @param client a connection as `vinhdanh_projector`, not in a transaction.
   * @throws Defect for a record that cannot be folded; whatever the server says. Nothing is written then.
   */
  async followBatch(client: ClientBase, eventsMax = EVENTS_MAX): Promise<FollowOutcome> {
    await client.query('BEGIN');
    try {
      const outcome = await this.#follow(client, eventsMax);
      await client.query('COMMIT');
      return outcome;
    } catch (error) {
      this.#known.forget();
      await client.query('ROLLBACK');
      throw error;
    }
  }

  /** The same within the transaction that `client` is in; the caller has made sure that nobody else follows. */
  async followWithin(client: ClientBase, eventsMax: number): Promise<FollowOutcome> {
    return this.#next(client, eventsMax);
  }

  async #follow(client: ClientBase, eventsMax: number): Promise<FollowOutcome> {
    const { rows } = await client.query<{ won: boolean }>('SELECT pg_try_advisory_xact_lock($1, $2) AS won', [
      FOLLOW_LOCK,
      this.building ? 1 : 0,
    ]);
    return rows[0]?.won === true ? this.#next(client, eventsMax) : { kind: 'busy' };
  }

  async #next(client: ClientBase, eventsMax: number): Promise<FollowOutcome> {
    const checkpoints = await this.#checkpoints(client);
    const from = Math.min(...checkpoints.map(({ number }) => number));
    if (!Number.isFinite(from)) return { kind: 'followed', count: 0, number: 0, more: false };
    const { number: size } = await recordCursor(client);
    const ahead = checkpoints.map(({ number }) => number).filter((number) => number > from);
    const to = Math.min(size, from + eventsMax, ...ahead);
    if (to <= from) return { kind: 'followed', count: 0, number: from, more: false };
    const names = checkpoints.filter(({ number }) => number === from).map(({ projection }) => projection);
    const folded = await this.#fold(
      client,
      (await readSealed(client, from, to)).filter(({ stream }) => isCase(stream)),
    );
    for (const each of projectionTables)
      if (names.includes(each.projection)) await each.apply(client, this.#tableOf(each), folded);
    await client.query(
      `UPDATE vinhdanh.projection_checkpoint SET number = $3 WHERE building = $1 AND projection = ANY ($2)`,
      [this.building, names, to],
    );
    for (const { tenant, stream, changes } of folded) this.#known.keep(tenant, stream, changes.after);
    return { kind: 'followed', count: to - from, number: to, more: to < size };
  }

  #tableOf({ table }: ProjectionTable): string {
    return this.building ? nextOf(table) : table;
  }

  /** Held until the transaction ends: a swap waits for this batch, and this batch for a swap. */
  async #checkpoints(
    client: ClientBase,
  ): Promise<readonly { readonly projection: FollowedProjection; readonly number: number }[]> {
    const { rows } = await client.query<{ projection: FollowedProjection; number: string }>(
      `SELECT projection, number::text FROM vinhdanh.projection_checkpoint WHERE building = $1
        ORDER BY projection FOR UPDATE`,
      [this.building],
    );
    return rows.map(({ projection, number }) => ({ projection, number: Number(number) }));
  }

  async #fold(client: ClientBase, events: readonly CaseEvents[]): Promise<readonly FoldedCase[]> {
    const portions = events.map((each): CasePortion => ({
      events: each,
      from: this.#known.at(each.tenant, each.stream, each.first - 1) ?? null,
    }));
    const earlier = await this.#earlier(
      client,
      portions.filter(({ events: { first }, from }) => from === null && first > 1),
    );
    const fold = await this.#folder.prepare(
      client,
      portions.map((portion) => ({
        ...portion,
        from: portion.from ?? earlier.get(portion.events) ?? null,
      })),
    );
    const { cases, unreadable } = fold();
    for (const found of unreadable) this.parts.onUnreadable(found);
    return cases;
  }

  /** Cases that memory does not hold, folded up to where their portion begins. */
  async #earlier(
    client: ClientBase,
    portions: readonly CasePortion[],
  ): Promise<ReadonlyMap<CaseEvents, FoldedCase['changes']['after']>> {
    const before = await readBefore(
      client,
      portions.map(({ events: { tenant, stream, first } }) => ({ tenant, stream, before: first })),
    );
    const fold = await this.#folder.prepare(
      client,
      before.map((events) => ({ events, from: null })),
    );
    const folded = new Map(
      fold().cases.map(({ tenant, stream, changes }) => [`${tenant}\n${stream}`, changes.after]),
    );
    return new Map(
      portions.flatMap(({ events }) => {
        const after = folded.get(`${events.tenant}\n${events.stream}`);
        return after === undefined ? [] : [[events, after]];
      }),
    );
  }
}

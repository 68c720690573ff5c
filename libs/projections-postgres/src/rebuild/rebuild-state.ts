import type { ClientBase } from 'pg';
import type { RecordCursor } from '../record/record-cursor.js';
import type { StreamPlace } from '../record/read-cases.js';
import { followedProjections, type FollowedProjection } from '../tables/projection-table.js';
import { liveProjections, type LiveProjection } from '../tables/live-tables.js';

/** Every projection that can be made anew, by the name that people use. */
export type ProjectionName = FollowedProjection | LiveProjection;
export const projectionNames: readonly ProjectionName[] = [...followedProjections, ...liveProjections];

/**
 * `filling`: cases are put into the table beside, stream by stream. `filled`: all are there. `indexed`: so are the
 * indexes; what has been sealed since is being added. Then it takes the place of the other, and is no rebuild any more.
 */
export type RebuildPhase = 'filling' | 'filled' | 'indexed';

/** A projection that is being made anew, as the database remembers it. */
export interface Rebuilding {
  readonly projection: ProjectionName;
  readonly phase: RebuildPhase;
  /** Streams up to here are in the table. */
  readonly after: StreamPlace;
  /** How far the log had come; null for a projection that appends write to themselves. */
  readonly until: RecordCursor | null;
  readonly done: number;
  readonly total: number;
  readonly startedAt: Date;
}

interface Row {
  readonly projection: ProjectionName;
  readonly phase: RebuildPhase;
  readonly after_tenant: string;
  readonly after_stream: string;
  readonly until_number: string | null;
  readonly until_epoch: number | null;
  readonly until_txid: string | null;
  readonly until_position: string | null;
  readonly done: string;
  readonly total: string;
  readonly started_at: Date;
}

/** What has been begun and not ended. @throws whatever the server says. */
export async function readRebuilding(client: ClientBase): Promise<readonly Rebuilding[]> {
  const { rows } = await client.query<Row>(
    `SELECT projection, phase, after_tenant, after_stream, until_number::text, until_epoch, until_txid::text,
            until_position::text, done::text, total::text, started_at
       FROM vinhdanh.projection_rebuild ORDER BY projection`,
  );
  return rows.map((row) => ({
    projection: row.projection,
    phase: row.phase,
    after: { tenant: row.after_tenant, stream: row.after_stream },
    until:
      row.until_number === null
        ? null
        : {
            number: Number(row.until_number),
            epoch: row.until_epoch ?? 0,
            txid: row.until_txid ?? '0',
            position: row.until_position ?? '0',
          },
    done: Number(row.done),
    total: Number(row.total),
    startedAt: row.started_at,
  }));
}

/** Part of the transaction that makes the table beside. */
export async function noteBegun(
  client: ClientBase,
  projection: ProjectionName,
  until: RecordCursor | null,
  total: number,
): Promise<void> {
  await client.query(
    `INSERT INTO vinhdanh.projection_rebuild (projection, phase, total, until_number, until_epoch, until_txid, until_position)
       VALUES ($1, 'filling', $2, $3, $4, $5::xid8, $6)`,
    [
      projection,
      total,
      until?.number ?? null,
      until?.epoch ?? null,
      until?.txid ?? null,
      until?.position ?? null,
    ],
  );
}

/** Part of the transaction that fills a portion. */
export async function noteFilled(
  client: ClientBase,
  projections: readonly ProjectionName[],
  after: StreamPlace,
  events: number,
): Promise<void> {
  await client.query({
    name: 'rebuild-filled',
    text: `UPDATE vinhdanh.projection_rebuild SET after_tenant = $2, after_stream = $3, done = done + $4
            WHERE projection = ANY ($1)`,
    values: [projections, after.tenant, after.stream, events],
  });
}

export async function notePhase(
  client: ClientBase,
  projections: readonly ProjectionName[],
  phase: RebuildPhase,
): Promise<void> {
  await client.query(`UPDATE vinhdanh.projection_rebuild SET phase = $2 WHERE projection = ANY ($1)`, [
    projections,
    phase,
  ]);
}

/** The last word of a rebuild, in the transaction that swaps or gives up. */
export async function noteEnded(client: ClientBase, projections: readonly ProjectionName[]): Promise<void> {
  await client.query(`DELETE FROM vinhdanh.projection_rebuild WHERE projection = ANY ($1)`, [projections]);
}

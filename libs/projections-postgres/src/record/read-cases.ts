import type { ClientBase } from 'pg';
import { eventsAsJson, type CaseEvents } from './case-events.js';
import type { RecordCursor } from './record-cursor.js';

/** A place in the order of streams. */
export interface StreamPlace {
  readonly tenant: string;
  readonly stream: string;
}
export const firstPlace: StreamPlace = { tenant: '', stream: '' };

/** Streams from behind one place up to and including another. */
export interface StreamRange {
  readonly after: StreamPlace;
  readonly to: StreamPlace;
}

const HEADS_READ = 5_000;

interface HeadRow extends StreamPlace {
  readonly version: number;
}

/**
 * All streams after a place, in portions of about `eventsMax` events; a stream is never cut.
 * @throws whatever the server says.
 */
export async function* streamRanges(
  client: ClientBase,
  after: StreamPlace,
  eventsMax: number,
): AsyncGenerator<StreamRange> {
  let from = after;
  let begun = after;
  let events = 0;
  for (;;) {
    const { rows } = await client.query<HeadRow>({
      name: 'stream-heads',
      text: `SELECT tenant, stream, version FROM vinhdanh.stream_head WHERE (tenant, stream) > ($1, $2)
             ORDER BY tenant, stream LIMIT ${HEADS_READ}`,
      values: [from.tenant, from.stream],
    });
    for (const { tenant, stream, version } of rows) {
      from = { tenant, stream };
      events += version;
      if (events < eventsMax) continue;
      yield { after: begun, to: from };
      begun = from;
      events = 0;
    }
    if (rows.length < HEADS_READ) break;
  }
  if (events > 0) yield { after: begun, to: from };
}

interface CaseRow {
  readonly tenant: string;
  readonly stream: string;
  readonly count: number;
  readonly last: number;
  readonly json: string;
}

const columns = `e.tenant, e.stream, count(*)::integer AS count, max(e.version) AS last,
  ${eventsAsJson} AS json`;

const fromTheFirst = (row: CaseRow): CaseEvents => ({ ...row, first: 1 });

/**
 * Every event of the streams in a range; with a cursor only those that the log had numbered by then. One pass over
 * the key's order. @throws whatever the server says.
 */
export async function readRange(
  client: ClientBase,
  { after, to }: StreamRange,
  until: RecordCursor | null,
): Promise<readonly CaseEvents[]> {
  const values: unknown[] = [after.tenant, after.stream, to.tenant, to.stream];
  if (until !== null) values.push(until.epoch, until.txid, until.position);
  const { rows } = await client.query<CaseRow>({
    name: until === null ? 'cases-of-range' : 'cases-of-range-sealed',
    text: `SELECT ${columns} FROM vinhdanh.event e
            WHERE (e.tenant, e.stream) > ($1, $2) AND (e.tenant, e.stream) <= ($3, $4)
              ${until === null ? '' : 'AND (e.epoch, e.txid, e.position) <= ($5, $6::xid8, $7)'}
            GROUP BY e.tenant, e.stream ORDER BY e.tenant, e.stream`,
    values,
  });
  return rows.map(fromTheFirst);
}

/** The events of some streams before a version of each. @throws as `readRange`. */
export async function readBefore(
  client: ClientBase,
  wanted: readonly (StreamPlace & { readonly before: number })[],
): Promise<readonly CaseEvents[]> {
  if (wanted.length === 0) return [];
  const { rows } = await client.query<CaseRow>({
    name: 'cases-before',
    text: `SELECT ${columns} FROM unnest($1::text[], $2::text[], $3::integer[]) AS w(tenant, stream, before)
             JOIN vinhdanh.event e ON e.tenant = w.tenant AND e.stream = w.stream AND e.version < w.before
            GROUP BY e.tenant, e.stream`,
    values: [
      wanted.map(({ tenant }) => tenant),
      wanted.map(({ stream }) => stream),
      wanted.map(({ before }) => before),
    ],
  });
  return rows.map(fromTheFirst);
}

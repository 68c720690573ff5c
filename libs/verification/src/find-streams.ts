import type { ClientBase } from 'pg';
import { streamOf } from './rows/scope.js';

/**
 * Streams of cases that are named by their number or their id; null where nothing in the database speaks of such a
 * case: not even a sealed number of an event that is gone. The client is in `readRecord`, or sees the tenant.
 */
export async function findStreams(
  client: ClientBase,
  tenant: string,
  names: readonly string[],
): Promise<(string | null)[]> {
  const byNumber = await client.query<{ number: string; id: string }>(
    `SELECT case_number AS number, case_id AS id FROM vinhdanh.case_header
      WHERE tenant = $1 AND case_number = ANY ($2)`,
    [tenant, names],
  );
  const ids = new Map(byNumber.rows.map(({ number, id }) => [number, id]));
  const wanted = names.map((name) => streamOf(ids.get(name) ?? name));
  const { rows } = await client.query<{ stream: string }>(
    `SELECT w.stream FROM unnest($2::text[]) AS w(stream)
      WHERE EXISTS (SELECT FROM vinhdanh.event e WHERE e.tenant = $1 AND e.stream = w.stream)
         OR EXISTS (SELECT FROM vinhdanh.stream_head h WHERE h.tenant = $1 AND h.stream = w.stream)
         OR EXISTS (SELECT FROM vinhdanh.sealed s WHERE s.tenant = $1 AND s.stream = w.stream)`,
    [tenant, wanted],
  );
  const known = new Set(rows.map(({ stream }) => stream));
  return wanted.map((stream) => (known.has(stream) ? stream : null));
}

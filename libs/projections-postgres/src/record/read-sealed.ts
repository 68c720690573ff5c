import type { ClientBase } from 'pg';
import { eventsAsJson, type CaseEvents } from './case-events.js';

/**
 * The events that the log has given the numbers `from` up to but without `to`, by stream. A stream's events have
 * their numbers in the order of their versions, so each portion goes on from the one before it.
 * @throws whatever the server says.
 */
export async function readSealed(
  client: ClientBase,
  from: number,
  to: number,
): Promise<readonly CaseEvents[]> {
  const { rows } = await client.query<CaseEvents>({
    name: 'sealed-events',
    text: `SELECT e.tenant, e.stream, min(e.version) AS first, max(e.version) AS last, count(*)::integer AS count,
                  ${eventsAsJson} AS json
             FROM vinhdanh.sealed s
             JOIN vinhdanh.event e ON e.tenant = s.tenant AND e.stream = s.stream AND e.version = s.version
            WHERE s.log = 'record' AND s.number >= $1 AND s.number < $2
            GROUP BY e.tenant, e.stream`,
    values: [from, to],
  });
  return rows;
}

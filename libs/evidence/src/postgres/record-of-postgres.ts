import type { ClientBase } from 'pg';
import type { RecordSource } from '../sources.js';

const eventsOfStream = {
  name: 'evidence-events',
  text: `SELECT s.number::text, e.bytes FROM vinhdanh.sealed s
           JOIN vinhdanh.event e ON (e.tenant, e.stream, e.version) = (s.tenant, s.stream, s.version)
          WHERE s.log = 'record' AND s.tenant = $1 AND s.stream = $2 AND s.number < $3
          ORDER BY s.version`,
};
const commandsOfStream = {
  name: 'evidence-commands',
  text: `SELECT encode(hash, 'hex') AS hash, bytes FROM vinhdanh.command
          WHERE tenant = $1 AND stream = $2 ORDER BY first_version`,
};
const bundleByHash = {
  name: 'evidence-bundle',
  text: 'SELECT bytes FROM vinhdanh.bundle WHERE tenant = $1 AND hash = $2',
};

/** One tenant's record in PostgreSQL. The client is in a snapshot (`withSnapshot`). */
export const recordOfPostgres = (client: ClientBase, tenant: string): RecordSource => ({
  async events(stream, size) {
    const { rows } = await client.query<{ number: string; bytes: Buffer }>({
      ...eventsOfStream,
      values: [tenant, stream, size],
    });
    return rows.map(({ number, bytes }) => ({ number: Number(number), bytes }));
  },
  async commands(stream) {
    const { rows } = await client.query<{ hash: string; bytes: Buffer }>({
      ...commandsOfStream,
      values: [tenant, stream],
    });
    return rows;
  },
  async bundle(hash) {
    const { rows } = await client.query<{ bytes: Buffer }>({
      ...bundleByHash,
      values: [tenant, `sha256:${hash}`],
    });
    return rows[0]?.bytes ?? null;
  },
});

/** Streams of cases that are named by their numbers; null where there is no such case. */
export async function streamsOfCases(
  client: ClientBase,
  tenant: string,
  caseNumbers: readonly string[],
): Promise<(string | null)[]> {
  const { rows } = await client.query<{ number: string; id: string }>(
    `SELECT case_number AS number, case_id AS id FROM vinhdanh.case_header
      WHERE tenant = $1 AND case_number = ANY($2)`,
    [tenant, caseNumbers],
  );
  const ids = new Map(rows.map(({ number, id }) => [number, id]));
  return caseNumbers.map((number) => (ids.has(number) ? `case-${ids.get(number)}` : null));
}

import type { Journal, LoadedStream, PriorCommand } from '@vinhdanh/commands';
import type { PersonKeyRow, RecordedEvent } from '@vinhdanh/journal';
import { Defect, type CommandId, type Instant, type PersonId, type TenantId } from '@vinhdanh/kernel';
import type { Pool } from 'pg';

const statement = {
  name: 'load-case',
  text: `SELECT kind, version, schema_version, type, at, hash, body FROM vinhdanh.load_case($1,$2,$3,$4,$5)`,
};

interface LoadRow {
  readonly kind: 'h' | 'e' | 'p' | 'k';
  readonly version: number;
  readonly schema_version: number;
  readonly type: string;
  readonly at: Date;
  readonly hash: string;
  readonly body: string;
}

/** The tail of an event's bytes in canonical key order; the body, which comes first, cannot end like it. */
const tail =
  /,"command":"([0-9a-f]{64})","prev":"([0-9a-f]{64})","schema":\d+,"stream":"[^"]*","tenant":"[^"]*","time":"[^"]*","type":"[^"]*","version":\d+\}$/;

/** A row as the recorded event: columns as stored, so that a verifier can compare them with the bytes. */
export function recordedEvent(
  tenant: TenantId,
  stream: string,
  row: { version: number; schema: number; type: string; at: Date; hash: string; bytes: string },
): RecordedEvent {
  const match = tail.exec(row.bytes);
  if (match === null) throw new Defect('JOURNAL.MALFORMED', `${stream} ${row.version} is no event`);
  const at: Instant = row.at.toISOString();
  const { version, schema, type, hash, bytes } = row;
  return { tenant, stream, version, type, schema, at, commandHash: match[1]!, prev: match[2]!, hash, bytes };
}

const priorOf = (row: LoadRow): PriorCommand => ({
  requestHash: row.body,
  stream: row.type,
  firstVersion: row.version,
  lastVersion: row.schema_version,
  at: row.at.toISOString(),
});

/** Head, later events, an earlier answer to the same key, and the nominee's key: one round trip. */
export async function loadCase(
  pool: Pool,
  query: {
    readonly tenant: TenantId;
    readonly stream: string;
    readonly afterVersion: number;
    readonly actor: string;
    readonly commandId: CommandId | null;
  },
): ReturnType<Journal['load']> {
  const values = [query.tenant, query.actor, query.stream, query.afterVersion, query.commandId];
  const { rows } = await pool.query<LoadRow>({ ...statement, values });
  const events: RecordedEvent[] = [];
  const personKeys: PersonKeyRow[] = [];
  let prior: PriorCommand | null = null;
  let head: Pick<LoadedStream, 'version' | 'headHash' | 'headAt'> = {
    version: 0,
    headHash: '0'.repeat(64),
    headAt: null,
  };
  for (const row of rows) {
    switch (row.kind) {
      case 'h':
        head = { version: row.version, headHash: row.hash, headAt: row.at.toISOString() };
        break;
      case 'e': {
        const { version, schema_version: schema, type, at, hash, body: bytes } = row;
        events.push(recordedEvent(query.tenant, query.stream, { version, schema, type, at, hash, bytes }));
        break;
      }
      case 'p':
        prior = priorOf(row);
        break;
      case 'k':
        personKeys.push({ person: row.type as PersonId, wrapped: row.body });
        break;
    }
  }
  return { ...head, events, prior, personKeys };
}

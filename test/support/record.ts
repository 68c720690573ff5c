import { createHash } from 'node:crypto';
import { Pool } from 'pg';
import { initialCaseState, type CaseEvent, type CaseState } from '@vinhdanh/awards';
import type { Model } from '@vinhdanh/bpmn-model';
import type { CaseId, PersonId, TenantId } from '@vinhdanh/kernel';
import { opener, rehydrate, sectionContext, type CaseRecord, type OpenSection } from '@vinhdanh/commands';
import { verifyStream, type PersonKeyRow, type RecordedEvent, type Verification } from '@vinhdanh/journal';
import { createVault } from '@vinhdanh/journal-postgres';
import { databasePool } from './database-pool.js';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** One case as the rows of the record alone say it: no cache, no header, no API. */
export interface RecordedCase {
  readonly tenant: TenantId;
  readonly caseId: CaseId;
  readonly events: readonly RecordedEvent[];
  readonly folded: readonly CaseEvent[];
  readonly state: CaseState;
  readonly verification: Verification;
}

interface EventRow {
  tenant: string;
  stream: string;
  version: number;
  type: string;
  schema_version: number;
  at: Date;
  prev: Buffer;
  hash: Buffer;
  bytes: Buffer;
}

const recorded = (row: EventRow): RecordedEvent => {
  const bytes = row.bytes.toString('utf8');
  return {
    tenant: row.tenant as TenantId,
    stream: row.stream,
    version: row.version,
    type: row.type,
    schema: row.schema_version,
    at: row.at.toISOString(),
    commandHash: (JSON.parse(bytes) as { command: string }).command,
    prev: row.prev.toString('hex'),
    hash: row.hash.toString('hex'),
    bytes,
  };
};

/** Reads the record by SQL as the database's administrator and folds it again. */
export class RecordReader {
  readonly pool: Pool;
  private readonly vault;

  constructor(adminUrl: string, masterKey: string) {
    this.pool = databasePool({ connectionString: adminUrl, max: 2 });
    this.vault = createVault(masterKey);
  }

  private async keys(): Promise<PersonKeyRow[]> {
    const { rows } = await this.pool.query<{ person: string; wrapped: string }>(
      'SELECT person, wrapped FROM vinhdanh.person_key WHERE wrapped IS NOT NULL',
    );
    return rows.map((row) => ({ person: row.person as PersonId, wrapped: row.wrapped }));
  }

  private open(
    events: readonly RecordedEvent[],
    keys: ReadonlyMap<string, PersonKeyRow>,
  ): { state: CaseState; records: readonly CaseRecord[]; open: OpenSection } {
    const { tenant, stream, bytes } = events[0] as RecordedEvent;
    const nominee = (JSON.parse(bytes) as { body: { nomineeId: string } }).body.nomineeId;
    const own = [keys.get(nominee)].filter((key) => key !== undefined);
    const open = opener(this.vault, own, sectionContext(tenant, stream));
    return { ...rehydrate(initialCaseState, events, open), open };
  }

  private fold(
    events: readonly RecordedEvent[],
    keys: ReadonlyMap<string, PersonKeyRow>,
  ): { folded: CaseEvent[]; state: CaseState } {
    const { state, records } = this.open(events, keys);
    return { folded: records.map((record) => record.event), state };
  }

  /** What deciding a case again needs: its events opened, and its commands as they were stored, oldest first. */
  async decided({ tenant, caseId, events }: RecordedCase): Promise<{
    readonly records: readonly CaseRecord[];
    readonly open: OpenSection;
    readonly commands: readonly { readonly hash: string; readonly bytes: string }[];
  }> {
    const keys = new Map((await this.keys()).map((key) => [key.person as string, key]));
    const { records, open } = this.open(events, keys);
    const { rows } = await this.pool.query<{ hash: Buffer; bytes: Buffer }>(
      'SELECT hash, bytes FROM vinhdanh.command WHERE tenant = $1 AND case_id = $2 ORDER BY first_version',
      [tenant, caseId],
    );
    const commands = rows.map(({ hash, bytes }) => ({
      hash: hash.toString('hex'),
      bytes: bytes.toString('utf8'),
    }));
    return { records, open, commands };
  }

  /** Every case of the record, or the one asked for. @throws Defect when a stream cannot be folded. */
  async cases(caseId?: string): Promise<RecordedCase[]> {
    const keys = new Map((await this.keys()).map((key) => [key.person as string, key]));
    const { rows } = await this.pool.query<EventRow>(
      `SELECT tenant, stream, version, type, schema_version, at, prev, hash, bytes FROM vinhdanh.event
       WHERE $1::text IS NULL OR stream = 'case-' || $1 ORDER BY tenant, stream, version, position`,
      [caseId ?? null],
    );
    const streams = new Map<string, RecordedEvent[]>();
    for (const row of rows) {
      const key = `${row.tenant}/${row.stream}`;
      const list = streams.get(key) ?? [];
      list.push(recorded(row));
      streams.set(key, list);
    }
    return [...streams.values()].map((events) => {
      const first = events[0] as RecordedEvent;
      const verification = verifyStream(events, sha256);
      const readable = verification.ok ? this.fold(events, keys) : { folded: [], state: initialCaseState };
      return {
        tenant: first.tenant,
        caseId: first.stream.slice('case-'.length) as CaseId,
        events,
        verification,
        ...readable,
      };
    });
  }

  /** The compiled bundles that cases were pinned to, by hash. */
  async models(): Promise<Map<string, Model>> {
    const { rows } = await this.pool.query<{ hash: string; bytes: Buffer | string }>(
      'SELECT hash, bytes FROM vinhdanh.bundle',
    );
    return new Map(
      rows.map((row) => [
        row.hash,
        { ...(JSON.parse(row.bytes.toString()) as Omit<Model, 'hash'>), hash: row.hash },
      ]),
    );
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}

import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { packOfPostgres, streamsOfCases, withSnapshot } from '@vinhdanh/evidence';
import { createLogSigner, Sealer } from '@vinhdanh/sealing';
import { cosign, formatSignature } from '@vinhdanh/transparency-log';
import { startStoreDatabase, type StoreDatabase } from '../store/support/store-database.js';
import { judge, reportOf } from '../../support/evidence/judge.js';
import { MemoryLog } from '../../support/evidence/memory-log.js';
import { MemoryRecord, writeCase } from '../../support/evidence/memory-record.js';
import { logName, logSigner, witnessOne } from '../../support/evidence/packs.js';

const seed = Buffer.alloc(32, 1).toString('base64');
/** The cases as they would be written; the database gets their rows. */
const written = new MemoryRecord(new MemoryLog(logSigner));

let database: StoreDatabase;
beforeAll(async () => {
  database = await startStoreDatabase();
  for (const id of ['a', 'b', 'c']) writeCase(written, id);
  await copyInto(database);
});
afterAll(() => database?.stop());

const digest = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

async function copyInto({ admin }: StoreDatabase): Promise<void> {
  for (const [hash, bytes] of written.bundles)
    await admin.query(`INSERT INTO vinhdanh.bundle (tenant, hash, key, bytes) VALUES ($1, $2, 'k', $3)`, [
      written.tenant,
      `sha256:${hash}`,
      bytes,
    ]);
  for (const [stream, events] of written.streams) {
    for (const { hash, bytes } of written.commandsOf.get(stream) ?? [])
      await admin.query(
        `INSERT INTO vinhdanh.command (at, first_version, last_version, tenant, actor, command_id, case_id, stream, type, request_hash, hash, bytes)
         VALUES (now(), 1, 1, $1, 'officer', $2, $3, $4, 'T', '', decode($2, 'hex'), $5)`,
        [written.tenant, hash, stream.slice(5), stream, bytes],
      );
    for (const [index, { bytes }] of events.entries())
      await admin.query(
        `INSERT INTO vinhdanh.event (tenant, stream, version, type, schema_version, command_id, at, prev, hash, bytes)
         VALUES ($1, $2, $3, 'T', 1, 'c', now(), '', $4, $5)`,
        [written.tenant, stream, index + 1, digest(bytes), bytes],
      );
  }
}

async function seal(): Promise<void> {
  const client = await database.sealer.connect();
  try {
    await new Sealer(createLogSigner(logName, [seed])).sealBatch(client);
  } finally {
    client.release();
  }
}

/** What a witness does, without the wire. */
async function cosignNewest(): Promise<void> {
  const { rows } = await database.sealer.query<{ size: string; note: string }>(
    'SELECT size::text, note FROM vinhdanh.log_checkpoint ORDER BY size DESC LIMIT 1',
  );
  const { size, note } = rows[0]!;
  const text = note.slice(0, note.indexOf('\n\n') + 1);
  const line = formatSignature(cosign(text, witnessOne.key, witnessOne.sign, 1_795_420_800));
  await database.sealer.query(
    `INSERT INTO vinhdanh.log_cosignature (log, size, witness, line) VALUES ('record', $1, $2, $3)`,
    [size, witnessOne.key.name, line],
  );
}

/** A pack as the application's role may read it. */
const make = (streams: readonly string[], tenant = written.tenant) =>
  packOfPostgres(database.app, written.documents, {
    tenant,
    streams,
    madeAt: '2026-11-23T09:00:00.000Z',
    tool: 'vinhdanh 0.1.0',
    verifier: null,
  });
const judged = async (streams: readonly string[]) => {
  const pack = await make(streams);
  return { pack, report: reportOf(await judge(await buffer(pack.archive))) };
};

describe('a pack out of the database', () => {
  it('is refused while nothing is sealed', async () => {
    await expect(make(['case-a'])).rejects.toMatchObject({ code: 'EVIDENCE.NOTHING_SEALED' });
  });
  it('is verified once a witness has cosigned the head, and says how many events wait for that', async () => {
    await seal();
    const early = await judged(['case-a', 'case-c']);
    expect(early.pack).toMatchObject({ cases: 2, events: 10, size: 15, unwitnessed: 10, missing: [] });
    expect(early.report.code).toBe('WITNESS.MISSING');
    await cosignNewest();
    const late = await judged(['case-a', 'case-c']);
    expect(late.pack.unwitnessed).toBe(0);
    expect(late.report).toMatchObject({
      verdict: 'verified',
      counts: { events: 10, commands: 8, documents: 2 },
    });
  });
  it('holds for a case that was cosigned, while the log goes on', async () => {
    writeCase(written, 'd');
    const bytes = written.streams.get('case-d')![0]!.bytes;
    await database.admin.query(
      `INSERT INTO vinhdanh.event (tenant, stream, version, type, schema_version, command_id, at, prev, hash, bytes)
       VALUES ($1, 'case-d', 1, 'T', 1, 'c', now(), '', $2, $3)`,
      [written.tenant, digest(bytes), bytes],
    );
    await seal();
    const { pack, report } = await judged(['case-b']);
    expect(pack.size).toBe(16);
    expect(report).toMatchObject({ verdict: 'verified', log: { size: 16, witnesses: [] } });
  });
  it('holds no other tenant’s cases, and none that is not there', async () => {
    await expect(make(['case-z'])).rejects.toMatchObject({ code: 'EVIDENCE.CASE_NOT_SEALED' });
    await expect(make(['case-a'], 'song-hong')).rejects.toMatchObject({ code: 'EVIDENCE.CASE_NOT_SEALED' });
    await expect(make([])).rejects.toMatchObject({ code: 'EVIDENCE.NO_CASES' });
  });
  it('finds cases by their numbers', async () => {
    await database.admin.query(
      `INSERT INTO vinhdanh.case_header (started_at, updated_at, version, dossier_revision, tenant, case_id, case_number, award_kind, subject_kind, nominee_id, status, level, step_names, orgs, bundle_hash, search)
       VALUES (now(), now(), 5, 1, $1, 'a', 'HS-2026-a', 'HCLD3', 'individual', 'n', 'open', 'unit', '{}', '{}', '', '')`,
      [written.tenant],
    );
    const found = await withSnapshot(database.app, written.tenant, (client) =>
      streamsOfCases(client, written.tenant, ['HS-2026-a', 'HS-2026-z']),
    );
    expect(found).toEqual(['case-a', null]);
  });
  it('is made of a record that was tampered with, and does not verify', async () => {
    await database.admin.query('ALTER TABLE vinhdanh.event DISABLE TRIGGER ALL');
    await database.admin.query(`DELETE FROM vinhdanh.event WHERE stream = 'case-a' AND version = 3`);
    const { report } = await judged(['case-a']);
    expect(report).toMatchObject({ verdict: 'not-verified', code: 'EVENT.VERSION' });
    expect(report.findings[0]?.event).toMatchObject({ stream: 'case-a', version: 3 });
  });
});

import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { packOfPostgres, type DocumentSource } from '@vinhdanh/evidence';
import { createLogSigner, pushHead, sealedLogs } from '@vinhdanh/sealing';
import { formatVerifierKey, type VerifierKey } from '@vinhdanh/transparency-log';
import { openWitness, serveWitness } from '@vinhdanh/witness';
import { MASTER_KEY, type OfficeDatabase } from '../../integration/commands/support/office-database.js';
import { tenant } from '../../support/demo-office.js';
import { seedRecord } from '../../support/seed-record/seed-record.js';
import { databasePool } from '../../support/database-pool.js';

const origin = 'vinhdanh.bench/lam-giang';
const logSeed = Buffer.alloc(32, 31).toString('base64');
const signerOf = (log: string) => createLogSigner(`${origin}/${log}`, [logSeed]);

/** The cases of the bench's path name no document. */
const noDocuments: DocumentSource = { open: () => Promise.resolve(null) };

/** Has a witness cosign the newest head; answers the witness's key. */
async function cosigned(sealerUrl: string, folder: string): Promise<VerifierKey> {
  const store = openWitness(join(folder, 'witness'), 'witness.bench');
  const logs = new Map(sealedLogs.map(({ name }) => [signerOf(name).origin, signerOf(name).keys]));
  const witness = await serveWitness(store, logs, { host: '127.0.0.1', port: 0, shout: () => undefined });
  const client = new pg.Client({ connectionString: sealerUrl });
  await client.connect();
  try {
    const outcome = await pushHead(client, 'record', { key: store.key, url: witness.url });
    if (outcome.kind !== 'cosigned') throw new Error(`the witness did not cosign: ${outcome.kind}`);
    return store.key;
  } finally {
    await client.end();
    await witness.close();
  }
}

export interface RecordPack {
  readonly events: number;
  readonly cases: number;
  readonly pack: string;
  readonly keys: string;
}

/** A sealed and cosigned record of real cases, and one pack of all of it, as the product writes it. */
export async function packOfWholeRecord(
  office: OfficeDatabase,
  folder: string,
  events: number,
  say: (line: string) => void,
): Promise<RecordPack> {
  const seeded = await seedRecord({
    adminUrl: office.urls.admin,
    sealerUrl: office.urls.sealer,
    tenant,
    masterKey: MASTER_KEY,
    events,
    kinds: { S1: 1 },
    logOrigin: `${origin}/record`,
    logSeed,
  });
  say(`${seeded.events} events of ${seeded.cases} cases, sealed`);
  const witness = await cosigned(office.urls.sealer, folder);
  const keys = join(folder, 'keys.txt');
  await writeFile(
    keys,
    [...signerOf('record').keys, witness].map((key) => `${formatVerifierKey(key)}\n`).join(''),
  );
  const { rows } = await office.admin.query<{ stream: string }>('SELECT stream FROM vinhdanh.stream_head');
  const pool = databasePool({ connectionString: office.urls.auditor, max: 2 });
  try {
    const { archive } = await packOfPostgres(pool, noDocuments, {
      tenant,
      streams: rows.map(({ stream }) => stream),
      madeAt: new Date().toISOString(),
      tool: 'vinhdanh bench',
      verifier: null,
      eventsMax: seeded.events,
    });
    const pack = join(folder, 'PACK.zip');
    await pipeline(archive, createWriteStream(pack));
    return { ...seeded, pack, keys };
  } finally {
    await pool.end();
  }
}

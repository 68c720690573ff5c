import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { startPostgresOnly, type ThrowAwayPostgres } from '@vinhdanh/dev';
import { createLogSigner, pushHead, Sealer } from '@vinhdanh/sealing';
import { formatVerifierKey } from '@vinhdanh/transparency-log';
import { openWitness, serveWitness, type Alarm, type WitnessServer } from '@vinhdanh/witness';
import { writeSmallOffice } from '../store/support/small-office.js';
import { copyRecord } from '../../support/logical-copy.js';
import { runVinhdanh } from '../../support/run-vinhdanh.js';
import { writeLate } from '../../support/sealing/late-writers.js';
import { SeededRandom } from '../../support/seeded-random.js';
import { settled } from './support/settled.js';
import { databasePool } from '../../support/database-pool.js';

const signer = createLogSigner('vinhdanh.test/lam-giang/record', [Buffer.alloc(32, 7).toString('base64')]);
const folder = mkdtempSync(join(tmpdir(), 'vinhdanh-restore-'));
const alarms: Alarm[] = [];

let old: ThrowAwayPostgres;
let fresh: ThrowAwayPostgres;
let witness: WitnessServer;
let witnessLine: string;
const pools: pg.Pool[] = [];

/** The product's database as the cluster's administrator. */
function adminOf(server: ThrowAwayPostgres): pg.Pool {
  const url = new URL(server.urls.admin);
  url.pathname = new URL(server.urls.app).pathname;
  return poolOf(url.href);
}
function poolOf(connectionString: string): pg.Pool {
  const pool = databasePool({ connectionString, max: 4 });
  pools.push(pool);
  return pool;
}
const write = (server: ThrowAwayPostgres, run: string) =>
  writeLate({ app: poolOf(server.urls.app), random: new SeededRandom(1), writers: 2, ms: 400, run });

/** Numbers everything there is; answers how many have a number. */
async function seal(server: ThrowAwayPostgres, admin: pg.Pool): Promise<number> {
  await settled(admin);
  const client = await poolOf(server.urls.sealer).connect();
  const sealer = new Sealer(signer);
  try {
    for (;;) {
      const outcome = await sealer.sealBatch(client);
      if (outcome.kind === 'sealed' && !outcome.more) return outcome.size;
    }
  } finally {
    client.release();
  }
}
async function cosign(server: ThrowAwayPostgres): Promise<void> {
  const client = await poolOf(server.urls.sealer).connect();
  const outcome = await pushHead(client, 'record', {
    key: openWitness(folder, 'witness.test').key,
    url: witness.url,
  });
  client.release();
  expect(outcome.kind).toBe('cosigned');
}
const restore = (...args: string[]) =>
  runVinhdanh({ ...fresh.env, VINHDANH_SKIP_INSTALL: '1', LOG_WITNESSES: witnessLine }, 'restore', ...args);

beforeAll(async () => {
  [old, fresh] = await Promise.all([startPostgresOnly(), startPostgresOnly()]);
  const logs = new Map([[signer.origin, signer.keys]]);
  witness = await serveWitness(openWitness(folder, 'witness.test'), logs, {
    host: '127.0.0.1',
    port: 0,
    shout: (alarm) => alarms.push(alarm),
  });
  witnessLine = `${formatVerifierKey(openWitness(folder, 'witness.test').key)} ${witness.url}`;
}, 180_000);
afterAll(async () => {
  await witness?.close();
  await Promise.all(pools.map((pool) => pool.end()));
  await Promise.all([old?.stop(), fresh?.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

describe('after a dump was put back into another cluster', () => {
  let sizeInDump: number;
  let sizeCosigned: number;

  it('says that the epoch has to be raised first, and raises it once', async () => {
    const from = adminOf(old);
    const to = adminOf(fresh);
    await writeSmallOffice(from);
    await write(old, 'one');
    sizeInDump = await seal(old, from);
    await cosign(old);
    await copyRecord(from, to);
    // What the dump does not have: sealed and cosigned after it.
    await write(old, 'two');
    sizeCosigned = await seal(old, from);
    await cosign(old);

    const before = await restore('check');
    expect(before.out).toContain('first run: npx --no vinhdanh restore epoch');
    expect(before.code).toBe(1);
    await expect(write(fresh, 'three')).rejects.toThrow('its epoch has not been raised');
    expect(await restore('epoch')).toMatchObject({
      code: 0,
      out: expect.stringContaining('the epoch is 2 now'),
    });
    expect(await restore('epoch')).toMatchObject({
      code: 0,
      out: expect.stringContaining('the epoch stays 2'),
    });
  }, 180_000);

  it('says how many events the witness remembers that the dump does not have', async () => {
    expect(sizeCosigned).toBeGreaterThan(sizeInDump);
    const behind = await restore('check');
    expect(behind.out).toContain(`record: ${sizeInDump} numbered, 0 wait for their numbers, 0 passed over`);
    // By its own memory the head is cosigned: only the witness knows of more.
    expect(behind.out).toContain(`remembers ${sizeCosigned} events, this database has ${sizeInDump}`);
    expect(behind.code).toBe(1);
    expect(new Set(alarms.map(({ code }) => code))).toEqual(new Set(['WITNESS.SHRUNK']));
    await write(fresh, 'three');
    const grown = await seal(fresh, adminOf(fresh));
    expect(grown).toBeGreaterThan(sizeInDump);
    const later = await restore('check');
    expect([later.code, later.out]).toEqual([
      1,
      grown < sizeCosigned
        ? expect.stringContaining(`remembers ${sizeCosigned} events, this database has ${grown}`)
        : expect.stringContaining('refuses: WITNESS.INCONSISTENT'),
    ]);
    expect(alarms.length).toBeGreaterThanOrEqual(3);
  }, 180_000);

  it('refuses a witness whose key is none', async () => {
    const ran = await restore('check', '--witness', 'no key');
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('usage: vinhdanh restore')]);
  });
});

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { leaveWitnessTurn, pushHead, takeWitnessTurn } from '@vinhdanh/sealing';
import { verifyRecord } from '@vinhdanh/verification';
import { tenant } from '../../support/demo-office.js';
import { databasePool } from '../../support/database-pool.js';
import { origin, SealedOffice } from './support/sealed-office.js';

const PATIENCE_MS = 30_000;

let office: SealedOffice;
let worker: pg.Client;
let slow: Server;
/** What happens while the slow witness thinks. */
let meanwhile: () => Promise<void> = async () => {};

beforeAll(async () => {
  office = await SealedOffice.start();
  worker = new pg.Client({ connectionString: office.office.urls.sealer });
  await worker.connect();
  slow = createServer((_request, response) => {
    void meanwhile().finally(() => response.writeHead(503).end());
  });
  await new Promise<void>((resolve) => void slow.listen(0, '127.0.0.1', resolve));
}, 300_000);
afterAll(async () => {
  slow?.close();
  await worker?.end();
  await office?.stop();
});

/** One round of the worker: nothing, while somebody else talks to the witnesses. */
async function pushRound(): Promise<string> {
  if (!(await takeWitnessTurn(worker, 0))) return 'not its turn';
  const witness = { key: office.witness.key, url: office.witnessUrl };
  const { kind } = await pushHead(worker, 'record', witness, { origin: `${origin}/record` });
  await leaveWitnessTurn(worker);
  return kind;
}

async function verify(turnWaitMs = PATIENCE_MS) {
  const pool = databasePool({ connectionString: office.office.urls.auditor, max: 1 });
  try {
    return await verifyRecord(
      {
        pool,
        trust: office.trust(),
        witnesses: [`http://127.0.0.1:${(slow.address() as AddressInfo).port}`, office.witnessUrl],
        documents: null,
        vault: null,
        redecide: false,
      },
      { tenant, streams: null },
      { turnWaitMs },
    );
  } finally {
    await pool.end();
  }
}
const answersOf = ({ logs }: Awaited<ReturnType<typeof verify>>) =>
  logs.find(({ log }) => log === 'record')?.asked.map(({ answer }) => answer);

describe('one talks to the witnesses at a time', () => {
  it('a head that is newer waits while a slow witness is asked about an older one', async () => {
    const rounds: string[] = [];
    meanwhile = async () => {
      meanwhile = async () => {};
      await office.goOn();
      await office.seal(false);
      rounds.push(await pushRound());
    };
    const report = await verify();
    expect(rounds).toEqual(['not its turn']);
    expect(answersOf(report)).toEqual(['unbelievable', 'cosigned']);
    expect(report.findings).toEqual([]);
    expect(office.alarms).toEqual([]);
    // The turn is given back, and the newer head is taken there.
    expect(await pushRound()).toBe('cosigned');
    await office.follow();
  });

  it('a verification waits for its turn, and offers what is newest then', async () => {
    expect(await takeWitnessTurn(worker, 0)).toBe(true);
    const report = verify();
    await office.goOn();
    await office.seal();
    await office.follow();
    await leaveWitnessTurn(worker);
    expect(answersOf(await report)).toEqual(['unbelievable', 'cosigned']);
    expect((await report).findings).toEqual([]);
    expect(office.alarms).toEqual([]);
  });

  it('who keeps the turn for good does not keep the witness from being asked', async () => {
    expect(await takeWitnessTurn(worker, 0)).toBe(true);
    const report = await verify(200);
    await leaveWitnessTurn(worker);
    expect(answersOf(report)).toEqual(['unbelievable', 'cosigned']);
  });

  it('the turn goes with the connection that had it', async () => {
    const leaving = new pg.Client({ connectionString: office.office.urls.auditor });
    await leaving.connect();
    expect(await takeWitnessTurn(leaving, 0)).toBe(true);
    expect(await takeWitnessTurn(worker, 100)).toBe(false);
    await leaving.end();
    expect(await takeWitnessTurn(worker, PATIENCE_MS)).toBe(true);
    await leaveWitnessTurn(worker);
  });
});

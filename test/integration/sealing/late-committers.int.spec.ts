import { describe, expect, it } from '@jest/globals';
import { readLogState, recordLog } from '@vinhdanh/sealing';
import { sealOptions } from '../../drill/seal/options.js';
import { preparedName } from '../../drill/seal/prepared.js';
import { faultsOf, runSealDrill, type World } from '../../drill/seal/run.js';

const seed = Number(process.env.SEED ?? 1);

/** What the check has to notice, each as a superuser would do it, in the order in which they are done. */
const plants: readonly (readonly [what: string, sql: string, fault: RegExp])[] = [
  [
    'an event that nobody numbers any more',
    `INSERT INTO vinhdanh.event (txid, tenant, stream, version, type, schema_version, command_id, at, prev, hash, bytes)
       VALUES ('3', 'lam-giang', 'case-late', 1, 'E', 1, 'c', now(), '', sha256('x'), 'x')`,
    /^record: 1 rows have no number$/,
  ],
  [
    'a number that is gone',
    `DELETE FROM vinhdanh.sealed WHERE log = 'record' AND number = 7`,
    /^record: number 8 stands at 7$/,
  ],
  [
    'a head over another tree',
    `UPDATE vinhdanh.log_tile SET hashes = overlay(hashes PLACING sha256('x') FROM 1) WHERE log = 'record' AND level = 0 AND index = 0`,
    /^record: the tile has another leaf 0$/,
  ],
];

async function plantAll(world: World): Promise<void> {
  const client = await world.admin.connect();
  try {
    await client.query('SET session_replication_role = replica');
    for (const [what, sql, fault] of plants) {
      expect([what, (await faultsOf(world)).some((each) => fault.test(each))]).toEqual([what, false]);
      await client.query(sql);
      expect([what, (await faultsOf(world)).some((each) => fault.test(each))]).toEqual([what, true]);
    }
    expect((await readLogState(client, recordLog)).passedOver).toBe(1);
  } finally {
    client.release(true);
  }
}

describe('late committers', () => {
  it(`lose no number, with sealers killed and two at once, and over a dump into a fresh cluster (seed ${seed})`, async () => {
    const lines: string[] = [];
    const options = { seconds: 8, writers: 16, seed };
    const report = await runSealDrill(options, (line) => lines.push(line), plantAll);
    process.stdout.write(
      `${lines.join('\n')}\n${report.events} events, ${report.sealedOnce} sealed once, ${report.refusals} refusals\n`,
    );
    expect(report.faults).toEqual([]);
    expect(report.sealedOnce).toBe(report.events);
    // It was late, it was killed, it was overtaken: or this has shown nothing.
    for (const { killed, written, acknowledged } of [report.first, report.second]) {
      expect(killed).toBeGreaterThanOrEqual(1);
      expect(written.rolledBack).toBeGreaterThan(0);
      expect(acknowledged.length).toBeGreaterThan(50);
    }
    expect(report.first.written.overtaken).toBeGreaterThan(0);
    expect(report.unsealedInDump).toBeGreaterThan(0);
    expect(report.refusedBefore).toContain('its epoch has not been raised');
    expect(report.epoch).toBe(2);
    expect(report.first.heldBack).toContainEqual(
      expect.objectContaining({ preparedTransaction: preparedName, database: 'postgres' }),
    );
  }, 300_000);

  it.each([['--seconds', 'many'], ['--writers', '0'], ['--gently']])('the drill refuses %s %s', (...args) => {
    expect(() => sealOptions(args)).toThrow('usage: drill seal');
  });
});

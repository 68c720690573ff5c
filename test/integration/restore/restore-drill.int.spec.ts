import { describe, expect, it } from '@jest/globals';
import { lookFor } from '../../drill/restore/acknowledged.js';
import { restoreOptions } from '../../drill/restore/options.js';
import { runRestoreDrill, type Inspect } from '../../drill/restore/run.js';

/** An acknowledged command whose event is gone, and one that never was, are lost: in a transaction that is undone. */
const plant: Inspect = async (admin, { beforeMoment }) => {
  const [told] = beforeMoment;
  if (told === undefined) throw new Error('nothing was acknowledged');
  const never = { ...told, key: 'never-given' };
  expect(await lookFor(admin, [told, never])).toEqual({ kept: 1, lost: ['never-given'] });
  const client = await admin.connect();
  try {
    await client.query('SET session_replication_role = replica');
    await client.query('CREATE TABLE vinhdanh.kept_aside AS SELECT * FROM vinhdanh.event WHERE false');
    const taken = await client.query(
      `WITH gone AS (DELETE FROM vinhdanh.event WHERE (stream, version) = ($1, $2) RETURNING *)
       INSERT INTO vinhdanh.kept_aside SELECT * FROM gone`,
      [`case-${told.caseId}`, told.lastVersion],
    );
    expect(taken.rowCount).toBe(1);
    expect(await lookFor(admin, [told])).toEqual({ kept: 0, lost: [told.key] });
    await client.query(
      'INSERT INTO vinhdanh.event OVERRIDING SYSTEM VALUE SELECT * FROM vinhdanh.kept_aside',
    );
    await client.query('DROP TABLE vinhdanh.kept_aside');
  } finally {
    client.release(true);
  }
};

describe('a record that is put back', () => {
  it('has all that was acknowledged, to the end of the archive and to a moment', async () => {
    const lines: string[] = [];
    const options = { events: 2_000, clients: 3, openPercent: 5 };
    const report = await runRestoreDrill(options, (line) => lines.push(line), plant);
    process.stdout.write(`${lines.join('\n')}\n`);
    expect(report.lost).toEqual([]);
    expect(report.mismatches).toEqual([]);
    expect(report.events).toBeGreaterThan(options.events);
    // There was something to lose after the moment, or the moment has shown nothing.
    expect(report.after).toBeGreaterThan(0);
  }, 900_000);

  it.each([['--events', 'many'], ['--clients', '0'], ['--quickly']])('the drill refuses %s', (...args) => {
    expect(() => restoreOptions(args)).toThrow('usage: drill restore');
  });
});

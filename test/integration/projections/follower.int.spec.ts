import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import type { CaseId } from '@vinhdanh/kernel';
import { CaseDesk } from '../../support/demo-office.js';
import { SeededRandom } from '../../support/seeded-random.js';
import { differences, expectNone } from './support/expected-rows.js';
import { startProjectedOffice, type ProjectedOffice } from './support/projected-office.js';

const followed = ['case_list', 'case_search', 'case_statistic', 'inbox_period', 'award_period'];

let office: ProjectedOffice;
beforeAll(async () => {
  office = await startProjectedOffice();
});
afterAll(() => office?.stop(), 30_000);

const compare = async (tables = followed) =>
  expectNone(await differences(office.admin, office.urls.admin, tables));
const checkpoints = async (): Promise<number[]> =>
  (
    await office.admin.query<{ number: number }>(
      'SELECT number::integer FROM vinhdanh.projection_checkpoint WHERE NOT building',
    )
  ).rows.map(({ number }) => number);

describe('projections that follow the sealed log', () => {
  it('hold what a fold of the record says, in portions that cut cases and commands', async () => {
    await office.seed(3_000);
    const sealed = await office.seal();
    const client = await office.projector.connect();
    const follower = office.follower();
    try {
      for (;;) {
        const outcome = await follower.followBatch(client, 37);
        if (outcome.kind === 'followed' && !outcome.more) break;
      }
    } finally {
      client.release();
    }
    expect(await checkpoints()).toEqual(Array.from({ length: 5 }, () => sealed));
    await compare();
  });

  it('see a case of the handler when it is sealed, and not before', async () => {
    const caseId = 'watched' as CaseId;
    const desk = new CaseDesk(office.handler(), caseId);
    await desk.start('HCLD3');
    const line = async () =>
      (await office.admin.query('SELECT version FROM vinhdanh.case_list WHERE case_id = $1', [caseId])).rows;
    await office.follow();
    expect(await line()).toEqual([]);
    await office.seal();
    await office.follow();
    const first = await line();
    expect(first).toHaveLength(1);
    await desk.advance();
    await office.follow();
    expect(await line()).toEqual(first);
    await office.seal();
    await office.follow();
    expect(await line()).not.toEqual(first);
    await compare();
  });

  it('wait for a late committer, and then miss nothing of it', async () => {
    // Somebody's writing transaction is open: whatever commits after it may still come to stand before something.
    const late = await office.admin.connect();
    try {
      await late.query('BEGIN');
      await late.query(`SELECT pg_current_xact_id()`);
      await new CaseDesk(office.handler(), 'late' as CaseId).start('HCLD3');
      const before = await checkpoints();
      expect(await office.sealNow()).toBe(0);
      await office.follow();
      expect(await checkpoints()).toEqual(before);
    } finally {
      await late.query('COMMIT');
      late.release();
    }
    await office.seal();
    expect(await office.follow()).toBeGreaterThan(0);
    await compare();
  });

  it('project each event once, whatever breaks on the way', async () => {
    const random = new SeededRandom(20_261_125);
    await office.seed(600, 'B');
    await office.seal();
    let broken = 0;
    for (let done = false; !done;) {
      const client = await office.projector.connect();
      client.on('error', () => undefined); // The statement under way says the same.
      try {
        const follower = office.follower();
        const outcome = await follower.followBatch(breakingAt(client, random.int(40)), 60);
        done = outcome.kind === 'followed' && !outcome.more;
        client.release();
      } catch (error) {
        if (!String(error).includes('the plug')) throw error;
        broken += 1;
        client.release(true);
      }
    }
    expect(broken).toBeGreaterThan(5);
    await compare();
  });

  it('are left alone by a second follower', async () => {
    await office.seed(200, 'C');
    await office.seal();
    const outcomes = await Promise.all([office.follow(), office.follow(), office.follow()]);
    const { rows } = await office.admin.query<{ size: number }>(
      `SELECT size::integer FROM vinhdanh.log_head WHERE log = 'record'`,
    );
    expect(outcomes.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
    expect(new Set(await checkpoints())).toEqual(new Set([rows[0]!.size]));
    await compare();
  });

  it('would show a row that is wrong', async () => {
    await office.admin.query(`UPDATE vinhdanh.case_list SET level = 'planted' WHERE case_id = 'late'`);
    const found = await differences(office.admin, office.urls.admin, ['case_list']);
    expect([found.case_list?.missing.length, found.case_list?.extra.length]).toEqual([1, 1]);
  });
});

/** The connection, until its `n`th statement: then somebody pulls the plug. */
function breakingAt(client: pg.PoolClient, n: number): pg.PoolClient {
  let sent = 0;
  return new Proxy(client, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target);
      if (name !== 'query') return typeof value === 'function' ? value.bind(target) : value;
      return (...all: unknown[]) => {
        if (sent++ < n) return (value as (...parameters: unknown[]) => unknown).apply(target, all);
        return target
          .query('SELECT pg_terminate_backend(pg_backend_pid())')
          .catch(() => undefined)
          .then(() => {
            throw new Error('the plug');
          });
      };
    },
  });
}

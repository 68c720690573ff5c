import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { currentRetention } from '@vinhdanh/catalogue';
import { erasePerson } from '@vinhdanh/erasure';
import { createKeyKeeper, type PostgresKeyKeeper } from '@vinhdanh/journal-postgres';
import type { CaseId, PersonId } from '@vinhdanh/kernel';
import { projectionNames, searchCases } from '@vinhdanh/projections-postgres';
import { CaseDesk, holder, nomination, tenant, unit } from '../../support/demo-office.js';
import { until } from '../../support/until.js';
import { differences, expectNone } from './support/expected-rows.js';
import { startProjectedOffice, type ProjectedOffice } from './support/projected-office.js';
import { databasePool } from '../../support/database-pool.js';

const tables = ['case_list', 'case_search', 'case_header', 'inbox', 'inbox_period', 'case_statistic'];
/** Nobody else's; without its accents it stands in the words. */
const word = 'Quỳnh';
const plain = 'quynh';

let office: ProjectedOffice;
let keepers: pg.Pool;
let keeper: PostgresKeyKeeper;
beforeAll(async () => {
  office = await startProjectedOffice();
  keepers = databasePool({ connectionString: office.urls.keeper, max: 2 });
  keeper = createKeyKeeper(keepers);
  await office.seed(1_500);
});
afterAll(async () => {
  await keepers?.end();
  await office?.stop();
}, 30_000);

async function begin(caseId: string, person: string): Promise<CaseDesk> {
  const desk = new CaseDesk(office.handler(), caseId as CaseId);
  const start = { ...nomination('S1', caseId, `Trần Thị ${word}`), nomineeId: person as PersonId };
  expect(await desk.give(holder('unit-officer', unit), start)).toMatchObject({ kind: 'done' });
  return desk;
}

const erase = (person: string) =>
  erasePerson(
    {
      keeper,
      handler: office.handler(),
      files: {
        read: async () => null,
        delete: async () => false,
        put: () => Promise.reject(new Error('no file')),
      },
      now: () => new Date().toISOString(),
    },
    { tenant, person: person as PersonId, reason: 'Đơn số 1', policy: currentRetention },
  );

/** Tables in which the word stands, with or without its accents; also those that are being made. */
async function holding(): Promise<string[]> {
  const { rows: names } = await office.admin.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'vinhdanh'::regnamespace AND relkind = 'r' ORDER BY 1`,
  );
  const found: string[] = [];
  for (const { name } of names) {
    const { rowCount } = await office.admin.query(
      `SELECT FROM vinhdanh.${name} AS t WHERE to_jsonb(t)::text LIKE ANY ($1) LIMIT 1`,
      [[`%${word}%`, `%${plain}%`]],
    );
    if (rowCount === 1) found.push(name);
  }
  return found;
}
const found = async (q: string): Promise<readonly string[]> => {
  const page = await searchCases(office.auditor, {
    tenant,
    q,
    status: null,
    awardKind: null,
    limit: 10,
    cursor: null,
  });
  if (!page.ok) throw new Error(page.error.code);
  return page.value.items.map(({ caseId }) => caseId);
};
const settle = async (): Promise<void> => {
  await office.seal();
  await office.follow();
};

describe('a person who is erased', () => {
  it('is forgotten by list and search as soon as the record says so', async () => {
    const follower = office.follower();
    const desk = await begin('first', 'nominee-first');
    await office.seal();
    await office.follow(follower);
    expect(await holding()).toEqual(['case_header', 'case_list', 'case_search']);
    expect(await found(plain)).toEqual(['first']);
    expect((await erase('nominee-first')).ok).toBe(true);
    // The case goes on: what the follower still knows of it must not bring the name back.
    await desk.advance();
    await office.seal();
    await office.follow(follower);
    expect(await holding()).toEqual([]);
    expect(await found(plain)).toEqual([]);
    expect(await found('first')).toEqual([]);
    expectNone(await differences(office.admin, office.urls.admin, tables));
  });

  it('does not come back with a step that is taken between the key and the word of the record', async () => {
    const follower = office.follower();
    const desk = await begin('between', 'nominee-between');
    await office.seal();
    await office.follow(follower);
    expect(await keeper.erase(tenant, 'nominee-between' as PersonId, 'Đơn số 2')).toBe('now');
    await desk.advance();
    await office.seal();
    await office.follow(follower);
    expect(await holding()).toEqual([]);
    expect((await erase('nominee-between')).ok).toBe(true);
    await settle();
    expect(await holding()).toEqual([]);
  });

  it('is forgotten by tables that are being made, whenever it happens', async () => {
    const erased: string[] = [];
    for (let n = 0; n < 12; n++) {
      await begin(`many-${n}`, `nominee-many-${n}`);
      await begin(`0many-${n}`, `nominee-many-${n}`);
    }
    await settle();
    let under: Promise<unknown> = Promise.resolve();
    await office.rebuild(projectionNames, {
      portionEvents: 40,
      onProgress: () => {
        const person = `nominee-many-${erased.length}`;
        if (erased.length === 12) return;
        erased.push(person);
        // Some wholly, some stopped between the key and the record.
        const stopped = erased.length % 3 === 0;
        under = under.then<unknown>(() =>
          stopped ? keeper.erase(tenant, person as PersonId, 'Đơn số 3') : erase(person),
        );
      },
    });
    await under;
    expect(erased).toHaveLength(12);
    await settle();
    const left = (await holding()).filter((table) => !['case_list', 'case_search'].includes(table));
    // The header forgets with the key; what follows the log, with the record.
    expect(left).toEqual([]);
    for (const person of erased) await erase(person);
    await settle();
    expect(await holding()).toEqual([]);
    expectNone(await differences(office.admin, office.urls.admin, tables));
  });

  it('stays out of the header though it was folded before the key was gone', async () => {
    await begin('slow', 'nominee-slow');
    // Begun, and stopped before anything was filled: from here on every change is written to both tables.
    const stopped = new Error('stopped');
    const bundles = { byHash: () => Promise.reject(stopped) };
    await expect(office.rebuild(['header'], { bundles })).rejects.toBe(stopped);
    // The erasure has all but ended: whoever folds the case now still finds the key, and has to wait to write it.
    const eraser = await office.admin.connect();
    await eraser.query('BEGIN');
    await eraser.query(`SELECT vinhdanh.erase_person($1, 'nominee-slow', 'Đơn số 4')`, [tenant]);
    const rebuilt = office.rebuild([], { portionEvents: 100_000 });
    await until('the rebuild to wait for the case', 60_000, async () => {
      const { rowCount } = await office.admin.query(
        `SELECT FROM pg_stat_activity WHERE usename = 'vinhdanh_projector' AND wait_event_type = 'Lock' AND query LIKE '%hold_streams%'`,
      );
      return rowCount === 1;
    });
    await eraser.query('COMMIT');
    eraser.release();
    await rebuilt;
    expect(await holding()).toEqual([]);
    await erase('nominee-slow');
    await settle();
  });
});

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type pg from 'pg';
import { currentRetention } from '@vinhdanh/catalogue';
import { erasePerson } from '@vinhdanh/erasure';
import { createKeyKeeper } from '@vinhdanh/journal-postgres';
import type { CaseId, PersonId } from '@vinhdanh/kernel';
import { CaseDesk, tenant } from '../../support/demo-office.js';
import { differences, expectNone } from '../projections/support/expected-rows.js';
import { startProjectedOffice, type ProjectedOffice } from '../projections/support/projected-office.js';
import { databasePool } from '../../support/database-pool.js';

let office: ProjectedOffice;
let keeper: pg.Pool;
beforeAll(async () => {
  office = await startProjectedOffice();
  keeper = databasePool({ connectionString: office.urls.keeper, max: 2 });
});
afterAll(async () => {
  await keeper?.end();
  await office?.stop();
}, 30_000);

/** Tables that still say the name, in the clear or as words to be found by. */
async function naming(): Promise<string[]> {
  const found: string[] = [];
  for (const table of ['case_list', 'case_search', 'inbox_period', 'case_header', 'inbox']) {
    const { rows } = await office.admin.query<{ row: string }>(
      `SELECT to_jsonb(t)::text AS row FROM vinhdanh.${table} t WHERE case_id = 'listed'`,
    );
    if (rows.some(({ row }) => /Trần Thị Hoài|'hoai'/.test(row))) found.push(table);
  }
  return found;
}

it('lists and search forget with the event, from a follower that remembers the case', async () => {
  const follower = office.follower();
  const catchUp = async (): Promise<void> => {
    await office.seal();
    await office.follow(follower);
  };
  const desk = new CaseDesk(office.handler(), 'listed' as CaseId);
  await desk.start('S1');
  await catchUp();
  expect(await naming()).toEqual(['case_list', 'case_search', 'case_header']);
  const done = await erasePerson(
    {
      keeper: createKeyKeeper(keeper),
      handler: office.handler(),
      files: {
        read: () => Promise.resolve(null),
        delete: () => Promise.resolve(false),
        put: () => Promise.resolve(),
      },
      now: () => '2026-11-25T01:00:00.000Z',
    },
    { tenant, person: 'nominee-listed' as PersonId, reason: 'r', policy: currentRetention },
  );
  expect(done).toMatchObject({ ok: true });
  await catchUp();
  expect(await naming()).toEqual([]);
  expectNone(await differences(office.admin, office.urls.admin, ['case_list', 'case_search']));
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startPostgresOnly, type ThrowAwayPostgres } from '@vinhdanh/dev';
import { PostgresLeadership } from '@vinhdanh/worker';
import { until } from '../../support/until.js';

let postgres: ThrowAwayPostgres;
let admin: pg.Client;

beforeAll(async () => {
  postgres = await startPostgresOnly();
  admin = new pg.Client({ connectionString: postgres.urls.admin });
  await admin.connect();
}, 120_000);
afterAll(async () => {
  await admin.end();
  await postgres.stop();
}, 60_000);

/** Ends every connection of relays, as a restart of the server or a broken network would. */
const cutRelays = () =>
  admin.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'vinhdanh-relay'`,
  );

describe('the leader among relays', () => {
  it('is one, and its lock passes on when it resigns', async () => {
    const [first, second] = [
      new PostgresLeadership(postgres.urls.app),
      new PostgresLeadership(postgres.urls.app),
    ];
    expect(await first.campaign()).toBe(true);
    expect(await second.campaign()).toBe(false);
    expect([first.isLeading, second.isLeading]).toEqual([true, false]);
    await first.resign();
    expect(await second.campaign()).toBe(true);
    await second.resign();
  });

  it('notices that its connection is gone, and can be elected again', async () => {
    const relay = new PostgresLeadership(postgres.urls.app);
    expect(await relay.campaign()).toBe(true);
    await cutRelays();
    await until('the loss to be noticed', 10_000, async () => !relay.isLeading);
    expect(await relay.campaign()).toBe(true);
    expect(await relay.arrivals()).toBe(0);
    await relay.resign();
  });
});

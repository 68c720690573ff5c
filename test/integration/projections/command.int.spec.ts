import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { repoRoot } from '@vinhdanh/dev';
import { MASTER_KEY } from '../commands/support/office-database.js';
import { until } from '../../support/until.js';
import { differences, expectNone } from './support/expected-rows.js';
import { startProjectedOffice, type ProjectedOffice } from './support/projected-office.js';

const tables = [
  'case_list',
  'case_search',
  'case_statistic',
  'inbox_period',
  'award_period',
  'case_header',
  'inbox',
];

let office: ProjectedOffice;
let home: string;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'vinhdanh-projections-'));
  office = await startProjectedOffice();
  await office.seed(20_000);
  await office.seal();
}, 240_000);
afterAll(async () => {
  rmSync(home, { recursive: true, force: true });
  await office?.stop();
}, 30_000);

const program = join(repoRoot, 'apps/cli/bin/vinhdanh.mjs');
const environment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  VINHDANH_HOME: home,
  DATABASE_PROJECTOR_URL: office.urls.projector,
  MASTER_KEY,
});

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}
/** The product's own command, as an operator runs it; without what the bootstrap says of its steps. */
const projections = (args: readonly string[], env = environment()): Promise<Ran> =>
  new Promise((resolve) => {
    execFile(process.execPath, [program, 'projections', ...args], { cwd: repoRoot, env }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out: out.replace(/^[✓…] .*\n/gm, ''), err }),
    );
  });
const one = async <T>(sql: string): Promise<T> => (await office.admin.query(sql)).rows[0] as T;

describe('projections rebuild', () => {
  it('goes on after it was killed in the middle, and says so; a second one at once is told to wait', async () => {
    const child = spawn(process.execPath, [program, 'projections', 'rebuild'], {
      cwd: repoRoot,
      env: environment(),
    });
    const ended = new Promise((resolve) => child.once('close', (code, signal) => resolve(signal ?? code)));
    await until(
      'the first portion to be filled',
      120_000,
      async () =>
        (await office.admin.query('SELECT FROM vinhdanh.projection_rebuild WHERE done > 0')).rowCount! > 0,
    );
    // Held where it is, so that it does not come to its end before it is killed.
    const holder = await office.admin.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM vinhdanh.projection_rebuild FOR UPDATE');
    const second = await projections(['rebuild', 'cases']);
    expect(second.code).toBe(1);
    expect(second.err).toMatch(
      /Another rebuild is under way; wait for its end\.\n.*cases, made anew since .*filling/s,
    );
    const status = await projections(['status']);
    expect(status).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^cases: 0 of 20,\d+ sealed events$/m),
    });
    child.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');
    await holder.query('COMMIT');
    holder.release();
    const filled = await one<{ least: number }>(
      'SELECT min(done)::integer AS least FROM vinhdanh.projection_rebuild',
    );
    const resumed = await projections(['rebuild']);
    expect(resumed).toMatchObject({ code: 0 });
    expect(resumed.out).toMatch(
      /^went on with an earlier rebuild of awards, cases, header, inbox, inbox-history, search, statistics$/m,
    );
    expect(resumed.out).toMatch(/^projections: .* made anew: [\d,]+ events in .* 0 cases cannot be read$/m);
    expect(filled.least).toBeGreaterThanOrEqual(0);
    expectNone(await differences(office.admin, office.urls.admin, tables));
  }, 240_000);

  it('makes one by name, again and again', async () => {
    for (let n = 0; n < 2; n++) {
      const ran = await projections(['rebuild', 'statistics', 'awards']);
      expect([ran.code, ran.out]).toEqual([
        0,
        expect.stringMatching(/^projections: (statistics|awards), (statistics|awards) made anew/),
      ]);
    }
    expectNone(await differences(office.admin, office.urls.admin, tables));
  }, 120_000);

  it('names a case that cannot be read, and makes the others', async () => {
    const { stream } = await one<{ stream: string }>(
      `SELECT stream FROM vinhdanh.event ORDER BY stream LIMIT 1`,
    );
    await office.admin.query(`ALTER TABLE vinhdanh.event DISABLE TRIGGER event_append_only`);
    await office.admin.query(`DELETE FROM vinhdanh.event WHERE stream = $1 AND version = 2`, [stream]);
    await office.admin.query(`ALTER TABLE vinhdanh.event ENABLE TRIGGER event_append_only`);
    const ran = await projections(['rebuild', 'cases']);
    expect(ran.code).toBe(1);
    expect(ran.out).toMatch(new RegExp(`^cannot be read: ${stream} of lam-giang: JOURNAL\\.GAP$`, 'm'));
    expect(ran.out).toMatch(/; 1 cases cannot be read$/m);
    const counted = await one(
      `SELECT (SELECT count(*) FROM vinhdanh.case_list) = (SELECT count(*) - 1 FROM vinhdanh.stream_head) AS all_others`,
    );
    expect(counted).toEqual({ all_others: true });
    // Nobody may lose his case from the header for it: that one is not made at all.
    const refused = await projections(['rebuild', 'header']);
    expect([refused.code, refused.err]).toEqual([
      1,
      expect.stringContaining(`${stream} of lam-giang cannot be read`),
    ]);
    const abandoned = await projections(['abandon']);
    expect([abandoned.code, abandoned.out.trim()]).toEqual([0, 'projections: abandoned header']);
    expect((await projections(['abandon'])).out.trim()).toBe('projections: no rebuild to abandon');
  }, 120_000);

  it.each([
    [['rebuild', 'nothing'], /there is no projection "nothing"/],
    [[], /usage: vinhdanh projections/],
    [['drop'], /usage: vinhdanh projections/],
    [['status', 'cases'], /usage: vinhdanh projections/],
  ])('answers %j with its usage and exit code 2', async (args, said) => {
    const ran = await projections(args);
    expect([ran.code, ran.err]).toEqual([2, expect.stringMatching(said)]);
  });

  it('says that nothing has been started, and that a database is away, in a sentence', async () => {
    const { DATABASE_PROJECTOR_URL: _, ...without } = environment();
    expect(await projections(['status'], without)).toMatchObject({
      code: 1,
      err: expect.stringContaining('DATABASE_PROJECTOR_URL'),
    });
    const away = {
      ...environment(),
      DATABASE_PROJECTOR_URL: 'postgres://vinhdanh_projector:x@127.0.0.1:1/vinhdanh',
    };
    const ran = await projections(['rebuild'], away);
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(/ECONNREFUSED/);
    expect(ran.err).not.toMatch(/\n\s+at /);
  });
});

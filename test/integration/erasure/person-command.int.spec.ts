import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { repoRoot } from '@vinhdanh/dev';
import { tenant } from '../../support/demo-office.js';
import { runVinhdanh, type Ran } from '../../support/run-vinhdanh.js';
import { until } from '../../support/until.js';
import { MASTER_KEY } from '../commands/support/office-database.js';
import { startErasureOffice, type ErasureOffice } from './support/erasure-office.js';

const home = mkdtempSync(join(tmpdir(), 'vinhdanh-person-'));
const reason = 'Đơn đề nghị số 15/ĐN';
let office: ErasureOffice;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  office = await startErasureOffice();
  env = {
    VINHDANH_HOME: home,
    DATABASE_URL: office.database.urls.app,
    DATABASE_KEEPER_URL: office.database.urls.keeper,
    FILES_DIR: office.filesDir,
    MASTER_KEY,
    TENANT: tenant,
  };
});
afterAll(async () => {
  await office?.stop();
  rmSync(home, { recursive: true, force: true });
});

const person = (...args: readonly string[]): Promise<Ran> => runVinhdanh(env, 'person', ...args);
const keyOf = async (id: string) =>
  (
    await office.database.admin.query<{ destroyed: boolean; ended: boolean; reason: string | null }>(
      `SELECT destroyed_at IS NOT NULL AS destroyed, forgotten_at IS NOT NULL AS ended, reason
         FROM vinhdanh.person_key WHERE person = $1`,
      [id],
    )
  ).rows[0];
const erasures = async (caseId: string): Promise<number> =>
  Number(
    (
      await office.database.admin.query(
        `SELECT count(*) AS n FROM vinhdanh.event WHERE stream = $1 AND type = 'PersonalDataErased'`,
        [`case-${caseId}`],
      )
    ).rows[0].n,
  );

describe('person', () => {
  it('refuses to erase without a reason', async () => {
    const ran = await person('erase', 'a', '--yes');
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain('--reason takes 1 to');
  });

  it('shows what is kept, what would go and what stays by law, and changes nothing', async () => {
    const desk = await office.begin('shown', 'nominee-shown', 'S1P');
    await office.attach(desk, 'Bản khai của Trần Thị Hoài');
    const { state } = await desk.read();
    for (const given of ['nominee-shown', state.caseNumber]) {
      const ran = await person('show', given);
      expect(ran).toMatchObject({ code: 0, err: '' });
      expect(ran.out).toContain('person nominee-shown: Trần Thị Hoài');
      expect(ran.out).toContain(`case ${state.caseNumber} (open): 1 files, 0 comments`);
      expect(ran.out).toContain('still open: ');
      expect(ran.out).toContain('what stays, by policy vn-2026 (Luật 91/2025/QH15');
      expect(ran.out).toContain('quyet-dinh-khen-thuong: The award decision');
    }
    expect(await keyOf('nominee-shown')).toMatchObject({ destroyed: false });
  });

  it('says in both languages that it knows nobody', async () => {
    const ran = await person('erase', 'nobody', '--reason', reason, '--yes');
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('PERSON.UNKNOWN: There is no nominee with this id');
    expect(ran.err).toContain('Không có người được đề nghị nào');
  });

  it('erases nobody without a yes where nobody can be asked', async () => {
    const ran = await person('erase', 'nominee-shown', '--reason', reason);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('say --yes');
    expect(await keyOf('nominee-shown')).toMatchObject({ destroyed: false });
  });

  it('erases, and the same again changes nothing', async () => {
    const first = await person('erase', 'nominee-shown', '--reason', reason, '--yes');
    expect(first).toMatchObject({ code: 0 });
    expect(first.out).toContain('person nominee-shown: erased; 1 cases, 1 files deleted');
    const again = await person('erase', 'nominee-shown', '--reason', 'another', '--yes');
    expect(again).toMatchObject({ code: 0 });
    expect(again.out).toContain('(nothing can be read any more)');
    expect(again.out).toContain('was erased before, and all has followed; 1 cases, 0 files deleted');
    expect(await keyOf('nominee-shown')).toEqual({ destroyed: true, ended: true, reason });
    expect(await erasures('shown')).toBe(1);
  });

  it('killed in the middle, it is carried to its end by the next call', async () => {
    for (const caseId of ['killed-1', 'killed-2']) {
      const desk = await office.begin(caseId, 'nominee-killed');
      await office.attach(desk, `Bản khai của Trần Thị Hoài, ${caseId}`);
    }
    // Whoever appends waits for this table, and so the command stands still after it has destroyed the key.
    const holder = await office.database.admin.connect();
    await holder.query('BEGIN');
    await holder.query('LOCK TABLE vinhdanh.wake_up IN EXCLUSIVE MODE');
    const args = [
      'apps/cli/bin/vinhdanh.mjs',
      'person',
      'erase',
      'nominee-killed',
      '--reason',
      reason,
      '--yes',
    ];
    const child = spawn(process.execPath, args, {
      cwd: repoRoot,
      env: { ...process.env, ...env },
      stdio: 'ignore',
    });
    const gone = new Promise((ended) => child.on('exit', ended));
    await until(
      'the key to be destroyed',
      120_000,
      async () => (await keyOf('nominee-killed'))?.destroyed === true,
    );
    child.kill('SIGKILL');
    await gone;
    await holder.query('ROLLBACK');
    holder.release();
    await until('the server to notice', 30_000, async () => {
      const { rows } = await office.database.admin.query(
        `SELECT count(*)::integer AS n FROM pg_stat_activity WHERE application_name = 'vinhdanh-cli'`,
      );
      return rows[0].n === 0;
    });
    expect(await keyOf('nominee-killed')).toMatchObject({ destroyed: true, ended: false });
    const shown = await person('show', 'nominee-killed');
    expect(shown.out).toContain('not all has followed yet: erase once more');
    // What was begun is not asked for again.
    const ran = await person('erase', 'nominee-killed', '--reason', 'the second call');
    expect(ran).toMatchObject({ code: 0 });
    expect(ran.out).toContain('2 cases, 2 files deleted');
    expect(await keyOf('nominee-killed')).toEqual({ destroyed: true, ended: true, reason });
    expect([await erasures('killed-1'), await erasures('killed-2')]).toEqual([1, 1]);
  });
});

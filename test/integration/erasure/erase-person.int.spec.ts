import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { CaseState } from '@vinhdanh/awards';
import { currentRetention } from '@vinhdanh/catalogue';
import { erasePerson } from '@vinhdanh/erasure';
import { packOfPostgres } from '@vinhdanh/evidence';
import { verifyStream } from '@vinhdanh/journal';
import { createForgetting, createVault } from '@vinhdanh/journal-postgres';
import type { CaseId, PersonId } from '@vinhdanh/kernel';
import { createStoredFileCheck } from '@vinhdanh/platform';
import { caseHistory } from '@vinhdanh/projections';
import { createLogSigner, keepLogKeys, recordLog, Sealer } from '@vinhdanh/sealing';
import { signerOf } from '../../support/evidence/memory-log.js';
import { judge, reportOf, trustOf } from '../../support/evidence/judge.js';
import { keysText } from '../../support/evidence/packs.js';
import { holder, journey, nomination, tenant, unit, type CaseDesk } from '../../support/demo-office.js';
import { MASTER_KEY } from '../commands/support/office-database.js';
import { judgeCopy } from '../../support/tamper/judge-copy.js';
import { Superuser } from '../../support/tamper/superuser.js';
import { settled } from '../sealing/support/settled.js';
import { personalWords, startErasureOffice, type ErasureOffice } from './support/erasure-office.js';
import { databasePool } from '../../support/database-pool.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const logName = 'vinhdanh.test/lam-giang/record';
const nominee = 'nominee-hoai';

let office: ErasureOffice;
let awarded: CaseDesk;
let open: CaseDesk;
let own: string;
let shared: string;
beforeAll(async () => {
  office = await startErasureOffice();
  // One case goes to the award, another waits; somebody else's case holds one of the files too.
  awarded = await office.begin('awarded', nominee, 'HCLD3');
  await awarded.give(holder('unit-officer', unit), {
    type: 'AddComment',
    commentId: 'm1',
    text: 'Đã đối chiếu sổ vàng.',
  });
  own = await office.attach(awarded, 'Lý lịch của Trần Thị Hoài');
  open = await office.begin('waiting', nominee);
  shared = await office.attach(open, 'Mẫu giấy chung của khoa');
  await office.attach(await office.begin('foreign', 'nominee-other'), 'Mẫu giấy chung của khoa');
  while (await awarded.advance());
});
afterAll(() => office?.stop());

const stateOf = async (caseId: string): Promise<CaseState> => {
  const read = await office.database.handler().loadState(tenant, caseId as CaseId, journey);
  if (read === null) throw new Error(`${caseId} is not there`);
  return read.state;
};

/** Every row of every table that holds one of the nominee's words, in the clear; `foreign` keeps its own. */
async function rowsWithWords(words: readonly string[] = personalWords): Promise<string[]> {
  const { admin } = office.database;
  const { rows: tables } = await admin.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'vinhdanh'::regnamespace AND relkind = 'r'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await admin.query<{ row: string }>(
      `SELECT to_jsonb(t)::text AS row FROM vinhdanh.${name} t`,
    );
    for (const { row } of rows) {
      // Bytes show as hex: what was hashed is looked at as the text that it is.
      const text = row.replace(/"\\\\x([0-9a-f]*)"/g, (_, hex: string) =>
        Buffer.from(hex, 'hex').toString('utf8'),
      );
      if (!text.includes('foreign') && words.some((word) => text.includes(word)))
        found.push(`${name}: ${text.slice(0, 80)}`);
    }
  }
  return found;
}

/** The same of the folder of files. */
function filesWithWords(folder = office.filesDir): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return filesWithWords(path);
    const text = readFileSync(path, 'utf8');
    return personalWords.some((word) => text.includes(word)) ? [text] : [];
  });
}

describe('before an erasure', () => {
  it('the words are there to be found', async () => {
    expect((await rowsWithWords()).map((row) => row.split(':')[0])).toContain('case_header');
    const recorded = await rowsWithWords(['"type":"NominationStarted"']);
    expect(recorded.every((row) => row.startsWith('event: ')) && recorded.length).toBe(2);
    expect(filesWithWords().length).toBeGreaterThan(1);
    expect((await stateOf('awarded')).result).toBe('awarded');
  });

  it('nobody can say that it has happened', async () => {
    const answer = await office.database.handler().handle({
      tenant,
      caseId: 'waiting' as CaseId,
      commandId: 'too-early' as never,
      at: '2026-11-25T01:00:00.000Z',
      actor: { kind: 'system', name: 'eraser' },
      seen: null,
      command: { type: 'ErasePersonalData', reason: 'r', policy: 'p', keeps: [] },
    });
    expect(answer).toMatchObject({ kind: 'rejection', code: 'AUTH.NOT_ALLOWED' });
    expect((await stateOf('waiting')).erasure).toBeNull();
  });
});

describe('an erasure', () => {
  /** Another process, which has read and remembers both cases. */
  let elsewhere: ReturnType<ErasureOffice['database']['handler']>;
  const vaultElsewhere = createVault(MASTER_KEY);

  it('is over, and says what it did', async () => {
    elsewhere = office.database.handler();
    for (const caseId of ['awarded', 'waiting']) await elsewhere.loadState(tenant, caseId as CaseId, journey);
    const papers = (await stateOf('awarded')).papers.map(({ template }) => template);
    expect(papers).toContain('quyet-dinh-khen-thuong');
    const done = await office.erase(nominee);
    expect(done).toEqual({
      ok: true,
      value: { key: 'now', cases: 2, files: { deleted: papers.length, shared: 1, gone: 0 }, kept: 1 },
    });
  });

  it('leaves none of the words in any row of any table, nor in any file but the decision', async () => {
    expect(await rowsWithWords()).toEqual([]);
    expect(filesWithWords()).toEqual([expect.stringContaining('quyet-dinh-khen-thuong')]);
  });

  it('lets nobody find the person by name any more, and the case by its number still', async () => {
    const { rows } = await office.database.admin.query(
      `SELECT case_number, nominee_name, unit_name, search FROM vinhdanh.case_header WHERE nominee_id = $1`,
      [nominee],
    );
    expect(rows).toHaveLength(2);
    for (const row of rows)
      expect(row).toEqual({
        case_number: row.case_number,
        nominee_name: null,
        unit_name: null,
        search: row.case_number.toLowerCase(),
      });
  });

  it('is told in the history of each case, in both languages', async () => {
    for (const caseId of ['awarded', 'waiting']) {
      const loaded = await office.database.handler().loadCase(tenant, caseId as CaseId, journey);
      const last = caseHistory(loaded!.model, loaded!.events).at(-1);
      expect(last).toMatchObject({ type: 'PersonalDataErased', importance: 1, by: null });
      expect(last?.sentenceVi).toMatch(/^Đã xóa dữ liệu cá nhân .*Đơn đề nghị số 12\/ĐN$/);
      expect(last?.sentenceEn).toMatch(/^Erased the nominee/);
      expect(loaded!.state).toMatchObject({
        personal: null,
        erasure: { policy: currentRetention.key, reason: 'Đơn đề nghị số 12/ĐN' },
      });
    }
  });

  it('names the statutory paper that stays, with its ground; it is there, and the others are erased, not missing', async () => {
    const { papers, attachments, erasure } = await stateOf('awarded');
    expect(erasure?.kept).toEqual([
      {
        template: 'quyet-dinh-khen-thuong',
        sha256: papers.find(({ template }) => template === 'quyet-dinh-khen-thuong')?.sha256,
        ground: currentRetention.keeps[0]?.ground,
      },
    ]);
    const check = createStoredFileCheck(office.files, (hash) => erasure?.files.includes(hash) === true);
    const found = await Promise.all([...attachments, ...papers].map((each) => check(each.sha256)));
    expect(found.filter((each) => each === 'present')).toHaveLength(1);
    expect(found.filter((each) => each === 'erased')).toHaveLength(found.length - 1);
    expect(await office.files.has(own)).toBe(false);
  });

  it('leaves somebody else’s case, key and file as they were', async () => {
    expect(await office.files.has(shared)).toBe(true);
    expect(await stateOf('foreign')).toMatchObject({ personal: { name: 'Trần Thị Hoài' }, erasure: null });
  });

  it('leaves a record that verifies: chain, log, and a pack in which nothing is missing', async () => {
    for (const caseId of ['awarded', 'waiting', 'foreign']) {
      const loaded = await office.database.handler().loadCase(tenant, caseId as CaseId, journey);
      expect(verifyStream(loaded!.events, sha256)).toMatchObject({ ok: true });
    }
    await settled(office.database.admin);
    const signer = createLogSigner(logName, [Buffer.alloc(32, 1).toString('base64')]);
    const client = new pg.Client({ connectionString: office.database.urls.sealer });
    await client.connect();
    await keepLogKeys(client, recordLog.name, 'log', signer.keys);
    await new Sealer(signer, recordLog).sealBatch(client, 5_000);
    await client.end();
    const pack = await packOfPostgres(office.database.app, office.files, {
      tenant,
      streams: ['case-awarded', 'case-waiting'],
      madeAt: '2026-11-25T09:00:00.000Z',
      tool: 'vinhdanh 0.1.0',
      verifier: null,
    });
    const outcome = await judge(await buffer(pack.archive), trustOf(keysText(signerOf(logName, 1)), 0));
    const report = reportOf(outcome);
    expect(report.findings).toEqual([]);
    expect(report.verdict).toBe('verified');
    const gone = [...(await stateOf('awarded')).erasure!.files, ...(await stateOf('waiting')).erasure!.files];
    const told = report.notices.filter(({ code }) => code === 'NOTICE.ERASED_DOCUMENT');
    expect(told.map(({ detail }) => detail).sort()).toEqual(gone.map((hash) => `files/${hash}`).sort());
  });

  it('leaves a record that verifies in the database too, every command decided once more', async () => {
    const report = await judgeCopy(
      { name: '', admin: '', auditor: office.database.urls.auditor, files: office.filesDir },
      {
        tenant,
        trust: trustOf(keysText(signerOf(logName, 1)), 0),
        vault: createVault(MASTER_KEY),
        redecide: true,
      },
    );
    const codes = report.findings.map(({ code, detail }) => `${code} ${detail}`);
    expect(codes).toEqual([]);
    expect(report.verdict).toBe('verified');
    const notices = report.notices.map(({ code }) => code);
    expect(notices).toContain('NOTICE.ERASED_DOCUMENT');
    expect(notices).toContain('NOTICE.ERASED_CASES');
    expect(report.counts.cases).toBe(3);
  });

  it('is missed by the verification when the key that it destroyed is there again', async () => {
    const target = { name: '', admin: '', auditor: office.database.urls.auditor, files: office.filesDir };
    const judging = { tenant, trust: trustOf(keysText(signerOf(logName, 1)), 0) };
    const { admin } = office.database.urls;
    await Superuser.on(admin, async (su) => {
      await su.tidy('CREATE TABLE vinhdanh.keys_aside AS SELECT * FROM vinhdanh.person_key');
      await su.change(
        `UPDATE vinhdanh.person_key SET destroyed_at = NULL, reason = NULL, forgotten_at = NULL,
           wrapped = (SELECT wrapped FROM vinhdanh.person_key WHERE wrapped IS NOT NULL LIMIT 1) WHERE person = $1`,
        [nominee],
      );
    });
    const report = await judgeCopy(target, judging);
    await Superuser.on(admin, async (su) => {
      await su.change('DELETE FROM vinhdanh.person_key');
      await su.change('INSERT INTO vinhdanh.person_key SELECT * FROM vinhdanh.keys_aside');
      await su.tidy('DROP TABLE vinhdanh.keys_aside');
    });
    expect(report.verdict).toBe('not-verified');
    expect(report.findings.map(({ code }) => code)).toContain('PERSON.KEY_KEPT');
    expect((await judgeCopy(target, judging)).verdict).toBe('verified');
  });

  it('reaches a process that remembers: at its next command, or when it is told', async () => {
    const remembered = {
      forget: (persons: readonly PersonId[] | 'all') => elsewhere.forget(tenant, persons),
    };
    await createForgetting(office.database.app, tenant, [remembered, vaultElsewhere]).look();
    for (const caseId of ['awarded', 'waiting']) {
      const read = await elsewhere.loadState(tenant, caseId as CaseId, journey);
      expect(read?.state.personal).toBeNull();
    }
  });

  it('is told to a service that may only read as well', async () => {
    const options = '-c default_transaction_read_only=on';
    const auditor = databasePool({ connectionString: office.database.urls.auditor, max: 1, options });
    const told: (readonly PersonId[] | 'all')[] = [];
    await createForgetting(auditor, tenant, [{ forget: (persons) => void told.push(persons) }]).look();
    await auditor.end();
    expect(told).toEqual([[nominee]]);
  });

  it('changes nothing when it is ordered again', async () => {
    const events = () =>
      office.database.admin.query(
        `SELECT stream, version, type FROM vinhdanh.event ORDER BY stream, version`,
      );
    const before = (await events()).rows;
    expect(await office.erase(nominee, 'another reason')).toMatchObject({
      ok: true,
      value: { key: 'before', cases: 2, files: { deleted: 0 } },
    });
    expect((await events()).rows).toEqual(before);
    const { rows } = await office.database.admin.query(
      `SELECT wrapped, reason, forgotten_at IS NOT NULL AS ended FROM vinhdanh.person_key WHERE person = $1`,
      [nominee],
    );
    expect(rows).toEqual([{ wrapped: null, reason: 'Đơn đề nghị số 12/ĐN', ended: true }]);
  });

  it('lets the open case be decided to its end without the person', async () => {
    while (await open.advance());
    expect(await stateOf('waiting')).toMatchObject({ result: 'awarded', personal: null });
    expect((await rowsWithWords()).filter((row) => row.startsWith('case_header'))).toEqual([]);
  });

  it('is final: the person is not nominated again, and nobody brings the key back', async () => {
    const start = { ...nomination('S1', 'again'), nomineeId: nominee as PersonId };
    const answer = await office.database.handler().handle({
      tenant,
      caseId: 'again' as CaseId,
      commandId: 'again' as never,
      at: '2026-11-25T02:00:00.000Z',
      actor: holder('unit-officer', unit),
      seen: null,
      command: start,
    });
    expect(answer).toMatchObject({ kind: 'rejection', code: 'PERSON.ERASED' });
    for (const statement of [
      `UPDATE vinhdanh.person_key SET wrapped = 'x', destroyed_at = NULL WHERE person = '${nominee}'`,
      `UPDATE vinhdanh.person_key SET reason = 'x' WHERE person = '${nominee}'`,
      `DELETE FROM vinhdanh.person_key`,
      `TRUNCATE vinhdanh.person_key`,
    ])
      await expect(office.database.admin.query(statement)).rejects.toMatchObject({ code: '23001' });
  });

  it('is of somebody who is known', async () => {
    expect(await office.erase('nobody')).toMatchObject({ ok: false, error: { code: 'PERSON.UNKNOWN' } });
  });
});

describe('an erasure amid the work of others', () => {
  const officer = holder('unit-officer', unit);
  const nameOf = async (caseId: string): Promise<unknown> =>
    (
      await office.database.admin.query(`SELECT nominee_name FROM vinhdanh.case_header WHERE case_id = $1`, [
        caseId,
      ])
    ).rows[0].nominee_name;
  /** Takes the first step and gives it back, turn by turn, on nothing but what the process remembers. */
  async function takeAndGiveBack(desk: CaseDesk, turns: number): Promise<number> {
    let done = 0;
    for (let revision = 1; revision <= turns; revision++) {
      const type = revision % 2 === 1 ? 'TakeStep' : 'GiveBackStep';
      const answer = await desk.give(
        officer,
        { type, stepId: firstStep },
        { stepRevision: revision, dossierRevision: 1 },
      );
      if (answer.kind !== 'done') throw new Error(JSON.stringify(answer));
      done += 1;
    }
    return done;
  }
  let firstStep = '';

  it('the headers forget with the key, before any case has said so', async () => {
    const desk = await office.begin('early', 'nominee-early');
    [firstStep = ''] = Object.keys((await desk.read()).state.steps);
    await office.keeper.erase(tenant, 'nominee-early' as PersonId, 'r');
    expect(await nameOf('early')).toBeNull();
    expect(await takeAndGiveBack(desk, 1)).toBe(1);
    expect(await nameOf('early')).toBeNull();
    expect(await office.keeper.end(tenant, 'nominee-early' as PersonId)).toBe(false);
  });

  it('brings no name back, whatever they remember, and loses no decision', async () => {
    const persons = Array.from({ length: 6 }, (_, n) => `busy-${n}`);
    const desks = await Promise.all(persons.map((person) => office.begin(`case-${person}`, person)));
    const erasing = async (): Promise<void> => {
      for (const person of persons) {
        const request = { tenant, person: person as PersonId, reason: 'r', policy: currentRetention };
        expect(await erasePerson(office.parts, request)).toMatchObject({ ok: true });
      }
    };
    const turns = 40;
    const work = Promise.all(desks.map((desk) => takeAndGiveBack(desk, turns)));
    await erasing();
    expect(await work).toEqual(persons.map(() => turns));
    for (const [n, desk] of desks.entries()) {
      expect(await nameOf(`case-busy-${n}`)).toBeNull();
      const { state } = await desk.read();
      expect(state).toMatchObject({ personal: null, erasure: { reason: 'r' } });
      expect(state.steps[firstStep]?.revision).toBe(turns + 1);
    }
    expect((await rowsWithWords()).filter((row) => row.includes('busy'))).toEqual([]);
  });
});

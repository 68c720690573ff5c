import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditConfigSchema, createLogger, loadConfig } from '@vinhdanh/platform';
import { compose, createApp } from '@vinhdanh/audit';
import { nomination, problemOf, type Client } from '../api/support/client.js';
import { runJobs } from '../api/support/jobs.js';
import { openAuditOffice, type AuditOffice } from './support/audit-office.js';

let world: AuditOffice;
let auditor: Client;
let officer: Client;

/** A new case with a comment: some events, two sealed sections. */
async function someCase(): Promise<string> {
  const { caseId } = await officer.done('/nominations', nomination('khoa-hoi-suc'));
  await officer.done(`/cases/${caseId}/comments`, { text: 'Một ý kiến.' });
  return caseId;
}

/** As a superuser does who switches triggers and constraints off. */
async function tamper(statement: string, values: readonly unknown[]): Promise<void> {
  const client = await world.office.admin.connect();
  try {
    await client.query('SET session_replication_role = replica');
    const { rowCount } = await client.query(statement, [...values]);
    if (rowCount !== 1) throw new Error(`${rowCount} rows: ${statement}`);
  } finally {
    await client.query('RESET session_replication_role');
    client.release();
  }
}
/** Changes the text of one event, with the hash that belongs to it. */
const rewrite = (caseId: string, version: number, expression: string) =>
  tamper(
    `UPDATE vinhdanh.event SET bytes = convert_to(${expression}, 'UTF8'), hash = sha256(convert_to(${expression}, 'UTF8'))
      WHERE stream = $1 AND version = $2`,
    [`case-${caseId}`, version],
  );
const text = `convert_from(bytes, 'UTF8')`;
const stateOf = async (caseId: string) => problemOf(await world.ask(auditor, `/cases/${caseId}/state`));

beforeAll(async () => {
  world = await openAuditOffice();
  auditor = await world.auditor();
  officer = await world.office.holder('unit-officer', 'khoa-hoi-suc');
}, 240_000);
afterAll(() => world?.stop());

describe('a case that cannot be read', () => {
  const comment = async (caseId: string): Promise<number> => {
    const { rows } = await world.office.admin.query(
      `SELECT version FROM vinhdanh.event WHERE stream = $1 AND type = 'CommentAdded'`,
      [`case-${caseId}`],
    );
    return rows[0].version;
  };

  it('has an event of an unknown type', async () => {
    const caseId = await someCase();
    await rewrite(caseId, 2, `replace(${text}, '"type":"', '"type":"Un')`);
    expect(await stateOf(caseId)).toMatchObject({
      status: 422,
      code: 'RECORD.UNKNOWN_TYPE',
      details: { version: 2 },
    });
  });
  it('has an event of a later version', async () => {
    const caseId = await someCase();
    await rewrite(caseId, 3, `replace(${text}, '"schema":1', '"schema":77')`);
    expect(await stateOf(caseId)).toMatchObject({
      status: 422,
      code: 'RECORD.LATER_VERSION',
      details: { version: 3 },
    });
  });
  it('has an event that is no event', async () => {
    const caseId = await someCase();
    await rewrite(caseId, 2, `'{}'`);
    expect(await stateOf(caseId)).toMatchObject({
      status: 422,
      code: 'RECORD.UNREADABLE',
      details: { version: 2 },
    });
  });
  it('has a personal section that does not open', async () => {
    const caseId = await someCase();
    const version = await comment(caseId);
    await rewrite(
      caseId,
      version,
      `regexp_replace(${text}, '"data":"(.)', '"data":"' || CASE WHEN ${text} LIKE '%"data":"A%' THEN 'B' ELSE 'A' END)`,
    );
    expect(await stateOf(caseId)).toMatchObject({
      status: 422,
      code: 'RECORD.SECTION_ALTERED',
      details: { version },
    });
  });
  it('lacks an event', async () => {
    const caseId = await someCase();
    await tamper('DELETE FROM vinhdanh.event WHERE stream = $1 AND version = 2', [`case-${caseId}`]);
    expect(await stateOf(caseId)).toMatchObject({ status: 422, code: 'RECORD.GAP' });
  });
  it('has events whose command is another, or gone', async () => {
    const why = async (caseId: string) =>
      problemOf(await world.ask(auditor, `/cases/${caseId}/events/1/why`));
    await world.office.admin.query('ALTER TABLE vinhdanh.command DROP CONSTRAINT command_hash_is_of_bytes');
    const another = await someCase();
    await tamper(`UPDATE vinhdanh.command SET bytes = bytes || ' ' WHERE stream = $1 AND first_version = 1`, [
      `case-${another}`,
    ]);
    const gone = await someCase();
    await tamper('DELETE FROM vinhdanh.command WHERE stream = $1 AND first_version = 1', [`case-${gone}`]);
    const details = { version: 1 };
    expect(await why(another)).toMatchObject({ status: 422, code: 'RECORD.COMMAND_ALTERED', details });
    expect(await why(gone)).toMatchObject({ status: 422, code: 'RECORD.COMMAND_MISSING', details });
  });
});

describe('a case that has ended', () => {
  it('has no state after its end, and one at it', async () => {
    const { caseId } = await officer.done('/nominations', nomination('khoa-hoi-suc'));
    const head = await world.office.holder('unit-head', 'khoa-hoi-suc');
    await head.done(`/cases/${caseId}/messages`, { name: 'withdraw', note: 'Rút hồ sơ.' });
    await runJobs(world.office, caseId);
    const now = encodeURIComponent(new Date().toISOString());
    const after = problemOf(await world.ask(auditor, `/cases/${caseId}/state?at=${now}`));
    expect(after).toMatchObject({ status: 422, code: 'MOMENT.AFTER_END' });
    const endedAt = String(after.details?.['endedAt']);
    const last = await world.ask(auditor, `/cases/${caseId}/state?at=${encodeURIComponent(endedAt)}`);
    expect([last.status, (last.body as { openSteps: unknown[] }).openSteps]).toEqual([200, []]);
  });
});

describe('a bundle', () => {
  it('that is not what its hash names decides nothing here, and neither does one that is gone', async () => {
    const caseId = await someCase();
    await world.office.admin.query('ALTER TABLE vinhdanh.bundle DROP CONSTRAINT bundle_hash_is_of_bytes');
    const ofCase = `WHERE hash = (SELECT bundle_hash FROM vinhdanh.case_header WHERE case_id = $1)`;
    // A service that has read the bundle before would still have the right one.
    const freshly = async (): Promise<object> => {
      const config = loadConfig(auditConfigSchema, { ...world.env, AUDIT_PORT: '0' });
      if (!config.ok) throw new Error(JSON.stringify(config.errors));
      const composition = compose(config.value, createLogger('audit', 'silent'));
      const app = await createApp(composition.adapters);
      try {
        await app.listen(0, '127.0.0.1');
        const url = `${await app.getUrl()}/audit/v1/cases/${caseId}/state`;
        const answer = await fetch(url, { headers: { cookie: auditor.cookie } });
        return (await answer.json()) as object;
      } finally {
        await app.close();
        await composition.close();
      }
    };
    await tamper(
      `UPDATE vinhdanh.bundle SET bytes = convert_to(replace(${text}, 'feel@', 'feel-less@'), 'UTF8') ${ofCase}`,
      [caseId],
    );
    expect(await freshly()).toMatchObject({ status: 422, code: 'RECORD.BUNDLE_ALTERED' });
    await tamper(`DELETE FROM vinhdanh.bundle ${ofCase}`, [caseId]);
    expect(await freshly()).toMatchObject({ status: 422, code: 'RECORD.BUNDLE_MISSING' });
  });
});

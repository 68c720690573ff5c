import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runVinhdanh } from '../../support/run-vinhdanh.js';
import { nomination, problemOf, type Client } from './support/client.js';
import { openOffice, type Office } from './support/office.js';

const unit = 'khoa-hoi-suc';
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

describe('a case whose person is erased while the services run', () => {
  let office: Office;
  let officer: Client;
  let caseId: string;
  let caseNumber: string;
  let fileId: string;
  const name = nomination(unit).personal.name;
  const attach = () =>
    officer.ask(`/cases/${caseId}/attachments?name=a.pdf`, {
      method: 'POST',
      raw: pdf as unknown as BodyInit,
      headers: { 'content-type': 'application/pdf', 'idempotency-key': randomUUID() },
    });
  const found = async (search: string): Promise<string[]> => {
    const { body } = await officer.ask(`/inbox?q=${encodeURIComponent(search)}`);
    return (body as { items: { caseId: string }[] }).items.map((item) => item.caseId);
  };
  const stored = (): string[] =>
    readdirSync(office.filesDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name);

  beforeAll(async () => {
    office = await openOffice();
    officer = await office.as('nguyen-thu-ha');
    ({ caseId, caseNumber } = await officer.done('/nominations', nomination(unit)));
    await officer.done(`/cases/${caseId}/comments`, { text: `Đã gặp ${name}.` });
    expect((await attach()).status).toBe(200);
    const view = await officer.view(caseId);
    fileId = view.attachments[0]!.fileId;
    expect(view.personal?.name).toBe(name);
    expect(await found(name)).toEqual([caseId]);
    expect(stored()).toHaveLength(1);
    const env = { ...office.env, DATABASE_KEEPER_URL: office.postgres.urls.keeper };
    const ran = await runVinhdanh(env, 'person', 'erase', caseNumber, '--reason', 'Đơn số 9', '--yes');
    expect({ code: ran.code, err: ran.err }).toEqual({ code: 0, err: expect.not.stringContaining('Error') });
  }, 240_000);
  afterAll(() => office?.stop());

  it('shows nothing of the person at once, though the api had remembered him', async () => {
    const view = await officer.view(caseId);
    expect(view.personal).toBeNull();
    expect(view.comments.map(({ text }) => text)).toEqual([null]);
    expect(view.attachments.map(({ fileName }) => fileName)).toEqual([null]);
    expect(JSON.stringify(view)).not.toContain(name);
    const history = await officer.ask(`/cases/${caseId}/history`);
    expect(JSON.stringify(history.body)).not.toContain(name);
    expect(JSON.stringify(history.body)).toContain('Đã xóa dữ liệu cá nhân');
  });

  it('is found by its number, and no more by the name', async () => {
    expect(await found(name)).toEqual([]);
    expect(await found(caseNumber)).toEqual([caseId]);
  });

  it('says that the file was erased, and not that it is not there', async () => {
    expect(stored()).toEqual([]);
    const answer = await officer.ask(`/cases/${caseId}/attachments/${fileId}`);
    expect(answer.status).toBe(410);
    expect(problemOf(answer).code).toBe('FILE.ERASED');
  });

  it('takes nothing personal any more, and keeps no bytes of what it refuses', async () => {
    const comment = await officer.command(`/cases/${caseId}/comments`, { text: 'Một ý kiến.' });
    expect([comment.status, problemOf(comment).code]).toEqual([409, 'CASE.ERASED']);
    const refused = await attach();
    expect([refused.status, problemOf(refused).code]).toEqual([409, 'CASE.ERASED']);
    expect(stored()).toEqual([]);
    const view = await officer.view(caseId);
    expect(view.actions.find(({ action }) => action === 'attach')).toMatchObject({
      allowed: false,
      reason: 'CASE.ERASED',
    });
  });
});

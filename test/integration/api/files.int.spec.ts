import { createHash, randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { advance } from './support/advance.js';
import { nomination, problemOf, type Answered, type Client } from './support/client.js';
import { openOffice, type Office } from './support/office.js';

const UNIT = 'khoa-hoi-suc';
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

describe('attachments', () => {
  let office: Office;
  let officer: Client;
  let caseId: string;
  const attach = (
    who: Client,
    body: Buffer,
    name: string,
    key: string = randomUUID(),
    type = 'application/pdf',
  ): Promise<Answered> =>
    who.ask(`/cases/${caseId}/attachments?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      raw: body as unknown as BodyInit,
      headers: { 'content-type': type, 'idempotency-key': key },
    });
  const stored = (): string[] =>
    readdirSync(office.filesDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);

  beforeAll(async () => {
    office = await openOffice();
    officer = await office.as('nguyen-thu-ha');
    caseId = (await officer.done('/nominations', nomination(UNIT))).caseId;
  }, 180_000);
  afterAll(() => office?.stop());

  it('keeps a file by its hash, shows it in the dossier and hands it out to save', async () => {
    const answer = await attach(officer, pdf, 'Biên bản họp.pdf');
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    expect(answer.body).toMatchObject({ sha256, fileId: expect.any(String) });
    expect(stored()).toEqual([sha256]);

    const view = await officer.view(caseId);
    expect(view.attachments).toEqual([
      expect.objectContaining({
        fileName: 'Biên bản họp.pdf',
        sha256,
        bytes: pdf.length,
        mediaType: 'application/pdf',
      }),
    ]);
    const file = await officer.ask(`/cases/${caseId}/attachments/${view.attachments[0]!.fileId}`);
    expect(file.headers.get('content-disposition')).toMatch(
      /^attachment; .*filename\*=UTF-8''Bi%C3%AAn%20b%E1%BA%A3n/,
    );
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    expect(file.headers.get('content-length')).toBe(String(pdf.length));
    expect(file.body).toBe(pdf.toString('utf8'));
  });

  it('raises the revision of the dossier, so that nobody decides on what he has not seen', async () => {
    const before = await officer.view(caseId);
    await attach(officer, Buffer.concat([pdf, Buffer.from('2')]), 'hai.pdf');
    const stale = await officer.command(
      officer.stepPath(caseId, before.steps[0]!, 'decide'),
      { outcome: 'propose' },
      { 'if-match': before.steps[0]!.etag },
    );
    expect(problemOf(stale)).toMatchObject({ code: 'REVISION.STALE', by: { person: 'nguyen-thu-ha' } });
  });

  it('answers a repeated upload with the first answer and stores nothing twice', async () => {
    const key = randomUUID();
    const body = Buffer.concat([pdf, Buffer.from('3')]);
    const first = await attach(officer, body, 'ba.pdf', key);
    const again = await attach(officer, body, 'ba.pdf', key);
    expect(again.body).toEqual({ ...(first.body as object), repeated: true });
    expect(problemOf(await attach(officer, pdf, 'ba.pdf', key)).code).toBe('IDEMPOTENCY.REUSED');
    expect(
      (await officer.view(caseId)).attachments.filter(({ fileName }) => fileName === 'ba.pdf'),
    ).toHaveLength(1);
  });

  it('streams a large file through', async () => {
    const large = Buffer.concat([pdf, Buffer.alloc(20_000_000, 'x')]);
    const answer = await attach(officer, large, 'lon.pdf');
    expect(answer.status).toBe(200);
  });

  it('is closed to who has no open step: nothing is kept, and reading is for who may see the case', async () => {
    await advance(office, caseId, ({ level }) => level === 'grassroots');
    const before = stored();
    const refused = await attach(officer, Buffer.concat([pdf, Buffer.from('4')]), 'bon.pdf');
    expect(problemOf(refused)).toMatchObject({ code: 'AUTH.NOT_ALLOWED' });
    expect(stored()).toEqual(before);
    const { fileId } = (await officer.view(caseId)).attachments[0]!;
    const stranger = await office.as('lo-van-thuan');
    expect(problemOf(await stranger.ask(`/cases/${caseId}/attachments/${fileId}`)).code).toBe(
      'CASE.NOT_FOUND',
    );
    expect(problemOf(await attach(stranger, pdf, 'nam.pdf')).code).toBe('CASE.NOT_FOUND');
    expect(stored()).toEqual(before);
    expect(readdirSync(join(office.filesDir, 'incoming'))).toEqual([]);
  });
});

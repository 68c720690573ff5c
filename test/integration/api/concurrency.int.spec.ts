import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseView, OpenStep } from '@vinhdanh/contracts';
import { advance, approval } from './support/advance.js';
import { nomination, problemOf, type Answered, type Client } from './support/client.js';
import { fireNearestTimer } from './support/jobs.js';
import { openOffice, TENANT, type Office } from './support/office.js';
import { snapshot } from './support/snapshot.js';

const UNIT = 'khoa-hoi-suc';
const SECOND_SECRETARY = 'second-secretary';

/** A colleague with the same duty at the same place, as any office has. */
async function addColleague(office: Office, of: Client): Promise<Client> {
  const values = [TENANT, SECOND_SECRETARY];
  await office.admin.query(
    `INSERT INTO vinhdanh.person VALUES ($1, $2, 'Nguyễn Thị Hai', 'Thư ký Hội đồng')`,
    values,
  );
  await office.admin.query(
    `INSERT INTO vinhdanh.role_assignment (tenant, person, org, role, valid_from)
     SELECT $1, $2, org, role, now() - interval '1 day' FROM vinhdanh.role_assignment WHERE tenant = $1 AND person = $3`,
    [...values, of.personId],
  );
  await office.admin.query(
    `INSERT INTO vinhdanh.persona SELECT $1, $2, $2, label_vi, label_en, org, level, 1000 FROM vinhdanh.persona
      WHERE tenant = $1 AND person = $3`,
    [...values, of.personId],
  );
  return office.as(SECOND_SECRETARY);
}

describe('two people at once', () => {
  let office: Office;
  let officer: Client;
  let secretary: Client;
  let colleague: Client;

  const atCheck = async (): Promise<{ view: CaseView; step: OpenStep }> => {
    const { caseId } = await officer.done('/nominations', nomination(UNIT));
    const view = await advance(office, caseId, ({ level }) => level === 'grassroots');
    return { view, step: view.steps[0]! };
  };
  const decide = (
    who: Client,
    view: CaseView,
    step: OpenStep,
    key: string = randomUUID(),
  ): Promise<Answered> =>
    who.command(who.stepPath(view.caseId, step, 'decide'), approval(step), {
      'if-match': step.etag,
      'idempotency-key': key,
    });

  beforeAll(async () => {
    office = await openOffice();
    officer = await office.as('nguyen-thu-ha');
    const { step } = await atCheck();
    secretary = await office.holder(step.role, step.org);
    colleague = await addColleague(office, secretary);
  }, 180_000);
  afterAll(() => office?.stop());

  it('lets one of two secretaries decide a step, and shows the other who was first', async () => {
    for (let round = 0; round < 10; round++) {
      const { view, step } = await atCheck();

      const answers = await Promise.all([decide(secretary, view, step), decide(colleague, view, step)]);

      const won = answers.findIndex(({ status }) => status === 200);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const winner = [secretary, colleague][won]!;
      expect(problemOf(answers[1 - won]!)).toMatchObject({
        code: 'STEP.CLOSED',
        by: {
          person: winner.personId,
          name: winner.session.person.name,
          outcome: 'accept',
          at: expect.any(String),
        },
      });
    }
  });

  it('says who has taken a step, and who changed the dossier meanwhile', async () => {
    const { view, step } = await atCheck();
    await colleague.done(colleague.stepPath(view.caseId, step, 'take'), {}, { 'if-match': step.etag });

    expect(problemOf(await decide(secretary, view, step))).toMatchObject({
      code: 'STEP.TAKEN',
      by: { person: SECOND_SECRETARY },
    });
    expect(problemOf(await decide(colleague, view, step))).toMatchObject({
      code: 'REVISION.STALE',
      by: { person: SECOND_SECRETARY },
    });

    const seen = await colleague.view(view.caseId);
    await colleague.done(
      colleague.stepPath(view.caseId, step, 'give-back'),
      {},
      { 'if-match': seen.steps[0]!.etag },
    );
    const again = await secretary.view(view.caseId);
    expect((await decide(secretary, again, again.steps[0]!)).status).toBe(200);
  });

  it('is disturbed by nobody who only adds a comment', async () => {
    const { view, step } = await atCheck();
    await colleague.done(`/cases/${view.caseId}/comments`, { text: 'Đã nhận đủ bản giấy.' });
    expect((await decide(secretary, view, step)).status).toBe(200);
  });

  it('is disturbed by no reminder that comes in between', async () => {
    const { view, step } = await atCheck();
    await fireNearestTimer(office, view.caseId);
    expect((await secretary.view(view.caseId)).version).toBeGreaterThan(view.version);
    expect((await decide(secretary, view, step)).status).toBe(200);
  });

  it('answers a repeated command with the first answer, however often it is sent', async () => {
    const { view, step } = await atCheck();
    const key = randomUUID();
    const first = await decide(secretary, view, step, key);
    const before = await snapshot(office);

    const again = await Promise.all(Array.from({ length: 5 }, () => decide(secretary, view, step, key)));

    for (const answer of again) {
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual({ ...(first.body as object), repeated: true });
    }
    expect(await snapshot(office)).toEqual(before);
  });

  it('records a command once that arrives many times at once, and starts one case for one key', async () => {
    const key = randomUUID();
    const body = nomination(UNIT);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => officer.command('/nominations', body, { 'idempotency-key': key })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 201));
    expect(new Set(answers.map((answer) => (answer.body as { caseId: string }).caseId)).size).toBe(1);
    expect(answers.filter((answer) => !(answer.body as { repeated: boolean }).repeated)).toHaveLength(1);
  });

  it('keeps keys of different people apart', async () => {
    const key = randomUUID();
    const { view, step } = await atCheck();
    const comment = { text: 'Cùng một khóa.' };
    const path = `/cases/${view.caseId}/comments`;
    const mine = await secretary.command(path, comment, { 'idempotency-key': key });
    const theirs = await colleague.command(path, comment, { 'idempotency-key': key });
    expect([mine.body, theirs.body]).toMatchObject([{ repeated: false }, { repeated: false }]);
    expect((await secretary.view(view.caseId)).comments).toHaveLength(2);
    expect(step.etag).toBe('"1.1"');
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newCase, openStepsOf, type CaseCommand } from '@vinhdanh/awards';
import { opener, rehydrate, sectionContext, type HandlerAnswer } from '@vinhdanh/commands';
import { caseStream, verifyStream, zeroHash } from '@vinhdanh/journal';
import { createPostgresJournal } from '@vinhdanh/journal-postgres';
import type { CaseId, CommandId, TenantId } from '@vinhdanh/kernel';
import { caseHeader, inboxRows } from '@vinhdanh/projections';
import { CaseDesk, holder, journey, monday, people, tenant, unit } from '../../support/demo-office.js';
import { startOfficeDatabase, vault, type OfficeDatabase } from './support/office-database.js';

let office: OfficeDatabase;
beforeAll(async () => {
  office = await startOfficeDatabase();
});
afterAll(() => office.stop());

const desk = (caseId: string, handler = office.handler()) => new CaseDesk(handler, caseId as CaseId);
const fresh = { stepRevision: 1, dossierRevision: 1 };
const accept = (stepId: string): CaseCommand => ({
  type: 'DecideStep',
  stepId,
  outcome: 'accept',
  ballot: null,
  note: null,
});

/** A case whose first step waits, and who may decide it. */
async function begun(caseId: string, awardKind = 'S1') {
  const walk = desk(caseId);
  expect(await walk.start(awardKind)).toMatchObject({ kind: 'done' });
  const { state, model } = await walk.read();
  const [step] = openStepsOf(model, state);
  if (step?.duty == null) throw new Error('no step waits');
  return {
    walk,
    step,
    duty: step.duty,
    person: holder(step.duty.role, step.duty.org),
    model,
    outcome: step.approval.outcomes[0]?.key ?? '',
  };
}

const decide = (stepId: string, outcome: string): CaseCommand =>
  ({ ...accept(stepId), outcome }) as CaseCommand;
const count = async (sql: string, values: unknown[] = []): Promise<number> =>
  Number((await office.admin.query(`SELECT count(*) AS n FROM vinhdanh.${sql}`, values)).rows[0].n);

describe('the handler over PostgreSQL', () => {
  it.each(['S1', 'S1P', 'HCLD3'])(
    'walks %s to the award, and an independent fold agrees with every table',
    async (awardKind) => {
      // given
      const caseId = `walk-${awardKind.toLowerCase()}`;
      const walk = desk(caseId);
      await walk.start(awardKind);
      // when
      for (let moves = 0; moves < 200 && (await walk.advance()); moves++) {
        const { state, model } = await walk.read();
        const inbox = await office.admin.query(
          `SELECT step_id, duty, role, org, taken_by, step_revision FROM vinhdanh.inbox WHERE case_id = $1`,
          [caseId],
        );
        const rows = inboxRows(model, state).map((row) => ({
          step_id: row.stepId,
          duty: row.duty,
          role: row.role,
          org: row.org,
          taken_by: row.takenBy,
          step_revision: row.stepRevision,
        }));
        expect(inbox.rows.sort(bySteps)).toEqual(rows.sort(bySteps));
      }
      // then
      const stream = caseStream(caseId as CaseId);
      const loaded = await createPostgresJournal(office.app).load({
        tenant,
        stream,
        afterVersion: 0,
        actor: 'system:journey',
        commandId: null,
      });
      expect(verifyStream(loaded.events, vault.sha256)).toMatchObject({ ok: true, version: loaded.version });
      const { state } = rehydrate(
        newCase(caseId as CaseId),
        loaded.events,
        opener(vault, loaded.personKeys, sectionContext(tenant, stream)),
      );
      const live = await walk.read();
      expect(state).toEqual(live.state);
      expect(state.result).toBe('awarded');
      const header = caseHeader(live.model, state, loaded.headAt ?? '');
      const { rows } = await office.admin.query(
        `SELECT case_number, nominee_name, status, result, level, version, orgs FROM vinhdanh.case_header WHERE case_id = $1`,
        [caseId],
      );
      const { caseNumber, nomineeName, status, result, level, version, orgs } = header;
      expect(rows).toEqual([
        { case_number: caseNumber, nominee_name: nomineeName, status, result, level, version, orgs },
      ]);
    },
  );

  it('takes one round trip where the case is known, two where it is not', async () => {
    const { walk, step, person, outcome } = await begun('trips');
    const before = office.roundTrips();
    expect(await walk.give(person, decide(step.stepId, outcome), fresh)).toMatchObject({ kind: 'done' });
    expect(office.roundTrips() - before).toBe(1);
    const cold = desk('trips', office.handler(0));
    const { state, model } = await walk.read();
    const [next] = openStepsOf(model, state);
    const again = office.roundTrips();
    if (next === undefined) throw new Error('no next step');
    expect(await cold.carryOn(next, state)).toMatchObject({ kind: 'done' });
    expect(office.roundTrips() - again).toBe(2);
  });

  it('lets exactly one of two decide, many times over, each from a process of its own', async () => {
    for (let round = 0; round < 20; round++) {
      const { step, person, outcome } = await begun(`race-${round}`);
      const twice: HandlerAnswer[] = await Promise.all(
        ['a', 'b'].map((side) =>
          desk(`race-${round}`, office.handler()).give(
            person,
            decide(step.stepId, outcome),
            fresh,
            `race-${round}-${side}`,
          ),
        ),
      );
      expect(twice.map(({ kind }) => kind).sort()).toEqual(['conflict', 'done']);
      expect(twice.find(({ kind }) => kind === 'conflict')).toMatchObject({
        code: 'STEP.CLOSED',
        details: { person: person.personId, outcome },
      });
    }
  });

  it('records one command when the same key comes eight times at once', async () => {
    const { step, person, outcome } = await begun('eight');
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        desk('eight', office.handler()).give(person, decide(step.stepId, outcome), fresh, 'eight-times'),
      ),
    );
    expect(answers.map(({ kind }) => kind)).toEqual(Array.from({ length: 8 }, () => 'done'));
    expect(answers.filter((answer) => answer.kind === 'done' && !answer.repeated)).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer.kind === 'done' && answer.lastVersion)).size).toBe(1);
    expect(await count(`command WHERE command_id = 'eight-times'`)).toBe(1);
  });

  it('lets comments of others between load and append disturb nobody', async () => {
    const { walk, step, person, outcome } = await begun('talk');
    const talk = Array.from({ length: 5 }, (_, n) =>
      desk('talk', office.handler()).give(
        person,
        { type: 'AddComment', commentId: `k${n}`, text: 'Xem lại.' },
        null,
        `comment-${n}`,
      ),
    );
    const [decided] = await Promise.all([walk.give(person, decide(step.stepId, outcome), fresh), ...talk]);
    expect(decided).toMatchObject({ kind: 'done' });
  });

  it('asks the directory again: a duty that has ended allows nothing, and the try is kept', async () => {
    // given a person whose duty ends after signing in, while another one at the same place goes on
    const { walk, step, duty, person, outcome } = await begun('ended');
    const values = [tenant, person.personId, duty.role, duty.org];
    const insert = `INSERT INTO vinhdanh.role_assignment (tenant, person, role, org, valid_from) VALUES ($1, $2, 'clerk', $3, '2020-01-01Z')`;
    const endsAt = (until: string) =>
      office.admin.query(
        `UPDATE vinhdanh.role_assignment SET valid_to = ${until} WHERE tenant = $1 AND person = $2 AND role = $3 AND org = $4`,
        values,
      );
    await office.admin.query(insert, [tenant, person.personId, duty.org]);
    await endsAt(`now() - interval '1 day'`);
    // when
    const refused = await walk.give(person, decide(step.stepId, outcome), fresh);
    await office.admin.query(
      `DELETE FROM vinhdanh.role_assignment WHERE tenant = $1 AND person = $2 AND role = 'clerk'`,
      [tenant, person.personId],
    );
    const unseen = await walk.give(person, decide(step.stepId, outcome), fresh);
    await endsAt('NULL');
    // then
    expect(refused).toMatchObject({
      kind: 'rejection',
      code: 'AUTH.NOT_ALLOWED',
      details: { why: 'duty-not-held' },
    });
    expect(unseen).toMatchObject({ kind: 'rejection', code: 'CASE.NOT_FOUND' });
    expect(await count(`refusal WHERE case_id = 'ended' AND actor = $1`, [person.personId])).toBe(2);
    expect(await walk.give(person, decide(step.stepId, outcome), fresh)).toMatchObject({ kind: 'done' });
  });

  it('shows and gives nothing to people whom the case has not reached, nor to another tenant', async () => {
    const { walk, step, person, outcome } = await begun('closed');
    const strangers = people.filter(({ memberships }) => memberships.every(({ org }) => org !== unit));
    expect(strangers.length).toBeGreaterThan(5);
    for (const stranger of strangers) {
      expect(await walk.give(stranger, decide(step.stepId, outcome), fresh)).toMatchObject({
        kind: 'rejection',
        code: 'CASE.NOT_FOUND',
      });
      expect(await walk.handler.loadCase(tenant, walk.caseId, stranger)).toBeNull();
    }
    const foreign = 'song-hong' as TenantId;
    expect(await walk.handler.loadCase(foreign, walk.caseId, person)).toBeNull();
    const envelope = {
      tenant: foreign,
      caseId: walk.caseId,
      commandId: 'x1' as CommandId,
      at: monday,
      actor: person,
      seen: fresh,
      command: decide(step.stepId, outcome),
    };
    expect(await walk.handler.handle(envelope)).toMatchObject({ kind: 'rejection', code: 'CASE.NOT_FOUND' });
  });

  it('keeps the chain and reads on when the key of the nominee is destroyed', async () => {
    const { walk, step, person, outcome } = await begun('erased');
    await office.admin.query(
      `UPDATE vinhdanh.person_key SET wrapped = NULL, destroyed_at = now() WHERE person = 'nominee-erased'`,
    );
    const { state } = await walk.read();
    expect(state.personal).toBeNull();
    expect(await walk.give(person, decide(step.stepId, outcome), fresh)).toMatchObject({ kind: 'done' });
    const loaded = await createPostgresJournal(office.app).load({
      tenant,
      stream: caseStream(walk.caseId),
      afterVersion: 0,
      actor: 'system:journey',
      commandId: null,
    });
    expect(verifyStream(loaded.events, vault.sha256).ok).toBe(true);
    expect(loaded.events[0]?.prev).toBe(zeroHash);
  });

  it('writes nothing personal into the record in the clear', async () => {
    await begun('private');
    const { rows } = await office.admin.query<{ n: string }>(
      `SELECT (SELECT count(*) FROM vinhdanh.event WHERE position(convert_to('Trần Thị Hoài', 'UTF8') IN bytes) > 0)
            + (SELECT count(*) FROM vinhdanh.command WHERE position(convert_to('Trần Thị Hoài', 'UTF8') IN bytes) > 0) AS n`,
    );
    expect(rows).toEqual([{ n: '0' }]);
  });

  it('lets the journey report what is due and refuses what is not, without a trace', async () => {
    const { walk } = await begun('timers', 'HCLD3');
    const early = await walk.give(journey, { type: 'FireTimer', timerId: 'nothing@due' });
    expect(early).toMatchObject({ kind: 'rejection', code: 'TIMER.UNKNOWN' });
    expect(await count(`refusal WHERE case_id = 'timers'`)).toBe(0);
  });
});

const bySteps = (a: { step_id: string; duty: string }, b: { step_id: string; duty: string }): number =>
  `${a.step_id} ${a.duty}` < `${b.step_id} ${b.duty}` ? -1 : 1;

import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { caseStream, zeroHash } from '@vinhdanh/journal';
import { limits, type CaseId, type OrgId } from '@vinhdanh/kernel';
import type { CaseCommand } from '@vinhdanh/awards';
import {
  caseId,
  counts,
  journey,
  longPath,
  monday,
  nomination,
  people,
  tenant,
} from '@vinhdanh/awards/testing';
import { Desk, fresh } from './testing/index.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const stream = caseStream(caseId);
const take = (stepId: string): CaseCommand => ({ type: 'TakeStep', stepId });
const accept = (stepId: string): CaseCommand => ({
  type: 'DecideStep',
  stepId,
  outcome: 'accept',
  ballot: null,
  note: null,
});

/** A desk whose case waits at the department's check. */
async function atCheck(desk = new Desk(sha256)): Promise<Desk> {
  await desk.start();
  await desk.decide(people.unitHead, 'Propose#1');
  await desk.decide(people.grassrootsSecretary, 'Council#1', 'pass', { ballot: counts(9) });
  return desk;
}

describe('a command that is accepted', () => {
  it('takes one append where this process knows the case, from the nomination to the award', async () => {
    // given
    const desk = await atCheck();
    // when
    await desk.decide(people.secretary, 'Check#1');
    await desk.decide(people.chair, 'Sign#1');
    const last = await desk.decide(people.president, 'Decide#1');
    // then
    expect(last).toMatchObject({ kind: 'done', caseNumber: 'HS-2026-000001', repeated: false });
    expect([desk.journal.loads, desk.journal.appends]).toEqual([0, 6]);
    expect(desk.journal.headers.get(`${tenant}|${stream}`)).toMatchObject({
      status: 'concluded',
      result: 'awarded',
      level: 'concluded',
    });
    expect(desk.journal.inbox(tenant, stream)).toEqual([]);
    expect(desk.journal.refusals).toEqual([]);
    expect(desk.journal.wakeUps.get(`${tenant}|${stream}`)).toBe(
      desk.journal.streams.get(`${tenant}|${stream}`)?.length,
    );
  });

  it('answers with the versions of its own events', async () => {
    const desk = new Desk(sha256);
    expect(await desk.start()).toMatchObject({ firstVersion: 1, lastVersion: 4, version: 4 });
    const count = desk.journal.streams.get(`${tenant}|${stream}`)?.length ?? 0;
    const done = await desk.decide(people.unitHead, 'Propose#1');
    expect(done).toMatchObject({
      firstVersion: count + 1,
      lastVersion: desk.journal.streams.get(`${tenant}|${stream}`)?.length,
    });
  });

  it('reads the same from the cache, from the record, and in another process', async () => {
    const desk = await atCheck();
    const read = await desk.handler.loadCase(tenant, caseId, people.secretary);
    const cached = await desk.handler.loadState(tenant, caseId, people.secretary);
    const elsewhere = await desk.another().loadState(tenant, caseId, people.secretary);
    expect(cached?.state).toEqual(read?.state);
    expect(elsewhere?.state).toEqual(read?.state);
    expect(read?.events.map(({ event }) => event.type)).toEqual(read?.events.map(({ type }) => type));
    expect(read?.events).toHaveLength(read?.state.version ?? -1);
  });

  it('gives no time that falls, whatever the clock says', async () => {
    const desk = await atCheck();
    await desk.give(people.secretary, take('Check#1'), { at: '2026-08-30T00:00:00.000Z' });
    const times = desk.journal.streams.get(`${tenant}|${stream}`)?.map(({ at }) => at) ?? [];
    expect(times).toEqual([...times].sort());
    expect(times.at(-1)).toBe(monday);
  });

  it('is remembered with who has handled the case, but not for looking or talking', async () => {
    const desk = await atCheck();
    await desk.give(people.secretary, take('Check#1'));
    expect([...desk.journal.handled].some((entry) => entry.startsWith(people.secretary.personId))).toBe(
      false,
    );
    await desk.give(people.secretary, accept('Check#1'), { seen: { stepRevision: 2, dossierRevision: 1 } });
    expect([...desk.journal.handled]).toContain(`${people.secretary.personId}|${tenant}|${stream}`);
  });
});

describe('a key that comes again', () => {
  it('gets the first answer, and nothing is written twice', async () => {
    const desk = new Desk(sha256);
    const first = await desk.start({ key: 'same' });
    const again = await desk.start({ key: 'same' });
    expect(again).toEqual({ ...first, repeated: true });
    expect(desk.journal.appends).toBe(1);
  });

  it('gets the first answer also when the case has moved on since, in another process', async () => {
    const desk = await atCheck();
    const first = await desk.give(people.secretary, accept('Check#1'), { key: 'same' });
    await desk.decide(people.chair, 'Sign#1');
    const again = await desk.give(people.secretary, accept('Check#1'), { key: 'same' }, desk.another());
    expect(again).toEqual({ ...first, repeated: true });
  });

  it('finds the first case of a nomination that is sent again under another case id', async () => {
    const desk = new Desk(sha256);
    const first = await desk.start({ key: 'same' });
    const again = await desk.start({ key: 'same', caseId: 'case-2' as CaseId });
    expect(again).toEqual({ ...first, repeated: true });
    expect(desk.journal.caseNumbers).toBe(1);
  });

  it('is refused with another body, and that is kept', async () => {
    const desk = await atCheck();
    await desk.give(people.secretary, take('Check#1'), { key: 'same' });
    const other = await desk.give(people.secretary, accept('Check#1'), { key: 'same' });
    expect(other).toMatchObject({ kind: 'rejection', code: 'IDEMPOTENCY.REUSED' });
    expect(await desk.start({ key: 'body', requestHash: 'a' })).toMatchObject({ code: 'CASE.EXISTS' });
    expect(desk.journal.refusals.map(({ code }) => code)).toEqual(['IDEMPOTENCY.REUSED', 'CASE.EXISTS']);
  });

  it('belongs to its author: another person may use the same key', async () => {
    const desk = await atCheck();
    await desk.give(people.secretary, take('Check#1'), { key: 'same' });
    expect(await desk.give(people.secondSecretary, take('Check#1'), { key: 'same' })).toMatchObject({
      kind: 'conflict',
      code: 'STEP.TAKEN',
    });
  });

  it('is one command when it comes twice at once', async () => {
    const desk = await atCheck();
    const both = await Promise.all(
      [1, 2].map(() => desk.give(people.secretary, accept('Check#1'), { key: 'same' }, desk.another())),
    );
    expect(both.map((answer) => answer.kind)).toEqual(['done', 'done']);
    expect(both.map((answer) => answer.kind === 'done' && answer.repeated).sort()).toEqual([false, true]);
  });
});

describe('two people at one case', () => {
  it('lets one decide and shows the other who was first, with what and when', async () => {
    // given
    const desk = await atCheck();
    // when
    const answers = await Promise.all([
      desk.give(people.secretary, accept('Check#1'), {}, desk.another()),
      desk.give(people.secondSecretary, accept('Check#1'), {}, desk.another()),
    ]);
    // then
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['conflict', 'done']);
    const lost = answers.find(({ kind }) => kind === 'conflict');
    expect(lost).toMatchObject({ code: 'STEP.CLOSED', details: { outcome: 'accept', at: monday } });
    expect([people.secretary.personId, people.secondSecretary.personId]).toContain(
      lost?.kind === 'conflict' && lost.details?.['person'],
    );
    expect(desk.journal.refusals).toEqual([]);
  });

  it('lets a reminder in between disturb nobody', async () => {
    // given: both see version n; the reminder is appended between load and append of the decision
    const desk = await atCheck();
    const timerAt = '2026-09-01T00:00:00.000Z';
    // when
    const [decided, reminded] = await Promise.all([
      desk.give(people.secretary, accept('Check#1'), { at: timerAt }, desk.another()),
      desk.give(journey, { type: 'FireTimer', timerId: 'Check#1@reminder' }, { at: timerAt }, desk.another()),
    ]);
    // then
    expect(decided.kind).toBe('done');
    expect(['done', 'rejection']).toContain(reminded.kind);
    const reverse = await atCheck();
    const [first, second] = await Promise.all([
      reverse.give(
        journey,
        { type: 'FireTimer', timerId: 'Check#1@reminder' },
        { at: timerAt },
        reverse.another(),
      ),
      reverse.give(people.secretary, accept('Check#1'), { at: timerAt }, reverse.another()),
    ]);
    expect([first.kind, second.kind]).toEqual(['done', 'done']);
  });

  it('lets two agencies answer at once', async () => {
    const desk = new Desk(sha256, longPath);
    await desk.start();
    await desk.decide(people.unitHead, 'Submit#1');
    await desk.decide(people.grassrootsSecretary, 'Receive#1');
    await desk.decide(people.grassrootsSecretary, 'Session#1', 'pass', { ballot: counts(9) });
    await desk.decide(people.secretary, 'Receive#2');
    const steps = desk.journal.inbox(tenant, stream).map(({ stepId }) => stepId);
    const [one = '', two = ''] = steps;
    const both = await Promise.all([
      desk.give(people.agencyOne, accept(one), {}, desk.another()),
      desk.give(people.agencyTwo, accept(two), {}, desk.another()),
    ]);
    expect(both.map(({ kind }) => kind)).toEqual(['done', 'done']);
  });

  it('refuses what was decided on a dossier that has changed', async () => {
    const desk = await atCheck();
    const file: CaseCommand = {
      type: 'AttachFile',
      fileId: 'f',
      fileName: 'a.pdf',
      sha256: 'a'.repeat(64),
      bytes: 1,
      mediaType: 'application/pdf',
    };
    await desk.give(people.secondSecretary, file);
    expect(await desk.give(people.secretary, accept('Check#1'))).toMatchObject({
      kind: 'conflict',
      code: 'REVISION.STALE',
      details: { person: people.secondSecretary.personId },
    });
  });

  it('decides again on what the record says when another process was there meanwhile', async () => {
    const desk = await atCheck();
    const elsewhere = desk.another();
    await desk.give(people.secondSecretary, take('Check#1'), {}, elsewhere);
    // what this process still presumes would let anybody take the step
    expect(await desk.give(people.secretary, take('Check#1'))).toMatchObject({
      kind: 'conflict',
      code: 'STEP.TAKEN',
    });
    const events = desk.journal.streams.get(`${tenant}|${stream}`) ?? [];
    expect(events.filter(({ type }) => type === 'StepTaken')).toHaveLength(1);
  });

  it('believes nothing that it presumed once the record refuses to go on from it', async () => {
    const desk = await atCheck();
    const append = desk.journal.append.bind(desk.journal);
    desk.journal.append = async () => {
      desk.journal.append = append;
      throw new Error('the chain does not go on from its head');
    };
    expect(await desk.give(people.secretary, take('Check#1'))).toMatchObject({ kind: 'done' });
    expect(desk.journal.loads).toBe(1);
  });

  it('gives up after a named number of lost races, and says so', async () => {
    const desk = await atCheck();
    // One more than the retries: the first is lost on the presumption.
    for (let n = 0; n <= limits.appendRetriesMax + 1; n++) desk.journal.planted.push({ kind: 'versionLost' });
    expect(await desk.give(people.secretary, take('Check#1'))).toMatchObject({
      kind: 'transient',
      code: 'RETRY.LATER',
    });
    expect(await desk.give(people.secretary, take('Check#1'))).toMatchObject({ kind: 'done' });
  });
});

describe('a command that is refused', () => {
  it.each([
    ['a case that is not there', people.secretary, take('Check#1'), 'case-9', 'CASE.NOT_FOUND'],
    ['a case that has not reached one’s place', people.chair, accept('Sign#1'), null, 'CASE.NOT_FOUND'],
    ['a case of another department', people.foreignSecretary, accept('Check#1'), null, 'CASE.NOT_FOUND'],
    ['the duty of another role', people.officer, accept('Check#1'), null, 'AUTH.NOT_ALLOWED'],
    ['a step of another case', people.secretary, accept('Receive#1'), null, 'STEP.UNKNOWN'],
    [
      'a report of the journey',
      people.secretary,
      { type: 'FireTimer', timerId: 'Check#1@due' } as CaseCommand,
      null,
      'AUTH.NOT_ALLOWED',
    ],
  ])('%s: changes nothing and is kept', async (_title, actor, command, other, code) => {
    // given
    const desk = await atCheck();
    const before = desk.journal.streams.get(`${tenant}|${stream}`)?.length;
    // when
    const answer = await desk.give(actor, command, other === null ? {} : { caseId: other as CaseId });
    // then
    expect(answer).toMatchObject({ kind: 'rejection', code });
    expect(desk.journal.streams.get(`${tenant}|${stream}`)?.length).toBe(before);
    expect(desk.journal.refusals).toEqual([
      expect.objectContaining({ actor: actor.personId, type: command.type, code }),
    ]);
  });

  it('is refused by the record as well when the duty is no longer held', async () => {
    const desk = await atCheck();
    desk.journal.withdrawnDuties.add(`${people.secretary.personId}|council-secretary|so-gddt`);
    expect(await desk.give(people.secretary, accept('Check#1'))).toMatchObject({
      code: 'AUTH.NOT_ALLOWED',
      details: { why: 'duty-not-held' },
    });
    expect(desk.journal.refusals).toHaveLength(1);
  });

  it('leaves no trace of the journey’s own late reports', async () => {
    const desk = await atCheck();
    expect(await desk.give(journey, { type: 'FireTimer', timerId: 'Check#1@due' })).toMatchObject({
      kind: 'rejection',
      code: 'TIMER.NOT_DUE',
    });
    expect(desk.journal.refusals).toEqual([]);
  });

  it('draws no case number for a nomination that its author may not start', async () => {
    const desk = new Desk(sha256);
    expect(await desk.give(people.chair, { ...nomination(''), caseNumber: '' })).toMatchObject({
      code: 'AUTH.NOT_ALLOWED',
    });
    expect(await desk.start()).toMatchObject({ caseNumber: 'HS-2026-000001' });
  });

  it('names an award without a published path', async () => {
    const desk = new Desk(sha256);
    const { facts } = nomination('');
    const other = { ...nomination(''), facts: { ...facts, awardKind: 'XX' } };
    expect(await desk.give(people.officer, other)).toMatchObject({
      code: 'AWARD.UNKNOWN',
      details: { awardKind: 'XX' },
    });
  });

  it('shows a case to nobody who has no place in it', async () => {
    const desk = await atCheck();
    for (const actor of [people.chair, people.foreignSecretary]) {
      expect(await desk.handler.loadCase(tenant, caseId, actor)).toBeNull();
      expect(await desk.handler.loadState(tenant, caseId, actor)).toBeNull();
    }
    expect(await desk.handler.loadCase(tenant, 'case-9' as CaseId, people.officer)).toBeNull();
    const both = { ...people.chair, memberships: [{ role: 'clerk', org: 'so-gddt' as OrgId }] };
    expect(await desk.handler.loadState(tenant, caseId, both)).not.toBeNull();
  });
});

describe('the cache', () => {
  it('asks only for what is new, and starts over when the record is another one', async () => {
    const desk = await atCheck();
    const events = desk.journal.streams.get(`${tenant}|${stream}`) ?? [];
    // when the record is put back to its first command, as by a restored dump
    desk.journal.streams.set(`${tenant}|${stream}`, events.slice(0, 4));
    const read = await desk.handler.loadState(tenant, caseId, people.officer);
    expect(read?.state.version).toBe(4);
  });

  it('starts over when the record has as many events as before, but others', async () => {
    // given two records of one case: the first is put away like a dump, the second goes another way
    const desk = await atCheck();
    const dump = [...(desk.journal.streams.get(`${tenant}|${stream}`) ?? [])];
    await desk.give(people.secretary, take('Check#1'));
    const other = new Desk(sha256);
    await atCheck(other);
    await other.give(people.secondSecretary, take('Check#1'));
    const [foreign] = other.journal.streams.get(`${tenant}|${stream}`)?.slice(-1) ?? [];
    // when
    desk.journal.streams.set(`${tenant}|${stream}`, foreign === undefined ? dump : [...dump, foreign]);
    // then
    const read = await desk.handler.loadState(tenant, caseId, people.secretary);
    expect(read?.state.steps['Check#1']?.takenBy).toBe(people.secondSecretary.personId);
  });

  it('leaves what others have folded when somebody asks who may not see the case', async () => {
    const desk = await atCheck();
    const journal = desk.journal;
    const load = journal.load.bind(journal);
    const asked: number[] = [];
    journal.load = async (query) => {
      asked.push(query.afterVersion);
      const loaded = await load(query);
      return query.actor === people.chair.personId
        ? { ...loaded, events: [], version: 0, headHash: zeroHash, headAt: null, personKeys: [] }
        : loaded;
    };
    expect(await desk.handler.loadState(tenant, caseId, people.chair)).toBeNull();
    await desk.handler.loadState(tenant, caseId, people.secretary);
    const version = journal.streams.get(`${tenant}|${stream}`)?.length;
    expect(asked).toEqual([version, version]);
  });

  it('forgets what a destroyed key had opened', async () => {
    const desk = await atCheck();
    for (const key of desk.journal.keys.keys()) desk.journal.keys.delete(key);
    const read = await desk.handler.loadState(tenant, caseId, people.secretary);
    expect(read?.state.personal).toBeNull();
    expect(await desk.give(people.secretary, take('Check#1'))).toMatchObject({ kind: 'done' });
    const comment: CaseCommand = { type: 'AddComment', commentId: 'k', text: 'x' };
    expect(await desk.give(people.secretary, comment)).toMatchObject({ code: 'CASE.ERASED' });
  });

  it.each([0, 1])('changes no answer when it holds %i cases', async (size) => {
    const desk = await atCheck(new Desk(sha256, undefined, size));
    await desk.start({ caseId: 'case-2' as CaseId });
    expect(await desk.give(people.secretary, accept('Check#1'), { seen: fresh })).toMatchObject({
      kind: 'done',
    });
  });
});

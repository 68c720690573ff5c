import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenStep } from '@vinhdanh/contracts';
import {
  awardsThenSchema,
  inboxThenSchema,
  type AwardsThen,
  type InboxThen,
} from '@vinhdanh/contracts/audit';
import { advance, approval } from '../api/support/advance.js';
import { nomination, type Client } from '../api/support/client.js';
import { runJobs } from '../api/support/jobs.js';
import { openAuditOffice, type AuditOffice } from './support/audit-office.js';

const UNIT = 'khoa-hoi-suc';

let world: AuditOffice;
let auditor: Client;
/** The office of the first step, which three cases lay in. */
let desk: OpenStep;
let first: string;
let second: string;
let awarded: string;
/** Moments by the clock of the office, each after the last. */
const moment = { empty: '', one: '', taken: '', decided: '', all: '', open: '', concluded: '' };

/** A moment at which nothing happens: no event has its very millisecond. */
async function now(): Promise<string> {
  const pause = () => new Promise((resolve) => setTimeout(resolve, 5));
  await pause();
  const at = new Date().toISOString();
  await pause();
  return at;
}

/** Through all levels, to the paper of the award and no further. */
async function carryToAward(caseId: string): Promise<void> {
  const { office } = world;
  const last = await advance(
    office,
    caseId,
    ({ level, steps }) => level === 'central' && steps.some(({ elementId }) => elementId.startsWith('a18')),
  );
  const step = last.steps[0]!;
  const publisher = await office.holder(step.role, step.org);
  await publisher.decide(caseId, step, { outcome: step.outcomes[0]!.key });
  await runJobs(office, caseId);
}

/** The award is conferred, which ends the case. */
async function confer(caseId: string): Promise<void> {
  const secretary = await world.office.holder('council-secretary', 'ubnd-tinh');
  await secretary.done(`/cases/${caseId}/messages`, { name: 'conferral-recorded', note: 'Đã trao.' });
  await runJobs(world.office, caseId);
}

beforeAll(async () => {
  world = await openAuditOffice();
  auditor = await world.auditor();
  const officer = await world.office.holder('unit-officer', UNIT);
  const start = async () => (await officer.done('/nominations', nomination(UNIT))).caseId;
  moment.empty = await now();
  first = await start();
  moment.one = await now();
  second = await start();
  desk = (await officer.view(first)).steps[0]!;
  await officer.done(officer.stepPath(first, desk, 'take'), {}, { 'if-match': desk.etag });
  moment.taken = await now();
  const mine = (await officer.view(first)).steps[0]!;
  await officer.decide(first, mine, approval(mine));
  moment.decided = await now();
  awarded = await start();
  moment.all = await now();
  await carryToAward(awarded);
  moment.open = await now();
  await confer(awarded);
  moment.concluded = await now();
  await world.seal();
}, 300_000);
afterAll(() => world?.stop());

const get = async (path: string): Promise<unknown> => {
  const answer = await world.ask(auditor, path);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.body;
};
const inboxAt = async (at: string, more: Readonly<Record<string, string>> = {}): Promise<InboxThen> => {
  const query = new URLSearchParams({ org: desk.org, role: desk.role, at, ...more });
  return inboxThenSchema.parse(await get(`/questions/inbox?${query.toString()}`));
};
const casesAt = async (at: string) => (await inboxAt(at)).items.map(({ caseId }) => caseId);
const awardsAt = async (at: string): Promise<AwardsThen> =>
  awardsThenSchema.parse(await get(`/questions/awards?at=${encodeURIComponent(at)}`));

describe('the inbox of an office at a past moment', () => {
  it('held what had come and was not decided yet, oldest first', async () => {
    expect(await casesAt(moment.empty)).toEqual([]);
    expect(await casesAt(moment.one)).toEqual([first]);
    expect(await casesAt(moment.taken)).toEqual([first, second]);
    expect(await casesAt(moment.decided)).toEqual([second]);
    expect(await casesAt(moment.all)).toEqual([second, awarded]);
  });

  it('says who had taken a step by then, and not before', async () => {
    const [before] = (await inboxAt(moment.one)).items;
    expect(before).toMatchObject({ stepId: desk.stepId, stepName: desk.name, takenBy: null });
    const [taken, other] = (await inboxAt(moment.taken)).items;
    expect(taken).toMatchObject({ caseId: first, takenBy: { name: expect.any(String) } });
    expect(other).toMatchObject({ caseId: second, takenBy: null });
    expect(Date.parse(taken!.since)).toBeLessThan(Date.parse(moment.one));
  });

  it('is given a page at a time', async () => {
    const page = await inboxAt(moment.taken, { limit: '1' });
    expect(page.items.map(({ caseId }) => caseId)).toEqual([first]);
    const rest = await inboxAt(moment.taken, { limit: '1', cursor: page.nextCursor! });
    expect(rest).toMatchObject({ items: [{ caseId: second }], nextCursor: null });
  });

  it('is the same for the same moment in another zone, and names how far the log is counted in', async () => {
    const there = moment.taken.replace('Z', '+00:00');
    const page = await inboxAt(there);
    expect(page).toEqual(await inboxAt(moment.taken));
    const { rows } = await world.office.admin.query(
      `SELECT max(number)::integer AS last FROM vinhdanh.sealed WHERE log = 'record'`,
    );
    expect(page.sealedUpTo).toBeGreaterThanOrEqual(rows[0].last);
  });

  it('of another office held none of them', async () => {
    const page = await inboxAt(moment.taken, { org: 'bv-da-khoa', role: 'council-secretary' });
    expect(page.items).toEqual([]);
  });
});

describe('awards at a past moment', () => {
  it('are counted by kind from when their case was concluded', async () => {
    for (const at of ['2025-12-31T23:59:59+07:00', moment.all, moment.open])
      expect([at, (await awardsAt(at)).kinds]).toEqual([at, []]);
    const { kinds } = await awardsAt(moment.concluded);
    expect(kinds).toEqual([
      {
        awardKind: 'HCLD3',
        nameVi: expect.stringMatching(/Huân chương/),
        nameEn: expect.any(String),
        count: 1,
      },
    ]);
  });
});

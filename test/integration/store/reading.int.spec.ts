import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Journal } from '@vinhdanh/commands';
import {
  createDirectory,
  createHeaderReader,
  createInboxReader,
  createNotices,
  createPostgresJournal,
  createSessions,
  createWakeUps,
  type InboxQuestion,
  type InboxReader,
} from '@vinhdanh/journal-postgres';
import { appendRequest, headAfter, moment, type RequestParts } from './support/requests.js';
import { org, otherTenant, person, tenant, writeSmallOffice } from './support/small-office.js';
import { startStoreDatabase, type StoreDatabase } from './support/store-database.js';

let database: StoreDatabase;
let journal: Journal;
let inbox: InboxReader;

beforeAll(async () => {
  database = await startStoreDatabase();
  await writeSmallOffice(database.admin);
  journal = createPostgresJournal(database.app);
  inbox = createInboxReader(database.app);
});
afterAll(() => database.stop());

/** Starts a case whose first step waits for the council's secretary, due `due` minutes after the start. */
async function waitingCase(
  caseId: string,
  due: number | null,
  parts: Partial<RequestParts> = {},
): Promise<void> {
  const base = appendRequest({ caseId, ...parts });
  const row = {
    ...base.inbox.put[0]!,
    role: 'council-secretary',
    org: org('hospital'),
    dueAt: due === null ? null : moment(due),
  };
  const header = { ...base.header, ...parts.change?.header };
  const outcome = await journal.append({
    ...base,
    header,
    inbox: { put: [row], drop: [] },
    notices: base.notices,
  });
  expect(outcome).toEqual({ kind: 'appended' });
}
const ask = (actor: string, parts: Partial<InboxQuestion> = {}): InboxQuestion => ({
  tenant,
  actor: person(actor),
  tab: 'waiting',
  at: moment(100),
  q: null,
  level: null,
  awardKind: null,
  limit: 3,
  cursor: null,
  ...parts,
});
async function page(question: InboxQuestion): Promise<{ ids: string[]; next: string | null }> {
  const answer = await inbox.page(question);
  if (!answer.ok) throw new Error(answer.error.code);
  return { ids: answer.value.items.map(({ caseId }) => caseId), next: answer.value.nextCursor };
}
async function everything(question: InboxQuestion): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor = question.cursor, pages = 0; pages < 50; pages += 1) {
    const answer: { ids: string[]; next: string | null } = await page({ ...question, cursor });
    ids.push(...answer.ids);
    if (answer.next === null) return ids;
    cursor = answer.next;
  }
  throw new Error('an inbox that does not end');
}

describe('the inbox', () => {
  beforeAll(async () => {
    await waitingCase('c-late', 10);
    await waitingCase('c-same-1', 200);
    await waitingCase('c-same-2', 200);
    await waitingCase('c-same-3', 200);
    await waitingCase('c-no-deadline', null);
    await waitingCase('c-soon', 120);
    const taken = appendRequest({ caseId: 'c-taken' });
    await journal.append({
      ...taken,
      inbox: {
        put: [
          {
            ...taken.inbox.put[0]!,
            role: 'council-secretary',
            org: org('hospital'),
            takenBy: person('colleague'),
          },
        ],
        drop: [],
      },
    });
  });

  it('lists by deadline, then age, then id; without a deadline last; page by page and in one', async () => {
    const order = ['c-late', 'c-soon', 'c-same-1', 'c-same-2', 'c-same-3', 'c-no-deadline'];
    expect(await everything(ask('secretary', { limit: 2 }))).toEqual(order);
    expect(await everything(ask('secretary', { limit: 200 }))).toEqual(order);
  });

  it('neither skips nor repeats a line when cases come in and go between two pages', async () => {
    const first = await page(ask('secretary'));
    await waitingCase('c-between', 50);
    await waitingCase('c-zzz', 300);
    const rest = await everything(ask('secretary', { cursor: first.next }));
    // What came in before the cursor shows on the next visit; nothing that was there is lost or doubled.
    expect([...first.ids, ...rest]).toEqual([
      'c-late',
      'c-soon',
      'c-same-1',
      'c-same-2',
      'c-same-3',
      'c-zzz',
      'c-no-deadline',
    ]);
  });

  it('tells waiting, overdue, collaborating and done apart, and counts them', async () => {
    expect(await everything(ask('secretary', { tab: 'overdue' }))).toEqual(['c-late', 'c-between']);
    expect(await everything(ask('secretary', { tab: 'collaborating' }))).toEqual(['c-taken']);
    expect(await everything(ask('colleague'))).toContain('c-taken');
    expect(await everything(ask('director', { tab: 'collaborating', limit: 100 }))).toContain('c-taken');
    expect(await everything(ask('director'))).toEqual([]);
    expect(await inbox.counts(tenant, person('secretary'), moment(100))).toEqual({
      waiting: 8,
      overdue: 2,
      collaborating: 1,
    });
    expect((await everything(ask('officer', { tab: 'done' }))).sort()).toHaveLength(9);
    expect(await everything(ask('secretary', { tab: 'done' }))).toEqual([]);
  });

  it('shows nothing to a stranger, nor across tenants', async () => {
    for (const tab of ['waiting', 'overdue', 'collaborating', 'done'] as const) {
      expect(await everything(ask('stranger', { tab }))).toEqual([]);
      expect(await everything(ask('secretary', { tab, tenant: otherTenant }))).toEqual([]);
    }
  });

  it.each([
    ['do thi anh', 8],
    ['Đỗ Thị Ánh', 8],
    ['ĐỖ THỊ ÁNH TUYẾT', 8],
    ['HS-2026-c-soon', 1],
    ['hoi suc', 8],
    ['100%', 0],
    ['_', 0],
    ['\\', 0],
  ])('finds "%s" without minding accents, and its wildcards stand for themselves', async (q, count) => {
    expect(await everything(ask('secretary', { q, limit: 100 }))).toHaveLength(count);
  });

  it('filters by level and award kind', async () => {
    expect(await everything(ask('secretary', { level: 'province' }))).toEqual([]);
    expect(
      await everything(ask('secretary', { level: 'unit', awardKind: 'HCLD3', limit: 100 })),
    ).toHaveLength(8);
    expect(await everything(ask('secretary', { awardKind: 'CSTD' }))).toEqual([]);
  });

  it.each([
    ['empty', ''],
    ['no JSON', 'x'],
    ['an empty list', 'W10'],
    ['of numbers', 'WzEsMiwzLDQsNV0'],
    ['with a date that is none', Buffer.from('["infinity","nonsense","a","b","act"]').toString('base64url')],
    ['too long', 'A'.repeat(501)],
  ])('refuses a cursor that is %s', async (_, cursor) => {
    expect(await inbox.page(ask('secretary', { cursor }))).toMatchObject({
      ok: false,
      error: { code: 'CURSOR.BROKEN' },
    });
  });
});

describe('headers, notices and wake-ups', () => {
  it('answers a header to who is on the route, and to nobody else', async () => {
    const headers = createHeaderReader(database.app);
    const request = appendRequest({ caseId: 'h-1' });
    await journal.append(request);
    expect(await headers.header(tenant, 'officer', 'h-1')).toEqual(request.header);
    expect(await headers.header(tenant, 'stranger', 'h-1')).toBeNull();
    expect(await headers.header(otherTenant, 'officer', 'h-1')).toBeNull();
    expect(await headers.openCases(tenant, 'system:rebuild', 'h-0', 5)).toEqual([
      { caseId: 'h-1', version: 1 },
    ]);
  });

  it('rings for a role at an organisation, the newest first, and twice the same is once', async () => {
    const notices = createNotices(database.app);
    const base = appendRequest({ caseId: 'n-1' });
    const notice = (noticeId: string, minutes: number) => ({
      noticeId,
      kind: 'overdue' as const,
      role: 'level-head',
      org: org('hospital'),
      stepName: 'Ký',
      at: moment(minutes),
    });
    await journal.append({ ...base, notices: [notice('a', 1), notice('b', 2), notice('b', 2)] });
    const seen = await notices.latest(tenant, person('director'), 10);
    expect(seen.map(({ noticeId, kind, caseNumber }) => [noticeId, kind, caseNumber])).toEqual([
      ['b', 'overdue', 'HS-2026-n-1'],
      ['a', 'overdue', 'HS-2026-n-1'],
    ]);
    expect(await notices.latest(tenant, person('officer'), 10)).toEqual([]);
  });

  it('keeps one wake-up a case, at its last version, until exactly that was signalled', async () => {
    const wakeUps = createWakeUps(database.app);
    const mine = async () =>
      (await wakeUps.pending(1_000)).filter(({ caseId }) => caseId === 'w-1').map(({ version }) => version);
    const start = appendRequest({ caseId: 'w-1' });
    await journal.append(start);
    await journal.append(appendRequest({ caseId: 'w-1', after: headAfter(start) }));
    expect(await mine()).toEqual([2]);
    await wakeUps.markSignalled(tenant, 'w-1', 1);
    expect(await mine()).toEqual([2]);
    await wakeUps.postpone(tenant, 'w-1', 60_000);
    expect(await mine()).toEqual([]);
    await wakeUps.postpone(tenant, 'w-1', 0);
    expect(await mine()).toEqual([2]);
    await wakeUps.markSignalled(otherTenant, 'w-1', 2);
    expect(await mine()).toEqual([2]);
    await wakeUps.markSignalled(tenant, 'w-1', 2);
    expect(await mine()).toEqual([]);
  });
});

describe('sessions', () => {
  it('last while they are used, end when idle, too old or revoked, and leave no id in the database', async () => {
    const sessions = createSessions(database.app, { idleMs: 15 * 60_000, absoluteMs: 60 * 60_000 });
    const id = await sessions.open(tenant, person('officer'), moment(0));
    expect(await sessions.find(tenant, id, moment(14))).toMatchObject({
      personId: 'officer',
      memberships: [{ role: 'unit-officer', org: 'ward' }],
    });
    expect(await sessions.find(tenant, id, moment(28))).not.toBeNull();
    expect(await sessions.find(tenant, id, moment(44))).toBeNull();
    expect(await sessions.find(otherTenant, id, moment(28))).toBeNull();
    expect(await sessions.find(tenant, `${id}x`, moment(28))).toBeNull();
    const busy = await sessions.open(tenant, person('head'), moment(0));
    for (let minutes = 10; minutes < 60; minutes += 10)
      expect(await sessions.find(tenant, busy, moment(minutes))).not.toBeNull();
    expect(await sessions.find(tenant, busy, moment(60))).toBeNull();
    const left = await sessions.open(tenant, person('head'), moment(0));
    await sessions.revoke(tenant, left, moment(1));
    expect(await sessions.find(tenant, left, moment(1))).toBeNull();
    const { rows } = await database.admin.query(
      `SELECT encode(id_hash, 'escape') AS stored FROM vinhdanh.session`,
    );
    expect(rows.some(({ stored }) => [id, busy, left].includes(stored))).toBe(false);
  });
});

describe('the directory', () => {
  it('knows duties that are valid now, names, and the route of a unit', async () => {
    const directory = createDirectory(database.app);
    expect(await directory.person(tenant, person('retired'))).toMatchObject({
      name: 'Người retired',
      memberships: [],
    });
    expect(await directory.person(tenant, person('nobody'))).toBeNull();
    expect(await directory.people(tenant, [person('head'), person('nobody')])).toEqual([
      { personId: 'head', name: 'Người head', post: 'Cán bộ' },
    ]);
    expect(await directory.routeOf(tenant, org('ward'))).toEqual({
      route: { unit: 'ward', grassroots: 'hospital', province: 'province' },
      agencies: ['police'],
    });
    expect(await directory.routeOf(tenant, org('hospital'))).toBeNull();
    expect(await directory.account(tenant, 'nobody')).toBeNull();
    expect(await directory.personas(tenant)).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { newCase } from '@vinhdanh/awards';
import { rehydrate } from '@vinhdanh/commands';
import { inboxRows, standingAward, type InboxRow } from '@vinhdanh/projections';
import type { OrgId, TenantId } from '@vinhdanh/kernel';
import {
  awardsAt,
  caseStatistics,
  inboxAt,
  searchCases,
  type CaseQuestion,
  type PastInboxLine,
} from '@vinhdanh/projections-postgres';
import { tenant } from '../../support/demo-office.js';
import { RecordReader, type RecordedCase } from '../../support/record.js';
import { MASTER_KEY } from '../commands/support/office-database.js';
import { startProjectedOffice, type ProjectedOffice } from './support/projected-office.js';

const elsewhere = 'song-hong' as TenantId;

let office: ProjectedOffice;
let cases: readonly RecordedCase[];
let models: Awaited<ReturnType<RecordReader['models']>>;
beforeAll(async () => {
  office = await startProjectedOffice();
  await office.seed(6_000);
  await office.seal();
  await office.follow();
  const reader = new RecordReader(office.urls.admin, MASTER_KEY);
  [cases, models] = [await reader.cases(), await reader.models()];
  await reader.close();
});
afterAll(() => office?.stop(), 30_000);

/** The state of a case as it had been recorded by a time, from its events alone; null before it began. */
function stateAt({ caseId, events }: RecordedCase, at: string) {
  const then = events.filter((event) => event.at <= at);
  return then.length === 0 ? null : rehydrate(newCase(caseId), then, () => null).state;
}
const foldedInbox = (at: string, org: string, role: string): (InboxRow & { caseId: string })[] =>
  cases.flatMap((each) => {
    const state = stateAt(each, at);
    if (state === null) return [];
    return inboxRows(models.get(state.bundleHash)!, state)
      .filter((row) => row.org === org && row.role === role)
      .map((row) => ({ ...row, caseId: each.caseId }));
  });

async function allOfInbox(at: string, org: string, role: string, limit: number): Promise<PastInboxLine[]> {
  const lines: PastInboxLine[] = [];
  for (let cursor: string | null = null; ;) {
    const page = await inboxAt(office.auditor, { tenant, org: org as OrgId, role, at, limit, cursor });
    if (!page.ok) throw new Error(page.error.code);
    lines.push(...page.value.items);
    cursor = page.value.nextCursor;
    if (cursor === null) return lines;
    expect(page.value.items).toHaveLength(limit);
  }
}

describe('what lay in an inbox', () => {
  const offices = [
    ['bv-da-khoa', 'council-secretary'],
    ['so-y-te', 'department-head'],
    ['ubnd-tinh', 'province-chair'],
    ['khoa-hoi-suc', 'unit-officer'],
  ] as const;

  it('at a moment is what a fold of the record finds there, page by page', async () => {
    const times = cases
      .flatMap(({ events }) => events.map(({ at }) => at))
      .sort()
      .filter((_, n, all) => n % Math.floor(all.length / 12) === 0);
    let lines = 0;
    for (const [org, role] of offices)
      for (const at of times) {
        const found = await allOfInbox(at, org, role, 7);
        const folded = foldedInbox(at, org, role);
        const key = (row: { caseId: string; stepId: string; duty: string }) =>
          `${row.caseId} ${row.stepId} ${row.duty}`;
        expect(found.map(key).sort()).toEqual(folded.map(key).sort());
        for (const line of found) {
          const { caseId: _, ...row } = folded.find((each) => key(each) === key(line))!;
          expect(line).toMatchObject(row);
        }
        expect(found.map(({ since }) => since)).toEqual(found.map(({ since }) => since).sort());
        lines += found.length;
      }
    expect(lines).toBeGreaterThan(50);
  });

  it('counts the event of that very moment in, and nothing before the first', async () => {
    const [first] = cases.flatMap(({ events }) => events.map(({ at }) => at)).sort();
    const before = new Date(Date.parse(first!) - 1).toISOString();
    for (const [org, role] of offices) expect(await allOfInbox(before, org, role, 10)).toEqual([]);
    const at = cases[0]!.events[0]!.at;
    expect(stateAt(cases[0]!, at)).not.toBeNull();
  });

  it('names what is sealed and counted in, and no other tenant’s', async () => {
    const question = { org: 'bv-da-khoa' as OrgId, role: 'council-secretary', at: new Date().toISOString() };
    const page = await inboxAt(office.auditor, { tenant, ...question, limit: 5, cursor: null });
    const { rows } = await office.admin.query(
      `SELECT size::integer FROM vinhdanh.log_head WHERE log = 'record'`,
    );
    expect(page).toMatchObject({ ok: true, value: { sealedUpTo: rows[0].size } });
    const foreign = await inboxAt(office.auditor, { tenant: elsewhere, ...question, limit: 5, cursor: null });
    expect(foreign).toMatchObject({ ok: true, value: { items: [], nextCursor: null } });
  });

  it.each([
    '',
    'x',
    'a'.repeat(501),
    Buffer.from('["2026-13-41T00:00:00.000Z","","",""]').toString('base64url'),
    Buffer.from('[1,2,3,4]').toString('base64url'),
  ])('refuses the cursor %j', async (cursor) => {
    const question = {
      tenant,
      org: 'so-y-te' as OrgId,
      role: 'clerk',
      at: new Date().toISOString(),
      limit: 5,
    };
    expect(await inboxAt(office.auditor, { ...question, cursor })).toMatchObject({
      ok: false,
      error: { code: 'CURSOR.BROKEN' },
    });
    expect(
      await searchCases(office.auditor, { tenant, q: null, status: null, awardKind: null, limit: 5, cursor }),
    ).toMatchObject({ ok: false });
  });
});

describe('awards', () => {
  it('that stood at the end of a year are those that a fold finds, by kind', async () => {
    for (const at of ['2025-03-31T16:59:59.999Z', '2025-12-31T16:59:59.999Z', new Date().toISOString()]) {
      const counts = new Map<string, number>();
      for (const each of cases) {
        const state = stateAt(each, at);
        const award = state === null ? null : standingAward(state);
        if (award !== null) counts.set(award.awardKind, (counts.get(award.awardKind) ?? 0) + 1);
      }
      const { kinds } = await awardsAt(office.auditor, tenant, at);
      expect(kinds).toEqual([...counts].sort().map(([awardKind, count]) => ({ awardKind, count })));
    }
    expect((await awardsAt(office.auditor, tenant, new Date().toISOString())).kinds.length).toBe(2);
  });
  it('of another tenant are none', async () => {
    expect((await awardsAt(office.auditor, elsewhere, new Date().toISOString())).kinds).toEqual([]);
  });
});

describe('statistics', () => {
  it('count each case once, by the month in which it began', async () => {
    const { cells } = await caseStatistics(office.auditor, {
      tenant,
      counted: 'started',
      from: '2025-01-01',
      to: '2027-01-01',
    });
    expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(cases.length);
    expect(new Set(cells.map(({ month }) => month)).size).toBeGreaterThan(6);
    const ended = await caseStatistics(office.auditor, {
      tenant,
      counted: 'concluded',
      from: '2025-01-01',
      to: '2027-01-01',
    });
    expect(ended.cells.reduce((sum, { count }) => sum + count, 0)).toBe(
      cases.filter(({ state }) => state.status === 'concluded').length,
    );
  });
});

describe('the list of cases', () => {
  const ask: CaseQuestion = { tenant, q: null, status: null, awardKind: null, limit: 25, cursor: null };
  const all = async (question: CaseQuestion) => {
    const items = [];
    for (let { cursor } = question; ;) {
      const page = await searchCases(office.auditor, { ...question, cursor });
      if (!page.ok) throw new Error(page.error.code);
      items.push(...page.value.items);
      cursor = page.value.nextCursor;
      if (cursor === null) return items;
    }
  };

  it('shows every case once, newest first, and goes on where it was while others come', async () => {
    const found = await all(ask);
    expect(found).toHaveLength(cases.length);
    expect(new Set(found.map(({ caseId }) => caseId)).size).toBe(cases.length);
    expect(found.map(({ startedAt }) => startedAt)).toEqual(
      found
        .map(({ startedAt }) => startedAt)
        .sort()
        .reverse(),
    );
    const first = await searchCases(office.auditor, { ...ask, limit: 10 });
    if (!first.ok) throw new Error(first.error.code);
    await office.seed(200, 'Z');
    await office.seal();
    await office.follow();
    const second = await searchCases(office.auditor, { ...ask, limit: 10, cursor: first.value.nextCursor });
    expect(second).toMatchObject({ ok: true });
    if (second.ok)
      expect(
        second.value.items.every(({ startedAt }) => startedAt <= first.value.items.at(-1)!.startedAt),
      ).toBe(true);
  });

  it('is narrowed by status and kind', async () => {
    const open = await all({ ...ask, status: 'open' });
    expect(open.length).toBeGreaterThan(5);
    expect(open.every(({ status }) => status === 'open')).toBe(true);
    const kind = await all({ ...ask, status: 'concluded', awardKind: 'HCLD3' });
    expect(kind.length).toBeGreaterThan(2);
    expect(kind.every((each) => each.awardKind === 'HCLD3' && each.status === 'concluded')).toBe(true);
  });

  it('finds numbers, names and units, with and without accents, also cut short', async () => {
    const [one] = await all({ ...ask, limit: 1, q: 'HS-M-000042' });
    expect(one).toMatchObject({ caseNumber: 'HS-M-000042' });
    const words = one!.nomineeName!.split(' ');
    for (const q of [
      one!.nomineeName!,
      words.at(-1)!.toUpperCase(),
      `${words[0]!.slice(0, 2)} 42`,
      'hồi sức 000042',
      'hoi suc hs-m-000042',
    ])
      expect((await all({ ...ask, q })).map(({ caseNumber }) => caseNumber)).toContain('HS-M-000042');
    for (const q of [
      'HS-M-000042x',
      'không có ai tên này',
      `'; DROP TABLE case_list; --`,
      '&|!:*<->()',
      '\\',
    ])
      expect([q, (await all({ ...ask, q })).length]).toEqual([
        q,
        q === '&|!:*<->()' || q === '\\' ? (await all(ask)).length : 0,
      ]);
  });

  it('shows nothing of another tenant', async () => {
    expect(await all({ ...ask, tenant: elsewhere })).toEqual([]);
    expect(await all({ ...ask, tenant: elsewhere, q: 'hoi suc' })).toEqual([]);
  });
});

describe(`with many cases no question reads a table from end to end`, () => {
  const CASES = 30_000;
  const plans: string[] = [];
  let client: pg.PoolClient;
  const pool = { query: (query: pg.QueryConfig) => client.query(query) } as unknown as pg.Pool;
  const small = new Set(['projection_checkpoint', 'case_statistic']);

  beforeAll(async () => {
    // Every name begins with a common word; one in some hundreds has a rare one.
    await office.admin.query(`
      INSERT INTO vinhdanh.case_list (tenant, case_id, started_at, updated_at, version, dossier_revision, case_number, award_kind,
          subject_kind, nominee_id, nominee_name, status, level, step_names, orgs, bundle_hash)
        SELECT '${tenant}', 'x' || n, now() - n * interval '1 minute', now(), 1, 1, 'X-' || n, CASE n % 400 WHEN 0 THEN 'RARE' ELSE 'HCLD3' END,
               'individual', 'n' || n, 'Nguyễn', CASE n % 300 WHEN 0 THEN 'open' ELSE 'concluded' END, 'unit', '{}', '{}', 'b'
          FROM generate_series(1, ${CASES}) n;
      INSERT INTO vinhdanh.case_search (tenant, case_id, words)
        SELECT '${tenant}', 'x' || n, array_to_tsvector(ARRAY['nguyen', 'x-' || n, CASE n % 700 WHEN 0 THEN 'hiem' ELSE 'thuong' END])
          FROM generate_series(1, ${CASES}) n;
      INSERT INTO vinhdanh.award_period (tenant, case_id, from_at, until_at, award_kind, subject_kind)
        SELECT '${tenant}', 'x' || n, now() - n * interval '1 hour', 'infinity', 'HCLD3', 'individual' FROM generate_series(1, ${CASES}) n`);
    // An office that has had a case for a day each hour for years: a few dozen at any moment.
    const { periodNode } = await import('@vinhdanh/projections');
    const now = Date.now();
    const rows = Array.from({ length: CASES }, (_, n) => {
      const from = new Date(now - (n + 24) * 3_600_000).toISOString();
      const until = new Date(now - n * 3_600_000).toISOString();
      return { n, from, until, node: periodNode(from, until) };
    });
    await office.admin.query(
      `INSERT INTO vinhdanh.inbox_period (tenant, case_id, step_id, duty, from_at, until_at, node, since, step_revision, element_id,
           step_name, level, role, org)
         SELECT '${tenant}', 'x' || r.n, 's', 'act', r.from, r.until, r.node, r.from, 1, 'e', 's', 'province', 'secretary', 'busy'
           FROM json_to_recordset($1) AS r(n integer, "from" timestamptz, until timestamptz, node integer)`,
      [JSON.stringify(rows)],
    );
    await office.admin.query(
      'ANALYZE vinhdanh.case_list, vinhdanh.case_search, vinhdanh.award_period, vinhdanh.inbox_period',
    );
    await office.admin.query('VACUUM vinhdanh.award_period');
    client = await office.admin.connect();
    client.on('notice', ({ message }) => void plans.push(message ?? ''));
    for (const statement of [
      `LOAD 'auto_explain'`,
      'SET auto_explain.log_min_duration = 0',
      'SET auto_explain.log_analyze = on',
      'SET auto_explain.log_nested_statements = on',
      `SET auto_explain.log_level = 'notice'`,
      'SET ROLE vinhdanh_auditor',
    ])
      await client.query(statement);
  });
  afterAll(() => client?.release(true));

  const scanned = (): string[] =>
    plans
      .flatMap((plan) => [...plan.matchAll(/Seq Scan on (\w+)/g)].map((match) => match[1]!))
      .filter((table) => !small.has(table));
  /** Rows that were looked up, whether or not they were shown afterwards; a bitmap holds places of rows, not rows. */
  const rowsRead = (): number =>
    plans
      .join('\n')
      .split('\n')
      .filter((line) => /(Index|Bitmap Heap).* Scan/.test(line) && !line.includes('Bitmap Index'))
      .reduce((sum, line) => {
        const [, rows = '0', loops = '1'] =
          /actual time=[\d.]+ rows=([\d.]+) loops=(\d+)/.exec(line) ??
          /rows=([\d.]+) loops=(\d+)/.exec(line) ??
          [];
        return sum + Number(rows) * Number(loops);
      }, 0);
  const list = (more: Partial<CaseQuestion>) => () =>
    searchCases(pool, { tenant, q: null, status: null, awardKind: null, limit: 50, cursor: null, ...more });
  const middle = new Date(Date.now() - (CASES / 2) * 3_600_000).toISOString();

  const questions: readonly (readonly [string, () => Promise<unknown>, number])[] = [
    ['the newest cases', list({}), 60],
    ['open ones', list({ status: 'open' }), 200],
    ['of a kind', list({ awardKind: 'RARE' }), 200],
    ['a rare word', list({ q: 'hiem' }), 400],
    ['a common word', list({ q: 'nguyen' }), 6_000],
    ['a word cut short', list({ q: 'x-1234' }), 100],
    [
      'an inbox in the middle of its history',
      () =>
        inboxAt(pool, {
          tenant,
          org: 'busy' as OrgId,
          role: 'secretary',
          at: middle,
          limit: 50,
          cursor: null,
        }),
      400,
    ],
    [
      'awards long ago',
      () => awardsAt(pool, tenant, new Date(Date.now() - (CASES - 200) * 3_600_000).toISOString()),
      700,
    ],
  ];

  it.each(questions)('%s', async (_, ask, rowsMax) => {
    for (let n = 0; n < 8; n++) await ask();
    plans.length = 0;
    const answer = (await ask()) as { value?: { items: unknown[] } };
    if (answer.value !== undefined) expect(answer.value.items.length).toBeGreaterThan(0);
    expect(plans.length).toBeGreaterThan(0);
    expect(scanned()).toEqual([]);
    expect(rowsRead()).toBeLessThanOrEqual(rowsMax);
  });

  it('would notice one that does', async () => {
    plans.length = 0;
    await client.query(`SELECT set_config('vinhdanh.tenant', $1, false)`, [tenant]);
    await client.query(`SELECT count(*) FROM vinhdanh.case_list WHERE level = 'nowhere'`);
    expect(scanned()).toEqual(['case_list']);
  });
});

import { Controller, Get, Module } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { compose, createApp, Reads } from '@vinhdanh/audit';
import { accessPageSchema } from '@vinhdanh/contracts/audit';
import { describeOperation, OnlyRole } from '@vinhdanh/http-platform';
import { auditConfigSchema, createLogger, loadConfig } from '@vinhdanh/platform';
import { problemOf, type Answered, type Client } from '../api/support/client.js';
import { openAuditOffice, type AuditOffice } from './support/audit-office.js';
import { addressOf, askRoute as askOfCase, isOfCase, routes, type Route } from './support/routes.js';
import { walkCase, type WalkedCase } from './support/walked-case.js';

let world: AuditOffice;
let auditor: Client;
let walked: WalkedCase;

interface Noted {
  readonly kind: string;
  readonly case_id: string | null;
  readonly operation: string;
  readonly actor: string;
  readonly role: string;
  readonly org: string;
  readonly details: string;
  readonly request_id: string;
}
const noted = async (): Promise<readonly Noted[]> =>
  (await world.office.admin.query<Noted>('SELECT * FROM vinhdanh.access_log ORDER BY position')).rows;

const askRoute = (client: Client, route: Route): Promise<Answered> =>
  askOfCase(world, client, route, walked.caseId);

beforeAll(async () => {
  world = await openAuditOffice();
  auditor = await world.auditor();
  walked = await walkCase(world.office);
  await world.seal();
}, 240_000);
afterAll(() => world?.stop());

describe('who may ask', () => {
  it('nobody without a session', async () => {
    for (const route of routes) {
      const { method, path } = route;
      const address = addressOf(route, walked.caseId);
      const response = await fetch(`${world.office.url}/audit/v1${address}`, { method });
      expect([path, response.status, (await response.json()) as object]).toMatchObject([
        path,
        401,
        { code: 'SESSION.REQUIRED' },
      ]);
    }
  });
  it('nobody who is not an auditor, whatever else he is', async () => {
    for (const route of routes) {
      const problem = problemOf(await askRoute(walked.secretary, route));
      expect([route.path, problem.code, problem.status]).toEqual([route.path, 'AUTH.NOT_ALLOWED', 403]);
    }
    expect(await noted()).toEqual([]);
  });
  it('the auditor, on every route', async () => {
    for (const route of routes)
      expect([route.path, (await askRoute(auditor, route)).status]).toEqual([route.path, 200]);
  });
  it('not an auditor whose duty has ended', async () => {
    const former = await world.office.as('ma-thi-du');
    await world.office.admin.query(
      `INSERT INTO vinhdanh.role_assignment (tenant, person, org, role, valid_from, valid_to)
       VALUES ('lam-giang', 'ma-thi-du', 'thanh-tra-tinh', 'auditor', '2020-01-01Z', '2024-01-01Z')`,
    );
    expect(problemOf(await world.ask(former, '/cases'))).toMatchObject({ code: 'AUTH.NOT_ALLOWED' });
  });
  it('not with another site behind the click, nor without the token', async () => {
    const path = `/cases/${walked.caseId}/events/1/redecision`;
    const cross = await world.ask(auditor, path, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(problemOf(cross)).toMatchObject({ code: 'CSRF.MISSING', status: 403 });
    const bare = await world.ask(auditor, path, { method: 'POST', headers: { 'x-csrf-token': 'x' } });
    expect(problemOf(bare)).toMatchObject({ code: 'CSRF.MISSING', status: 403 });
  });
});

describe('the access log', () => {
  it('has one note for each look, of what kind, by whom, in which role', async () => {
    for (const route of routes) {
      const before = (await noted()).length;
      await askRoute(auditor, route);
      const [note, ...more] = (await noted()).slice(before);
      expect([route.path, more]).toEqual([route.path, []]);
      expect(note).toMatchObject({
        operation: route.operation?.id,
        actor: 'tong-khanh-van',
        role: 'auditor',
        org: 'thanh-tra-tinh',
        request_id: expect.stringMatching(/.{8,}/),
      });
      expect([route.path, note?.case_id]).toEqual([route.path, isOfCase(route) ? walked.caseId : null]);
    }
    const kinds = new Set((await noted()).map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual([
      'access-log',
      'case',
      'export',
      'personal',
      'question',
      'search',
      'verification',
    ]);
  });

  it('has no word of what was searched for, and the cases that were shown', async () => {
    await world.ask(auditor, `/cases?q=${encodeURIComponent('Ánh Tuyết')}`);
    const note = (await noted()).at(-1)!;
    expect(JSON.parse(note.details)).toEqual({
      awardKind: null,
      cases: [walked.caseId],
      status: null,
      words: true,
    });
  });

  it('notes nothing of what was refused before it was looked at', async () => {
    const before = (await noted()).length;
    for (const path of ['/cases/c-nobody', '/cases?limit=0', `/cases/${walked.caseId}/state?version=1&at=x`])
      expect((await world.ask(auditor, path)).status).toBeGreaterThanOrEqual(400);
    expect(await noted()).toHaveLength(before);
  });

  it('is shown newest first, of one case or one person, a page at a time, with its number once it is sealed', async () => {
    await world.seal();
    const list = async (query: string) =>
      accessPageSchema.parse((await world.ask(auditor, `/access-log?${query}`)).body);
    const first = await list('limit=2');
    expect(first.items).toHaveLength(2);
    // The look at the list is on the list, and waits for its seal.
    expect(first.items[0]).toMatchObject({ operation: 'listAccesses', sealedNumber: null });
    expect(first.items[1]?.sealedNumber).toEqual(expect.any(Number));
    const next = await list(`limit=2&cursor=${first.nextCursor}`);
    expect(next.items[0]!.sealedNumber).toBe(first.items[1]!.sealedNumber! - 1);
    const ofCase = await list(`caseId=${walked.caseId}&limit=200`);
    expect(new Set(ofCase.items.map(({ caseId }) => caseId))).toEqual(new Set([walked.caseId]));
    expect(ofCase.items[0]).toMatchObject({
      caseNumber: walked.view.caseNumber,
      person: { personId: 'tong-khanh-van', name: 'Tống Khánh Vân', post: expect.any(String) },
    });
    expect((await list('person=nobody')).items).toEqual([]);
    expect((await list(`person=tong-khanh-van&caseId=${walked.caseId}&limit=1`)).items).toHaveLength(1);
  });

  it('shows who read personal data and who took a pack, and of which cases', async () => {
    await world.ask(auditor, `/cases/${walked.caseId}/state`);
    await world.ask(auditor, '/packs', { method: 'POST', body: { caseIds: [walked.caseId] } });
    const { items } = accessPageSchema.parse((await world.ask(auditor, '/access-log?limit=3')).body);
    expect(items).toMatchObject([
      { kind: 'access-log', operation: 'listAccesses', caseId: null },
      { kind: 'export', operation: 'makePack', caseId: walked.caseId },
      { kind: 'personal', operation: 'readState', caseId: walked.caseId },
    ]);
    for (const { person, role, at } of items) {
      expect([person.personId, role]).toEqual(['tong-khanh-van', 'auditor']);
      expect(Math.abs(Date.now() - Date.parse(at))).toBeLessThan(60_000);
    }
  });

  it('is sealed: every note has its leaf', async () => {
    await world.seal();
    const { rows } = await world.office.admin.query(
      `SELECT count(*)::integer AS notes, count(s.number)::integer AS sealed FROM vinhdanh.access_log a
         LEFT JOIN vinhdanh.sealed s ON s.log = 'access' AND s.version = a.position AND s.hash = a.hash`,
    );
    expect(rows[0].notes).toBeGreaterThan(20);
    expect(rows[0].sealed).toBe(rows[0].notes);
  });

  it('that cannot be written keeps everything closed', async () => {
    await world.office.admin.query(
      'REVOKE EXECUTE ON FUNCTION vinhdanh.record_access FROM vinhdanh_access_recorder',
    );
    try {
      for (const route of routes) {
        const answer = await askRoute(auditor, route);
        const problem = problemOf(answer);
        expect([route.path, problem.code, problem.status]).toEqual([route.path, 'ACCESS.NOT_RECORDED', 503]);
        expect(JSON.stringify(answer.body)).not.toContain('Tuyết');
      }
    } finally {
      await world.office.admin.query(
        'GRANT EXECUTE ON FUNCTION vinhdanh.record_access TO vinhdanh_access_recorder',
      );
    }
  });

  it('cannot be forgotten: an answer without a note does not leave', async () => {
    @Controller('forgetful')
    @OnlyRole('auditor')
    class ForgetfulController {
      @Get()
      @Reads('personal')
      @describeOperation({ id: 'forget', tag: 'x', summary: 'x', status: 200, answer: null })
      read(): { readonly name: string } {
        return { name: 'Đỗ Thị Ánh Tuyết' };
      }
    }
    @Module({ controllers: [ForgetfulController] })
    class Forgetful {}
    const config = loadConfig(auditConfigSchema, { ...world.env, AUDIT_PORT: '0' });
    if (!config.ok) throw new Error(JSON.stringify(config.errors));
    const composition = compose(config.value, createLogger('audit', 'silent'));
    const app = await createApp(composition.adapters, [Forgetful]);
    try {
      await app.listen(0, '127.0.0.1');
      const answer = await fetch(`${await app.getUrl()}/audit/v1/forgetful`, {
        headers: { cookie: auditor.cookie },
      });
      const text = await answer.text();
      expect([answer.status, JSON.parse(text) as object]).toMatchObject([500, { code: 'DEFECT' }]);
      expect(text).not.toContain('Tuyết');
    } finally {
      await app.close();
      await composition.close();
    }
  });
});

describe('the audit service', () => {
  it('logs ids, routes and times, and nothing personal', async () => {
    for (const route of routes) await askRoute(auditor, route);
    const text = world.lines.join('');
    expect(text).toContain('/audit/v1/cases/:caseId/state');
    for (const word of ['Tuyết', 'Điều dưỡng', 'Hai sáng kiến', 'Báo cáo', 'Thiếu số quyết định'])
      expect(text).not.toContain(word);
  });

  it('has changed nothing but the access log', async () => {
    const counts = async () => {
      const { rows } = await world.office.admin.query<{ line: string }>(
        `SELECT relname || ' ' || n_tup_ins || ' ' || n_tup_upd || ' ' || n_tup_del AS line
           FROM pg_stat_user_tables WHERE schemaname = 'vinhdanh' AND relname NOT IN ('access_log', 'session')
          ORDER BY relname`,
      );
      return rows.map(({ line }) => line);
    };
    await world.office.admin.query('SELECT pg_stat_force_next_flush()');
    const before = await counts();
    for (const route of routes) await askRoute(auditor, route);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await world.office.admin.query('SELECT pg_stat_clear_snapshot()');
    expect(await counts()).toEqual(before);
  });

  it('shows nothing of an erased person, whatever it had read before', async () => {
    const path = `/cases/${walked.caseId}/state`;
    expect(JSON.stringify((await world.ask(auditor, path)).body)).toContain('Tuyết');
    const destroyed = 'UPDATE vinhdanh.person_key SET wrapped = NULL, destroyed_at = now()';
    await world.office.admin.query(destroyed);
    const state = (await world.ask(auditor, path)).body as { readable: boolean };
    expect(state.readable).toBe(false);
    for (const other of [path, `/cases/${walked.caseId}`, `/cases/${walked.caseId}/events/1/why`])
      expect(JSON.stringify((await world.ask(auditor, other)).body)).not.toMatch(/Tuyết|Hai sáng kiến/);
    const answer = await world.ask(auditor, `/cases/${walked.caseId}/events/1/redecision`, {
      method: 'POST',
    });
    expect(answer.body).toEqual({ kind: 'unreadable' });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runApi, type RunningApi } from '@vinhdanh/api';
import { runAudit, type RunningAudit } from '@vinhdanh/audit';
import {
  accessPageSchema,
  auditCasesPageSchema,
  auditRefusalsPageSchema,
  inboxThenSchema,
} from '@vinhdanh/contracts/audit';
import { apiConfigSchema, auditConfigSchema, createLogger, loadConfig } from '@vinhdanh/platform';
import { Client, nomination, problemOf } from '../api/support/client.js';
import { seed } from '../api/support/office.js';
import { auditorPersona, openAuditOffice, type AuditOffice } from './support/audit-office.js';
import { addressOf, askRoute, isOfCase, routes } from './support/routes.js';
import { walkCase, type WalkedCase } from './support/walked-case.js';

const ELSEWHERE = 'song-hong';
/** Whoever starts cases in the second tenant. */
const OFFICER = 'nguyen-thu-ha';

let world: AuditOffice;
/** The API and the audit service of the other tenant, on the same database. */
let otherApi: RunningApi;
let otherAudit: RunningAudit;
let auditor: Client;
/** The other tenant's auditor, who has the same name and the same duty there. */
let otherAuditor: Client;
let walked: WalkedCase;
let foreignCase: string;

type Loaded<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: unknown };
function read<T>(config: Loaded<T>): T {
  if (!config.ok) throw new Error(JSON.stringify(config.errors));
  return config.value;
}
const notes = async (tenant: string): Promise<number> => {
  const { rows } = await world.office.admin.query(
    'SELECT count(*)::integer AS notes FROM vinhdanh.access_log WHERE tenant = $1',
    [tenant],
  );
  return rows[0].notes;
};

beforeAll(async () => {
  world = await openAuditOffice();
  const { office } = world;
  await seed(office.postgres, office.env['MASTER_KEY']!, ELSEWHERE);
  const silent = createLogger('test', 'silent');
  const env = { ...world.env, TENANT: ELSEWHERE, AUDIT_PORT: '0' };
  otherAudit = await runAudit(read(loadConfig(auditConfigSchema, env)), silent);
  otherApi = await runApi(read(loadConfig(apiConfigSchema, { ...env, AUDIT_URL: otherAudit.url })), silent);
  auditor = await world.auditor();
  otherAuditor = await Client.signIn(otherApi.url, auditorPersona);
  walked = await walkCase(office);
  const officer = await Client.signIn(otherApi.url, OFFICER);
  foreignCase = (await officer.done('/nominations', nomination('khoa-hoi-suc'))).caseId;
  await world.seal();
}, 300_000);
afterAll(async () => {
  await otherApi?.stop();
  await otherAudit?.stop();
  await world?.stop();
});

describe('two tenants in one database', () => {
  it('each have an auditor, who reads the own cases on every route', async () => {
    for (const route of routes) {
      expect([route.path, (await askRoute(world, auditor, route, walked.caseId)).status]).toEqual([
        route.path,
        200,
      ]);
      expect([route.path, (await askRoute(world, otherAuditor, route, foreignCase)).status]).toEqual([
        route.path,
        200,
      ]);
    }
  });

  it('take no session of each other, on no route, whatever duty it has', async () => {
    const before = [await notes('lam-giang'), await notes(ELSEWHERE)];
    const sides = [
      { urls: [world.office.url, world.audit.url], client: otherAuditor },
      { urls: [otherApi.url, otherAudit.url], client: auditor },
    ];
    for (const { urls, client } of sides)
      for (const url of urls)
        for (const route of routes)
          for (const caseId of [walked.caseId, foreignCase]) {
            const { method, path } = route;
            const response = await fetch(`${url}/audit/v1${addressOf(route, caseId)}`, {
              method,
              headers: {
                cookie: client.cookie,
                'x-csrf-token': client.session.csrfToken,
                'content-type': 'application/json',
              },
              ...(path.endsWith('/packs') ? { body: JSON.stringify({ caseIds: [caseId] }) } : {}),
            });
            expect([path, response.status, await response.json()]).toMatchObject([
              path,
              401,
              { code: 'SESSION.REQUIRED' },
            ]);
          }
    expect([await notes('lam-giang'), await notes(ELSEWHERE)]).toEqual(before);
  });

  it('know no case of each other, on every route that asks for one', async () => {
    const before = await notes('lam-giang');
    for (const route of routes.filter(isOfCase)) {
      const problem = problemOf(await askRoute(world, auditor, route, foreignCase));
      expect([route.path, problem.code, problem.status]).toEqual([route.path, 'CASE.NOT_FOUND', 404]);
      const back = problemOf(await askRoute(world, otherAuditor, route, walked.caseId));
      expect([route.path, back.code]).toEqual([route.path, 'CASE.NOT_FOUND']);
    }
    const both = await world.ask(auditor, '/packs', {
      method: 'POST',
      body: { caseIds: [walked.caseId, foreignCase] },
    });
    expect(problemOf(both)).toMatchObject({ status: 404, code: 'CASE.NOT_FOUND' });
    expect(await notes('lam-giang')).toBe(before);
  });

  it('see nothing of each other in any list', async () => {
    const list = async (path: string, client: Client) => (await world.ask(client, path)).body;
    for (const [client, own] of [
      [auditor, walked.caseId],
      [otherAuditor, foreignCase],
    ] as const) {
      const cases = auditCasesPageSchema.parse(await list('/cases', client));
      expect(cases.items.map(({ caseId }) => caseId)).toEqual([own]);
      const named = auditCasesPageSchema.parse(await list('/cases?q=anh%20tuyet', client));
      expect(named.items.map(({ caseId }) => caseId)).toEqual([own]);
      const accesses = accessPageSchema.parse(await list('/access-log?limit=200', client));
      const seen = new Set(accesses.items.flatMap(({ caseId }) => caseId ?? []));
      expect([...seen]).toEqual([own]);
      const now = encodeURIComponent(new Date().toISOString());
      const unit = `org=khoa-hoi-suc&role=unit-head&at=${now}`;
      const offices = [unit, unit.replace('unit-head', 'unit-officer')];
      for (const office of offices) {
        const inbox = inboxThenSchema.parse(await list(`/questions/inbox?${office}`, client));
        expect(inbox.items.filter(({ caseId }) => caseId !== own)).toEqual([]);
      }
    }
    const foreign = accessPageSchema.parse(await list(`/access-log?caseId=${foreignCase}`, auditor));
    expect(foreign.items).toEqual([]);
    // The one refused attempt is the first tenant's.
    const path = (caseId: string) => `/cases/${caseId}/refusals`;
    expect(
      auditRefusalsPageSchema.parse(await list(path(walked.caseId), auditor)).items.length,
    ).toBeGreaterThan(0);
    expect(auditRefusalsPageSchema.parse(await list(path(foreignCase), otherAuditor)).items).toEqual([]);
  });

  it('verify each their own record, under the log that they share', async () => {
    for (const client of [auditor, otherAuditor]) {
      const response = await fetch(`${client.url}/audit/v1/verification`, {
        headers: { cookie: client.cookie },
      });
      const report = (await response.text()).split('event: report\ndata: ')[1]!;
      expect(JSON.parse(report)).toMatchObject({ verdict: 'verified', counts: { cases: 1 } });
    }
  });
});

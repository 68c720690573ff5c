import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditReportSchema } from '@vinhdanh/contracts/audit';
import { runVinhdanh } from '../../support/run-vinhdanh.js';
import { nomination, type Client } from '../api/support/client.js';
import { openAuditOffice, type AuditOffice } from '../audit/support/audit-office.js';
import { walkCase, type WalkedCase } from '../audit/support/walked-case.js';

let world: AuditOffice;
let auditor: Client;
let walked: WalkedCase;
const { name } = nomination('').personal;

const ask = (path: string) => world.ask(auditor, path);
/** Everything that the audit service says of the case, as text. */
async function said(): Promise<string> {
  const { caseId } = walked;
  const paths = ['', '/events?limit=200', '/state', '/difference?from=1&to=2', '/events/1/why', '/refusals'];
  const answers = await Promise.all(paths.map((path) => ask(`/cases/${caseId}${path}`)));
  for (const [n, { status }] of answers.entries()) expect([paths[n], status]).toEqual([paths[n], 200]);
  const found = await ask(`/cases?q=${encodeURIComponent(name)}`);
  return JSON.stringify([answers.map(({ body }) => body), found.body]);
}

beforeAll(async () => {
  world = await openAuditOffice();
  auditor = await world.auditor();
  walked = await walkCase(world.office);
  await world.seal();
}, 240_000);
afterAll(() => world?.stop());

describe('an auditor who has just read the case of somebody who is then erased', () => {
  it('read the name before', async () => {
    expect(await said()).toContain(name);
  });

  it('reads the name nowhere any more, and that it was erased, and why', async () => {
    const env = { ...world.env, DATABASE_KEEPER_URL: world.office.postgres.urls.keeper };
    const ran = await runVinhdanh(
      env,
      'person',
      'erase',
      walked.view.caseNumber,
      '--reason',
      'Đơn số 21',
      '--yes',
    );
    expect(ran.code).toBe(0);
    await world.seal();
    const text = await said();
    expect(text).not.toContain(name);
    expect(text).toContain('Đã xóa dữ liệu cá nhân');
    expect(text).toContain('Đơn số 21');
  });

  it('has the case verified still', async () => {
    const response = await fetch(`${world.office.url}/audit/v1/cases/${walked.caseId}/verification`, {
      headers: { cookie: auditor.cookie, accept: 'text/event-stream' },
    });
    const blocks = (await response.text()).split('\n\n').filter((block) => block.startsWith('event: report'));
    const report = auditReportSchema.parse(JSON.parse(blocks[0]!.split('\ndata: ')[1]!));
    expect(report).toMatchObject({ verdict: 'verified', findings: [] });
  });
});

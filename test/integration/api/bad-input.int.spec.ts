import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { apiConfigSchema, createLogger, loadConfig } from '@vinhdanh/platform';
import { problemCatalogue, runApi, type RunningApi } from '@vinhdanh/api';
import type { CaseView, OpenStep } from '@vinhdanh/contracts';
import { advance, approval } from './support/advance.js';
import { Client, nomination, problemOf, type Answered } from './support/client.js';
import { openOffice, seed, type Office } from './support/office.js';
import { refusals, snapshot } from './support/snapshot.js';

const OTHER_TENANT = 'song-hong';
const UNIT = 'khoa-hoi-suc';
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
);

/** The people and cases that the requests are about. */
interface World {
  readonly office: Office;
  /** At the unit: started cases `atUnit` and `atCouncil`. */
  readonly officer: Client;
  /** Holds the open council step of `atCouncil`. */
  readonly secretary: Client;
  readonly atUnit: CaseView;
  readonly atCouncil: CaseView;
  readonly council: OpenStep;
  /** A case of another tenant. */
  readonly foreignCase: string;
}

interface Row {
  readonly name: string;
  readonly code: keyof typeof problemCatalogue;
  ask(world: World): Promise<Answered>;
  /** What else the answer must say. */
  readonly says?: object;
}

const only = (view: CaseView): OpenStep => view.steps[0]!;
const at = (client: Client, view: CaseView, step: Pick<OpenStep, 'stepId'>, action: string): string =>
  client.stepPath(view.caseId, step, action);
const decideCouncil = (w: World, body: object, headers: Record<string, string> = {}): Promise<Answered> =>
  w.secretary.command(at(w.secretary, w.atCouncil, w.council, 'decide'), body, {
    'if-match': w.council.etag,
    ...headers,
  });
const start = (w: World, change: object): Promise<Answered> =>
  w.officer.command('/nominations', { ...nomination(UNIT), ...change });
const personal = nomination(UNIT).personal;
const raw = (w: World, body: string, type = 'application/json'): Promise<Answered> =>
  w.officer.ask('/nominations', {
    method: 'POST',
    raw: body,
    headers: { 'content-type': type, 'idempotency-key': randomUUID() },
  });
const attach = (w: World, body: Buffer | string, type: string, name = 'minh-chung.pdf'): Promise<Answered> =>
  w.officer.ask(`/cases/${w.atUnit.caseId}/attachments?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    raw: body as BodyInit,
    headers: { 'content-type': type, 'idempotency-key': randomUUID() },
  });

const rows: Row[] = [
  {
    name: 'a step that is closed',
    code: 'STEP.CLOSED',
    ask: (w) =>
      w.officer.command(
        at(w.officer, w.atCouncil, { stepId: 'a1-meeting#1' }, 'decide'),
        { outcome: 'propose' },
        { 'if-match': '"1.1"' },
      ),
    says: {
      by: { person: 'nguyen-thu-ha', name: 'Nguyễn Thu Hà', outcome: 'propose', at: expect.any(String) },
    },
  },
  {
    name: 'a step of another case',
    code: 'STEP.UNKNOWN',
    ask: (w) =>
      w.officer.command(
        at(w.officer, w.atUnit, w.council, 'decide'),
        { outcome: 'pass' },
        { 'if-match': w.council.etag },
      ),
  },
  {
    name: 'a case of another tenant',
    code: 'CASE.NOT_FOUND',
    ask: (w) =>
      w.officer.command(
        `/cases/${w.foreignCase}/steps/a1-meeting%231/decide`,
        { outcome: 'propose' },
        { 'if-match': '"1.1"' },
      ),
  },
  {
    name: 'reading a case of another tenant',
    code: 'CASE.NOT_FOUND',
    ask: (w) => w.officer.ask(`/cases/${w.foreignCase}`),
  },
  {
    name: 'a case that is none of my office',
    code: 'CASE.NOT_FOUND',
    ask: async (w) => (await w.office.as('lo-van-thuan')).ask(`/cases/${w.atUnit.caseId}`),
  },
  {
    name: 'a case that is no id',
    code: 'CASE.NOT_FOUND',
    ask: (w) => w.officer.ask(`/cases/${encodeURIComponent("' OR 1=1")}`),
  },
  {
    name: 'the wrong role',
    code: 'AUTH.NOT_ALLOWED',
    ask: (w) =>
      w.officer.command(at(w.officer, w.atCouncil, w.council, 'decide'), approval(w.council), {
        'if-match': w.council.etag,
      }),
    says: { details: { why: 'duty', role: 'council-secretary', org: 'bv-da-khoa' } },
  },
  {
    name: 'starting from a unit that is not mine',
    code: 'AUTH.NOT_ALLOWED',
    ask: (w) => start(w, { unit: 'khoa-nhi' }),
  },
  {
    name: 'a stale revision of the step',
    code: 'REVISION.STALE',
    ask: (w) => decideCouncil(w, approval(w.council), { 'if-match': '"7.1"' }),
  },
  {
    name: 'a stale revision of the dossier',
    code: 'REVISION.STALE',
    ask: (w) => decideCouncil(w, approval(w.council), { 'if-match': '"1.9"' }),
  },
  {
    name: 'no revision',
    code: 'REVISION.REQUIRED',
    ask: (w) => w.secretary.command(at(w.secretary, w.atCouncil, w.council, 'decide'), approval(w.council)),
  },
  {
    name: 'a revision that is none',
    code: 'REQUEST.INVALID',
    ask: (w) => decideCouncil(w, approval(w.council), { 'if-match': '*' }),
    says: { errors: [expect.objectContaining({ path: 'If-Match' })] },
  },
  {
    name: 'no idempotency key',
    code: 'IDEMPOTENCY.REQUIRED',
    ask: (w) => w.officer.ask('/nominations', { method: 'POST', body: nomination(UNIT) }),
  },
  {
    name: 'a key that is none',
    code: 'IDEMPOTENCY.REQUIRED',
    ask: (w) => w.officer.command('/nominations', nomination(UNIT), { 'idempotency-key': 'x'.repeat(81) }),
  },
  {
    name: 'a reused key with another body',
    code: 'IDEMPOTENCY.REUSED',
    ask: (w) =>
      w.officer.command(
        '/nominations',
        { ...nomination(UNIT), isLeader: true },
        { 'idempotency-key': 'at-unit' },
      ),
  },
  {
    name: 'a fact of the wrong type',
    code: 'REQUEST.INVALID',
    ask: (w) => start(w, { isLeader: 'yes' }),
    says: { errors: [expect.objectContaining({ path: 'isLeader' })] },
  },
  {
    name: 'a fact that is too long',
    code: 'REQUEST.INVALID',
    ask: (w) => start(w, { personal: { ...personal, achievements: 'x'.repeat(4_001) } }),
    says: { errors: [expect.objectContaining({ path: 'personal.achievements' })] },
  },
  { name: 'a fact that nobody asked for', code: 'REQUEST.INVALID', ask: (w) => start(w, { admin: true }) },
  {
    name: 'a day that does not exist',
    code: 'REQUEST.INVALID',
    ask: (w) => start(w, { achievementTo: '2025-02-31' }),
  },
  {
    name: 'a period that ends before it begins',
    code: 'FACTS.PERIOD',
    ask: (w) => start(w, { achievementFrom: '2025-01-02', achievementTo: '2025-01-01' }),
    says: { errors: [expect.objectContaining({ path: 'achievementTo' })] },
  },
  { name: 'an award without a path', code: 'AWARD.UNKNOWN', ask: (w) => start(w, { awardKind: 'HCSV' }) },
  { name: 'a unit that is none', code: 'UNIT.UNKNOWN', ask: (w) => start(w, { unit: 'ubnd-tinh' }) },
  {
    name: 'an outcome that the step does not have',
    code: 'OUTCOME.UNKNOWN',
    ask: (w) => decideCouncil(w, { outcome: 'banana' }),
  },
  {
    name: 'a refusal without its reason',
    code: 'NOTE.REQUIRED',
    ask: (w) =>
      w.officer.command(
        at(w.officer, w.atUnit, only(w.atUnit), 'decide'),
        { outcome: 'not-propose' },
        { 'if-match': only(w.atUnit).etag },
      ),
  },
  {
    name: 'a council without its ballot',
    code: 'BALLOT.REQUIRED',
    ask: (w) => decideCouncil(w, { outcome: 'pass' }),
  },
  {
    name: 'a ballot that does not add up',
    code: 'BALLOT.COUNTS',
    ask: (w) =>
      decideCouncil(w, { outcome: 'pass', ballot: { members: 9, present: 9, yes: 9, no: 1, blank: 0 } }),
  },
  {
    name: 'an outcome against the ballot',
    code: 'BALLOT.OUTCOME_MISMATCH',
    ask: (w) =>
      decideCouncil(w, { outcome: 'pass', ballot: { members: 9, present: 9, yes: 1, no: 8, blank: 0 } }),
  },
  {
    name: 'returning from a step that cannot',
    code: 'RETURN.NOT_ALLOWED',
    ask: (w) =>
      w.officer.command(
        at(w.officer, w.atUnit, only(w.atUnit), 'return'),
        { reasons: { name: 'Sai tên' } },
        { 'if-match': only(w.atUnit).etag },
      ),
  },
  {
    name: 'giving back what nobody took',
    code: 'STEP.NOT_TAKEN',
    ask: (w) =>
      w.secretary.command(
        at(w.secretary, w.atCouncil, w.council, 'give-back'),
        {},
        { 'if-match': w.council.etag },
      ),
  },
  {
    name: 'a message that nobody waits for',
    code: 'MESSAGE.NOT_EXPECTED',
    ask: (w) => w.officer.command(`/cases/${w.atUnit.caseId}/messages`, { name: 'conferral-recorded' }),
  },
  {
    name: 'an attachment that lies about its type',
    code: 'ATTACHMENT.TYPE_MISMATCH',
    ask: (w) => attach(w, png, 'application/pdf'),
  },
  {
    name: 'a page that calls itself text',
    code: 'ATTACHMENT.TYPE_MISMATCH',
    ask: (w) => attach(w, '<!doctype html><script>1</script>', 'text/plain'),
  },
  {
    name: 'an attachment of a type that is not accepted',
    code: 'ATTACHMENT.TYPE_REFUSED',
    ask: (w) => attach(w, '<html></html>', 'text/html'),
  },
  {
    name: 'an attachment without content',
    code: 'ATTACHMENT.EMPTY',
    ask: (w) => attach(w, '', 'application/pdf'),
  },
  {
    name: 'an attachment without a name',
    code: 'REQUEST.INVALID',
    ask: (w) => attach(w, png, 'image/png', '../..'),
  },
  {
    name: 'an attachment that is not there',
    code: 'ATTACHMENT.NOT_FOUND',
    ask: (w) => w.officer.ask(`/cases/${w.atUnit.caseId}/attachments/none`),
  },
  {
    name: 'a paper that is not there',
    code: 'PAPER.NOT_FOUND',
    ask: (w) => w.officer.ask(`/cases/${w.atUnit.caseId}/papers/none`),
  },
  { name: 'a body that is not JSON', code: 'REQUEST.NOT_JSON', ask: (w) => raw(w, '{"awardKind": ') },
  {
    name: 'a body of another kind',
    code: 'REQUEST.NOT_JSON',
    ask: (w) => raw(w, 'awardKind=HCLD3', 'application/x-www-form-urlencoded'),
  },
  {
    name: 'a body that reaches for prototypes',
    code: 'REQUEST.NOT_JSON',
    ask: (w) => raw(w, '{"__proto__":{"admin":true}}'),
  },
  { name: 'no body', code: 'REQUEST.INVALID', ask: (w) => raw(w, '') },
  {
    name: 'a body of 2 MB',
    code: 'REQUEST.TOO_LARGE',
    ask: (w) => raw(w, JSON.stringify({ x: 'y'.repeat(2_000_000) })),
  },
  { name: 'a broken cursor', code: 'CURSOR.BROKEN', ask: (w) => w.officer.ask('/inbox?cursor=broken') },
  {
    name: 'a cursor with parts missing',
    code: 'CURSOR.BROKEN',
    ask: (w) => w.officer.ask(`/inbox?cursor=${Buffer.from('["a"]').toString('base64url')}`),
  },
  { name: 'a page of no lines', code: 'REQUEST.INVALID', ask: (w) => w.officer.ask('/inbox?limit=0') },
  { name: 'a tab that is none', code: 'REQUEST.INVALID', ask: (w) => w.officer.ask('/inbox?tab=everything') },
  { name: 'an address that is none', code: 'REQUEST.NOT_FOUND', ask: (w) => w.officer.ask('/everything') },
  {
    name: 'a command without the CSRF token',
    code: 'CSRF.MISSING',
    ask: (w) => w.officer.command('/nominations', nomination(UNIT), { 'x-csrf-token': 'guessed' }),
  },
  {
    name: 'a command from another site',
    code: 'CSRF.MISSING',
    ask: (w) => w.officer.command('/nominations', nomination(UNIT), { 'sec-fetch-site': 'cross-site' }),
  },
  {
    name: 'no session',
    code: 'SESSION.REQUIRED',
    ask: (w) => w.officer.command('/nominations', nomination(UNIT), { cookie: '' }),
  },
];

async function makeWorld(office: Office, otherApi: RunningApi): Promise<World> {
  const officer = await office.as('nguyen-thu-ha');
  const first = await officer.done('/nominations', nomination(UNIT), { 'idempotency-key': 'at-unit' });
  const second = await officer.done('/nominations', nomination(UNIT));
  const atCouncil = await advance(
    office,
    second.caseId,
    ({ steps }) => steps[0]?.ballot !== null && steps[0]?.ballot !== undefined,
  );
  const stranger = await Client.signIn(otherApi.url, 'nguyen-thu-ha');
  const foreign = await stranger.done('/nominations', nomination(UNIT));
  const council = only(atCouncil);
  return {
    office,
    officer,
    secretary: await office.holder(council.role, council.org),
    atUnit: await officer.view(first.caseId),
    atCouncil,
    council,
    foreignCase: foreign.caseId,
  };
}

/** Sends a request over a bare socket and answers all that comes back until the connection closes. */
const overSocket = (url: string, text: string, thenEnd: boolean): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    let answer = '';
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true }, () => {
      socket.write(text);
      if (thenEnd) setTimeout(() => socket.end(), 100);
    });
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString('utf8')));
    socket.on('end', () => socket.end());
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });

const uploadHead = (w: World, length: number, type = 'text/plain'): string =>
  [
    `POST /api/v1/cases/${w.atUnit.caseId}/attachments?name=a.txt HTTP/1.1`,
    'host: localhost',
    `cookie: ${w.officer.cookie}`,
    `x-csrf-token: ${w.officer.session.csrfToken}`,
    `idempotency-key: ${randomUUID()}`,
    `content-type: ${type}`,
    `content-length: ${length}`,
    '',
    '',
  ].join('\r\n');

describe('bad input', () => {
  let office: Office;
  let otherApi: RunningApi;
  let world: World;
  beforeAll(async () => {
    office = await openOffice();
    await seed(office.postgres, office.env['MASTER_KEY']!, OTHER_TENANT);
    const config = loadConfig(apiConfigSchema, { ...office.env, TENANT: OTHER_TENANT });
    if (!config.ok) throw new Error(JSON.stringify(config.errors));
    otherApi = await runApi(config.value, createLogger('api', 'silent'));
    world = await makeWorld(office, otherApi);
  }, 180_000);
  afterAll(async () => {
    await otherApi?.stop();
    await office?.stop();
  });

  it.each(rows)('$name → $code', async ({ code, ask, says = {} }) => {
    const before = await snapshot(office);

    const answer = await ask(world);

    const { status, vi, en } = problemCatalogue[code];
    const problem = problemOf(answer);
    expect({ ...problem, status: answer.status }).toMatchObject({
      code,
      status,
      title: vi,
      titleEn: en,
      ...says,
    });
    expect(await snapshot(office)).toEqual(before);
  });

  it('speaks English to whoever asks for it', async () => {
    const answer = await world.officer.ask('/inbox?cursor=broken', { headers: { 'accept-language': 'en' } });
    expect(problemOf(answer).title).toBe(problemCatalogue['CURSOR.BROKEN'].en);
  });

  /** What breaks off is cleared away a moment after the connection has ended. */
  const settled = async (wanted: object): Promise<object> => {
    for (let tries = 0; tries < 100; tries++) {
      const now = await snapshot(office);
      if (JSON.stringify(now) === JSON.stringify(wanted)) return now;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return snapshot(office);
  };

  it('keeps nothing of an upload that breaks off, and says so where somebody still listens', async () => {
    const before = await snapshot(office);
    const answer = await overSocket(office.url, `${uploadHead(world, 1_000)}half of it`, true);
    expect(answer).toContain('ATTACHMENT.TRUNCATED');
    expect(answer).toContain(problemCatalogue['ATTACHMENT.TRUNCATED'].vi);
    expect(await settled(before)).toEqual(before);
  });

  it('refuses an upload of more than 50 MB before reading it', async () => {
    const before = await snapshot(office);
    const answer = await overSocket(office.url, `${uploadHead(world, 60_000_000)}the first bytes`, false);
    expect(answer).toContain('ATTACHMENT.TOO_LARGE');
    expect(await settled(before)).toEqual(before);
  });

  it('stops reading an upload without a length once it passes 50 MB', async () => {
    const before = await snapshot(office);
    const chunk = Buffer.alloc(1_000_000, 'a');
    const endless = new ReadableStream({
      pull(controller) {
        controller.enqueue(chunk);
      },
    });
    const sent = fetch(`${office.url}/api/v1/cases/${world.atUnit.caseId}/attachments?name=a.txt`, {
      method: 'POST',
      body: endless,
      duplex: 'half',
      headers: {
        cookie: world.officer.cookie,
        'x-csrf-token': world.officer.session.csrfToken,
        'idempotency-key': randomUUID(),
        'content-type': 'text/plain',
      },
    } as RequestInit);
    // The server answers and closes; a client that is still sending may only see the connection end.
    const outcome = await sent.then(
      (response) => response.status,
      () => 413,
    );
    expect(outcome).toBe(413);
    expect(await settled(before)).toEqual(before);
  });

  it('keeps who was refused what, and why', async () => {
    const before = await refusals(office, 'OUTCOME.UNKNOWN');
    await decideCouncil(world, { outcome: 'banana' });
    expect(await refusals(office, 'OUTCOME.UNKNOWN')).toBe(before + 1);
  });

  it('does not take a session of another tenant', async () => {
    const stranger = await Client.signIn(otherApi.url, 'nguyen-thu-ha');
    const answer = await fetch(`${office.url}/api/v1/inbox`, { headers: { cookie: stranger.cookie } });
    expect(answer.status).toBe(401);
  });
});

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { InboxTab } from '@vinhdanh/contracts';
import { plainText } from '../format/plain-text.js';
import { auditRoute } from './audit/fake-audit-handler.js';
import { FakeAudit } from './audit/fake-audit.js';
import { readBody, Refusal } from './fake-http.js';
import { fakeOrgs, fakePeople, type FakePerson } from './fake-path.js';
import { caseView, diagram, inboxItems } from './fake-views.js';
import { FakeWorld, type FakeCase } from './fake-world.js';

type Body = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any

const sessionOf = (req: IncomingMessage): FakePerson | null => {
  const id = /vd_fake=([\w-]+)/.exec(req.headers.cookie ?? '')?.[1];
  return fakePeople.find((p) => p.id === id) ?? null;
};

const session = (p: FakePerson) => ({
  person: {
    personId: p.id,
    name: p.name,
    post: p.post,
    memberships: p.roles.map(([role, org]) => ({
      role,
      org,
      orgNameVi: fakeOrgs[org]!.vi,
      orgNameEn: fakeOrgs[org]!.en,
    })),
  },
  csrfToken: `csrf-${p.id}`,
  demo: true,
});

/** Refuses what the real API refuses before a step's command runs. */
function guardStep(world: FakeWorld, c: FakeCase, req: IncomingMessage, stepId: string): void {
  const step = world.step(c);
  const first =
    c.lastDecision === null
      ? undefined
      : {
          person: c.lastDecision.person,
          name: c.lastDecision.name,
          outcome: c.lastDecision.outcome,
          at: c.lastDecision.at,
        };
  if (step === null || `${step.id}#${c.index}` !== stepId) throw new Refusal(409, 'STEP.CLOSED', first);
  if (req.headers['if-match'] === undefined) throw new Refusal(428, 'REVISION.REQUIRED');
  if (req.headers['if-match'] !== `"${c.revision}.${c.dossier}"`)
    throw new Refusal(409, 'REVISION.STALE', first);
}

function stepCommand(world: FakeWorld, c: FakeCase, me: FakePerson, command: string, body: Body): void {
  const step = world.step(c)!;
  switch (command) {
    case 'take':
      c.takenBy = me;
      c.revision += 1;
      world.record(c, 'StepTaken', me, 2, `Nhận xử lý bước “${step.name}”`, `Took “${step.name}”`);
      return;
    case 'give-back':
      c.takenBy = null;
      c.revision += 1;
      world.record(c, 'StepGivenBack', me, 2, `Trả lại việc “${step.name}”`, `Gave back “${step.name}”`);
      return;
    case 'decide':
      world.decide(c, me, String(body['outcome']), (body['note'] as string | null) ?? null);
      return;
    case 'return':
      c.returned = {
        round: 1,
        by: me,
        at: new Date().toISOString(),
        reasons: body['reasons'] as Record<string, string>,
      };
      c.returnsLeft -= 1;
      c.revision += 1;
      world.record(
        c,
        'DossierReturned',
        me,
        1,
        'Trả lại để bổ sung',
        'Returned for supplement',
        Object.values(c.returned.reasons).join('; '),
      );
      return;
    case 'supplement':
      Object.assign(c.personal, body['personal']);
      Object.assign(c.facts, body['facts']);
      c.returned = null;
      c.dossier += 1;
      world.record(
        c,
        'SupplementSubmitted',
        me,
        1,
        'Gửi bổ sung',
        'Supplement sent',
        (body['note'] as string | null) ?? null,
      );
      return;
    default:
      throw new Refusal(404, 'STEP.UNKNOWN');
  }
}

function caseCommand(world: FakeWorld, c: FakeCase, me: FakePerson, command: string, body: Body): void {
  const at = new Date().toISOString();
  if (command === 'comments') {
    c.comments.push({
      commentId: `c${c.comments.length}`,
      by: world.ref(me),
      at,
      text: String(body['text']),
    });
    world.record(c, 'CommentAdded', me, 2, 'Gửi ý kiến', 'Commented', String(body['text']));
  } else if (body['name'] === 'withdraw') {
    c.result = 'withdrawn';
    world.record(c, 'Withdrawn', me, 1, 'Rút hồ sơ', 'Withdrawn', (body['note'] as string | null) ?? null);
  } else {
    c.conferred = true;
    c.result = 'conferred';
    world.record(
      c,
      'ConferralRecorded',
      me,
      1,
      'Ghi nhận trao tặng',
      'Conferral recorded',
      (body['note'] as string | null) ?? null,
    );
  }
}

const done = (c: FakeCase) => ({
  caseId: c.id,
  caseNumber: c.number,
  version: c.history.length,
  firstVersion: c.history.length,
  lastVersion: c.history.length,
  repeated: false,
});

async function caseRoute(
  world: FakeWorld,
  req: IncomingMessage,
  res: ServerResponse,
  me: FakePerson,
  parts: string[],
  url: URL,
): Promise<unknown> {
  const c = world.cases.find((one) => one.id === parts[1]);
  if (c === undefined) throw new Refusal(404, 'CASE.NOT_FOUND');
  if (req.method === 'GET') {
    switch (parts[2]) {
      case undefined:
        return caseView(world, c, me);
      case 'history': {
        const before = Number(url.searchParams.get('before') ?? Infinity);
        const items = c.history.filter((h) => h.version < before).slice(0, 50);
        const last = items.at(-1);
        return { items, nextBefore: last === undefined || last.version === 1 ? null : last.version };
      }
      case 'diagram':
        return diagram(c);
      default:
        res.setHeader('content-type', 'application/pdf');
        res.end('%PDF-1.4 fake');
        return undefined;
    }
  }
  const raw = await readBody(req);
  const key = `${me.id} ${String(req.headers['idempotency-key'])}`;
  if (world.answers.has(key)) return world.answers.get(key);
  if (parts[2] === 'attachments') {
    c.attachments.push({
      fileId: `f${c.attachments.length + 1}`,
      fileName: url.searchParams.get('name'),
      sha256: 'd'.repeat(64),
      bytes: raw.length,
      mediaType: String(req.headers['content-type']),
      by: world.ref(me),
      at: new Date().toISOString(),
    });
    c.dossier += 1;
    world.record(
      c,
      'FileAttached',
      me,
      2,
      `Thêm tài liệu ${url.searchParams.get('name') ?? ''}`,
      'Document added',
    );
  } else {
    const body = (raw.length === 0 ? {} : JSON.parse(raw.toString())) as Body;
    if (parts[2] === 'steps') {
      guardStep(world, c, req, parts[3]!);
      stepCommand(world, c, me, parts[4]!, body);
    } else caseCommand(world, c, me, parts[2]!, body);
  }
  world.changed();
  const answer = done(c);
  world.answers.set(key, answer);
  return answer;
}

function inbox(world: FakeWorld, me: FakePerson, url: URL): unknown {
  const tab = (url.searchParams.get('tab') ?? 'waiting') as InboxTab;
  const q = plainText(url.searchParams.get('q') ?? '');
  const level = url.searchParams.get('level');
  const from = Number(url.searchParams.get('cursor') ?? 0);
  const limit = Number(url.searchParams.get('limit') ?? 50);
  const all = inboxItems(world, me, tab)
    .filter((i) => plainText(`${i.caseNumber} ${i.nomineeName ?? ''} ${i.unitName ?? ''}`).includes(q))
    .filter((i) => level === null || i.level === level)
    .sort((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'));
  const count = (t: InboxTab) => inboxItems(world, me, t).length;
  return {
    items: all.slice(from, from + limit),
    nextCursor: from + limit < all.length ? String(from + limit) : null,
    counts: { waiting: count('waiting'), overdue: count('overdue'), collaborating: count('collaborating') },
  };
}

function listen(world: FakeWorld, req: IncomingMessage, res: ServerResponse): undefined {
  res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const tell = () =>
    res.write(`event: changed\ndata: ${JSON.stringify({ at: new Date().toISOString() })}\n\n`);
  world.listeners.add(tell);
  req.on('close', () => world.listeners.delete(tell));
  res.write(': open\n\n');
  return undefined;
}

async function sessionRoute(req: IncomingMessage, res: ServerResponse): Promise<unknown> {
  if (req.method === 'DELETE') {
    res.setHeader('set-cookie', 'vd_fake=; Path=/; Max-Age=0');
    return null;
  }
  if (req.method === 'POST') {
    const body = JSON.parse((await readBody(req)).toString()) as Body;
    const found = fakePeople.find(
      (p) => p.id === body['personaId'] || (body['username'] === p.id && body['password'] === 'fake'),
    );
    if (found === undefined) throw new Refusal(401, 'SESSION.BAD_CREDENTIALS');
    res.setHeader('set-cookie', `vd_fake=${found.id}; Path=/; HttpOnly; SameSite=Lax`);
    return session(found);
  }
  const me = sessionOf(req);
  if (me === null) throw new Refusal(401, 'SESSION.REQUIRED');
  return session(me);
}

async function route(
  world: FakeWorld,
  req: IncomingMessage,
  res: ServerResponse,
  url: URL,
): Promise<unknown> {
  const parts = url.pathname.replace('/api/v1/', '').split('/').map(decodeURIComponent);
  if (parts[0] === 'personas') {
    return fakePeople.map((p) => ({
      personaId: p.id,
      name: p.name,
      labelVi: p.post,
      labelEn: p.post,
      orgNameVi: fakeOrgs[p.roles[0]![1]]!.vi,
      level: p.level,
    }));
  }
  if (parts[0] === 'session') return sessionRoute(req, res);
  const me = sessionOf(req);
  if (me === null) throw new Refusal(401, 'SESSION.REQUIRED');
  switch (parts[0]) {
    case 'inbox':
      return inbox(world, me, url);
    case 'events':
      return listen(world, req, res);
    case 'notices':
      return {
        items: world.notices
          .filter((n) => me.roles.some(([, org]) => org === n.org))
          .map(({ org: _org, ...n }) => n),
      };
    case 'start-options':
      return me.level === 'unit'
        ? {
            awardKinds: [
              {
                code: 'HCLD3',
                nameVi: 'Huân chương Lao động hạng Ba',
                nameEn: 'Labour Order, Third Class',
                source: 'Luật Thi đua, khen thưởng 2022',
              },
            ],
            units: [{ org: 'school', nameVi: fakeOrgs['school']!.vi, nameEn: fakeOrgs['school']!.en }],
          }
        : { awardKinds: [], units: [] };
    case 'nominations': {
      const body = JSON.parse((await readBody(req)).toString()) as Body;
      const made = world.create(String(body['personal'].name), me, new Date().toISOString());
      Object.assign(made.personal, body['personal']);
      world.changed();
      return done(made);
    }
    case 'cases':
      return caseRoute(world, req, res, me, parts, url);
    default:
      throw new Refusal(404, 'CASE.NOT_FOUND');
  }
}

/** Answers every path below /api/v1 and /audit/v1 from memory; says false for any other. */
export function createFakeApi(
  world = new FakeWorld(),
): (req: IncomingMessage, res: ServerResponse) => Promise<boolean> {
  const audit = new FakeAudit(world);
  const audited = async (req: IncomingMessage, res: ServerResponse, url: URL): Promise<unknown> => {
    const me = sessionOf(req);
    if (me === null) throw new Refusal(401, 'SESSION.REQUIRED');
    return auditRoute(audit, me, req, res, url);
  };
  return async (req, res) => {
    const url = new URL(req.url ?? '/', 'http://fake');
    const forAudit = url.pathname.startsWith('/audit/v1/');
    if (!forAudit && !url.pathname.startsWith('/api/v1/')) return false;
    try {
      const answer = forAudit ? await audited(req, res, url) : await route(world, req, res, url);
      if (answer === undefined) return true;
      res.setHeader('content-type', 'application/json');
      res.end(answer === null ? '' : JSON.stringify(answer));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      res.writeHead(error.status, { 'content-type': 'application/problem+json' });
      res.end(
        JSON.stringify({
          type: 'about:blank',
          title: error.code,
          status: error.status,
          code: error.code,
          by: error.by,
        }),
      );
    }
    return true;
  };
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { fakeOrgs, fakePath, fakePeople, type FakePerson } from '../fake-path.js';
import type { FakeCase } from '../fake-world.js';
import { readBody, Refusal } from '../fake-http.js';
import { auditDiagram, caseItem, caseView, difference, report, state, why } from './fake-answers.js';
import type { FakeAudit } from './fake-audit.js';
import { isAwarded, type FakeEvent } from './fake-record.js';

/** A zip without files: what a pack holds is not the fake's to say. */
const emptyZip = Buffer.concat([Buffer.from('PK\u0005\u0006'), Buffer.alloc(18)]);
const stageMs = 120;
const stages = ['bundles', 'streams', 'documents', 'tree'] as const;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const page = <Item>(items: readonly Item[], url: URL) => {
  const from = Number(url.searchParams.get('cursor') ?? 0);
  const limit = Number(url.searchParams.get('limit') ?? 50);
  return {
    items: items.slice(from, from + limit),
    nextCursor: from + limit < items.length ? String(from + limit) : null,
  };
};

/** The event that a moment comes to, or what the service refuses such a moment with. */
function momentOf(events: readonly FakeEvent[], text: string): FakeEvent {
  if (/^\d{1,9}$/.test(text)) {
    const found = events[Number(text) - 1];
    if (found === undefined) throw new Refusal(404, 'MOMENT.NO_EVENT');
    return found;
  }
  if (text < events[0]!.event.at) throw new Refusal(422, 'MOMENT.BEFORE_START');
  const concluded = events.at(-1)!.event.type === 'CaseConcluded';
  if (concluded && text > events.at(-1)!.event.at) throw new Refusal(422, 'MOMENT.AFTER_END');
  return events.filter(({ event }) => event.at <= text).at(-1)!;
}

async function verification(audit: FakeAudit, res: ServerResponse, c: FakeCase | null): Promise<undefined> {
  res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const say = (event: string, data: unknown) =>
    res.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  const answer = report(audit, c);
  const total = answer.counts['events'] ?? 0;
  for (const stage of stages) {
    say('progress', { stage, done: Math.floor(total / 3), total });
    await wait(stageMs);
    say('progress', { stage, done: total, total });
  }
  say('report', answer);
  res.end();
  return undefined;
}

async function caseRoute(
  audit: FakeAudit,
  me: FakePerson,
  req: IncomingMessage,
  res: ServerResponse,
  parts: readonly string[],
  url: URL,
): Promise<unknown> {
  const c = audit.world.cases.find((one) => one.id === parts[1]);
  if (c === undefined) throw new Refusal(404, 'CASE.NOT_FOUND');
  const events = audit.record(c);
  const query = (name: string) => url.searchParams.get(name);
  switch (parts[2]) {
    case undefined:
      audit.look(me, 'case', c, {});
      return caseView(audit, c);
    case 'events': {
      const at = events[Number(parts[3]) - 1];
      if (parts[3] === undefined) {
        const after = Number(query('after') ?? 0);
        const items = events.slice(after, after + Number(query('limit') ?? 200)).map(({ event }) => event);
        return { items, nextAfter: after + items.length < events.length ? after + items.length : null };
      }
      if (at === undefined) throw new Refusal(404, 'MOMENT.NO_EVENT');
      if (parts[4] === 'why') return why(audit, c, at);
      if (req.method !== 'POST') throw new Refusal(404, 'REQUEST.NOT_FOUND');
      return audit.isErased(c) && at.event.type === 'StepDecided'
        ? { kind: 'unreadable' }
        : at.event.type === 'FileAttached'
          ? {
              kind: 'different',
              differences: [{ path: ['events', '0', 'bytes'], before: 248_311, after: 248_312 }],
            }
          : { kind: 'same' };
    }
    case 'marks': {
      const after = Number(query('after') ?? 0);
      const items = events.slice(after, after + Number(query('limit') ?? 200)).map(({ event, marks }, n) => {
        const before = n === 0 ? null : events[after + n - 1]!.marks;
        const same = JSON.stringify(before) === JSON.stringify(marks);
        return { version: event.version, marks: same ? null : [...marks] };
      });
      return { items, nextAfter: after + items.length < events.length ? after + items.length : null };
    }
    case 'state':
      return state(audit, c, momentOf(events, query('version') ?? query('at') ?? String(events.length)));
    case 'diagram':
      return auditDiagram();
    case 'difference':
      return difference(
        audit,
        c,
        momentOf(events, query('from') ?? '1'),
        momentOf(events, query('to') ?? String(events.length)),
      );
    case 'refusals':
      return page(audit.refusals(c), url);
    case 'verification':
      return verification(audit, res, c);
    default:
      throw new Refusal(404, 'REQUEST.NOT_FOUND');
  }
}

function questions(audit: FakeAudit, kind: string | undefined, url: URL): unknown {
  const at = url.searchParams.get('at') ?? '';
  if (kind === 'offices') {
    return {
      items: fakePath
        .filter(
          (step, n) => fakePath.findIndex((one) => one.org === step.org && one.role === step.role) === n,
        )
        .map(({ org, role }) => ({
          org,
          orgNameVi: fakeOrgs[org]!.vi,
          orgNameEn: fakeOrgs[org]!.en,
          role,
          roleVi: fakePeople.find((p) => p.roles.some(([held, at]) => held === role && at === org))!.post,
          roleEn: role,
        })),
    };
  }
  if (kind === 'awards') {
    const count = audit.world.cases.filter(
      (c) => isAwarded(c) && audit.record(c).at(-1)!.event.at <= at,
    ).length;
    return {
      at,
      sealedUpTo: 3_411,
      kinds: [
        {
          awardKind: 'HCLD3',
          nameVi: 'Huân chương Lao động hạng Ba',
          nameEn: 'Labour Order, Third Class',
          count,
        },
        {
          awardKind: 'BKUBND',
          nameVi: 'Bằng khen của Chủ tịch UBND tỉnh',
          nameEn: 'Certificate of merit of the province',
          count: 0,
        },
      ],
    };
  }
  const found = audit.inboxAt(url.searchParams.get('org') ?? '', url.searchParams.get('role') ?? '', at);
  return { at, sealedUpTo: 3_411, ...page(found, url) };
}

/** Answers one path below /audit/v1 for somebody who is signed in; undefined where it answered by itself. */
export async function auditRoute(
  audit: FakeAudit,
  me: FakePerson,
  req: IncomingMessage,
  res: ServerResponse,
  url: URL,
): Promise<unknown> {
  if (!me.roles.some(([role]) => role === 'auditor')) throw new Refusal(403, 'AUTH.NOT_ALLOWED');
  const parts = url.pathname.replace('/audit/v1/', '').split('/').map(decodeURIComponent);
  switch (parts[0]) {
    case 'cases': {
      if (parts[1] !== undefined) return caseRoute(audit, me, req, res, parts, url);
      const kind = url.searchParams.get('awardKind');
      const found = audit.find(url.searchParams.get('q') ?? '', url.searchParams.get('status'));
      return page(kind === null || kind === 'HCLD3' ? found.map((c) => caseItem(audit, c)) : [], url);
    }
    case 'verification':
      return verification(audit, res, null);
    case 'questions':
      return questions(audit, parts[1], url);
    case 'access-log': {
      const [caseId, person] = [url.searchParams.get('caseId'), url.searchParams.get('person')];
      return page(
        audit.accesses.filter(
          (entry) =>
            (caseId === null || entry.caseId === caseId) &&
            (person === null || entry.person.personId === person),
        ),
        url,
      );
    }
    case 'packs': {
      const { caseIds } = JSON.parse((await readBody(req)).toString()) as { caseIds: string[] };
      const first = audit.world.cases.find((c) => c.id === caseIds[0]);
      audit.look(me, 'export', first ?? null, { cases: caseIds.length });
      const name = caseIds.length === 1 ? `${first?.number ?? 'pack'}.zip` : `${caseIds.length}-cases.zip`;
      res.writeHead(200, {
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename="${name}"`,
      });
      res.end(emptyZip);
      return undefined;
    }
    default:
      throw new Refusal(404, 'REQUEST.NOT_FOUND');
  }
}

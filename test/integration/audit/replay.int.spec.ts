import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  auditCasesPageSchema,
  auditCaseViewSchema,
  auditDiagramSchema,
  auditDifferenceSchema,
  auditEventsPageSchema,
  auditMarksPageSchema,
  auditOfficesSchema,
  auditRedecisionSchema,
  auditRefusalsPageSchema,
  auditStateSchema,
  auditWhySchema,
  awardsThenSchema,
  inboxThenSchema,
  type AuditEvent,
} from '@vinhdanh/contracts/audit';
import type { z } from 'zod';
import { nomination, problemOf, type Client } from '../api/support/client.js';
import { openAuditOffice, type AuditOffice } from './support/audit-office.js';
import { walkCase, type WalkedCase } from './support/walked-case.js';

let world: AuditOffice;
let auditor: Client;
let walked: WalkedCase;
let events: readonly AuditEvent[];

/** The answer, held against the contract. */
async function get<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.infer<Schema>> {
  const answer = await world.ask(auditor, path);
  expect([path, answer.status, answer.body]).toEqual([path, 200, expect.anything()]);
  return schema.parse(answer.body);
}
const ofCase = (path: string): string => `/cases/${walked.caseId}${path}`;

beforeAll(async () => {
  world = await openAuditOffice();
  auditor = await world.auditor();
  walked = await walkCase(world.office);
  await world.seal();
  events = (await get(ofCase('/events'), auditEventsPageSchema)).items;
}, 240_000);
afterAll(() => world?.stop());

describe('finding a case', () => {
  it.each(['Đỗ Thị Ánh Tuyết', 'do thi anh', 'hoi suc'])('by %s', async (words) => {
    const page = await get(`/cases?q=${encodeURIComponent(words)}`, auditCasesPageSchema);
    expect(page.items.map(({ caseId }) => caseId)).toEqual([walked.caseId]);
  });
  it('by its number, and not by what it is not', async () => {
    const find = (query: string) => get(`/cases?${query}`, auditCasesPageSchema);
    expect((await find(`q=${encodeURIComponent(walked.view.caseNumber)}`)).items).toHaveLength(1);
    expect((await find('status=concluded')).items).toEqual([]);
    expect((await find('status=open&awardKind=HCLD3')).items).toHaveLength(1);
    expect((await find('q=nobody')).items).toEqual([]);
  });
  it('a page at a time, newest first', async () => {
    const second = await walked.officer.done('/nominations', nomination('khoa-hoi-suc'));
    await world.seal();
    const first = await get('/cases?limit=1', auditCasesPageSchema);
    expect(first.items.map(({ caseId }) => caseId)).toEqual([second.caseId]);
    const next = await get(`/cases?limit=1&cursor=${first.nextCursor}`, auditCasesPageSchema);
    expect(next).toMatchObject({ items: [{ caseId: walked.caseId }], nextCursor: null });
  });
});

describe('a case out of its events', () => {
  it('says what the api says of it, and how much of it is sealed', async () => {
    const view = await get(ofCase(''), auditCaseViewSchema);
    expect(view).toMatchObject({
      caseNumber: walked.view.caseNumber,
      nomineeName: 'Đỗ Thị Ánh Tuyết',
      level: 'grassroots',
      status: 'open',
      events: walked.view.version,
      sealed: walked.view.version,
      waiting: 0,
    });
    expect(view.pathName).not.toBe('');
    expect(view.firstAt <= view.lastAt).toBe(true);
  });

  it('has a sentence, a number in the log and a place for every event', () => {
    expect(events.map(({ version }) => version)).toEqual(events.map((_, index) => index + 1));
    expect(events).toHaveLength(walked.view.version);
    for (const event of events) {
      expect(event.sentenceVi.length).toBeGreaterThan(3);
      expect(event.sentenceEn).not.toMatch(/undefined|null/);
      expect(event.sealedNumber).toBe(event.version - 1);
    }
    const returned = events.find(({ type }) => type === 'StepReturned');
    expect(returned).toMatchObject({
      importance: 'decision',
      by: { personId: walked.secretary.personId, name: expect.any(String), post: expect.any(String) },
      elementId: expect.any(String),
      stepId: expect.stringContaining('#'),
    });
    expect(new Set(events.map(({ importance }) => importance))).toEqual(
      new Set(['decision', 'change', 'detail']),
    );
    // The engine's own events say who set them off.
    expect(events.filter(({ by }) => by === null)).toEqual([]);
  });

  it('gives its events a page at a time', async () => {
    const first = await get(ofCase('/events?limit=3'), auditEventsPageSchema);
    expect(first).toMatchObject({ nextAfter: 3 });
    const last = await get(ofCase(`/events?after=${events.length - 1}&limit=3`), auditEventsPageSchema);
    expect(last).toMatchObject({ items: [{ version: events.length }], nextAfter: null });
    expect((await get(ofCase('/events?after=999'), auditEventsPageSchema)).items).toEqual([]);
  });
});

describe('the state of a case', () => {
  const value = (state: z.infer<typeof auditStateSchema>, path: string) =>
    state.fields.find((field) => field.path === path)?.valueVi;

  it('as it stands now is what the secretary sees', async () => {
    const state = await get(ofCase('/state'), auditStateSchema);
    expect(state).toMatchObject({ version: walked.view.version, readable: true });
    expect(state.openSteps.map(({ stepId }) => stepId)).toEqual(
      walked.view.steps.map(({ stepId }) => stepId),
    );
    expect(value(state, 'personal.achievements')).toBe('Hai sáng kiến theo Quyết định 12/QĐ-BV.');
    expect(value(state, 'dossierRevision')).toBe(String(walked.view.dossierRevision));
  });

  it('after each event has the marks that a slider paints', async () => {
    const page = await get(ofCase('/marks'), auditMarksPageSchema);
    let marks: unknown = null;
    for (const each of page.items) {
      marks = each.marks ?? marks;
      const state = await get(ofCase(`/state?version=${each.version}`), auditStateSchema);
      expect(state.version).toBe(each.version);
      expect(state.marks).toEqual(marks);
    }
    expect(page.items).toHaveLength(events.length);
    expect(page.items.filter(({ marks: own }) => own === null).length).toBeGreaterThan(0);
  });

  it('before the supplement has the words of then', async () => {
    const supplement = events.find(({ type }) => type === 'SupplementSubmitted')!;
    const before = await get(ofCase(`/state?version=${supplement.version - 1}`), auditStateSchema);
    expect(value(before, 'personal.achievements')).toBe('Hai sáng kiến cấp cơ sở được công nhận.');
    const at = await get(ofCase(`/state?at=${encodeURIComponent(supplement.at)}`), auditStateSchema);
    expect(at.version).toBeGreaterThanOrEqual(supplement.version);
    const local = supplement.at.replace('Z', '+00:00');
    expect(await get(ofCase(`/state?at=${encodeURIComponent(local)}`), auditStateSchema)).toEqual(at);
  });

  it('differs between two moments by what happened in between', async () => {
    const { version } = events.find(({ type }) => type === 'SupplementSubmitted')!;
    const difference = await get(
      ofCase(`/difference?from=${version - 1}&to=${version}`),
      auditDifferenceSchema,
    );
    expect(difference).toMatchObject({ from: version - 1, to: version });
    expect(difference.fields.find(({ path }) => path === 'personal.achievements')).toMatchObject({
      beforeVi: 'Hai sáng kiến cấp cơ sở được công nhận.',
      afterVi: 'Hai sáng kiến theo Quyết định 12/QĐ-BV.',
      personal: true,
    });
    const same = await get(ofCase(`/difference?from=${version}&to=${version}`), auditDifferenceSchema);
    expect(same.fields).toEqual([]);
    const all = await get(ofCase('/difference?from=1'), auditDifferenceSchema);
    expect(all).toMatchObject({ from: 1, to: events.length });
  });

  it('is drawn on the path of its own bundle', async () => {
    const diagram = await get(ofCase('/diagram'), auditDiagramSchema);
    const state = await get(ofCase('/state'), auditStateSchema);
    expect(diagram.processes.map(({ processId }) => processId)).toEqual(
      state.marks.map(({ processId }) => processId),
    );
    for (const { xml, processId } of diagram.processes) expect(xml).toContain(`id="${processId}"`);
    const open = state.marks.flatMap((marks) => marks.open);
    expect(open.length).toBeGreaterThan(0);
  });
});

describe('why an event happened', () => {
  it('says who returned the dossier, by what duty, on what they saw, under which bundle', async () => {
    const { version, commandHash } = events.find(({ type }) => type === 'StepReturned')!;
    const why = await get(ofCase(`/events/${version}/why`), auditWhySchema);
    expect(why).toMatchObject({
      commandType: 'ReturnStep',
      commandHash,
      by: { personId: walked.secretary.personId },
      authority: { role: 'council-secretary', roleVi: 'Thư ký hội đồng', org: 'bv-da-khoa' },
      readable: true,
      seen: { step: expect.any(Number), dossier: 2, documents: [{ fileName: 'Báo cáo.txt' }] },
    });
    expect(why.args.map(({ path, personal, valueVi }) => [path, personal, valueVi])).toEqual(
      expect.arrayContaining([['reasons.achievements', true, 'Thiếu số quyết định công nhận.']]),
    );
    expect(why.events).toContain(version);
    expect(why.refusedBefore).toMatchObject([
      { code: 'AUTH.NOT_ALLOWED', by: { personId: walked.officer.personId }, commandType: 'DecideStep' },
    ]);
  });

  it('gives the conditions that were evaluated, with what went in and what came out', async () => {
    const asked = new Map<string, number>(events.map(({ commandHash, version }) => [commandHash, version]));
    const whys = [];
    for (const version of asked.values())
      whys.push(await get(ofCase(`/events/${version}/why`), auditWhySchema));
    const conditions = whys.flatMap((why) => why.conditions);
    expect(conditions.length).toBeGreaterThan(0);
    for (const { expression, result } of conditions) {
      expect(expression).not.toBe('');
      expect(result).toBeDefined();
    }
    expect(whys.flatMap((why) => why.events).toSorted((a, b) => a - b)).toEqual(
      events.map(({ version }) => version),
    );
  });

  it('decides every command once more, and comes to the same', async () => {
    const kinds = new Set<string>();
    for (const { version } of events) {
      const answer = await world.ask(auditor, ofCase(`/events/${version}/redecision`), { method: 'POST' });
      expect([answer.status, version]).toEqual([200, version]);
      kinds.add(auditRedecisionSchema.parse(answer.body).kind);
    }
    expect([...kinds]).toEqual(['same']);
  });

  it('lists what was tried and refused, with the rule’s own sentence', async () => {
    const page = await get(ofCase('/refusals'), auditRefusalsPageSchema);
    expect(page.items).toMatchObject([
      { code: 'AUTH.NOT_ALLOWED', sentenceVi: 'Nhiệm vụ của bạn không cho phép việc này.', sealedNumber: 0 },
    ]);
  });
});

describe('a question at a past date', () => {
  it('has what lay in an inbox then, and nothing before the case came there', async () => {
    const returned = events.find(({ type }) => type === 'StepReturned')!;
    const office = { org: 'bv-da-khoa', role: 'council-secretary' };
    const ask = (at: string) =>
      get(`/questions/inbox?${new URLSearchParams({ ...office, at }).toString()}`, inboxThenSchema);
    const before = await ask(new Date(Date.parse(returned.at) - 1).toISOString());
    expect(before.items).toMatchObject([
      { caseId: walked.caseId, caseNumber: walked.view.caseNumber, nomineeName: 'Đỗ Thị Ánh Tuyết' },
    ]);
    expect(before.sealedUpTo).toBeGreaterThanOrEqual(events.length);
    expect((await ask('2020-01-01T00:00:00Z')).items).toEqual([]);
  });
  it('counts the awards that stood then', async () => {
    const at = encodeURIComponent(new Date().toISOString());
    expect(await get(`/questions/awards?at=${at}`, awardsThenSchema)).toMatchObject({ kinds: [] });
  });
  it('is asked of offices that have an inbox', async () => {
    const { items } = await get('/questions/offices', auditOfficesSchema);
    expect(items).toContainEqual({
      org: 'bv-da-khoa',
      orgNameVi: 'Bệnh viện Đa khoa tỉnh Lam Giang',
      orgNameEn: 'Lam Giang General Hospital',
      role: 'council-secretary',
      roleVi: 'Thư ký hội đồng',
      roleEn: 'Council secretary',
    });
    expect(items.filter(({ role }) => role === 'auditor')).toEqual([]);
  });
});

describe('a question that has no answer', () => {
  const rows: readonly (readonly [title: string, path: string, status: number, code: string])[] = [
    ['no such case', '/cases/c-nobody/state', 404, 'CASE.NOT_FOUND'],
    ['no case id at all', '/cases/%20/state', 404, 'CASE.NOT_FOUND'],
    ['an id with a NUL', '/cases/a%00b/events', 404, 'CASE.NOT_FOUND'],
    ['no such event', '/cases/CASE/state?version=9999', 404, 'MOMENT.NO_EVENT'],
    ['event nought', '/cases/CASE/state?version=0', 404, 'MOMENT.NO_EVENT'],
    ['before the beginning', '/cases/CASE/state?at=1999-01-01T00:00:00Z', 422, 'MOMENT.BEFORE_START'],
    ['after today', '/cases/CASE/state?at=2999-01-01T00:00:00Z', 422, 'MOMENT.IN_FUTURE'],
    ['two moments at once', '/cases/CASE/state?version=1&at=2020-01-01T00:00:00Z', 400, 'REQUEST.INVALID'],
    ['a time without its offset', '/cases/CASE/state?at=2026-01-01T00:00:00', 400, 'REQUEST.INVALID'],
    ['a day that is none', '/cases/CASE/state?at=2026-02-31T00:00:00Z', 400, 'REQUEST.INVALID'],
    ['a version that is none', '/cases/CASE/state?version=1e9999', 400, 'REQUEST.INVALID'],
    ['a difference from nowhere', '/cases/CASE/difference', 400, 'REQUEST.INVALID'],
    ['a difference to nowhere', '/cases/CASE/difference?from=1&to=9999', 404, 'MOMENT.NO_EVENT'],
    ['why of no event', '/cases/CASE/events/9999/why', 404, 'MOMENT.NO_EVENT'],
    ['why of no number', '/cases/CASE/events/x/why', 404, 'MOMENT.NO_EVENT'],
    ['why of a part of one', '/cases/CASE/events/1.5/why', 404, 'MOMENT.NO_EVENT'],
    ['a page of no size', '/cases/CASE/events?limit=0', 400, 'REQUEST.INVALID'],
    ['a page of any size', '/cases?limit=100000', 400, 'REQUEST.INVALID'],
    ['a cursor that was made up', '/cases?cursor=abc', 400, 'CURSOR.BROKEN'],
    ['a cursor of another list', '/cases/CASE/refusals?cursor=WyJhIl0', 400, 'CURSOR.BROKEN'],
    ['words that nothing can hold', '/cases?q=%00', 400, 'REQUEST.INVALID'],
    [
      'an inbox of nobody',
      '/questions/inbox?org=none&role=clerk&at=2026-01-01T00:00:00Z',
      404,
      'ORG.UNKNOWN',
    ],
    ['an inbox of no moment', '/questions/inbox?org=bv-da-khoa&role=clerk', 400, 'REQUEST.INVALID'],
    [
      'an inbox of tomorrow',
      '/questions/inbox?org=bv-da-khoa&role=clerk&at=2999-01-01T00:00:00Z',
      422,
      'MOMENT.IN_FUTURE',
    ],
    ['awards of tomorrow', '/questions/awards?at=2999-01-01T00:00:00Z', 422, 'MOMENT.IN_FUTURE'],
    ['no such address', '/nothing', 404, 'REQUEST.NOT_FOUND'],
  ];
  it.each(rows)('%s', async (_title, path, status, code) => {
    const problem = problemOf(await world.ask(auditor, path.replace('CASE', walked.caseId)));
    expect(problem).toMatchObject({ status, code, titleVi: expect.any(String), titleEn: expect.any(String) });
    expect(problem.titleVi).not.toBe(problem.titleEn);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  diagramSchema,
  historyPageSchema,
  inboxPageSchema,
  noticeSchema,
  personaSchema,
  startOptionsSchema,
  type CaseView,
  type HistoryEntry,
  type InboxPage,
} from '@vinhdanh/contracts';
import { advance, openSteps } from './support/advance.js';
import { runJobs } from './support/jobs.js';
import { nomination, type Client } from './support/client.js';
import { openOffice, type Office } from './support/office.js';

const UNIT = 'khoa-hoi-suc';

const inbox = async (who: Client, query = ''): Promise<InboxPage> => {
  const answer = await who.ask(`/inbox${query}`);
  expect(answer.status).toBe(200);
  return inboxPageSchema.parse(answer.body);
};

async function wholeHistory(who: Client, caseId: string): Promise<HistoryEntry[]> {
  const entries: HistoryEntry[] = [];
  let before = '';
  for (let pages = 0; pages < 50; pages++) {
    const page = historyPageSchema.parse((await who.ask(`/cases/${caseId}/history?limit=20${before}`)).body);
    entries.push(...page.items);
    if (page.nextBefore === null) return entries;
    before = `&before=${page.nextBefore}`;
  }
  throw new Error('the history does not end');
}

describe('a nomination over HTTP', () => {
  let office: Office;
  let officer: Client;
  let caseId: string;
  beforeAll(async () => {
    office = await openOffice();
    officer = await office.as('nguyen-thu-ha');
    caseId = (await officer.done('/nominations', nomination(UNIT))).caseId;
  }, 180_000);
  afterAll(() => office?.stop());

  it('offers the personas and what may be nominated from where', async () => {
    const personas = (await officer.ask('/personas')).body as unknown[];
    for (const persona of personas) personaSchema.parse(persona);
    const options = startOptionsSchema.parse((await officer.ask('/start-options')).body);
    expect(options.units.map(({ org }) => org)).toEqual([UNIT]);
    expect(options.awardKinds.map(({ code }) => code)).toContain('HCLD3');
  });

  it('stands in the inbox of the unit and nobody else', async () => {
    const mine = await inbox(officer);
    expect(mine.items).toEqual([
      expect.objectContaining({
        caseId,
        duty: 'act',
        level: 'unit',
        nomineeName: 'Đỗ Thị Ánh Tuyết',
        workingDaysLeft: expect.any(Number),
      }),
    ]);
    expect(mine.counts.waiting).toBe(1);
    expect((await inbox(await office.as('lo-van-thuan'))).items).toEqual([]);
    expect((await inbox(officer, '?q=do thi anh')).items).toHaveLength(1);
    expect((await inbox(officer, '?q=nobody')).items).toHaveLength(0);
  });

  it('answers a view with the version as entity tag', async () => {
    const answer = await officer.ask(`/cases/${caseId}`);
    expect(answer.headers.get('etag')).toBe(`"${(answer.body as CaseView).version}"`);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('is returned for supplement: the clock stops, and goes on when the unit has answered', async () => {
    const view = await advance(office, caseId, ({ level }) => level === 'grassroots');
    const step = view.steps[0]!;
    const secretary = await office.holder(step.role, step.org);
    await secretary.done(
      secretary.stepPath(caseId, step, 'return'),
      { reasons: { achievements: 'Thiếu số quyết định công nhận sáng kiến.' } },
      { 'if-match': step.etag },
    );

    const returned = (await officer.view(caseId)).steps[0]!;
    expect(returned).toMatchObject({
      clock: 'stopped',
      dueAt: null,
      workingDaysLeft: null,
      returned: {
        round: 1,
        reasons: { achievements: 'Thiếu số quyết định công nhận sáng kiến.' },
        toOrg: UNIT,
      },
    });
    const supplementer = await office.holder(returned.returned!.toRole, returned.returned!.toOrg);
    expect((await inbox(supplementer)).items[0]).toMatchObject({ caseId, duty: 'supplement' });
    await supplementer.done(
      supplementer.stepPath(caseId, returned, 'supplement'),
      {
        facts: {},
        personal: { achievements: 'Hai sáng kiến theo Quyết định 12/QĐ-BV.' },
        note: 'Đã bổ sung.',
      },
      { 'if-match': returned.etag },
    );

    const resumed = await secretary.view(caseId);
    expect(resumed.steps[0]).toMatchObject({ clock: 'running', returned: null, dueAt: expect.any(String) });
    expect(resumed.personal?.achievements).toBe('Hai sáng kiến theo Quyết định 12/QĐ-BV.');
    expect(resumed.dossierRevision).toBe(2);
  });

  it('keeps later levels from reading what has not reached them', async () => {
    const ministry = await office.as('to-hoai-nam');
    expect((await ministry.ask(`/cases/${caseId}`)).status).toBe(404);
  });

  it('goes through all levels, by whoever holds each step, to the end of the path', async () => {
    const last = await advance(
      office,
      caseId,
      (view) => view.level === 'central' && view.steps.some(({ elementId }) => elementId.startsWith('a18')),
    );
    const step = last.steps[0]!;
    const publisher = await office.holder(step.role, step.org);
    await publisher.decide(caseId, step, { outcome: step.outcomes[0]!.key });
    expect(await openSteps(office, caseId)).toEqual([]);
    await runJobs(office, caseId);
    const secretary = await office.holder('council-secretary', 'ubnd-tinh');
    const action = (await secretary.view(caseId)).actions.find(
      (each) => each.action === 'conferral-recorded',
    );
    expect(action).toMatchObject({ allowed: true });

    await secretary.done(`/cases/${caseId}/messages`, {
      name: 'conferral-recorded',
      note: 'Trao tại hội nghị tổng kết.',
    });

    await runJobs(office, caseId);
    expect(await officer.view(caseId)).toMatchObject({
      status: 'concluded',
      result: 'awarded',
      level: 'concluded',
      steps: [],
    });
    expect((await inbox(officer, '?tab=done')).items[0]).toMatchObject({
      caseId,
      duty: 'done',
      status: 'concluded',
    });
  });

  it('tells its history in words of both languages, page by page', async () => {
    const entries = await wholeHistory(officer, caseId);
    expect(entries.map(({ version }) => version)).toEqual(
      Array.from({ length: entries.length }, (_, i) => entries.length - i),
    );
    expect(entries.length).toBeGreaterThan(40);
    for (const entry of entries) {
      expect({
        ...entry,
        ok: entry.sentenceVi !== '' && entry.sentenceEn !== '' && entry.sentenceVi !== entry.type,
      }).toMatchObject({ ok: true });
    }
    expect(entries.find(({ type }) => type === 'SupplementSubmitted')).toMatchObject({
      note: 'Đã bổ sung.',
      by: { name: expect.any(String) },
    });
  });

  it('shows the way on the drawn path', async () => {
    const fresh = await officer.done('/nominations', nomination(UNIT));
    const diagram = diagramSchema.parse((await officer.ask(`/cases/${fresh.caseId}/diagram`)).body);
    const [main, ...called] = diagram.processes;
    expect(main?.xml).toContain('bpmndi:BPMNDiagram');
    const inside = called.find(({ processId }) => processId === 'a1-hop-binh-xet');
    expect(inside?.open).toEqual([
      expect.objectContaining({ elementId: 'a1-meeting', label: 'chờ từ hôm nay' }),
    ]);
    const finished = diagramSchema.parse((await officer.ask(`/cases/${caseId}/diagram`)).body);
    expect(finished.processes[0]).toMatchObject({ open: [] });
    expect(finished.processes[0]?.flows.length).toBeGreaterThan(5);
  });

  it('hands out its papers, to save', async () => {
    const { papers } = await officer.view(caseId);
    expect(papers.map(({ template }) => template)).toContain('quyet-dinh-khen-thuong');
    const paper = papers[0]!;
    const answer = await officer.ask(`/cases/${caseId}/papers/${encodeURIComponent(paper.paperId)}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="HS-2026-\d+-[a-z-]+\.pdf"/,
    );
    expect((answer.body as string).startsWith('%PDF')).toBe(true);
  });

  it('rings the bell of the unit', async () => {
    const { items } = (await officer.ask('/notices')).body as { items: unknown[] };
    for (const item of items) noticeSchema.parse(item);
    expect(items.length).toBeGreaterThan(3);
  });

  it('pages the inbox without losing or repeating a line', async () => {
    for (let i = 0; i < 7; i++) await officer.done('/nominations', nomination(UNIT));
    const all = (await inbox(officer, '?limit=200')).items.map((item) => item.caseId);
    const paged: string[] = [];
    let cursor: string | null = null;
    do {
      const page: InboxPage = await inbox(
        officer,
        `?limit=3${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      paged.push(...page.items.map((item) => item.caseId));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(paged).toEqual(all);
  });

  it('is withdrawn by the head of the unit', async () => {
    const { caseId: withdrawn } = await officer.done('/nominations', nomination(UNIT));
    const head = await office.holder('unit-head', UNIT);
    await head.done(`/cases/${withdrawn}/messages`, { name: 'withdraw', note: 'Rút để hoàn thiện.' });
    await runJobs(office, withdrawn);
    expect(await officer.view(withdrawn)).toMatchObject({ status: 'concluded', result: 'withdrawn' });
  });
});

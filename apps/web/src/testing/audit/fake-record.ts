import type { AuditEvent, AuditMarks } from '@vinhdanh/contracts/audit';
import { councilProcess } from '../fake-bpmn.js';
import { fakeOrgs, fakePath, fakePeople, type FakePerson, type FakeStep } from '../fake-path.js';
import type { FakeCase } from '../fake-world.js';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const firstAt = Date.UTC(2026, 2, 2, 1, 15);
/** Days that each step of the path takes: some are done at once, some lie. */
const daysOf = [0.1, 1.2, 12, 4, 0.2, 2, 8, 19, 5, 1, 27, 3];
/** One case of many events, for what must not be loaded at once. */
export const longCaseIndex = 40;
const longComments = 1_200;

/** An event and what the case was after it. */
export interface FakeEvent {
  readonly event: AuditEvent;
  readonly step: FakeStep | null;
  readonly outcome: string | null;
  readonly marks: readonly AuditMarks[];
  readonly fields: Readonly<
    Record<string, readonly [vi: string, en: string, value: string | null, valueEn?: string]>
  >;
}

const hex = (n: number, salt: string): string => {
  let state = [...salt].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, n + 7);
  return Array.from({ length: 64 }, () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return (state >>> 28).toString(16);
  }).join('');
};

const ref = (p: FakePerson) => ({ personId: p.id, name: p.name, post: p.post });
export const holderOf = (step: FakeStep): FakePerson =>
  fakePeople.find((p) => p.roles.some(([role, org]) => role === step.role && org === step.org))!;

interface Deed {
  readonly type: string;
  readonly importance: AuditEvent['importance'];
  readonly vi: string;
  readonly en: string;
  readonly by: FakePerson | null;
  readonly step: FakeStep | null;
  readonly processId?: string;
  readonly elementId?: string;
  readonly outcome?: string;
}

/** The events of one fake case, written as it goes. */
class Writer {
  readonly events: FakeEvent[] = [];
  private at: number;
  private done: string[] = [];
  private flows: string[] = [];
  private open: { elementId: string; since: string; dueAt: string | null }[] = [];
  private council: AuditMarks = { processId: councilProcess, done: [], open: [], flows: [], incidents: [] };
  private fields: FakeEvent['fields'] = {};

  constructor(
    private readonly c: FakeCase,
    private readonly number: number,
  ) {
    this.at = firstAt + number * dayMs;
  }

  wait(ms: number): void {
    this.at += ms;
  }

  set(path: string, vi: string, en: string, value: string | null, valueEn?: string): void {
    this.fields = { ...this.fields, [path]: [vi, en, value, valueEn ?? value ?? ''] };
  }

  opened(step: FakeStep, k: number): void {
    this.flows = [...this.flows, `flow${k}`];
    if (k === 0) this.done = ['start'];
    const since = new Date(this.at).toISOString();
    const dueAt = step.days === null ? null : new Date(this.at + step.days * 1.4 * dayMs).toISOString();
    this.open = [{ elementId: step.id, since, dueAt }];
    if (step.ballot)
      this.council = {
        ...this.council,
        done: ['c-start', 'c-prepare'],
        flows: ['c-flow0', 'c-flow1'],
        open: [{ elementId: 'c-vote', since, dueAt }],
      };
    this.set('due', 'Hạn', 'Due', dueAt === null ? null : dueAt.slice(0, 10).split('-').reverse().join('/'));
    this.set('holder', 'Người giữ', 'Held by', null);
  }

  decided(step: FakeStep): void {
    this.done = [...this.done, step.id];
    this.open = [];
    if (step.ballot)
      this.council = {
        ...this.council,
        done: ['c-start', 'c-prepare', 'c-vote', 'c-end'],
        flows: ['c-flow0', 'c-flow1', 'c-flow2'],
        open: [],
      };
  }

  ended(): void {
    this.flows = [...this.flows, `flow${fakePath.length}`];
    this.done = [...this.done, 'end'];
    this.set('due', 'Hạn', 'Due', null);
  }

  write(deed: Deed): void {
    const version = this.events.length + 1;
    this.events.push({
      step: deed.step,
      outcome: deed.outcome ?? null,
      event: {
        version,
        sealedNumber: this.number * 64 + version,
        at: new Date(this.at).toISOString(),
        type: deed.type,
        importance: deed.importance,
        sentenceVi: deed.vi,
        sentenceEn: deed.en,
        by: deed.by === null ? null : ref(deed.by),
        elementId: deed.elementId ?? deed.step?.id ?? null,
        processId: deed.processId ?? (deed.step === null ? null : 'P9'),
        stepId: deed.step === null ? null : `${deed.step.id}#1`,
        hash: hex(version, this.c.id),
        commandHash: hex(version, `command ${this.c.id}`),
      },
      marks: [
        { processId: 'P9', done: this.done, open: this.open, flows: this.flows, incidents: [] },
        this.council,
      ],
      fields: this.fields,
    });
  }
}

function step(writer: Writer, k: number, passed: boolean): void {
  const at = fakePath[k]!;
  const person = holderOf(at);
  const days = daysOf[k] ?? 1;
  writer.opened(at, k);
  writer.write({
    type: 'StepOpened',
    importance: 'detail',
    vi: `Mở bước “${at.name}”`,
    en: `Step “${at.name}” opened`,
    by: null,
    step: at,
  });
  if (!passed) return;
  writer.wait((days * dayMs) / 2);
  writer.set('holder', 'Người giữ', 'Held by', person.name);
  writer.write({
    type: 'StepTaken',
    importance: 'change',
    vi: `${person.name} nhận việc: ${at.name}`,
    en: `${person.name} took the step: ${at.name}`,
    by: person,
    step: at,
  });
  if (at.returns) {
    writer.wait(2 * hourMs);
    writer.write({
      type: 'FileAttached',
      importance: 'change',
      vi: `${person.name} đính kèm Phiếu kiểm tra hồ sơ.pdf`,
      en: `${person.name} attached Phiếu kiểm tra hồ sơ.pdf`,
      by: person,
      step: at,
    });
  }
  writer.wait((days * dayMs) / 2);
  const outcome = at.outcomes[0]!;
  writer.decided(at);
  writer.set(
    `outcome.${at.id}`,
    `Kết quả: ${at.name}`,
    `Outcome: ${at.name}`,
    outcome.labelVi,
    outcome.labelEn,
  );
  if (at.ballot)
    writer.set(
      `ballot.${at.id}`,
      `Phiếu: ${at.name}`,
      `Ballot: ${at.name}`,
      '13/14 đồng ý',
      '13 of 14 in favour',
    );
  writer.write({
    type: 'StepDecided',
    importance: 'decision',
    vi: at.ballot
      ? `${person.name} (${person.post}) đã thông qua: ${at.name} (13/14 thành viên đồng ý, 1 không đồng ý, 0 phiếu trắng; 14 người có mặt)`
      : `${person.name} (${person.post}, ${fakeOrgs[at.org]!.vi}) đã ${outcome.labelVi.toLowerCase()}: ${at.name}`,
    en: `${person.name} (${person.post}) decided “${outcome.labelEn}”: ${at.name}`,
    by: person,
    step: at,
    outcome: outcome.key,
    ...(at.ballot ? { processId: councilProcess, elementId: 'c-vote' } : {}),
  });
  writer.wait(20 * 60_000);
  if (at.id.endsWith('A7')) {
    writer.write({
      type: 'PaperDrafted',
      importance: 'detail',
      vi: 'Đã soạn và lưu văn bản: Tờ trình',
      en: 'Drafted and kept a paper: Submission',
      by: null,
      step: at,
    });
  }
}

/** Cases at the last step are over in the record: there is something to look back on. */
export const isAwarded = (c: FakeCase): boolean =>
  c.result === 'awarded' || (c.result === null && c.index === fakePath.length - 1);

/** What the record holds of one fake case, oldest first. */
export function fakeRecord(c: FakeCase, index: number): readonly FakeEvent[] {
  const writer = new Writer(c, index);
  const starter = c.startedBy;
  writer.set('name', 'Họ và tên, hoặc tên tập thể', 'Name of the person or collective', c.personal.name);
  writer.set('unitName', 'Đơn vị', 'Unit', c.personal.unitName);
  writer.set(
    'award',
    'Hình thức khen thưởng',
    'Award',
    'Huân chương Lao động hạng Ba',
    'Labour Order, Third Class',
  );
  writer.set('achievementFrom', 'Thành tích từ ngày', 'Achievement from', '01/09/2021');
  writer.set('achievementTo', 'Thành tích đến ngày', 'Achievement to', '31/08/2026');
  writer.set('achievements', 'Báo cáo thành tích', 'Report of achievements', c.personal.achievements);
  writer.write({
    type: 'NominationStarted',
    importance: 'decision',
    vi: `${starter.name} lập hồ sơ đề nghị khen thưởng ${c.number}`,
    en: `${starter.name} opened the nomination ${c.number}`,
    by: starter,
    step: null,
  });
  writer.wait(hourMs);
  for (let n = 0; index === longCaseIndex && n < longComments; n += 1) {
    writer.wait(n % 97 === 0 ? 3 * dayMs : hourMs / 3);
    writer.write({
      type: 'CommentAdded',
      importance: n % 5 === 0 ? 'change' : 'detail',
      vi: `${starter.name} ghi ý kiến thứ ${n + 1}`,
      en: `${starter.name} wrote comment ${n + 1}`,
      by: starter,
      step: null,
    });
  }
  const awarded = isAwarded(c);
  const passed = awarded ? fakePath.length : c.index;
  for (let k = 0; k <= Math.min(passed, fakePath.length - 1); k += 1) step(writer, k, k < passed);
  if (awarded) {
    writer.ended();
    writer.set('result', 'Kết quả', 'Result', 'Được khen thưởng', 'Awarded');
    writer.write({
      type: 'CaseConcluded',
      importance: 'decision',
      vi: 'Hồ sơ kết thúc: được khen thưởng',
      en: 'The case is concluded: awarded',
      by: null,
      step: null,
    });
  }
  return writer.events;
}

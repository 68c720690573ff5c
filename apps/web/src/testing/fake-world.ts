import type { CaseView, HistoryEntry, Notice } from '@vinhdanh/contracts';
import { fakePath, fakePeople, type FakePerson, type FakeStep } from './fake-path.js';

const dayMs = 86_400_000;

export interface FakeCase {
  id: string;
  number: string;
  index: number;
  revision: number;
  dossier: number;
  takenBy: FakePerson | null;
  since: string;
  dueInDays: number | null;
  returned: { round: number; by: FakePerson; at: string; reasons: Record<string, string> } | null;
  returnsLeft: number;
  result: string | null;
  conferred: boolean;
  deciders: Set<string>;
  lastDecision: { name: string; outcome: string | null; at: string; person: string } | null;
  facts: CaseView['facts'];
  personal: NonNullable<CaseView['personal']>;
  attachments: CaseView['attachments'];
  comments: CaseView['comments'];
  papers: CaseView['papers'];
  history: HistoryEntry[];
  startedAt: string;
  startedBy: FakePerson;
}

/** The fake's whole memory: cases, what was sent with which key, and who listens. */
export class FakeWorld {
  readonly cases: FakeCase[] = [];
  readonly answers = new Map<string, unknown>();
  readonly listeners = new Set<() => void>();
  readonly notices: (Notice & { org: string })[] = [];
  private counter = 128;

  constructor() {
    const names = [
      'Lò Thị Mẩy',
      'Tập thể Tổ Toán – Tin, Trường Trung học phổ thông Dân tộc nội trú Nậm Lam',
      'Nguyễn Thị Ánh Nguyệt',
      'Giàng A Phử',
      'Trần Quốc Toản',
      'Vi Văn Đường',
      'Hoàng Thị Ngọc Bích',
      'Quàng Văn Ế',
    ];
    for (let n = 0; n < 48; n += 1) {
      const name = names[n % names.length]!;
      const made = this.create(
        name,
        this.person('p-thao'),
        new Date(Date.now() - (n + 3) * dayMs).toISOString(),
      );
      while (made.index < n % fakePath.length) this.pass(made, null);
      made.dueInDays = made.dueInDays === null ? null : ((n * 7) % 12) - 2;
    }
  }

  person(id: string): FakePerson {
    return fakePeople.find((p) => p.id === id)!;
  }

  create(name: string, by: FakePerson, at: string): FakeCase {
    this.counter += 1;
    const first = fakePath[0]!;
    const made: FakeCase = {
      id: `case-${this.counter}`,
      number: `26-${String(this.counter).padStart(5, '0')}`,
      index: 0,
      revision: 1,
      dossier: 1,
      takenBy: null,
      since: at,
      dueInDays: first.days,
      returned: null,
      returnsLeft: 1,
      result: null,
      conferred: false,
      deciders: new Set(),
      lastDecision: null,
      facts: {
        subjectKind: name.startsWith('Tập thể') ? 'collective' : 'individual',
        isLeader: false,
        isDirectWorker: true,
        achievementFrom: '2021-09-01',
        achievementTo: '2026-08-31',
      },
      personal: {
        name,
        birthDate: '1984-03-12',
        post: 'Giáo viên',
        unitName: 'Trường Trung học phổ thông Dân tộc nội trú Nậm Lam',
        achievements:
          'Năm năm liền hoàn thành xuất sắc nhiệm vụ; bồi dưỡng 12 học sinh đạt giải cấp tỉnh, 2 học sinh đạt giải quốc gia; sáng kiến “Lớp học hai thứ tiếng” được áp dụng ở 9 trường trong tỉnh.',
        earlierAwards: [
          { code: 'CSTDCS', year: 2023, schoolYear: true, decisionNumber: '41/QĐ-THPT' },
          { code: 'CSTDCS', year: 2024, schoolYear: true, decisionNumber: '57/QĐ-THPT' },
        ],
      },
      attachments: [
        {
          fileId: 'f1',
          fileName: 'Biên bản họp bình xét.pdf',
          sha256: 'a'.repeat(64),
          bytes: 248_311,
          mediaType: 'application/pdf',
          by: this.ref(by),
          at,
        },
      ],
      comments: [],
      papers: [],
      history: [],
      startedAt: at,
      startedBy: by,
    };
    this.cases.push(made);
    this.record(
      made,
      'NominationStarted',
      by,
      1,
      `Lập hồ sơ đề nghị khen thưởng cho ${name}`,
      `Nomination started for ${name}`,
      null,
      at,
    );
    this.record(
      made,
      'StepOpened',
      null,
      3,
      `Mở bước “${first.name}”`,
      `Step “${first.name}” opened`,
      null,
      at,
    );
    return made;
  }

  ref(p: FakePerson) {
    return { personId: p.id, name: p.name, post: p.post };
  }

  record(
    c: FakeCase,
    type: string,
    by: FakePerson | null,
    importance: number,
    vi: string,
    en: string,
    note: string | null = null,
    at = new Date().toISOString(),
  ): void {
    c.history.unshift({
      version: c.history.length + 1,
      type,
      at,
      by: by === null ? null : this.ref(by),
      role: by?.roles[0]?.[0] ?? null,
      importance,
      sentenceVi: vi,
      sentenceEn: en,
      note,
      hash: 'b'.repeat(64),
    });
  }

  step(c: FakeCase): FakeStep | null {
    return c.result === null ? (fakePath[c.index] ?? null) : null;
  }

  pass(c: FakeCase, by: FakePerson | null): void {
    const step = fakePath[c.index]!;
    const actor = by ?? fakePeople.find((p) => p.roles.some(([r, o]) => r === step.role && o === step.org))!;
    this.decide(c, actor, step.outcomes[0]!.key, null);
  }

  decide(c: FakeCase, by: FakePerson, outcome: string, note: string | null): void {
    const step = fakePath[c.index]!;
    const chosen = step.outcomes.find((o) => o.key === outcome)!;
    const at = new Date().toISOString();
    this.record(
      c,
      'StepDecided',
      by,
      1,
      `${step.name}: ${chosen.labelVi}`,
      `${step.name}: ${chosen.labelEn}`,
      note,
      at,
    );
    c.lastDecision = { name: by.name, outcome: chosen.labelVi, at, person: by.id };
    c.deciders.add(by.id);
    c.takenBy = null;
    c.revision += 1;
    c.returnsLeft = 1;
    c.since = at;
    if (step.id.endsWith('A7'))
      c.papers.push({
        paperId: `paper-${step.id}`,
        template: 'to-trinh',
        titleVi: `Tờ trình ${step.level === 'province' ? 'của UBND tỉnh' : 'của cấp trình'}`,
        titleEn: 'Submission',
        sha256: 'c'.repeat(64),
        bytes: 41_233,
        mediaType: 'application/pdf',
        at,
      });
    if (chosen.kind === 'refuse') c.result = 'refused';
    else if (c.index === fakePath.length - 1) c.result = 'awarded';
    else if (chosen.key !== 'no-quorum') c.index += 1;
    const next = this.step(c);
    c.dueInDays = next?.days ?? null;
    if (next !== null) {
      this.record(c, 'StepOpened', null, 3, `Mở bước “${next.name}”`, `Step “${next.name}” opened`);
      this.notices.unshift({
        noticeId: `n-${c.id}-${c.index}`,
        kind: 'notified',
        caseId: c.id,
        caseNumber: c.number,
        nomineeName: c.personal.name,
        stepName: next.name,
        at,
        org: next.org,
      });
    }
  }

  changed(): void {
    for (const listener of this.listeners) listener();
  }
}

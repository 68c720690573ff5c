import type {
  AuditCaseItem,
  AuditCaseView,
  AuditDiagram,
  AuditDifference,
  AuditReport,
  AuditState,
  AuditWhy,
} from '@vinhdanh/contracts/audit';
import { councilProcess, fakeCallingXml, fakeCouncilXml } from '../fake-bpmn.js';
import { fakeOrgs, fakePath } from '../fake-path.js';
import type { FakeCase } from '../fake-world.js';
import { tamperedIndex, type FakeAudit } from './fake-audit.js';
import { isAwarded, type FakeEvent } from './fake-record.js';
import { fakeJudgement } from '../fake-judgement.js';

const bundleHash = '7f3c'.repeat(16);
const pathName = 'P9 · Huân chương Lao động hạng Ba';
const personalPaths = ['name', 'unitName', 'achievements'];

export function caseItem(audit: FakeAudit, c: FakeCase): AuditCaseItem {
  const erased = audit.isErased(c);
  const awarded = isAwarded(c);
  return {
    caseId: c.id,
    caseNumber: c.number,
    nomineeName: erased ? null : c.personal.name,
    unitName: erased ? null : c.personal.unitName,
    awardKind: 'HCLD3',
    awardNameVi: 'Huân chương Lao động hạng Ba',
    awardNameEn: 'Labour Order, Third Class',
    status: awarded ? 'concluded' : 'open',
    result: awarded ? 'awarded' : null,
    level: fakePath[c.index]?.level ?? 'central',
    startedAt: audit.record(c)[0]!.event.at,
  };
}

export function caseView(audit: FakeAudit, c: FakeCase): AuditCaseView {
  const events = audit.record(c);
  const waiting = audit.indexOf(c) % 11 === 5 ? 2 : 0;
  return {
    ...caseItem(audit, c),
    bundleHash,
    pathName,
    events: events.length,
    firstAt: events[0]!.event.at,
    lastAt: events.at(-1)!.event.at,
    sealed: events.length - waiting,
    waiting,
  };
}

const fieldsOf = (audit: FakeAudit, c: FakeCase, { fields }: FakeEvent) =>
  Object.entries(fields).map(([path, [labelVi, labelEn, vi, en]]) => {
    const personal = personalPaths.includes(path);
    const value = personal && audit.isErased(c) ? null : vi;
    return { path, labelVi, labelEn, personal, valueVi: value, valueEn: value === null ? null : (en ?? vi) };
  });

export function state(audit: FakeAudit, c: FakeCase, at: FakeEvent): AuditState {
  const open = at.marks[0]?.open[0];
  const step = fakePath.find((one) => one.id === open?.elementId);
  return {
    version: at.event.version,
    at: at.event.at,
    readable: !audit.isErased(c),
    fields: fieldsOf(audit, c, at),
    openSteps:
      open === undefined || step === undefined
        ? []
        : [
            {
              stepId: `${step.id}#1`,
              elementId: step.id,
              name: step.name,
              level: step.level,
              since: open.since,
              dueAt: open.dueAt,
              takenBy: null,
            },
          ],
    marks: [...at.marks],
  };
}

export const auditDiagram = (): AuditDiagram => ({
  bundleHash,
  processes: [
    { processId: 'P9', name: pathName, xml: fakeCallingXml() },
    { processId: councilProcess, name: 'A6 · Họp Hội đồng', xml: fakeCouncilXml() },
  ],
});

export function difference(audit: FakeAudit, c: FakeCase, from: FakeEvent, to: FakeEvent): AuditDifference {
  const before = new Map(fieldsOf(audit, c, from).map((field) => [field.path, field]));
  return {
    from: from.event.version,
    to: to.event.version,
    fromAt: from.event.at,
    toAt: to.event.at,
    fields: fieldsOf(audit, c, to)
      .filter(({ path, valueVi }) => before.get(path)?.valueVi !== valueVi)
      .map(({ path, labelVi, labelEn, personal, valueVi, valueEn }) => ({
        path,
        labelVi,
        labelEn,
        personal,
        beforeVi: before.get(path)?.valueVi ?? null,
        beforeEn: before.get(path)?.valueEn ?? null,
        afterVi: valueVi,
        afterEn: valueEn,
      })),
  };
}

const commandOf: Readonly<Record<string, string>> = {
  NominationStarted: 'StartNomination',
  StepTaken: 'TakeStep',
  StepDecided: 'DecideStep',
  FileAttached: 'AttachFile',
  CommentAdded: 'AddComment',
  PaperDrafted: 'CompleteJob',
};

export function why(audit: FakeAudit, c: FakeCase, { event, step, outcome }: FakeEvent): AuditWhy {
  const org = step === null ? fakeOrgs['school']! : fakeOrgs[step.org]!;
  const chosen = step?.outcomes.find(({ key }) => key === outcome);
  const conditions = [
    ...(step?.ballot === true && outcome !== null
      ? [
          {
            expression: 'phieu.co_mat * 3 >= phieu.thanh_vien * 2',
            inputs: { 'phieu.co_mat': 14, 'phieu.thanh_vien': 14 },
            result: true,
          },
          {
            expression: 'phieu.dong_y * 100 >= 80 * phieu.thanh_vien',
            inputs: { 'phieu.dong_y': 13, 'phieu.thanh_vien': 14 },
            result: true,
          },
        ]
      : []),
    ...(outcome === null
      ? []
      : [
          { expression: 'ket_qua = "refuse"', inputs: { ket_qua: outcome }, result: false },
          { expression: `ket_qua = "${outcome}"`, inputs: { ket_qua: outcome }, result: true },
        ]),
  ];
  return {
    version: event.version,
    commandId: `c-${event.version}`,
    commandType: commandOf[event.type] ?? 'DecideStep',
    commandHash: event.commandHash,
    at: event.at,
    by: event.by,
    authority:
      event.by === null
        ? null
        : {
            role: step?.role ?? 'unit-officer',
            roleVi: event.by.post ?? '',
            roleEn: step?.role ?? 'unit-officer',
            org: step?.org ?? 'school',
            orgNameVi: org.vi,
            orgNameEn: org.en,
          },
    args:
      chosen === undefined
        ? []
        : [
            {
              path: 'outcome',
              labelVi: 'Kết quả',
              labelEn: 'Outcome',
              personal: false,
              valueVi: chosen.labelVi,
              valueEn: chosen.labelEn,
            },
            {
              path: 'note',
              labelVi: 'Ghi chú',
              labelEn: 'Note',
              personal: true,
              valueVi: audit.isErased(c) ? null : 'Đủ thành phần hồ sơ theo quy định.',
              valueEn: audit.isErased(c) ? null : 'Đủ thành phần hồ sơ theo quy định.',
            },
          ],
    readable: !audit.isErased(c),
    seen:
      event.by === null || step === null
        ? { step: null, dossier: null, documents: [] }
        : {
            step: 2,
            dossier: 3,
            documents: [
              { sha256: 'a'.repeat(64), fileName: 'Biên bản họp bình xét.pdf' },
              { sha256: '4d'.repeat(32), fileName: null },
            ],
          },
    bundle: { hash: bundleHash, pathName },
    conditions,
    judgements: [fakeJudgement],
    events: [event.version],
    refusedBefore: event.version === 5 ? [...audit.refusals(c)].slice(-1) : [],
  };
}

export function report(audit: FakeAudit, c: FakeCase | null): AuditReport {
  const cases = c === null ? audit.world.cases : [c];
  const events = cases.reduce((sum, one) => sum + audit.record(one).length, 0);
  const broken = cases.find((one) => audit.indexOf(one) === tamperedIndex);
  const place = (n: number) => {
    const { event } = audit.record(broken!)[n]!;
    return {
      caseId: broken!.id,
      caseNumber: broken!.number,
      stream: `award-${broken!.id}`,
      version: event.version,
      number: event.sealedNumber,
      type: event.type,
      at: event.at,
    };
  };
  return {
    verdict: broken === undefined ? 'verified' : 'not-verified',
    code: broken === undefined ? null : 'EVENT.CHAIN',
    findings:
      broken === undefined
        ? []
        : [
            {
              code: 'EVENT.CHAIN',
              sentenceVi: 'sự kiện không nối với sự kiện đứng trước',
              sentenceEn: 'the event does not point at the one before it',
              event: place(7),
              neighbours: [place(6), place(8)],
              detail: 'b3f1c29a… ≠ 4e7702d1…',
            },
            {
              code: 'PROOF.INCLUSION',
              sentenceVi: 'sổ không chứa sự kiện này: chứng minh thuộc cây không đúng',
              sentenceEn: 'the log does not hold this event: its proof leads to another tree',
              event: place(7),
              neighbours: [],
              detail: null,
            },
          ],
    findingsCount: broken === undefined ? 0 : 2,
    unchecked: [
      {
        code: 'NOTICE.SEALED_SECTIONS',
        sentenceVi: 'Phần cá nhân được mã hóa: chứng minh được là không đổi, không đọc nội dung.',
        sentenceEn: 'Personal sections are encrypted: they are proved unaltered, not read.',
        detail: null,
      },
    ],
    counts: { cases: cases.length, events, commands: Math.round(events * 0.7), documents: cases.length * 2 },
    logs: [
      {
        log: 'record',
        origin: 'vinhdanh.lamgiang.vn/log',
        size: 3_412,
        signedBy: ['vinhdanh.lamgiang.vn/log'],
        witnesses: ['witness.thanhtra.lamgiang.vn'],
        witnessedSize: 3_409,
      },
      {
        log: 'access',
        origin: 'vinhdanh.lamgiang.vn/log/access',
        size: 612,
        signedBy: ['vinhdanh.lamgiang.vn/log'],
        witnesses: [],
        witnessedSize: 604,
      },
    ],
  };
}

import type { Verdict } from '@vinhdanh/record-format';
import type { AskedWitness } from './report.js';

export type Language = 'vi' | 'en';

/** Words around the sentences of a report. */
export interface Frame {
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly because: string;
  readonly findings: string;
  readonly more: string;
  readonly event: string;
  readonly number: string;
  readonly before: string;
  readonly after: string;
  readonly file: string;
  readonly scope: (tenant: string, cases: number | null) => string;
  readonly counts: (counts: Readonly<Record<string, number>>) => string;
  readonly log: (log: string, origin: string, size: number, heads: number) => string;
  readonly signedBy: string;
  readonly witnesses: string;
  readonly nobody: string;
  readonly asked: Readonly<Record<AskedWitness['answer'], string>>;
  readonly unchecked: string;
}

export const frames: Readonly<Record<Language, Frame>> = {
  vi: {
    verdicts: {
      verified: 'ĐÃ XÁC MINH',
      consistent: 'TỰ NHẤT QUÁN, CHƯA XÁC ĐỊNH NGUỒN GỐC',
      'not-verified': 'KHÔNG XÁC MINH ĐƯỢC',
    },
    because: 'vì',
    findings: 'Sai sót',
    more: 'sai sót khác không liệt kê',
    event: 'sự kiện',
    number: 'số trong sổ',
    before: 'trước đó',
    after: 'sau đó',
    file: 'tệp',
    scope: (tenant, cases) => `Tỉnh ${tenant}: ${cases === null ? 'toàn bộ hồ sơ' : `${cases} hồ sơ`}`,
    counts: (of) =>
      `${of.cases} hồ sơ, ${of.events} sự kiện, ${of.commands} lệnh, ${of.bundles} gói quy tắc, ${of.documents} tài liệu, ` +
      `${of.refusals} lần bị từ chối, ${of.accessRecords} lần truy cập; ${of.redecided} lệnh được quyết định lại`,
    log: (log, origin, size, heads) => `Sổ ${log}: ${origin}, ${size} mục, ${heads} đầu sổ đã đối chiếu`,
    signedBy: 'chữ ký của sổ',
    witnesses: 'nhân chứng',
    nobody: 'không có',
    asked: {
      cosigned: 'vừa xác nhận',
      fork: 'NHỚ MỘT SỔ KHÁC',
      shrunk: 'NHỚ SỔ DÀI HƠN',
      away: 'không trả lời',
      unbelievable: 'trả lời không tin được',
    },
    unchecked: 'Không kiểm tra được, hoặc cần biết',
  },
  en: {
    verdicts: {
      verified: 'VERIFIED',
      consistent: 'CONSISTENT IN ITSELF, ORIGIN NOT ESTABLISHED',
      'not-verified': 'NOT VERIFIED',
    },
    because: 'because',
    findings: 'Findings',
    more: 'further findings that are not listed',
    event: 'event',
    number: 'number in the log',
    before: 'before it',
    after: 'after it',
    file: 'file',
    scope: (tenant, cases) => `Province ${tenant}: ${cases === null ? 'the whole record' : `${cases} cases`}`,
    counts: (of) =>
      `${of.cases} cases, ${of.events} events, ${of.commands} commands, ${of.bundles} bundles, ${of.documents} documents, ` +
      `${of.refusals} refusals, ${of.accessRecords} access records; ${of.redecided} commands decided once more`,
    log: (log, origin, size, heads) => `Log ${log}: ${origin}, ${size} entries, ${heads} heads compared`,
    signedBy: 'signed by',
    witnesses: 'witnesses',
    nobody: 'nobody',
    asked: {
      cosigned: 'has cosigned now',
      fork: 'REMEMBERS ANOTHER LOG',
      shrunk: 'REMEMBERS A LONGER LOG',
      away: 'does not answer',
      unbelievable: 'answers nothing that can be believed',
    },
    unchecked: 'Not checked, or to be known',
  },
};

import type { CaseId, CommandId, Instant, OrgId, PersonId, TenantId } from '@vinhdanh/kernel';
import type { Actor } from '../case/actor.js';
import type { CaseCommand, Route } from '../case/commands.js';

const org = (name: string): OrgId => name as OrgId;
const person = (personId: string, role: string, at: string): Extract<Actor, { kind: 'person' }> => ({
  kind: 'person',
  personId: personId as PersonId,
  memberships: [{ role, org: org(at) }],
});

export const tenant = 'lam-giang' as TenantId;
export const caseId = 'case-1' as CaseId;
export const nomineeId = 'nominee-1' as PersonId;
/** A Monday, eight o'clock in Hà Nội. */
export const monday: Instant = '2026-08-31T01:00:00.000Z';
export const commandId = (name: string | number): CommandId => String(name) as CommandId;

/** Invented people, one per duty, and one of another department. */
export const people = {
  officer: person('lo-thi-may', 'unit-officer', 'truong-nguyen-trai'),
  unitHead: person('ha-van-pao', 'unit-head', 'truong-nguyen-trai'),
  grassrootsSecretary: person('giang-a-su', 'council-secretary', 'cum-truong'),
  secretary: person('pham-thu-ha', 'council-secretary', 'so-gddt'),
  secondSecretary: person('vi-thi-lan', 'council-secretary', 'so-gddt'),
  departmentHead: person('do-minh-duc', 'department-head', 'so-gddt'),
  foreignSecretary: person('cao-ba-quat', 'council-secretary', 'so-y-te'),
  agencyOne: person('tran-thi-thue', 'agency-officer', 'cuc-thue'),
  agencyTwo: person('le-van-an', 'agency-officer', 'cong-an-tinh'),
  chair: person('nguyen-van-chu', 'province-chair', 'ubnd-tinh'),
  president: person('ly-thi-cong', 'president-office', 'vp-ctn'),
} as const;

export const journey: Actor = { kind: 'system', name: 'journey' };

export const route: Route = {
  unit: org('truong-nguyen-trai'),
  grassroots: org('cum-truong'),
  department: org('so-gddt'),
  province: org('ubnd-tinh'),
  'president-office': org('vp-ctn'),
};

/** A nomination of an invented teacher; `bundleHash` is that of the model under test. */
export const nomination = (bundleHash: string): Extract<CaseCommand, { type: 'StartNomination' }> => ({
  type: 'StartNomination',
  caseNumber: 'HS-2026-000128',
  bundleHash,
  nomineeId,
  route,
  facts: {
    awardKind: 'HCLD3',
    subjectKind: 'individual',
    isLeader: false,
    isDirectWorker: true,
    achievementFrom: '2021-01-01',
    achievementTo: '2025-12-31',
    agencies: [org('cuc-thue'), org('cong-an-tinh')],
  },
  personal: {
    name: 'Lò Thị Mẩy Bí Mật',
    birthDate: '1984-03-08',
    post: 'Giáo viên Bí Mật',
    unitName: 'Trường THPT Nguyễn Trãi Bí Mật',
    achievements: 'Ba sáng kiến Bí Mật được áp dụng trong toàn ngành.',
    earlierAwards: [],
  },
});

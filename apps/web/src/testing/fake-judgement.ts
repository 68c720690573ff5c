import type { Judgement } from '@vinhdanh/contracts';

/** What the rules of the Labour Order say of a nominee with a year too few. */
export const fakeJudgement: Judgement = {
  instanceId: 'ae-judge#1',
  elementName: 'Đối chiếu điều kiện',
  ruleSet: 'HCLD3',
  ruleSetNameVi: 'Điều kiện Huân chương Lao động hạng Ba',
  ruleSetNameEn: 'Eligibility for the Labour Order, third class',
  version: '2025.1',
  hash: `sha256:${'7'.repeat(64)}`,
  decision: 'eligibility',
  result: 'not-eligible',
  sentenceVi: 'Chưa đủ điều kiện: cần 3 năm liên tục CSTĐCS, mới có 2 (2023, 2024)',
  sentenceEn:
    'Not eligible yet: 3 consecutive years of Grass-roots fighter are needed, there are 2 (2023, 2024)',
  at: '2026-11-20T02:10:00.000Z',
  reasons: {
    inputs: {
      earlierAwards: [
        { code: 'CSTDCS', year: 2023, schoolYear: true, decisionNumber: '41/QĐ-THPT' },
        { code: 'CSTDCS', year: 2024, schoolYear: true, decisionNumber: '57/QĐ-THPT' },
      ],
      achievementTo: '2026-08-31',
    },
    decisions: { waiting: 'none', cstdcs: { first: 2023, last: 2024, years: [2023, 2024] } },
    tables: [
      {
        id: 'criteria',
        matched: [4],
        missed: [{ row: 3, column: 'Số năm liên tục CSTĐCS', cell: '>= parameters.runYears' }],
      },
    ],
    clauses: ['Luật 06/2022/QH15 Đ.44 (M)'],
  },
};

import type { OpenStep } from '@vinhdanh/contracts';

type Outcome = OpenStep['outcomes'][number];

const approve = (key: string, labelVi: string, labelEn: string): Outcome => ({
  key,
  labelVi,
  labelEn,
  kind: 'approve',
  needsNote: false,
});
const refuse = (key: string, labelVi: string, labelEn: string): Outcome => ({
  key,
  labelVi,
  labelEn,
  kind: 'refuse',
  needsNote: true,
});
const neutral = (key: string, labelVi: string, labelEn: string): Outcome => ({
  key,
  labelVi,
  labelEn,
  kind: 'neutral',
  needsNote: true,
});

export interface FakeStep {
  readonly id: string;
  readonly name: string;
  readonly level: string;
  readonly role: string;
  readonly org: string;
  readonly days: number | null;
  readonly outcomes: readonly Outcome[];
  readonly ballot: boolean;
  readonly returns: boolean;
}

const step = (
  id: string,
  name: string,
  level: string,
  role: string,
  org: string,
  days: number | null,
  outcomes: readonly Outcome[],
  more: { ballot?: boolean; returns?: boolean } = {},
): FakeStep => ({
  id,
  name,
  level,
  role,
  org,
  days,
  outcomes,
  ballot: more.ballot ?? false,
  returns: more.returns ?? false,
});

const council = [
  approve('pass', 'Thông qua', 'Pass'),
  refuse('fail', 'Không thông qua', 'Fail'),
  neutral('no-quorum', 'Không đủ người dự, họp lại', 'No quorum, reconvene'),
  neutral('refer-up', 'Chuyển cấp trên xem xét', 'Refer up'),
];
const head = [
  approve('sign', 'Ký tờ trình', 'Sign the submission'),
  refuse('refuse', 'Không đồng ý trình', 'Refuse'),
];
const receive = [
  approve('accept', 'Tiếp nhận hồ sơ', 'Accept'),
  refuse('wrong-authority', 'Từ chối: sai thẩm quyền', 'Refuse: wrong authority'),
];

/** Every office of the fake province. */
export const fakeOrgs: Record<string, { vi: string; en: string }> = {
  school: {
    vi: 'Trường Trung học phổ thông Dân tộc nội trú Nậm Lam',
    en: 'Nậm Lam Ethnic Boarding High School',
  },
  commune: { vi: 'Ủy ban nhân dân xã Nậm Lam', en: 'People’s Committee of Nậm Lam commune' },
  education: { vi: 'Sở Giáo dục và Đào tạo', en: 'Department of Education and Training' },
  'home-affairs': { vi: 'Sở Nội vụ', en: 'Department of Home Affairs' },
  tax: { vi: 'Thuế tỉnh Lam Giang', en: 'Lam Giang Tax Office' },
  portal: { vi: 'Cổng Thông tin điện tử tỉnh', en: 'Provincial Portal' },
  party: { vi: 'Ban Thường vụ Tỉnh ủy', en: 'Provincial Party Standing Committee' },
  province: { vi: 'Ủy ban nhân dân tỉnh Lam Giang', en: 'People’s Committee of Lam Giang province' },
  ministry: {
    vi: 'Ban Thi đua – Khen thưởng Trung ương, Bộ Nội vụ',
    en: 'Central Emulation Board, Ministry of Home Affairs',
  },
  government: { vi: 'Văn phòng Chính phủ', en: 'Government Office' },
  president: { vi: 'Văn phòng Chủ tịch nước', en: 'Office of the President' },
  inspectorate: { vi: 'Thanh tra tỉnh Lam Giang', en: 'Lam Giang Provincial Inspectorate' },
};

/** A shortened path of five levels, one step after the other. */
export const fakePath: readonly FakeStep[] = [
  step('A1', 'Họp bình xét', 'unit', 'unit-officer', 'school', 5, [
    approve('propose', 'Đề nghị khen thưởng', 'Propose'),
    refuse('not-propose', 'Không đề nghị', 'Do not propose'),
  ]),
  step('A2', 'Ký tờ trình của đơn vị', 'unit', 'unit-head', 'school', null, [
    approve('submit', 'Ký và trình', 'Sign and submit'),
    refuse('stop', 'Không trình', 'Do not submit'),
  ]),
  step('G_A3', 'Kiểm tra tính đầy đủ của hồ sơ', 'grassroots', 'council-secretary', 'commune', 2, receive, {
    returns: true,
  }),
  step('G_A6', 'Họp Hội đồng cơ sở', 'grassroots', 'council-secretary', 'commune', 10, council, {
    ballot: true,
  }),
  step('G_A7', 'Ký tờ trình cấp cơ sở', 'grassroots', 'level-head', 'commune', 5, head),
  step('D_A3', 'Tiếp nhận tại Sở', 'department', 'council-secretary', 'education', 2, receive, {
    returns: true,
  }),
  step('D_A7', 'Giám đốc Sở ký tờ trình', 'department', 'department-head', 'education', 5, head),
  step(
    'P_A8',
    'Thẩm định của Sở Nội vụ',
    'province',
    'home-affairs-appraiser',
    'home-affairs',
    20,
    [
      approve('eligible', 'Đủ điều kiện', 'Eligible'),
      neutral('lower-form', 'Đề nghị hình thức thấp hơn', 'Propose a lower form'),
      refuse('ineligible', 'Không đủ điều kiện', 'Not eligible'),
    ],
    { returns: true },
  ),
  step('P_A6', 'Họp Hội đồng cấp tỉnh', 'province', 'council-secretary', 'home-affairs', 10, council, {
    ballot: true,
  }),
  step('P_A7', 'Chủ tịch UBND tỉnh ký tờ trình', 'province', 'province-chair', 'province', 5, head),
  step(
    'C_A12',
    'Thẩm định của Bộ Nội vụ',
    'central',
    'ministry-appraiser',
    'ministry',
    30,
    [
      approve('submit', 'Trình Thủ tướng', 'Submit'),
      refuse('ineligible', 'Không đủ điều kiện', 'Not eligible'),
    ],
    { returns: true },
  ),
  step('C_A15', 'Chủ tịch nước quyết định', 'central', 'president-office', 'president', 10, [
    approve('sign', 'Ký quyết định khen thưởng', 'Sign the award'),
    refuse('return', 'Không ký', 'Do not sign'),
  ]),
];

export interface FakePerson {
  readonly id: string;
  readonly name: string;
  readonly post: string;
  readonly level: string;
  readonly roles: readonly (readonly [role: string, org: string])[];
}

export const fakePeople: readonly FakePerson[] = [
  {
    id: 'p-thao',
    name: 'Lò Thị Thảo',
    post: 'Chuyên viên thi đua',
    level: 'unit',
    roles: [['unit-officer', 'school']],
  },
  {
    id: 'p-quang',
    name: 'Nguyễn Văn Quảng',
    post: 'Hiệu trưởng',
    level: 'unit',
    roles: [['unit-head', 'school']],
  },
  {
    id: 'p-huong',
    name: 'Phạm Thị Thu Hường',
    post: 'Thư ký Hội đồng cơ sở',
    level: 'grassroots',
    roles: [['council-secretary', 'commune']],
  },
  {
    id: 'p-tung',
    name: 'Đỗ Thanh Tùng',
    post: 'Chủ tịch Ủy ban nhân dân xã',
    level: 'grassroots',
    roles: [['level-head', 'commune']],
  },
  {
    id: 'p-yen',
    name: 'Hoàng Hải Yến',
    post: 'Thư ký Hội đồng Sở',
    level: 'department',
    roles: [['council-secretary', 'education']],
  },
  {
    id: 'p-nghia',
    name: 'Trần Trọng Nghĩa',
    post: 'Giám đốc Sở Giáo dục và Đào tạo',
    level: 'department',
    roles: [['department-head', 'education']],
  },
  {
    id: 'p-ha',
    name: 'Vũ Ngọc Hà',
    post: 'Chuyên viên thẩm định, thư ký Hội đồng tỉnh',
    level: 'province',
    roles: [
      ['home-affairs-appraiser', 'home-affairs'],
      ['council-secretary', 'home-affairs'],
    ],
  },
  {
    id: 'p-long',
    name: 'Bùi Đức Long',
    post: 'Chủ tịch Ủy ban nhân dân tỉnh',
    level: 'province',
    roles: [['province-chair', 'province']],
  },
  {
    id: 'p-mai',
    name: 'Lê Phương Mai',
    post: 'Chuyên viên vụ nghiệp vụ',
    level: 'central',
    roles: [['ministry-appraiser', 'ministry']],
  },
  {
    id: 'p-son',
    name: 'Đặng Hồng Sơn',
    post: 'Vụ trưởng Văn phòng Chủ tịch nước',
    level: 'central',
    roles: [['president-office', 'president']],
  },
  {
    id: 'p-binh',
    name: 'Cầm Thị Bình',
    post: 'Thanh tra viên chính',
    level: 'province',
    roles: [['auditor', 'inspectorate']],
  },
];

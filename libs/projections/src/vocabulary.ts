/** The same thing in both languages. */
export interface Words {
  readonly vi: string;
  readonly en: string;
}

const words = (vi: string, en: string): Words => ({ vi, en });

/** The office's names of duties. */
const roles: Readonly<Record<string, Words>> = {
  'unit-officer': words('Cán bộ thi đua', 'Emulation officer'),
  'unit-head': words('Thủ trưởng đơn vị', 'Head of the unit'),
  'council-secretary': words('Thư ký hội đồng', 'Council secretary'),
  'integrity-officer': words('Cán bộ xác minh', 'Integrity officer'),
  'level-head': words('Thủ trưởng cấp trình', 'Head of the level'),
  'department-head': words('Giám đốc sở', 'Head of the department'),
  'home-affairs-appraiser': words('Chuyên viên thẩm định Sở Nội vụ', 'Home-affairs appraiser'),
  'agency-officer': words('Cán bộ cơ quan được hỏi ý kiến', 'Officer of the agency asked'),
  'portal-officer': words('Cán bộ cổng thông tin', 'Portal officer'),
  'party-officer': words('Cán bộ cấp ủy', 'Party committee officer'),
  'province-chair': words('Chủ tịch UBND tỉnh', 'Chair of the province'),
  'ministry-appraiser': words('Chuyên viên thẩm định Bộ Nội vụ', 'Ministry appraiser'),
  'government-office': words('Văn phòng Chính phủ', 'Office of the Government'),
  'president-office': words('Văn phòng Chủ tịch nước', 'Office of the President'),
  clerk: words('Văn thư', 'Clerk'),
  administrator: words('Quản trị viên', 'Administrator'),
  auditor: words('Thanh tra', 'Auditor'),
};

/** Fields of the dossier, as a return names them: in the words of the form that is filled in. */
const fields: Readonly<Record<string, Words>> = {
  name: words('Họ và tên, hoặc tên tập thể', 'Name of the person or collective'),
  birthDate: words('Ngày sinh', 'Date of birth'),
  post: words('Chức vụ', 'Post'),
  unitName: words('Đơn vị', 'Unit'),
  achievements: words('Báo cáo thành tích', 'Report of achievements'),
  earlierAwards: words('Khen thưởng đã đạt', 'Earlier awards'),
  isLeader: words('Là cán bộ lãnh đạo', 'Holds a leading post'),
  isDirectWorker: words('Là người trực tiếp lao động, công tác', 'Works directly'),
  achievementFrom: words('Thành tích từ ngày', 'Achievement from'),
  achievementTo: words('Thành tích đến ngày', 'Achievement to'),
  files: words('Tài liệu kèm theo', 'Documents'),
};

const levels: Readonly<Record<string, Words>> = {
  unit: words('Đơn vị', 'Unit'),
  grassroots: words('Cơ sở', 'Grass roots'),
  department: words('Sở, ngành', 'Department'),
  province: words('Tỉnh', 'Province'),
  central: words('Trung ương', 'Central'),
  concluded: words('Đã kết thúc', 'Concluded'),
};

const subjects: Readonly<Record<string, Words>> = {
  individual: words('Cá nhân', 'Person'),
  collective: words('Tập thể', 'Collective'),
  household: words('Hộ gia đình', 'Household'),
  foreigner: words('Người nước ngoài', 'Foreigner'),
};

const results: Readonly<Record<string, Words>> = {
  awarded: words('được khen thưởng', 'awarded'),
  refused: words('không được khen thưởng', 'not awarded'),
  withdrawn: words('đơn vị đã rút hồ sơ', 'withdrawn by the unit'),
  'not-eligible': words('không đủ điều kiện', 'not eligible'),
  ineligible: words('không đủ điều kiện', 'not eligible'),
  eligible: words('đủ điều kiện', 'eligible'),
  'needs-review': words('cần xem xét', 'to be reviewed'),
};

const papers: Readonly<Record<string, Words>> = {
  'to-trinh': words('Tờ trình', 'Submission'),
  'quyet-dinh-khen-thuong': words('Quyết định khen thưởng', 'Decision on the award'),
  'thong-bao-ket-qua': words('Thông báo kết quả', 'Notice of the result'),
};

const of =
  (table: Readonly<Record<string, Words>>) =>
  (key: string): Words =>
    Object.hasOwn(table, key) ? (table[key] ?? words(key, key)) : words(key, key);

/** Each answers the words of a key; an unknown key stands for itself. */
export const roleWords = of(roles);
export const fieldWords = of(fields);
export const levelWords = of(levels);
export const subjectWords = of(subjects);
export const resultWords = of(results);
export const paperWords = of(papers);

import type { DemoOrganisation } from './province.js';

/** One person of the demo province with its duties; `persona` shows on the sign-in page. */
export interface DemoPerson {
  /** Person id, user name and persona id in one. */
  readonly id: string;
  readonly name: string;
  readonly post: string;
  readonly postEn: string;
  readonly level: DemoOrganisation['level'];
  /** `role@organisation`; the first names the organisation that the persona is shown with. */
  readonly duties: readonly string[];
}

const unit = 'unit';
const grassroots = 'grassroots';
const department = 'department';
const province = 'province';
const central = 'central';

export const people: readonly DemoPerson[] = [
  { id: 'nguyen-thu-ha', name: 'Nguyễn Thu Hà', post: 'Cán bộ thi đua của khoa', postEn: 'Emulation officer of the ward', level: unit, duties: ['unit-officer@khoa-hoi-suc'] },
  { id: 'tran-van-minh', name: 'Trần Văn Minh', post: 'Trưởng khoa', postEn: 'Head of the ward', level: unit, duties: ['unit-head@khoa-hoi-suc', 'level-head@khoa-hoi-suc'] },
  { id: 'le-thi-mai', name: 'Lê Thị Mai', post: 'Thư ký Hội đồng thi đua bệnh viện', postEn: "Secretary of the hospital's council", level: grassroots, duties: ['council-secretary@bv-da-khoa', 'clerk@bv-da-khoa'] },
  { id: 'pham-quoc-anh', name: 'Phạm Quốc Anh', post: 'Cán bộ kiểm tra, giám sát', postEn: 'Integrity officer', level: grassroots, duties: ['integrity-officer@bv-da-khoa'] },
  { id: 'hoang-duc-long', name: 'Hoàng Đức Long', post: 'Giám đốc bệnh viện', postEn: 'Director of the hospital', level: grassroots, duties: ['level-head@bv-da-khoa'] },
  { id: 'vu-ngoc-lan', name: 'Vũ Ngọc Lan', post: 'Thư ký Hội đồng thi đua Sở Y tế', postEn: "Secretary of the department's council", level: department, duties: ['council-secretary@so-y-te', 'clerk@so-y-te'] },
  { id: 'dang-huu-phuoc', name: 'Đặng Hữu Phước', post: 'Chánh Thanh tra Sở Y tế', postEn: 'Chief inspector of the department', level: department, duties: ['integrity-officer@so-y-te'] },
  { id: 'bui-thanh-tung', name: 'Bùi Thanh Tùng', post: 'Giám đốc Sở Y tế', postEn: 'Director of the Department of Health', level: department, duties: ['department-head@so-y-te', 'level-head@so-y-te'] },
  { id: 'do-minh-chau', name: 'Đỗ Minh Châu', post: 'Chuyên viên thẩm định, Sở Nội vụ', postEn: 'Appraiser, Home Affairs', level: province, duties: ['home-affairs-appraiser@so-noi-vu'] },
  { id: 'ngo-bich-ngoc', name: 'Ngô Bích Ngọc', post: 'Thư ký Hội đồng Thi đua – Khen thưởng tỉnh', postEn: "Secretary of the provincial council", level: province, duties: ['council-secretary@ubnd-tinh', 'council-secretary@so-noi-vu'] },
  { id: 'duong-van-khai', name: 'Dương Văn Khải', post: 'Giám đốc Sở Nội vụ', postEn: 'Director of Home Affairs', level: province, duties: ['level-head@so-noi-vu', 'department-head@so-noi-vu', 'integrity-officer@so-noi-vu', 'integrity-officer@ubnd-tinh'] },
  { id: 'ly-thi-hong', name: 'Lý Thị Hồng', post: 'Cán bộ hiệp y, Công an tỉnh', postEn: 'Consulted officer, Police', level: province, duties: ['agency-officer@cong-an-tinh', 'level-head@cong-an-tinh'] },
  { id: 'mai-xuan-bach', name: 'Mai Xuân Bách', post: 'Cán bộ hiệp y, Thuế tỉnh', postEn: 'Consulted officer, Tax Office', level: province, duties: ['agency-officer@thue-tinh', 'level-head@thue-tinh'] },
  { id: 'ha-kim-yen', name: 'Hà Kim Yến', post: 'Cán bộ hiệp y, Bảo hiểm xã hội', postEn: 'Consulted officer, Social Insurance', level: province, duties: ['agency-officer@bao-hiem-xa-hoi', 'level-head@bao-hiem-xa-hoi'] },
  { id: 'cao-phuong-linh', name: 'Cao Phương Linh', post: 'Quản trị Cổng thông tin điện tử tỉnh', postEn: 'Portal officer', level: province, duties: ['portal-officer@ubnd-tinh', 'portal-officer@so-noi-vu'] },
  { id: 'trinh-dinh-son', name: 'Trịnh Đình Sơn', post: 'Chuyên viên Ban Tổ chức Tỉnh ủy', postEn: 'Officer of the Party committee', level: province, duties: ['party-officer@tinh-uy', 'level-head@tinh-uy'] },
  { id: 'phan-gia-hung', name: 'Phan Gia Hưng', post: 'Chủ tịch Ủy ban nhân dân tỉnh', postEn: "Chairman of the People's Committee", level: province, duties: ['province-chair@ubnd-tinh', 'level-head@ubnd-tinh'] },
  { id: 'luong-thuy-duong', name: 'Lương Thùy Dương', post: 'Văn thư Ủy ban nhân dân tỉnh', postEn: 'Clerk of the province', level: province, duties: ['clerk@ubnd-tinh', 'clerk@so-noi-vu'] },
  { id: 'to-hoai-nam', name: 'Tô Hoài Nam', post: 'Chuyên viên thẩm định, Bộ Nội vụ', postEn: 'Appraiser, Ministry of Home Affairs', level: central, duties: ['ministry-appraiser@bo-noi-vu', 'council-secretary@bo-noi-vu'] },
  { id: 'kieu-thanh-tam', name: 'Kiều Thanh Tâm', post: 'Trưởng ban Thi đua – Khen thưởng Trung ương', postEn: 'Head of the Central Board', level: central, duties: ['level-head@bo-noi-vu'] },
  { id: 'quach-anh-tuan', name: 'Quách Anh Tuấn', post: 'Chuyên viên Văn phòng Chính phủ', postEn: 'Officer of the Government Office', level: central, duties: ['government-office@vp-chinh-phu', 'level-head@vp-chinh-phu'] },
  { id: 'dinh-cam-van', name: 'Đinh Cẩm Vân', post: 'Chuyên viên Văn phòng Chủ tịch nước', postEn: 'Officer of the Office of the President', level: central, duties: ['president-office@vp-chu-tich-nuoc', 'level-head@vp-chu-tich-nuoc'] },
  { id: 'la-van-thinh', name: 'La Văn Thịnh', post: 'Văn thư Văn phòng Chủ tịch nước', postEn: 'Clerk of the Office of the President', level: central, duties: ['clerk@vp-chu-tich-nuoc', 'clerk@vp-chinh-phu', 'clerk@bo-noi-vu'] },
  { id: 'vi-thi-nuong', name: 'Vi Thị Nương', post: 'Cán bộ thi đua Tổ Toán – Tin', postEn: 'Emulation officer of the school group', level: unit, duties: ['unit-officer@to-toan-tin'] },
  { id: 'giang-a-pao', name: 'Giàng A Páo', post: 'Tổ trưởng Tổ Toán – Tin', postEn: 'Head of the school group', level: unit, duties: ['unit-head@to-toan-tin', 'level-head@to-toan-tin'] },
  { id: 'nong-quang-huy', name: 'Nông Quang Huy', post: 'Thư ký Hội đồng thi đua nhà trường', postEn: "Secretary of the school's council", level: grassroots, duties: ['council-secretary@thpt-song-lam', 'clerk@thpt-song-lam'] },
  { id: 'chu-minh-tri', name: 'Chu Minh Trí', post: 'Cán bộ kiểm tra nhà trường', postEn: 'Integrity officer of the school', level: grassroots, duties: ['integrity-officer@thpt-song-lam'] },
  { id: 'thai-bao-quyen', name: 'Thái Bảo Quyên', post: 'Hiệu trưởng', postEn: 'Headmistress', level: grassroots, duties: ['level-head@thpt-song-lam'] },
  { id: 'doan-nhat-le', name: 'Đoàn Nhật Lệ', post: 'Thư ký Hội đồng thi đua Sở Giáo dục và Đào tạo', postEn: "Secretary of the education department's council", level: department, duties: ['council-secretary@so-giao-duc', 'clerk@so-giao-duc'] },
  { id: 'ta-huu-nghia', name: 'Tạ Hữu Nghĩa', post: 'Chánh Thanh tra Sở Giáo dục và Đào tạo', postEn: 'Chief inspector of the education department', level: department, duties: ['integrity-officer@so-giao-duc'] },
  { id: 'khuc-thanh-binh', name: 'Khúc Thanh Bình', post: 'Giám đốc Sở Giáo dục và Đào tạo', postEn: 'Director of the Department of Education', level: department, duties: ['department-head@so-giao-duc', 'level-head@so-giao-duc'] },
];

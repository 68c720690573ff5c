/**
 * The demo province of Lam Giang. Everything and everybody in it is invented; ids are fixed, so that
 * seeding again changes nothing and a link keeps its meaning.
 */
export interface DemoOrganisation {
  readonly org: string;
  readonly parent: string | null;
  readonly place: string;
  readonly level: 'unit' | 'grassroots' | 'department' | 'province' | 'central';
  readonly nameVi: string;
  readonly nameEn: string;
}

export const organisations: readonly DemoOrganisation[] = [
  { org: 'ubnd-tinh', parent: null, place: 'province', level: 'province', nameVi: 'Ủy ban nhân dân tỉnh Lam Giang', nameEn: "People's Committee of Lam Giang" },
  { org: 'so-noi-vu', parent: 'ubnd-tinh', place: 'home-affairs', level: 'province', nameVi: 'Sở Nội vụ tỉnh Lam Giang', nameEn: 'Lam Giang Department of Home Affairs' },
  { org: 'tinh-uy', parent: null, place: 'party', level: 'province', nameVi: 'Ban Thường vụ Tỉnh ủy Lam Giang', nameEn: 'Standing Committee of the Provincial Party' },
  { org: 'so-y-te', parent: 'ubnd-tinh', place: 'department', level: 'department', nameVi: 'Sở Y tế tỉnh Lam Giang', nameEn: 'Lam Giang Department of Health' },
  { org: 'bv-da-khoa', parent: 'so-y-te', place: 'grassroots', level: 'grassroots', nameVi: 'Bệnh viện Đa khoa tỉnh Lam Giang', nameEn: 'Lam Giang General Hospital' },
  { org: 'khoa-hoi-suc', parent: 'bv-da-khoa', place: 'unit', level: 'unit', nameVi: 'Khoa Hồi sức tích cực', nameEn: 'Intensive Care Ward' },
  { org: 'so-giao-duc', parent: 'ubnd-tinh', place: 'department', level: 'department', nameVi: 'Sở Giáo dục và Đào tạo tỉnh Lam Giang', nameEn: 'Lam Giang Department of Education and Training' },
  { org: 'thpt-song-lam', parent: 'so-giao-duc', place: 'grassroots', level: 'grassroots', nameVi: 'Trường THPT Sông Lam', nameEn: 'Song Lam High School' },
  { org: 'to-toan-tin', parent: 'thpt-song-lam', place: 'unit', level: 'unit', nameVi: 'Tổ Toán – Tin', nameEn: 'Mathematics and Informatics Group' },
  { org: 'cong-an-tinh', parent: null, place: 'agency', level: 'province', nameVi: 'Công an tỉnh Lam Giang', nameEn: 'Lam Giang Police' },
  { org: 'thue-tinh', parent: null, place: 'agency', level: 'province', nameVi: 'Thuế tỉnh Lam Giang', nameEn: 'Lam Giang Tax Office' },
  { org: 'bao-hiem-xa-hoi', parent: null, place: 'agency', level: 'province', nameVi: 'Bảo hiểm xã hội tỉnh Lam Giang', nameEn: 'Lam Giang Social Insurance' },
  { org: 'bo-noi-vu', parent: null, place: 'ministry', level: 'central', nameVi: 'Ban Thi đua – Khen thưởng Trung ương, Bộ Nội vụ', nameEn: 'Central Emulation and Commendation Board, Ministry of Home Affairs' },
  { org: 'vp-chinh-phu', parent: null, place: 'government-office', level: 'central', nameVi: 'Văn phòng Chính phủ', nameEn: 'Government Office' },
  { org: 'vp-chu-tich-nuoc', parent: null, place: 'president-office', level: 'central', nameVi: 'Văn phòng Chủ tịch nước', nameEn: 'Office of the President' },
];

import { awardKinds } from '@vinhdanh/catalogue';
import type { PaperData } from '../paper.js';
import { dateInWords, shortDate } from '../vietnamese-date.js';

const ERASED = '(thông tin cá nhân đã được xoá)';

/** Name of the award, or its code where the catalogue does not know it. */
export const awardName = ({ awardKind }: PaperData): string =>
  awardKinds.find(({ code }) => code === awardKind)?.nameVi ?? awardKind;

/** `Bà Nguyễn Thị A, Trưởng phòng, Trường B`. */
export function nominee({ personal }: PaperData): string {
  if (personal === null) return ERASED;
  return [personal.name, personal.post, personal.unitName]
    .filter((part) => part !== null && part !== '')
    .join(', ');
}

/** The period of the achievements in short dates. */
export const period = ({ facts }: PaperData): string =>
  facts === null ? '' : `từ ${shortDate(facts.achievementFrom)} đến ${shortDate(facts.achievementTo)}`;

export const achievements = ({ personal }: PaperData): string => personal?.achievements ?? ERASED;

export const placeAndDate = ({ at, place }: PaperData): string =>
  [place, dateInWords(at)].filter((part) => part !== '').join(', ');

/** Grounds that every paper of this path states (domain document §1). */
export const grounds: readonly string[] = [
  'Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;',
  'Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ;',
];

/** Says on every page where the paper comes from. */
export const footerOf = ({ caseNumber }: PaperData): string =>
  `Hồ sơ ${caseNumber} · Bản dự thảo do hệ thống Vinh Danh lập từ dữ liệu hồ sơ, có giá trị khi được ký và đóng dấu`;

import type { RetentionPolicy } from './types.js';

/**
 * Erasure under Luật 91/2025/QH15 and Nghị định 356/2025/NĐ-CP, in force from 1 January 2026. The award decision is a
 * statutory record of the State and is archived for good; everything else that names the person goes. A default for
 * the office's lawyer to check: the full texts were not at hand.
 */
export const vn2026: RetentionPolicy = {
  key: 'vn-2026',
  keeps: [
    {
      template: 'quyet-dinh-khen-thuong',
      results: ['awarded'],
      ground: 'Luật Lưu trữ số 33/2024/QH15: quyết định khen thưởng lưu trữ vĩnh viễn',
      whyVi:
        'Quyết định khen thưởng (tên người được khen, hình thức, thành tích) là hồ sơ Nhà nước, lưu trữ vĩnh viễn',
      whyEn:
        'The award decision (name, award, achievement) is a record of the State and is archived for good',
      source:
        'Luật 33/2024/QH15 (F64); domain §5 "permanent for decisions" (M); to be checked by the lawyer (D)',
    },
  ],
  staysVi: [
    'Bản ghi các bước: ai xử lý, với vai trò nào, lúc nào, kết quả gì; không có tên và lý lịch người được đề nghị',
    'Dữ kiện không định danh: hình thức khen thưởng, loại đối tượng, thời gian lập thành tích, đơn vị trên đường trình',
    'Các đoạn đã mã hóa và mã băm: không còn khóa nên không đọc được, nhưng chuỗi ghi chép vẫn kiểm chứng được',
  ],
  staysEn: [
    'The record of the steps: who acted, in which role, when, with which outcome; without the nominee’s name or life',
    'Facts that identify nobody: award, kind of subject, achievement period, the organisations on the route',
    'Encrypted sections and hashes: unreadable without the key, so that the record still verifies',
  ],
  source:
    'Luật 91/2025/QH15; Nghị định 356/2025/NĐ-CP (answer within 2 working days; erasure within 15 days, 20 with processors)',
};

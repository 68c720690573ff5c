import { sharedSentences, type Sentences } from './sentences.js';

/** The report in Vietnamese. */
export const vi: Sentences = {
  frame: {
    verdicts: {
      verified: 'ĐÃ XÁC MINH',
      consistent: 'TỰ NHẤT QUÁN, CHƯA XÁC ĐỊNH NGUỒN GỐC',
      'not-verified': 'KHÔNG XÁC MINH ĐƯỢC',
      unusable: 'KHÔNG DÙNG ĐƯỢC',
    },
    because: 'vì',
    pack: 'Gói chứng cứ',
    madeAt: 'lập lúc (theo gói)',
    log: 'Sổ',
    leaves: 'sự kiện trong sổ',
    signedBy: 'Chữ ký của sổ',
    witnesses: 'Nhân chứng',
    nobody: 'không có',
    cases: 'Hồ sơ',
    events: 'sự kiện',
    held: 'lệnh, gói quy tắc, tài liệu trong gói',
    findings: 'Sai sót',
    more: 'sai sót khác không liệt kê',
    event: 'sự kiện',
    number: 'số trong sổ',
    before: 'trước đó',
    after: 'sau đó',
    file: 'tệp',
    notices: 'Lưu ý',
  },
  of: {
    ...sharedSentences('vi'),
    'PACK.UNREADABLE': 'không đọc được tệp',
    'PACK.NOT_A_ZIP': 'tệp không phải gói nén zip',
    'PACK.TRUNCATED': 'gói bị cắt cụt: thiếu phần cuối',
    'PACK.DAMAGED': 'gói nén bị hỏng khung',
    'PACK.PATH': 'gói có tên tệp trèo ra ngoài thư mục hoặc không hợp lệ',
    'PACK.DUPLICATE': 'gói có hai tệp trùng tên',
    'PACK.TOO_LARGE': 'gói vượt giới hạn kích thước (có thể là bom nén)',
    'PACK.UNSUPPORTED': 'gói dùng tính năng zip không được chấp nhận',
    'VERIFIER.DEFECT': 'chương trình gặp lỗi không lường trước; không kết luận gì về gói',
  },
};

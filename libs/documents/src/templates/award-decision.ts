import type { PaperTemplate } from './paper-template.js';
import { achievements, awardName, footerOf, grounds, nominee, period, placeAndDate } from './words.js';

/** The decision that confers the award, as a draft for signature. */
export const awardDecision: PaperTemplate = {
  key: 'quyet-dinh-khen-thuong',
  version: '1',
  titleVi: 'Quyết định khen thưởng',
  titleEn: 'Award decision',
  write: (data) => ({
    issuer: data.issuer,
    issuerParent: data.issuerParent,
    number: `${data.caseNumber}/QĐ`,
    placeAndDate: placeAndDate(data),
    kind: 'QUYẾT ĐỊNH',
    about: `Về việc tặng ${awardName(data)}`,
    blocks: [
      ...grounds.map((text) => ({ kind: 'ground', text }) as const),
      { kind: 'ground', text: `Xét hồ sơ số ${data.caseNumber} và kết quả thẩm định của các cấp.` },
      { kind: 'heading', text: 'QUYẾT ĐỊNH:' },
      { kind: 'article', number: 1, text: `Tặng ${awardName(data)} cho: ${nominee(data)}.` },
      { kind: 'paragraph', text: `Thành tích ${period(data)}: ${achievements(data)}` },
      { kind: 'article', number: 2, text: 'Quyết định này có hiệu lực kể từ ngày ký.' },
      {
        kind: 'article',
        number: 3,
        text: 'Các cơ quan, đơn vị liên quan và cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này.',
      },
    ],
    recipients: ['Như Điều 3;', 'Lưu: VT, hồ sơ khen thưởng.'],
    signer: 'NGƯỜI CÓ THẨM QUYỀN KÝ',
    footer: footerOf(data),
  }),
};

import type { PaperTemplate } from './paper-template.js';
import { awardName, footerOf, nominee, period, placeAndDate } from './words.js';

/** The letter that tells the submitting level what became of a nomination. */
export const resultNotice: PaperTemplate = {
  key: 'thong-bao-ket-qua',
  version: '1',
  titleVi: 'Thông báo kết quả khen thưởng',
  titleEn: 'Notice of the result',
  write: (data) => ({
    issuer: data.issuer,
    issuerParent: data.issuerParent,
    number: `${data.caseNumber}/TB`,
    placeAndDate: placeAndDate(data),
    kind: 'THÔNG BÁO',
    about: `Kết quả xét khen thưởng hồ sơ số ${data.caseNumber}`,
    blocks: [
      {
        kind: 'paragraph',
        text: `${data.issuer} thông báo đến đơn vị trình khen kết quả giải quyết hồ sơ số ${data.caseNumber}.`,
      },
      { kind: 'paragraph', text: `Hình thức khen thưởng: ${awardName(data)}.` },
      { kind: 'paragraph', text: `Người được đề nghị: ${nominee(data)}.` },
      { kind: 'paragraph', text: `Thời gian lập thành tích: ${period(data)}.` },
      {
        kind: 'paragraph',
        text: 'Đề nghị đơn vị thông báo cho người được khen thưởng và phối hợp tổ chức trao tặng theo quy định.',
      },
    ],
    recipients: ['Đơn vị trình khen;', 'Lưu: VT, hồ sơ khen thưởng.'],
    signer: 'THỦ TRƯỞNG CƠ QUAN',
    footer: footerOf(data),
  }),
};

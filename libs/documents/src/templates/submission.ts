import type { PaperTemplate } from './paper-template.js';
import { achievements, awardName, footerOf, grounds, nominee, period, placeAndDate } from './words.js';

/** The submission (tờ trình) by which a level passes a nomination upward. */
export const submission: PaperTemplate = {
  key: 'to-trinh',
  version: '1',
  titleVi: 'Tờ trình đề nghị khen thưởng',
  titleEn: 'Submission of a nomination',
  write: (data) => ({
    issuer: data.issuer,
    issuerParent: data.issuerParent,
    number: `${data.caseNumber}/TTr`,
    placeAndDate: placeAndDate(data),
    kind: 'TỜ TRÌNH',
    about: `Về việc đề nghị tặng ${awardName(data)}`,
    blocks: [
      ...grounds.map((text) => ({ kind: 'ground', text }) as const),
      {
        kind: 'paragraph',
        text: `${data.issuer} trình cấp có thẩm quyền xét tặng ${awardName(data)} cho: ${nominee(data)}.`,
      },
      { kind: 'paragraph', text: `Thành tích ${period(data)}: ${achievements(data)}` },
      { kind: 'paragraph', text: 'Kính trình cấp có thẩm quyền xem xét, quyết định.' },
    ],
    recipients: ['Như trên;', 'Lưu: VT, hồ sơ khen thưởng.'],
    signer: 'THỦ TRƯỞNG CƠ QUAN',
    footer: footerOf(data),
  }),
};

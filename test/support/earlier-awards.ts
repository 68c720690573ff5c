import type { EarlierAward } from '@vinhdanh/contracts';

const award = (code: string, year: number, decisionNumber: string): EarlierAward => ({
  code,
  year,
  schoolYear: false,
  decisionNumber,
});

const lastTwoYears = [
  award('BKTTG', 2020, '449/QĐ-TTg'),
  award('CSTDCS', 2024, '57/QĐ-BV'),
  award('CSTDCS', 2025, '71/QĐ-BV'),
];

/** What a dossier states whose nominee the rules of the Labour Order find eligible. */
export const wholeLadder: readonly EarlierAward[] = [...lastTwoYears, award('CSTDCS', 2023, '41/QĐ-BV')];

/** One of three consecutive years is missing. */
export const shortLadder: readonly EarlierAward[] = lastTwoYears;

/** What the rules say of it, word for word. */
export const shortLadderSentence = 'Chưa đủ điều kiện: cần 3 năm liên tục CSTĐCS, mới có 2 (2024, 2025)';

import type { EarlierAward } from '@vinhdanh/contracts';
import { limits } from '@vinhdanh/kernel';

/** An earlier award as it is typed: everything is text until it is sent. */
export interface EarlierAwardRow {
  readonly code: string;
  readonly year: string;
  readonly schoolYear: boolean;
  readonly decisionNumber: string;
}

export const emptyRow: EarlierAwardRow = { code: '', year: '', schoolYear: false, decisionNumber: '' };

/** The awards that a dossier usually counts, lower ones first. Others are typed. */
export const usualCodes = ['LDTT', 'CSTDCS', 'CSTDT', 'CSTDTQ', 'BKT', 'BKTTG', 'HCLD3'] as const;

const isBlank = ({ code, year, decisionNumber }: EarlierAwardRow): boolean =>
  [code, year, decisionNumber].every((text) => text.trim() === '');

export type EarlierAwardFault = 'code' | 'year' | 'decisionNumber';

/** What of a row cannot be sent; null when it can, or when nothing is typed in it. Pure. */
export function rowFault(row: EarlierAwardRow, thisYear: number): EarlierAwardFault | null {
  if (isBlank(row)) return null;
  if (!/^[A-Z][A-Z0-9-]{0,19}$/.test(codeOf(row.code))) return 'code';
  const year = Number(row.year);
  if (!/^\d{4}$/.test(row.year.trim()) || year < 1945 || year > thisYear) return 'year';
  const number = row.decisionNumber.trim();
  return number === '' || number.length > limits.decisionNumberCharsMax ? 'decisionNumber' : null;
}

const codeOf = (text: string): string => text.trim().toUpperCase();

/** The rows in which something is typed, as they are sent; a row with a fault must not come here. Pure. */
export const statedAwards = (rows: readonly EarlierAwardRow[]): EarlierAward[] =>
  rows
    .filter((row) => !isBlank(row))
    .map(({ code, year, schoolYear, decisionNumber }) => ({
      code: codeOf(code),
      year: Number(year),
      schoolYear,
      decisionNumber: decisionNumber.trim().normalize('NFC'),
    }));

export const rowsOf = (awards: readonly EarlierAward[]): EarlierAwardRow[] =>
  awards.map((award) => ({ ...award, year: String(award.year) }));

/** `2024`, or `2024–2025` for a school year. */
export const yearText = ({ year, schoolYear }: EarlierAward): string =>
  schoolYear ? `${year}–${year + 1}` : String(year);

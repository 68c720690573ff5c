import type { CaseHeaderRow } from './rows.js';

/**
 * Text as it is searched: lower case, without Vietnamese tone and vowel marks, `đ` as `d`, single spaces.
 * Computed here and not by the database, whose collations and extensions differ between servers. Pure.
 */
export const normaliseForSearch = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();

/** What a header is found by in an inbox: number, name and unit, as one normalised text. Pure. */
export const headerSearch = ({
  caseNumber,
  nomineeName,
  unitName,
}: Pick<CaseHeaderRow, 'caseNumber' | 'nomineeName' | 'unitName'>): string =>
  normaliseForSearch(`${caseNumber} ${nomineeName ?? ''} ${unitName ?? ''}`);

/** A LIKE pattern that finds `query` anywhere in a normalised text; its wildcards stand for themselves. */
export const searchPattern = (query: string): string =>
  `%${normaliseForSearch(query).replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

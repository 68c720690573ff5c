import { describe, expect, it } from '@jest/globals';
import { emptyRow, rowFault, rowsOf, statedAwards, yearText } from './earlier-awards.js';

const row = { code: ' cstdcs ', year: '2024', schoolYear: true, decisionNumber: ' 12/QĐ-BV ' };

describe('an earlier award', () => {
  it('is sent as it is stated, without the rows in which nothing is typed', () => {
    const awards = statedAwards([row, emptyRow]);
    expect(awards).toEqual([{ code: 'CSTDCS', year: 2024, schoolYear: true, decisionNumber: '12/QĐ-BV' }]);
    expect(statedAwards(rowsOf(awards))).toEqual(awards);
  });

  it.each([
    [{ code: 'bằng khen' }, 'code'],
    [{ year: '24' }, 'year'],
    [{ year: '1944' }, 'year'],
    [{ year: '2027' }, 'year'],
    [{ decisionNumber: ' ' }, 'decisionNumber'],
    [{ decisionNumber: 'a'.repeat(61) }, 'decisionNumber'],
  ])('with %p is at fault: %p', (part, fault) => {
    expect(rowFault({ ...row, ...part }, 2026)).toBe(fault);
  });

  it('has no fault when it is whole, or empty', () => {
    expect([rowFault(row, 2026), rowFault(emptyRow, 2026)]).toEqual([null, null]);
  });

  it('shows a school year as two', () => {
    expect(statedAwards([row, { ...row, schoolYear: false }]).map(yearText)).toEqual(['2024–2025', '2024']);
  });
});
